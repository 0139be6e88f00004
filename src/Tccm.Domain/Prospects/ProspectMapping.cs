using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tccm.Domain.Database;
using Tccm.Domain.Text;

namespace Tccm.Domain.Prospects;

internal sealed class ProspectMapping : IEntityTypeConfiguration<Prospect>
{
    public void Configure(EntityTypeBuilder<Prospect> builder)
    {
        builder.ToTable("prospects");
        builder.Property(prospect => prospect.Id).ValueGeneratedNever();
        builder.Property(prospect => prospect.Name).HasMaxLength(Name.MaxLength);
        builder.Property(prospect => prospect.Economy).HasMaxLength(2);
        builder.Property(prospect => prospect.Domains).HasJson();
        builder.Property(prospect => prospect.People).HasMaxLength(Prospect.MaxPeople);
        builder.Property<uint>("xmin").IsRowVersion();
        builder.Ignore(prospect => prospect.Latest);
        builder.HasOne(prospect => prospect.Application).WithMany().HasForeignKey(prospect => prospect.ApplicationId);
        builder.HasIndex(prospect => prospect.ApplicationId).IsUnique().HasDatabaseName(Constraints.OneProspectPerApplication);
        builder.HasMany(prospect => prospect.Approaches).WithOne().HasForeignKey(approach => approach.ProspectId);
    }
}

internal sealed class ApproachMapping : IEntityTypeConfiguration<Approach>
{
    public void Configure(EntityTypeBuilder<Approach> builder)
    {
        builder.ToTable("approaches");
        builder.Property(approach => approach.Id).ValueGeneratedNever();
        builder.Property(approach => approach.Said).HasMaxLength(Prospect.MaxWords);
        builder.Property(approach => approach.Next).HasMaxLength(Prospect.MaxWords);
        builder.HasOne(approach => approach.By).WithMany().HasForeignKey(approach => approach.ById);
    }
}

public static class ProspectQueries
{
    /// <summary>A prospect with its log and the application that came of it.</summary>
    public static IQueryable<Prospect> Whole(this IQueryable<Prospect> prospects) => prospects
        .Include(prospect => prospect.Application).Include(prospect => prospect.Approaches).ThenInclude(approach => approach.By).AsSplitQuery();
}
