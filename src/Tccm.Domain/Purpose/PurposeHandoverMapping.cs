using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tccm.Domain.Database;
using Tccm.Domain.Text;

namespace Tccm.Domain.Purpose;

internal sealed class PurposeHandoverMapping : IEntityTypeConfiguration<PurposeHandover>
{
    private const string Pending = "signed_at IS NULL AND declined_at IS NULL AND ended_at IS NULL";

    public void Configure(EntityTypeBuilder<PurposeHandover> builder)
    {
        builder.ToTable("purpose_handovers", table => table.HasCheckConstraint("ck_purpose_handovers_for", "(application_id IS NULL) <> (organisation_id IS NULL) AND (organisation_id IS NULL) = (contact_id IS NULL)"));
        builder.Property(handover => handover.Id).ValueGeneratedNever();
        builder.Property(handover => handover.RequesterName).HasMaxLength(Name.MaxLength);
        builder.Property(handover => handover.SignerName).HasMaxLength(Name.MaxLength);
        builder.Property(handover => handover.SignerTitle).HasMaxLength(Name.MaxLength);
        builder.Property(handover => handover.Words).HasMaxLength(PurposeHandover.MaxWords);
        builder.Property(handover => handover.Reason).HasMaxLength(PurposeHandover.MaxWords);
        builder.Property<uint>("xmin").IsRowVersion();
        builder.Ignore(handover => handover.Facts).Ignore(handover => handover.Category);
        builder.HasIndex(handover => handover.SecretHash).IsUnique();
        builder.HasIndex(handover => handover.CreatedAt);
        builder.HasIndex(handover => handover.ApplicationId).IsUnique().HasFilter(Pending).HasDatabaseName(Constraints.OneHandoverPerApplication);
        builder.HasIndex(handover => handover.OrganisationId).IsUnique().HasFilter(Pending).HasDatabaseName(Constraints.OneHandoverPerOrganisation);
        builder.HasOne(handover => handover.Application).WithMany().HasForeignKey(handover => handover.ApplicationId);
        builder.HasOne(handover => handover.Organisation).WithMany().HasForeignKey(handover => handover.OrganisationId);
        builder.HasOne(handover => handover.Contact).WithMany().HasForeignKey(handover => handover.ContactId);
        builder.HasOne<PurposeVersion>().WithMany().HasForeignKey(handover => handover.PurposeVersionId);
    }
}
