using System.Text.RegularExpressions;
using Tccm.Domain.Calendar;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;

namespace Tccm.Domain.Meetings;

/// <summary>What is said of a meeting beside its times.</summary>
public sealed record MeetingPlan(MeetingKind Kind, string Title, string? Agenda, string Language, string? Place, string? Link);

/// <summary>A call or an event, in one sitting or several. Its audience sees it from its announcement on; until then it is the secretariat's.</summary>
public sealed partial class Meeting : Noun
{
    public const int MaxReason = 500;
    public const int MaxWords = 50_000;
    private const int MostSittings = 4;

    private readonly List<Sitting> sittings = [];
    private readonly List<MeetingTopic> topics = [];
    private readonly List<MeetingAction> actions = [];
    private readonly List<MeetingAnswer> answers = [];
    private readonly List<RoundTable> roundTables = [];

    private Meeting() { }

    public Guid? SeriesId { get; private init; }
    public Series? Series { get; private init; }
    public MeetingKind Kind { get; private init; }
    public MeetingAudience Audience { get; private init; }

    /// <summary>Its place in addresses, of a public event alone; made of the title and the year once.</summary>
    public string? Slug { get; private init; }
    public string Title { get; private set; } = "";

    /// <summary>Markdown, as statements have it.</summary>
    public string? Agenda { get; private set; }
    public string Language { get; private set; } = "en";
    public string? Place { get; private set; }

    /// <summary>Where one joins. No letter, file or audit entry holds it.</summary>
    public string? Link { get; private set; }
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset? AnnouncedAt { get; private set; }
    public DateTimeOffset? CancelledAt { get; private set; }
    public string? CancelReason { get; private set; }

    /// <summary>What was said, in Markdown. It names nobody who was not there.</summary>
    public string? Notes { get; private set; }
    public DateTimeOffset? NotesAt { get; private set; }

    public IReadOnlyCollection<Sitting> Sittings => sittings;
    public IReadOnlyCollection<MeetingTopic> Topics => topics;
    public IReadOnlyCollection<MeetingAction> Actions => actions;
    public IReadOnlyCollection<MeetingAnswer> Answers => answers;
    public IReadOnlyCollection<RoundTable> RoundTables => roundTables;

    public bool IsAnnounced => AnnouncedAt is not null;
    public bool IsCancelled => CancelledAt is not null;
    public DateTimeOffset StartsAt => sittings.Min(sitting => sitting.StartsAt);

    /// <summary>The sittings that people are told of, as a calendar takes them; none before the announcement.</summary>
    public IEnumerable<SittingEntry> Entries => !IsAnnounced ? [] : sittings.OrderBy(sitting => sitting.Number).Select(sitting =>
        new SittingEntry(sitting.Id, TitleOf(sitting), sitting.StartsAt, sitting.EndsAt, sitting.StartsZone, IsCancelled, sitting.Sequence, sitting.LastModified, Place));

    public bool HasBegun(DateTimeOffset at) => sittings.Exists(sitting => sitting.StartsAt <= at);

    public bool IsOver(DateTimeOffset at) => sittings.TrueForAll(sitting => sitting.IsOver(at));

    public bool IsToCome(DateTimeOffset at) => !IsCancelled && !IsOver(at);

    /// <summary>Whether somebody is of its audience now: a contact of one of these organisations, or of the secretariat.</summary>
    public bool IsFor(IEnumerable<Organisation> organisations, bool isSecretariat, DateTimeOffset at) => isSecretariat || IsAnnounced && Audience switch
    {
        MeetingAudience.Public => true,
        MeetingAudience.MembersAndSupporters => organisations.Any(organisation => organisation.MembershipAt(at) is not null),
        MeetingAudience.Members => organisations.Any(organisation => organisation.MembershipAt(at)?.Category == MembershipCategory.Member),
        _ => false,
    };

