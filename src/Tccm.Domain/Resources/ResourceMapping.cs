using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tccm.Domain.Database;
using Tccm.Domain.Exchange;
using Tccm.Domain.Text;

namespace Tccm.Domain.Resources;

internal sealed class ResourceMapping : IEntityTypeConfiguration<Resource>
{
    public void Configure(EntityTypeBuilder<Resource> builder)
    {
        builder.ToTable("resources");
        builder.Property(resource => resource.Id).ValueGeneratedNever();
        builder.Property(resource => resource.Slug).HasMaxLength(Resource.MaxSlug);
        builder.Property(resource => resource.Title).HasMaxLength(Name.MaxLength);
        builder.Property(resource => resource.Link).HasMaxLength(WebLink.MaxLength);
        builder.Property(resource => resource.Language).HasMaxLength(20);
        builder.Property(resource => resource.Event).HasMaxLength(Name.MaxLength);
        builder.Property(resource => resource.WithdrawReason).HasMaxLength(Resource.MaxReason);
        builder.Property<uint>("xmin").IsRowVersion();
        builder.Ignore(resource => resource.Facts);
        builder.HasOne(resource => resource.Process).WithMany().HasForeignKey(resource => resource.ProcessId);
        builder.HasOne<SharedNote>().WithMany().HasForeignKey(resource => resource.SharedNoteId);
        builder.HasMany(resource => resource.Versions).WithOne().HasForeignKey(version => version.ResourceId);
        builder.HasIndex(resource => resource.Slug).IsUnique().HasDatabaseName(Constraints.OneResourcePerSlug);
        builder.HasIndex(resource => resource.SharedNoteId).IsUnique().HasDatabaseName(Constraints.OneResourcePerNote);
    }
}

internal sealed class ResourceVersionMapping : IEntityTypeConfiguration<ResourceVersion>
{
    public void Configure(EntityTypeBuilder<ResourceVersion> builder)
    {
        builder.ToTable("resource_versions");
        builder.Property(version => version.Id).ValueGeneratedNever();
        builder.Property(version => version.Facts).HasJson();
        builder.Property(version => version.Process).HasMaxLength(Name.MaxLength);
        builder.HasIndex(version => new { version.ResourceId, version.Number }).IsUnique().HasDatabaseName(Constraints.OneResourceVersionPerNumber);
    }
}

public static class ResourceQueries
{
    public static IQueryable<Resource> Whole(this IQueryable<Resource> resources) => resources.Include(resource => resource.Process).Include(resource => resource.Versions).AsSplitQuery();

    /// <summary>What these audiences see now.</summary>
    public static IQueryable<Resource> SeenBy(this IQueryable<Resource> resources, IReadOnlyList<ResourceAudience> audiences) =>
        resources.Include(resource => resource.Process).Where(resource => resource.WithdrawnAt == null && audiences.Contains(resource.Audience));
}
