using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;

namespace Tccm.Domain.Applications;

internal sealed class ApplicationMapping : IEntityTypeConfiguration<Application>
{
    public void Configure(EntityTypeBuilder<Application> builder)
    {
        builder.ToTable("applications");
        builder.Property(application => application.Id).ValueGeneratedNever();
        builder.Property(application => application.ApplicantName).HasMaxLength(Name.MaxLength);
        builder.Property(application => application.DecidedBy).HasMaxLength(Name.MaxLength);
        builder.Property(application => application.DecisionWords).HasMaxLength(Application.MaxWords);
        builder.Property(application => application.Facts).HasJson();
        builder.Property(application => application.Contacts).HasJson();
        builder.Property(application => application.Requests).HasJson();
        builder.Property(application => application.Declaration).HasJson();
        builder.Property(application => application.Proposed).HasJson();
        builder.Property<uint>("xmin").IsRowVersion();
        builder.HasOne(application => application.SignedBefore).WithMany();
        builder.Navigation(application => application.SignedBefore).AutoInclude();
        builder.HasIndex(application => application.SecretHash).IsUnique();
        builder.HasIndex(application => new { application.Status, application.SubmittedAt });
        builder.HasOne<Organisation>().WithMany().HasForeignKey(application => application.OrganisationId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(application => application.AppliesForId);
        builder.HasIndex(application => application.AppliesForId).IsUnique()
            .HasFilter("status IN ('Draft', 'Submitted', 'InformationAsked')").HasDatabaseName(Constraints.OneOpenApplication);
    }
}