    /// <summary>The link for who is of the audience, from so long before a sitting to its end; else null.</summary>
    public string? LinkAt(TimeSpan before, DateTimeOffset at) => IsAnnounced && !IsCancelled && sittings.Exists(sitting => sitting.IsJoinable(before, at)) ? Link : null;

    public string TitleOf(Sitting sitting) => sittings.Count == 1 ? Title : $"{Title} (sitting {sitting.Number} of {sittings.Count})";

    /// <summary>
    /// Arranges a meeting, of a series with that one's audience, or alone. Refused for a time that has come, for two sittings that
    /// meet, for an event without a place, and for a public event of whose title no address can be made.
    /// </summary>
    public static Meeting Arrange(MeetingPlan plan, Series? series, MeetingAudience? audience, IReadOnlyList<SittingTime> times, Actor by, DateTimeOffset at)
    {
        var whom = series?.Audience ?? audience ?? throw new DomainException("Choose whom it is for, or a series.", nameof(Audience));
        Refuse(!Enum.IsDefined(whom), "Choose whom it is for.", nameof(Audience));
        Refuse(!Enum.IsDefined(plan.Kind), "Choose what it is.", nameof(Kind));
        Refuse(times.Count is 0 or > MostSittings, $"A meeting has from 1 to {MostSittings} sittings.", "Date");
        var meeting = new Meeting
        {
            Series = series,
            SeriesId = series?.Id,
            Kind = plan.Kind,
            Audience = whom,
            Slug = whom == MeetingAudience.Public && times.Count > 0 ? $"{Process.TrySlug(plan.Title) ?? "event"}-{times[0].Starts.Year}" : null,
            CreatedAt = at,
        };
        meeting.Take(plan);
        foreach (var time in times)
        {
            meeting.RefuseTime(time, except: null, at);
            meeting.sittings.Add(new Sitting(meeting.sittings.Count + 1, time, at));
        }
        meeting.Record(by, at, "meeting.arranged", $"“{meeting.Title}” was arranged for {whom.InWords()}: {string.Join("; ", times.Select(time => time.InWords()))}.");
        return meeting;
    }

    /// <summary>Changes what is said of it. True where its audience is to be told: it was announced, is still to come, and its title or place is another.</summary>
    public bool Change(MeetingPlan plan, Actor by, DateTimeOffset at)
    {
        RefuseCancelled();
        var before = (Title, Place);
        Take(plan with { Kind = Kind });
        var isTold = IsAnnounced && IsToCome(at) && before != (Title, Place);
        if (isTold) Tell(at);
        Record(by, at, "meeting.changed", before == (Title, Place) ? $"What is said of “{Title}” was changed." : $"“{before.Title}”{(before.Place is { } was ? $" at {was}" : "")} is now “{Title}”{(Place is { } now ? $" at {now}" : "")}.");
        return isTold;
    }

    /// <summary>Shows it to its audience, once. <paramref name="people"/> is how many are written to.</summary>
    public void Announce(int people, Actor by, DateTimeOffset at)
    {
        RefuseCancelled();
        Refuse(IsAnnounced, $"“{Title}” was announced already. Nobody was written to twice.");
        Refuse(HasBegun(at), $"“{Title}” has begun. Move it, then announce it.");

        AnnouncedAt = at;
        foreach (var sitting in sittings) sitting.Announced(at);
        Record(by, at, "meeting.announced", $"“{Title}” was announced to {MeetingWords.People(people)}.");
    }

