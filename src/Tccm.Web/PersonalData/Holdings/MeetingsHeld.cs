using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Tccm.Domain.Database;
using Tccm.Domain.Meetings;

namespace Tccm.Web.PersonalData.Holdings;

public sealed class MeetingsHeld(TccmDbContext db, IOptionsSnapshot<RetentionOptions> keep) : Holding
{
    public override string Key => "meetings";
    public override string Title => "Whether you plan to come to a meeting, and words about you";
    public override IReadOnlyList<string> Columns => ["meeting_answers.*", "meetings.*", "meeting_series.*", "meeting_actions.*", "round_tables.*"];

    public override Processing Processing => new(
        "To hold meetings of the coalition, and to know what was said and agreed on.",
        "Whoever says that they plan to come, or not to, and whoever is named in the words",
        "The sitting that somebody plans to come to, with the time; agenda, notes, what was agreed on and what came out of it, in words",
        "Legitimate interest of the organisations that meet (GDPR, article 6.1 f)",
        "The secretariat; those whom the meeting is for, who see numbers alone; the public, of public events",
        "Notes with the meeting; a name in the words until the person is erased. Who was there, and who was not, is not kept.",
        "Your answers go, and your name and address in these words are taken out.");

    public override IReadOnlyList<RetentionRule> Rules =>
    [
        new(nameof(RetentionOptions.MeetingAnswers), "Who planned to come to a meeting, from its last sitting's end on", keep.Value.MeetingAnswers,
            async (before, stop) => [.. (await db.Meetings.AsNoTracking().Include(one => one.Sittings).Include(one => one.Answers).Where(one => one.Answers.Any()).AsSplitQuery().ToListAsync(stop))
                .Where(one => one.IsOver(before)).SelectMany(one => one.Answers).Select(answer => answer.Id)],
            async (ids, _, stop) => db.RemoveRange(await db.MeetingAnswers.Where(answer => ids.Contains(answer.Id)).ToListAsync(stop))),
    ];

    public override async Task<IReadOnlyList<HeldItem>> OfAsync(DataSubject who, CancellationToken cancellationToken)
    {
        var meetings = await db.Meetings.AsNoTracking().Include(one => one.Series).Include(one => one.Sittings).Include(one => one.Answers).Include(one => one.Actions).Include(one => one.RoundTables).AsSplitQuery().OrderBy(one => one.CreatedAt).ToListAsync(cancellationToken);
        return
        [
            .. meetings.SelectMany(one => one.Answers.Where(answer => answer.PersonId == who.Person?.Id), (one, answer) => new HeldItem(
                new Fact("meeting", "Meeting", one.Title), new Fact("plan", "You plan", Planned(one, answer)), new Fact("at", "Said", answer.At))),
            // Who is named in a meeting that was not for them learns those lines alone, and not of which meeting they are.
            .. meetings.SelectMany(one => Words(one).SelectMany(words => words.Split('\n')).Where(line => who.Traces.IsIn(line, who.About.Contains(one.Id)))).Select(line => new HeldItem(new Fact("words", "Words of a meeting", line))),
        ];
    }

    public override async Task EraseAsync(DataSubject who, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (who.Person is { } person) db.RemoveRange(await db.MeetingAnswers.Where(answer => answer.PersonId == person.Id).ToListAsync(cancellationToken));
    }

    private static string Planned(Meeting meeting, MeetingAnswer answer) => answer.SittingId is { } id ? $"to come, {meeting.Sittings.Single(sitting => sitting.Id == id).Time.InWords()}" : "not to come";

    private static IEnumerable<string> Words(Meeting meeting) =>
        new[] { meeting.Title, meeting.Place, meeting.Agenda, meeting.Notes, meeting.CancelReason, meeting.Series?.Name, meeting.Series?.About }
            .Concat(meeting.Actions.SelectMany(action => new[] { action.What, action.DropReason }))
            .Concat(meeting.RoundTables.SelectMany(table => new[] { table.Title, table.Question, table.Moderator, table.Outcome })).OfType<string>();
}
