using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tccm.Domain.Database;
using Tccm.Domain.Text;

namespace Tccm.Domain.Deliveries;

internal sealed class DeliverableMapping : IEntityTypeConfiguration<Deliverable>
{
    public void Configure(EntityTypeBuilder<Deliverable> builder)
    {
        builder.ToTable("deliverables");
        builder.Property(deliverable => deliverable.Id).ValueGeneratedNever();
        builder.Property(deliverable => deliverable.Language).HasMaxLength(20);
        builder.Property(deliverable => deliverable.Place).HasMaxLength(Deliverable.MaxWords);
        builder.Property(deliverable => deliverable.Slot).HasMaxLength(Deliverable.MaxWords);
        builder.Property(deliverable => deliverable.Introduction).HasMaxLength(Deliverable.MaxWords);
        builder.Property(deliverable => deliverable.Lineage).HasMaxLength(Deliverable.MaxWords);
        builder.Property(deliverable => deliverable.Basis).HasMaxLength(Deliverable.MaxWords);
        builder.Property(deliverable => deliverable.DropReason).HasMaxLength(Deliverable.MaxWords);
        builder.Property<uint>("xmin").IsRowVersion();
        builder.HasIndex(deliverable => deliverable.LookAgainOn).HasFilter("status = 'Delivered'");
        builder.Ignore(deliverable => deliverable.Delivered).Ignore(deliverable => deliverable.Outcome).Ignore(deliverable => deliverable.SaidOutcome).Ignore(deliverable => deliverable.Corrections);
        builder.Ignore(deliverable => deliverable.Document).Ignore(deliverable => deliverable.Length).Ignore(deliverable => deliverable.Kept);
        builder.HasOne(deliverable => deliverable.Statement).WithMany().HasForeignKey(deliverable => deliverable.StatementId);
        builder.HasOne(deliverable => deliverable.Organisation).WithMany().HasForeignKey(deliverable => deliverable.OrganisationId);
        builder.HasOne(deliverable => deliverable.Opening).WithMany().HasForeignKey(deliverable => deliverable.OpeningId);
        builder.HasOne<Statements.Revision>().WithMany().HasForeignKey(deliverable => deliverable.RevisionId);
        builder.HasMany(deliverable => deliverable.Deliveries).WithOne().HasForeignKey(delivery => delivery.DeliverableId);
        builder.HasMany(deliverable => deliverable.Outcomes).WithOne().HasForeignKey(outcome => outcome.DeliverableId);
    }
}

internal sealed class DeliveryMapping : IEntityTypeConfiguration<Delivery>
{
    public void Configure(EntityTypeBuilder<Delivery> builder)
    {
        builder.ToTable("deliveries");
        builder.Property(delivery => delivery.Id).ValueGeneratedNever();
        builder.Property(delivery => delivery.AtZone).HasMaxLength(60);
        builder.Property(delivery => delivery.DisplayName).HasMaxLength(Name.MaxLength);
        builder.Property(delivery => delivery.NativeName).HasMaxLength(Name.MaxLength);
        builder.Property(delivery => delivery.Receipt).HasMaxLength(Delivery.MaxWords);
        builder.Property(delivery => delivery.Link).HasMaxLength(WebLink.MaxLength);
        builder.Property(delivery => delivery.TextSha256).HasMaxLength(64);
        builder.Property(delivery => delivery.Reason).HasMaxLength(Delivery.MaxWords);
        builder.Ignore(delivery => delivery.Instant);
        builder.HasIndex(delivery => new { delivery.DeliverableId, delivery.Number }).IsUnique().HasDatabaseName(Constraints.OneDeliveryPerNumber);
        builder.HasOne<Organisations.Organisation>().WithMany().HasForeignKey(delivery => delivery.OrganisationId);
        builder.HasOne<Statements.Revision>().WithMany().HasForeignKey(delivery => delivery.RevisionId);
    }
}

internal sealed class DeliveryOutcomeMapping : IEntityTypeConfiguration<DeliveryOutcome>
{
    public void Configure(EntityTypeBuilder<DeliveryOutcome> builder)
    {
        builder.ToTable("delivery_outcomes");
        builder.Property(outcome => outcome.Id).ValueGeneratedNever();
        builder.Property(outcome => outcome.Said).HasMaxLength(DeliveryOutcome.MaxWords);
        builder.HasIndex(outcome => new { outcome.DeliverableId, outcome.Number }).IsUnique().HasDatabaseName(Constraints.OneOutcomePerNumber);
    }
}

internal sealed class RepublicationMapping : IEntityTypeConfiguration<Republication>
{
    public void Configure(EntityTypeBuilder<Republication> builder)
    {
        builder.ToTable("republications");
        builder.Property(republication => republication.Id).ValueGeneratedNever();
        builder.Property(republication => republication.DisplayName).HasMaxLength(Name.MaxLength);
        builder.Property(republication => republication.NativeName).HasMaxLength(Name.MaxLength);
        builder.Property(republication => republication.Title).HasMaxLength(Name.MaxLength);
        builder.Property(republication => republication.Language).HasMaxLength(20);
        builder.Property(republication => republication.Link).HasMaxLength(WebLink.MaxLength);
        builder.Property(republication => republication.EndReason).HasMaxLength(Republication.MaxWords);
        builder.Property<uint>("xmin").IsRowVersion();
        builder.HasIndex(republication => new { republication.StatementId, republication.Link }).IsUnique().HasFilter("ended_at IS NULL").HasDatabaseName(Constraints.OneRepublicationPerLink);
        builder.HasOne(republication => republication.Statement).WithMany().HasForeignKey(republication => republication.StatementId);
        builder.HasOne(republication => republication.Organisation).WithMany().HasForeignKey(republication => republication.OrganisationId);
    }
}

public static class DeliveryQueries
{
    /// <summary>A deliverable with its statement's texts and signatures, who delivers it, where, and all that was recorded of it.</summary>
    public static IQueryable<Deliverable> Whole(this IQueryable<Deliverable> deliverables) => deliverables
        .Include(deliverable => deliverable.Statement.Drafts.OrderByDescending(draft => draft.Number).Take(1))
        .Include(deliverable => deliverable.Statement.Revisions)
        .Include(deliverable => deliverable.Statement.Signatures)
        .Include(deliverable => deliverable.Organisation!.Memberships)
        .Include(deliverable => deliverable.Opening)
        .Include(deliverable => deliverable.Deliveries)
        .Include(deliverable => deliverable.Outcomes)
        .AsSplitQuery();
}
