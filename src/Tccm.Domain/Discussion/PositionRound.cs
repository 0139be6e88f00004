using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;

namespace Tccm.Domain.Discussion;

/// <summary>From when on other organisations see what one thinks; settled before the window opens, never after.</summary>
public enum PositionsSeen
{
    /// <summary>Until the window is over nobody outside an organisation sees its positions, nor whether it took any.</summary>
    AfterWindow,
    AtOnce,
}

public static class PositionsSeenWords
{
    public static string InWords(this PositionsSeen seen) => seen switch
    {
        PositionsSeen.AfterWindow => "seen by others once it is over",
        PositionsSeen.AtOnce => "seen by all members at once",
        _ => throw new ArgumentOutOfRangeException(nameof(seen), seen, null),
    };
}

/// <summary>A window in which members say what they think of one revision, each for itself.</summary>
public sealed class PositionRound : Noun
{
    private PositionRound() { }

    internal PositionRound(Statement statement, Revision revision, Deadline closes, PositionsSeen seen, DateTimeOffset at)
    {
        (StatementId, RevisionId, RevisionNumber, Title) = (statement.Id, revision.Id, revision.Number, revision.Title);
        (OpensAt, Closes, Seen) = (at, closes, seen);
    }

    public Guid StatementId { get; private init; }
    public Guid RevisionId { get; private init; }
    public int RevisionNumber { get; private init; }
    public string Title { get; private init; } = "";
    public DateTimeOffset OpensAt { get; private init; }
    public DateTimeOffset ClosesAt { get; private set; }
    public string ClosesZone { get; private set; } = "";
    public DateTimeOffset? EndedAt { get; private set; }
    public PositionsSeen Seen { get; private init; }
    /// <summary>Who proposed that the map be public, and since when it is; it takes two.</summary>
    public Guid? MapProposedBy { get; private set; }
    public DateTimeOffset? MapProposedAt { get; private set; }
    public DateTimeOffset? MapPublishedAt { get; private set; }
    /// <summary>Who could answer, as it stood when the map was proposed: what is published is what the two saw, whatever the register says later.</summary>
    public IReadOnlyList<Voice>? MapElectorate { get; private set; }

    public Deadline Closes
    {
        get => new(ClosesAt, ClosesZone);
        private set => (ClosesAt, ClosesZone) = (value.Instant, value.ZoneId);
    }

    public bool IsOpen(DateTimeOffset at) => EndedAt is null && !Closes.HasPassed(at);

    /// <summary>Whether an organisation's positions are seen by others than its own people.</summary>
    public bool IsSeenByAll(DateTimeOffset at) => Seen == PositionsSeen.AtOnce || !IsOpen(at);

    /// <summary>The instant at which it was over, or will be.</summary>
    public DateTimeOffset OverAt => EndedAt is { } ended && ended < ClosesAt ? ended : ClosesAt;

    /// <summary>
    /// Takes a position for the contact's organisation on a paragraph, or on the whole where there is none; it stands in place of
    /// what <paramref name="last"/> said, which is kept. Null where nothing changed. It leaves no audit entry: the position says
    /// itself who took it and when, and nobody else is to learn of it before the window is over.
    /// </summary>
    public Position? Take(Contact by, Paragraph? paragraph, Stance stance, string? reason, Position? last, DateTimeOffset at)
    {
        RefuseUnlessTakenBy(by, at);
        Refuse(paragraph is not null && paragraph.RevisionId != RevisionId, $"This paragraph is not one of revision {RevisionNumber}. Open the page anew; nothing was kept.");
        Refuse(!Enum.IsDefined(stance), "Choose one of the positions.");
        var field = paragraph is null ? "Whole" : $"{paragraph.Number}";
        var kept = Prose.Check(reason, "The reason", Position.MaxReason, $"Reason.{field}");
        Refuse(stance.NeedsReason() && kept is null, $"Say why, so that others can work with it: a {(stance == Stance.Concern ? "concern" : "refusal")} without a reason helps nobody.", $"Reason.{field}");
        return last is not null && last.Stance == stance && last.Reason == kept ? null : new Position(this, by, paragraph, stance, kept, (last?.Number ?? 0) + 1, at);
    }

    /// <summary>Why this contact takes no position now, or null.</summary>
    public string? WhyNot(Contact by, DateTimeOffset at) =>
        !IsOpen(at) ? $"The window for positions on revision {RevisionNumber} is over since {Words.Instant(OverAt)}."
        : !by.May(ContactRoles.Participant) ? $"You are not a participant of {by.Organisation.DisplayName}. Its participants take positions; its representative can make you one."
        : by.Organisation.WhyItMayNotSign(at) is not null ? $"Positions are taken by members. {by.Organisation.WhyItMayNotSign(at)}"
        : null;

    /// <summary>
    /// Refuses a sheet that was drawn for another window, or before a colleague said something: what stands is not written over
    /// unseen. <paramref name="stands"/> is how many positions the organisation has taken by now.
    /// </summary>
    public void RefuseUnlessAsShown(int? revision, int? seen, int stands)
    {
        Refuse(revision != RevisionNumber, "Another window was opened since you opened this page. Look at the text as it is now; nothing was kept.");
        Refuse(seen != stands, "A colleague took positions since you opened this page. What stands now is beside each paragraph; look, and save again. Nothing of yours was kept yet.");
    }

    /// <summary>The deadline, where the window could be open until then; else a refusal.</summary>
    public Deadline Extendable(Deadline until, DateTimeOffset at)
    {
        Refuse(!IsOpen(at), $"The window is over since {Words.Instant(OverAt)}. What others said can be seen, so it is not opened again.");
        Refuse(until.Instant <= ClosesAt, $"The window is open until {Closes.InWords()}. It can be open longer only.", "Date");
        return until;
    }

