using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tccm.Domain.Database;
using Tccm.Domain.Text;

namespace Tccm.Domain.Purpose;

internal sealed class PurposeVersionMapping : IEntityTypeConfiguration<PurposeVersion>
{
    public void Configure(EntityTypeBuilder<PurposeVersion> builder)
    {
        builder.ToTable("purpose_versions", table => table.HasCheckConstraint("ck_purpose_versions_sha256", "sha256 = encode(sha256(convert_to(text, 'UTF8')), 'hex')"));
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
    }
}
