using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;

namespace Tccm.Domain.Calendar;

internal sealed class ProcessMapping : IEntityTypeConfiguration<Process>
{
    public void Configure(EntityTypeBuilder<Process> builder)
    {
        builder.ToTable("processes");
        builder.Property(process => process.Id).ValueGeneratedNever();
        builder.Property(process => process.Slug).HasMaxLength(Name.MaxLength);
        builder.Property(process => process.Name).HasMaxLength(Name.MaxLength);
        builder.Property(process => process.About).HasMaxLength(Process.MaxAbout);
        builder.HasIndex(process => process.Slug).IsUnique().HasDatabaseName(Constraints.OneProcessPerSlug);
        builder.HasIndex(process => process.Name).IsUnique().HasDatabaseName(Constraints.OneProcessPerName);
    }
}

internal sealed class FollowingMapping : IEntityTypeConfiguration<Following>
{
    public void Configure(EntityTypeBuilder<Following> builder)
    {
        builder.ToTable("followings");
        builder.HasKey(following => new { following.PersonId, following.ProcessId });
        builder.HasOne<Person>().WithMany().HasForeignKey(following => following.PersonId);
        builder.HasOne<Process>().WithMany().HasForeignKey(following => following.ProcessId);
    }
}

internal sealed class OpeningMapping : IEntityTypeConfiguration<Opening>
{
    public void Configure(EntityTypeBuilder<Opening> builder)
    {
        builder.ToTable("openings");
        builder.Property(opening => opening.Id).ValueGeneratedNever();
        builder.Property(opening => opening.Slug).HasMaxLength(Name.MaxLength + 8);
        builder.Property(opening => opening.Facts).HasJson();
        builder.Property(opening => opening.ReleasedTitle).HasMaxLength(Name.MaxLength);
        builder.Property<uint>("xmin").IsRowVersion();
        builder.Ignore(opening => opening.Shown);
        builder.Ignore(opening => opening.Waiting);
        builder.HasOne(opening => opening.Process).WithMany().HasForeignKey(opening => opening.ProcessId);
        builder.HasMany(opening => opening.Versions).WithOne().HasForeignKey(version => version.OpeningId);
        builder.HasMany(opening => opening.Checks).WithOne().HasForeignKey(check => check.OpeningId);
        builder.HasIndex(opening => new { opening.ProcessId, opening.Slug }).IsUnique().HasDatabaseName(Constraints.OneOpeningPerSlug);
    }
}

internal sealed class OpeningVersionMapping : IEntityTypeConfiguration<OpeningVersion>
{
    public void Configure(EntityTypeBuilder<OpeningVersion> builder)
    {
        builder.ToTable("opening_versions");
        builder.Property(version => version.Id).ValueGeneratedNever();
        builder.Property(version => version.Facts).HasJson();
        builder.HasOne(version => version.Release).WithMany().HasForeignKey(version => version.ReleaseId);
        builder.HasIndex(version => new { version.OpeningId, version.Number }).IsUnique().HasDatabaseName(Constraints.OneVersionPerNumber);
    }
}

internal sealed class DateCheckMapping : IEntityTypeConfiguration<DateCheck>
{
    public void Configure(EntityTypeBuilder<DateCheck> builder)
    {
        builder.ToTable("date_checks");
        builder.Property(check => check.Id).ValueGeneratedNever();
        builder.HasOne<Person>().WithMany().HasForeignKey(check => check.ById);
    }
}

internal sealed class ReleaseMapping : IEntityTypeConfiguration<Release>
{
    public void Configure(EntityTypeBuilder<Release> builder)
    {
        builder.ToTable("releases");
        builder.Property(release => release.Id).ValueGeneratedNever();
        builder.Property(release => release.Note).HasMaxLength(Release.MaxNote);
        builder.HasIndex(release => release.Number).IsUnique().HasDatabaseName(Constraints.OneReleasePerNumber);
    }
}

internal sealed class ObjectiveMapping : IEntityTypeConfiguration<Objective>
{
    public void Configure(EntityTypeBuilder<Objective> builder)
    {
        builder.ToTable("objectives");
        builder.Property(objective => objective.Id).ValueGeneratedNever();
        builder.Property(objective => objective.Kind).HasMaxLength(Name.MaxLength);
        builder.Property(objective => objective.Words).HasMaxLength(Objective.MaxWords);
        builder.HasOne(objective => objective.Process).WithMany().HasForeignKey(objective => objective.ProcessId);
        builder.HasIndex(objective => new { objective.ProcessId, objective.Number }).IsUnique().HasDatabaseName(Constraints.OneObjectivePerNumber);
    }
}

internal sealed class CalendarLinkMapping : IEntityTypeConfiguration<CalendarLink>
{
    public void Configure(EntityTypeBuilder<CalendarLink> builder)
    {
        builder.ToTable("calendar_links");
        builder.Property(link => link.Id).ValueGeneratedNever();
        builder.HasIndex(link => link.PersonId).IsUnique();
        builder.HasOne<Person>().WithMany().HasForeignKey(link => link.PersonId);
        builder.HasIndex(link => link.SecretHash).IsUnique();
    }
}

public static class CalendarQueries
{
    /// <summary>An opening with its process, all that was released of it, and when its dates were checked.</summary>
    public static IQueryable<Opening> Whole(this IQueryable<Opening> openings) => openings
        .Include(opening => opening.Process).Include(opening => opening.Versions).ThenInclude(version => version.Release).Include(opening => opening.Checks).AsSplitQuery();

    /// <summary>Who follows one of the processes and acts for an organisation or the secretariat now: each address once, with what it follows.</summary>
    public static async Task<IReadOnlyDictionary<EmailAddress, IReadOnlySet<Guid>>> FollowersAsync(this TccmDbContext db, IReadOnlyCollection<Guid> processes, CancellationToken cancellationToken = default)
    {
        var followers = await db.Followings.Where(following => processes.Contains(following.ProcessId))
            .Join(db.People.Where(person => person.ErasedAt == null && (person.SecretariatSince != null || person.Contacts.Any(contact => contact.Until == null))),
                following => following.PersonId, person => person.Id, (following, person) => new { following.ProcessId, person.Email })
            .ToListAsync(cancellationToken);
        return followers.GroupBy(one => one.Email).ToDictionary(group => group.Key, IReadOnlySet<Guid> (group) => group.Select(one => one.ProcessId).ToHashSet());
    }
}