    /// <summary>Moves a sitting that has not begun. Returns the time of before where people were told of it, which stays in sight; else null.</summary>
    public EarlierTime? Move(Guid sittingId, SittingTime time, Actor by, DateTimeOffset at)
    {
        var sitting = sittings.Single(one => one.Id == sittingId);
        RefuseCancelled();
        Refuse(sitting.StartsAt <= at, "This sitting has begun, and cannot move any more.", "Date");
        Refuse(time == sitting.Time, "This is the time that it has already. Choose another.", "Date");
        RefuseTime(time, sitting, at);

        var before = new EarlierTime(sitting.StartsAt, sitting.StartsZone, sitting.Minutes, at);
        sitting.Take(time);
        Record(by, at, "meeting.moved", $"“{TitleOf(sitting)}” moved from {before.ToTime().InWords()} to {time.InWords()}.");
        if (!IsAnnounced) return null;
        sitting.Keep(before);
        sitting.Told(at);
        return before;
    }

    public void Cancel(string? reason, Actor by, DateTimeOffset at)
    {
        RefuseCancelled();
        Refuse(IsOver(at), $"“{Title}” is over. Nothing was changed.");
        var why = Prose.Check(reason, "The reason", MaxReason, "Reason") ?? throw new DomainException("Say why it is cancelled: its audience reads it.", "Reason");

        (CancelledAt, CancelReason) = (at, why);
        if (IsAnnounced) Tell(at);
        Record(by, at, "meeting.cancelled", $"“{Title}” was cancelled: {why}");
    }

    /// <summary>
    /// Keeps what was said, and of which statements and openings; said anew, it takes the place of what stood there. Refused before it
    /// has begun, for a text that no member has read yet, and where it lists who was not there. Returns the ties that are to go.
    /// </summary>
    public IReadOnlyList<MeetingTopic> Note(string? notes, IReadOnlyCollection<Statement> statements, IReadOnlyCollection<Opening> openings, Actor by, DateTimeOffset at)
    {
        RefuseCancelled();
        Refuse(!HasBegun(at), $"“{Title}” has not begun. Notes are kept after.");
        RefuseNotCirculated(statements, nameof(Statements));
        var kept = Markdown(notes, nameof(Notes)) ?? throw new DomainException("Write the notes.", nameof(Notes));
        Refuse(ListOfAbsent().IsMatch(kept), "Notes name nobody who was not there. Leave that list out.", nameof(Notes));

        (Notes, NotesAt) = (kept, at);
        var gone = topics.FindAll(topic => topic.StatementId is { } id ? statements.All(one => one.Id != id) : openings.All(one => one.Id != topic.OpeningId));
        topics.RemoveAll(gone.Contains);
        topics.AddRange(statements.DistinctBy(one => one.Id).Where(one => topics.TrueForAll(topic => topic.StatementId != one.Id)).Select(one => new MeetingTopic(one)));
        topics.AddRange(openings.DistinctBy(one => one.Id).Where(one => topics.TrueForAll(topic => topic.OpeningId != one.Id)).Select(one => new MeetingTopic(one)));
        Record(by, at, "meeting.noted", $"The notes of “{Title}” were kept.");
        return gone;
    }

    /// <summary>Keeps what an organisation took on, or the secretariat where there is none.</summary>
    public MeetingAction Agree(string? what, Organisation? organisation, DateOnly? until, Actor by, DateTimeOffset at)
    {
        RefuseCancelled();
        Refuse(!HasBegun(at), $"“{Title}” has not begun. What is agreed on is kept after.");
        Refuse(until < DateOnly.FromDateTime(at.UtcDateTime), "This day has passed. Give a later one.", "Until");

        var action = new MeetingAction(this, what, organisation, until, at);
        actions.Add(action);
        action.Agreed(by, at);
        return action;
    }

    /// <summary>Adds a table to an event.</summary>
    public RoundTable Plan(string title, string? question, string? moderator, Actor by, DateTimeOffset at)
    {
        RefuseCancelled();
        Refuse(Kind != MeetingKind.Event, "A call has no round tables. Arrange an event.");

        var table = new RoundTable(this, roundTables.Count + 1, title, question, moderator, at);
        roundTables.Add(table);
        table.Planned(by, at);
        return table;
    }