    public void Extend(Deadline until, Statement statement, Actor by, DateTimeOffset at)
    {
        RefuseUnlessPen(statement, by);
        Closes = Extendable(until, at);
        Record(by, at, "positions.extended", $"Positions on revision {RevisionNumber} of “{Title}” are taken until {until.InWords()}.");
    }

    /// <summary>Ends the window before its time, with the reason that those who were asked are given. The secretariat alone does.</summary>
    public void End(string? reason, Actor by, DateTimeOffset at)
    {
        Refuse(by is { IsSecretariat: false, PersonId: not null }, "Only the secretariat ends a window before its time: positions are seen by others from then on.");
        Refuse(!IsOpen(at), $"The window is over since {Words.Instant(OverAt)}. Nothing was changed.");
        Refuse(string.IsNullOrWhiteSpace(reason), "Say why, for those who were asked.", "Reason");
        EndedAt = at;
        Record(by, at, "positions.ended", $"The window for positions on revision {RevisionNumber} of “{Title}” was ended early: {Prose.Check(reason, "The reason", Position.MaxReason, "Reason")}");
    }

    /// <summary>Notes that the members which had not finished were reminded: not which, nor how many.</summary>
    public void Remind(DateTimeOffset at)
    {
        Refuse(!IsOpen(at), $"The window is over since {Words.Instant(OverAt)}. Nobody was reminded.");
        Record(Actor.Portal, at, "positions.reminded", $"The end of the window for positions on revision {RevisionNumber} of “{Title}” was called to mind: {Closes.InWords()}.");
    }

    internal void Stop(DateTimeOffset at) => EndedAt = at;

    /// <summary>
    /// Proposes that everybody may see the map of this <paramref name="electorate"/>, in numbers alone. It takes a second person:
    /// see <see cref="PublishMap"/>.
    /// </summary>
    public void ProposeMap(Statement statement, IReadOnlyList<Voice> electorate, Actor by, DateTimeOffset at)
    {
        RefuseUnlessPen(statement, by);
        Refuse(statement.Status == StatementStatus.Abandoned, $"“{statement.Title}” was abandoned, so its map is not published.");
        Refuse(by.PersonId is null, "Two people decide this. Nothing was proposed.");
        Refuse(IsOpen(at), "Positions are still being taken. The map can be published once the window is over.");
        Refuse(MapPublishedAt is not null, "The map is public already. Nothing was changed.");
        Refuse(MapProposedAt is not null, "It is proposed already, and waits for a second person.");
        (MapProposedBy, MapProposedAt, MapElectorate) = (by.PersonId, at, electorate);
        Record(by, at, "map.proposed", $"It was proposed to publish the consensus map of revision {RevisionNumber} of “{Title}”.");
    }

    /// <summary>
    /// Publishes the map: by the secretariat where the pen-holder proposed it, by the pen-holder or another secretary where the
    /// secretariat did; where a contact holds the pen, they are one of the two. <paramref name="seen"/> is when that was proposed
    /// which the page showed; the proposal of a <paramref name="proposer"/> who does not hold the pen any more is void.
    /// </summary>
    public void PublishMap(Statement statement, DateTimeOffset seen, Person? proposer, Actor by, DateTimeOffset at)
    {
        RefuseUnlessPen(statement, by);
        RefuseUnlessProposed(seen);
        Refuse(by.PersonId is null || by.PersonId == MapProposedBy, "You proposed this, so somebody else decides it.");
        Refuse(proposer is null || !(proposer.IsSecretariat || Holds(statement, proposer)), "Whoever proposed this does not hold the pen any more. Drop it; it can be proposed anew.");
        Refuse(!by.IsSecretariat && !proposer!.IsSecretariat, "One of the two who publish it is of the secretariat.");
        Refuse(statement.PenHolderId is not null && !by.IsPenHolderOf(statement) && !Holds(statement, proposer!), "A contact of a member holds the pen, so it takes their word too: they publish it, or propose it.");
        MapPublishedAt = at;
        Record(by, at, "map.published", $"The consensus map of revision {RevisionNumber} of “{Title}” was published.");
    }

    public void DropMap(Statement statement, DateTimeOffset seen, Actor by, DateTimeOffset at)
    {
        RefuseUnlessPen(statement, by);
        RefuseUnlessProposed(seen);
        (MapProposedBy, MapProposedAt, MapElectorate) = (null, null, null);
        Record(by, at, "map.dropped", $"The proposal to publish the consensus map of revision {RevisionNumber} of “{Title}” was dropped.");
    }

    private static bool Holds(Statement statement, Person person) => person.CurrentContacts.Any(contact => contact.Id == statement.PenHolderId && contact.Organisation.IsMember);

    private void RefuseUnlessProposed(DateTimeOffset seen)
    {
        Refuse(MapPublishedAt is not null, "The map is public already. Nothing was changed.");
        Refuse(MapProposedAt is null || (MapProposedAt - seen)?.Duration() >= TimeSpan.FromMilliseconds(1), "What you were shown is not proposed any more. Nothing was changed.");
    }

    private static void RefuseUnlessPen(Statement statement, Actor by) => Refuse(!by.HoldsPenOf(statement), $"You do not hold the pen of “{statement.Title}”. The secretariat can ask you to.");

    private void RefuseUnlessTakenBy(Contact by, DateTimeOffset at) => Refuse(WhyNot(by, at) is not null, $"{WhyNot(by, at)} Nothing was kept.");
}
