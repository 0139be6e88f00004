using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tccm.Domain.Database;
using Tccm.Domain.Text;

namespace Tccm.Domain.Purpose;

internal sealed class PurposeVersionMapping : IEntityTypeConfiguration<PurposeVersion>
{
    public void Configure(EntityTypeBuilder<PurposeVersion> builder)
    {
        builder.ToTable("purpose_versions", table =>
        {
            table.HasCheckConstraint("ck_purpose_versions_sha256", "sha256 = encode(sha256(convert_to(text, 'UTF8')), 'hex')");
            table.HasCheckConstraint("ck_purpose_versions_two_persons", "(proposed_by_id IS NULL AND adopted_by_id IS NULL) OR (proposed_by_id <> adopted_by_id) IS TRUE");
            table.HasCheckConstraint("ck_purpose_versions_major_asks", "sign_again_until IS NULL OR minor = 0");
        });
        builder.Property(version => version.Id).ValueGeneratedNever();
        builder.Property(version => version.Title).HasMaxLength(Name.MaxLength);
        builder.Property(version => version.Language).HasMaxLength(20);
        builder.Property(version => version.Sha256).HasMaxLength(64);
        builder.Property(version => version.Source).HasMaxLength(300);
        builder.HasIndex(version => new { version.Major, version.Minor }).IsUnique().HasDatabaseName(Constraints.OneTextPerNumber);
    }
}

internal sealed class PurposeSignatureMapping : IEntityTypeConfiguration<PurposeSignature>
{
    public void Configure(EntityTypeBuilder<PurposeSignature> builder)
    {
        builder.ToTable("purpose_signatures");
        builder.Property(signature => signature.Id).ValueGeneratedNever();
        builder.Property(signature => signature.OrganisationName).HasMaxLength(Name.MaxLength);
        builder.Property(signature => signature.SignerTitle).HasMaxLength(Name.MaxLength);
        builder.Property(signature => signature.TextSha256).HasMaxLength(64);
        builder.HasOne(signature => signature.PurposeVersion).WithMany()
            .HasForeignKey(signature => new { signature.PurposeVersionId, signature.TextSha256 })
            .HasPrincipalKey(version => new { version.Id, version.Sha256 });
        builder.HasOne(signature => signature.Organisation).WithMany().HasForeignKey(signature => signature.OrganisationId);
        builder.HasOne<PurposeHandover>().WithMany().HasForeignKey(signature => signature.HandoverId);
        builder.HasOne<Applications.Application>().WithMany().HasForeignKey(signature => signature.ApplicationId);
        // Who joins again signs again, with an application of its own; without one an organisation signs a version once.
        builder.HasIndex(signature => new { signature.OrganisationId, signature.PurposeVersionId }).IsUnique().HasFilter("application_id IS NULL").HasDatabaseName(Constraints.OnePurposeSignature);
        builder.HasIndex(signature => signature.OrganisationId);
        builder.HasIndex(signature => signature.ApplicationId).IsUnique().HasDatabaseName(Constraints.OnePurposeSignaturePerApplication);
    }
}

internal sealed class PurposeDraftMapping : IEntityTypeConfiguration<PurposeDraft>
{
    public void Configure(EntityTypeBuilder<PurposeDraft> builder)
    {
        builder.ToTable("purpose_drafts");
        builder.Property(draft => draft.Id).ValueGeneratedNever();
        builder.Property(draft => draft.Title).HasMaxLength(Name.MaxLength);
        builder.Property(draft => draft.Language).HasMaxLength(20);
        builder.Property(draft => draft.Proposal).HasJson();
        builder.Property(draft => draft.SentBack).HasJson();
        builder.Property<uint>("xmin").IsRowVersion();
        builder.HasIndex(draft => draft.IsOpen).IsUnique().HasFilter("is_open").HasDatabaseName(Constraints.OnePurposeDraft);
        builder.HasOne<PurposeVersion>().WithMany().HasForeignKey(draft => draft.AdoptedVersionId);
    }
}
