using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tccm.Domain.Database;
using Tccm.Domain.Text;

namespace Tccm.Domain.Meetings;

internal sealed class SeriesMapping : IEntityTypeConfiguration<Series>
{
    public void Configure(EntityTypeBuilder<Series> builder)
    {
        builder.ToTable("meeting_series");
        builder.Property(series => series.Id).ValueGeneratedNever();
        builder.Property(series => series.Name).HasMaxLength(Name.MaxLength);
        builder.Property(series => series.About).HasMaxLength(Series.MaxAbout);
    }
}

internal sealed class MeetingMapping : IEntityTypeConfiguration<Meeting>
{
    public void Configure(EntityTypeBuilder<Meeting> builder)
    {
        builder.ToTable("meetings");
        builder.Property(meeting => meeting.Id).ValueGeneratedNever();
        builder.Property(meeting => meeting.Slug).HasMaxLength(Name.MaxLength + 10);
        builder.Property(meeting => meeting.Title).HasMaxLength(Name.MaxLength);
        builder.Property(meeting => meeting.Language).HasMaxLength(40);
        builder.Property(meeting => meeting.Place).HasMaxLength(Name.MaxLength);
        builder.Property(meeting => meeting.Link).HasMaxLength(WebLink.MaxLength);
        builder.Property(meeting => meeting.CancelReason).HasMaxLength(Meeting.MaxReason);
        builder.Property<uint>("xmin").IsRowVersion();
        builder.Ignore(meeting => meeting.Entries);
        builder.HasIndex(meeting => meeting.Slug).IsUnique().HasDatabaseName(Constraints.OneEventPerSlug);
        builder.HasOne(meeting => meeting.Series).WithMany().HasForeignKey(meeting => meeting.SeriesId);
        builder.HasMany(meeting => meeting.Sittings).WithOne().HasForeignKey(sitting => sitting.MeetingId);
        builder.HasMany(meeting => meeting.Topics).WithOne().HasForeignKey(topic => topic.MeetingId).IsRequired();
        builder.HasMany(meeting => meeting.Answers).WithOne().HasForeignKey(answer => answer.MeetingId);
        builder.HasMany(meeting => meeting.Actions).WithOne(action => action.Meeting).HasForeignKey(action => action.MeetingId);
        builder.HasMany(meeting => meeting.RoundTables).WithOne(table => table.Meeting).HasForeignKey(table => table.MeetingId);
    }
}

internal sealed class SittingMapping : IEntityTypeConfiguration<Sitting>
{
    public void Configure(EntityTypeBuilder<Sitting> builder)
    {
        builder.ToTable("sittings");
        builder.Property(sitting => sitting.Id).ValueGeneratedNever();
        builder.Property(sitting => sitting.StartsZone).HasMaxLength(60);
        builder.Property(sitting => sitting.Earlier).HasJson();
        builder.Property<uint>("xmin").IsRowVersion();
        builder.HasIndex(sitting => new { sitting.MeetingId, sitting.Number }).IsUnique();
    }
}

internal sealed class MeetingTopicMapping : IEntityTypeConfiguration<MeetingTopic>
{
    public void Configure(EntityTypeBuilder<MeetingTopic> builder)
    {
        builder.ToTable("meeting_topics");
        builder.Property(topic => topic.Id).ValueGeneratedNever();
        builder.HasOne(topic => topic.Statement).WithMany().HasForeignKey(topic => topic.StatementId);
        builder.HasOne(topic => topic.Opening).WithMany().HasForeignKey(topic => topic.OpeningId);
        builder.HasIndex(topic => new { topic.MeetingId, topic.StatementId, topic.OpeningId }).IsUnique().HasDatabaseName(Constraints.OneTopicPerMeeting);
    }
}

internal sealed class MeetingAnswerMapping : IEntityTypeConfiguration<MeetingAnswer>
{
    public void Configure(EntityTypeBuilder<MeetingAnswer> builder)
    {
        builder.ToTable("meeting_answers");
        builder.Property(answer => answer.Id).ValueGeneratedNever();
        builder.HasOne(answer => answer.Person).WithMany().HasForeignKey(answer => answer.PersonId);
        builder.HasOne<Sitting>().WithMany().HasForeignKey(answer => answer.SittingId);
        builder.HasIndex(answer => new { answer.MeetingId, answer.PersonId }).IsUnique().HasDatabaseName(Constraints.OneAnswerPerMeeting);
    }
}

internal sealed class MeetingActionMapping : IEntityTypeConfiguration<MeetingAction>
{
    public void Configure(EntityTypeBuilder<MeetingAction> builder)
    {
        builder.ToTable("meeting_actions");
        builder.Property(action => action.Id).ValueGeneratedNever();
        builder.Property(action => action.What).HasMaxLength(MeetingAction.MaxWhat);
        builder.Property(action => action.DropReason).HasMaxLength(MeetingAction.MaxWhat);
        builder.Property<uint>("xmin").IsRowVersion();
        builder.HasOne(action => action.Organisation).WithMany().HasForeignKey(action => action.OrganisationId);
    }
}

internal sealed class RoundTableMapping : IEntityTypeConfiguration<RoundTable>
{
    public void Configure(EntityTypeBuilder<RoundTable> builder)
    {
        builder.ToTable("round_tables");
        builder.Property(table => table.Id).ValueGeneratedNever();
        builder.Property(table => table.Title).HasMaxLength(Name.MaxLength);
        builder.Property(table => table.Question).HasMaxLength(RoundTable.MaxQuestion);
        builder.Property(table => table.Moderator).HasMaxLength(Name.MaxLength);
        builder.Property(table => table.Outcome).HasMaxLength(RoundTable.MaxOutcome);
        builder.Property<uint>("xmin").IsRowVersion();
        builder.HasOne(table => table.Statement).WithMany().HasForeignKey(table => table.StatementId);
        builder.HasOne(table => table.Opening).WithMany().HasForeignKey(table => table.OpeningId);
        builder.HasIndex(table => new { table.MeetingId, table.Number }).IsUnique().HasDatabaseName(Constraints.OneRoundTablePerNumber);
    }
}

public static class MeetingQueries
{
    /// <summary>A meeting with all that hangs on it.</summary>
    public static IQueryable<Meeting> Whole(this IQueryable<Meeting> meetings) => meetings.WithSittings()
        .Include(meeting => meeting.Answers).ThenInclude(answer => answer.Person)
        .Include(meeting => meeting.Actions).ThenInclude(action => action.Organisation)
        .Include(meeting => meeting.Topics).ThenInclude(topic => topic.Statement!.Revisions)
        .Include(meeting => meeting.Topics).ThenInclude(topic => topic.Opening)
        .Include(meeting => meeting.RoundTables).ThenInclude(table => table.Statement!.Revisions)
        .Include(meeting => meeting.RoundTables).ThenInclude(table => table.Opening);

    /// <summary>As lists show it, and as a calendar takes it.</summary>
    public static IQueryable<Meeting> WithSittings(this IQueryable<Meeting> meetings) =>
        meetings.Include(meeting => meeting.Series).Include(meeting => meeting.Sittings).AsSplitQuery();
}
