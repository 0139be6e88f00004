using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tccm.Domain.Text;

namespace Tccm.Domain.Adaptations;

internal sealed class AdaptationMapping : IEntityTypeConfiguration<Adaptation>
{
    public void Configure(EntityTypeBuilder<Adaptation> builder)
    {
        builder.ToTable("adaptations", table =>
        {
            table.HasCheckConstraint("ck_adaptations_maker", "organisation_id IS NULL OR maker_name IS NULL AND submitter_email IS NULL");
            table.HasCheckConstraint("ck_adaptations_link", "link IS NULL OR link LIKE 'https://%'");
            table.HasCheckConstraint("ck_adaptations_confirmed", "status = 'Unconfirmed' OR confirmed_at IS NOT NULL");
            table.HasCheckConstraint("ck_adaptations_shown", "status <> 'Shown' OR shown_at IS NOT NULL");
        });
        builder.Property(one => one.Id).ValueGeneratedNever();
        builder.Property(one => one.Identities).HasColumnType("uuid[]");
        builder.Property(one => one.Title).HasMaxLength(Name.MaxLength);
        builder.Property(one => one.Language).HasMaxLength(AdaptationFacts.MaxLanguage);
        builder.Property(one => one.Link).HasMaxLength(AdaptationFacts.MaxLink);
        builder.Property(one => one.Words).HasMaxLength(AdaptationFacts.MaxWords);
        builder.Property(one => one.MakerName).HasMaxLength(Name.MaxLength);
        builder.Property(one => one.SubmitterName).HasMaxLength(Name.MaxLength);
        builder.Property(one => one.SubmitterKey).HasMaxLength(320);
        builder.Property(one => one.Reason).HasMaxLength(Adaptation.MaxReason);
        builder.Property<uint>("xmin").IsRowVersion();
        builder.Ignore(one => one.Address);
        builder.HasOne(one => one.Statement).WithMany().HasForeignKey(one => one.StatementId);
        builder.HasOne(one => one.Revision).WithMany().HasForeignKey(one => one.RevisionId);
        builder.HasOne(one => one.From).WithMany().HasForeignKey(one => one.FromId);
        builder.HasOne(one => one.Organisation).WithMany().HasForeignKey(one => one.OrganisationId);
        builder.HasOne(one => one.SubmittedBy).WithMany().HasForeignKey(one => one.SubmittedById);
        builder.HasIndex(one => one.SecretHash).IsUnique();
        builder.HasIndex(one => new { one.StatementId, one.Status });
        builder.HasIndex(one => one.SubmitterKey);
    }
}

public static class AdaptationQueries
{
    /// <summary>An adaptation with what it came from and who made it, for a decision or a letter.</summary>
    public static IQueryable<Adaptation> Whole(this IQueryable<Adaptation> adaptations) => adaptations
        .Include(one => one.Statement.Revisions).ThenInclude(revision => revision.Paragraphs)
        .Include(one => one.Statement.Editions).Include(one => one.Revision.Paragraphs)
        .Include(one => one.Organisation).Include(one => one.SubmittedBy).Include(one => one.From)
        .AsSplitQuery();
}