    /// <summary>
    /// Keeps, or changes, what a person plans: to come to a sitting, or not to come where it is null. It is no act of the audit: what
    /// stays for ever would tell who did not come.
    /// </summary>
    public MeetingAnswer Answer(Person person, Guid? sittingId, DateTimeOffset at)
    {
        RefuseCancelled();
        Refuse(!IsAnnounced, $"“{Title}” is not announced yet.");
        Refuse(IsOver(at), $"“{Title}” is over. Nothing was kept.");
        Refuse(sittingId is { } id && sittings.Find(one => one.Id == id)?.IsOver(at) != false, "This sitting is over. Choose another.", "Sitting");

        if (answers.Find(one => one.PersonId == person.Id) is { } known)
        {
            known.Change(sittingId, at);
            return known;
        }
        var answer = new MeetingAnswer(person, sittingId, at);
        answers.Add(answer);
        return answer;
    }

    public int Coming(Sitting sitting) => answers.Count(answer => answer.SittingId == sitting.Id);

    public int NotComing => answers.Count(answer => answer.SittingId is null);

    private void Tell(DateTimeOffset at)
    {
        foreach (var sitting in sittings.Where(sitting => !sitting.IsOver(at))) sitting.Told(at);
    }

    private void Take(MeetingPlan plan)
    {
        Refuse(!Languages.IsTag(plan.Language), "Choose the language.", nameof(Language));
        Title = Name.Check(plan.Title, "title", nameof(Title));
        (Agenda, Language) = (Markdown(plan.Agenda, nameof(Agenda)), plan.Language);
        Place = string.IsNullOrWhiteSpace(plan.Place) ? null : Name.Check(plan.Place, "place", nameof(Place));
        Refuse(Kind == MeetingKind.Event && Place is null, "An event has a place. Say where it is.", nameof(Place));
        Link = WebLink.Check(plan.Link, nameof(Link));
    }

    private void RefuseTime(SittingTime time, Sitting? except, DateTimeOffset at)
    {
        var field = except is null && sittings.Count > 0 ? "SecondDate" : "Date";
        Refuse(time.Starts <= at, $"{time.InWords()} has passed already, or is now. Choose a later time.", field);
        Refuse(sittings.Exists(other => other != except && other.StartsAt < time.Ends && time.Starts < other.EndsAt), "Two sittings of one meeting do not overlap. Choose another time for one.", field);
    }

    /// <summary>What is not circulated is told of to nobody by a tie.</summary>
    internal static void RefuseNotCirculated(IEnumerable<Statement> statements, string field) =>
        Refuse(statements.Any(statement => !StatementStatuses.SeenByMembers.Contains(statement.Status)), "Choose statements that were circulated: others are the pen's alone.", field);

    private void RefuseCancelled() => Refuse(IsCancelled, $"“{Title}” was cancelled. Nothing was changed.");

    private static string? Markdown(string? typed, string field)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        Refuse(typed.Length > MaxWords, $"This has {typed.Length} characters; {MaxWords} at most. Shorten it.", field);
        StatementText.Parse(typed, field);
        return StatementText.Normalise(typed);
    }

    /// <summary>A heading, or the beginning of a line before a colon, that lists people who did not come.</summary>
    [GeneratedRegex(@"^[\s#>*_-]*(absent|absentees|absences|apologies|regrets|excused|not present|did not attend)[*_]*\s*(:|$)", RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ListOfAbsent();
}

/// <summary>A statement, or an opening, that a meeting spoke of.</summary>
public sealed class MeetingTopic
{
    private MeetingTopic() { }

    internal MeetingTopic(Statement statement) => (Statement, StatementId) = (statement, statement.Id);

    internal MeetingTopic(Opening opening) => (Opening, OpeningId) = (opening, opening.Id);

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid MeetingId { get; private init; }
    public Guid? StatementId { get; private init; }
    public Statement? Statement { get; private init; }
    public Guid? OpeningId { get; private init; }
    public Opening? Opening { get; private init; }
}
