using Tccm.Domain.Calendar;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;

namespace Tccm.Domain.Meetings;

/// <summary>A table of an event, around one question, and what came out of it.</summary>
public sealed class RoundTable : Noun
{
    public const int MaxQuestion = 500;
    public const int MaxOutcome = 4_000;

    private RoundTable() { }

    internal RoundTable(Meeting meeting, int number, string title, string? question, string? moderator, DateTimeOffset at)
    {
        (Meeting, MeetingId, Number, CreatedAt) = (meeting, meeting.Id, number, at);
        Take(title, question, moderator);
    }

    public Guid MeetingId { get; private init; }
    public Meeting Meeting { get; private init; } = null!;
    public int Number { get; private init; }
    public string Title { get; private set; } = "";
    public string? Question { get; private set; }

    /// <summary>The organisation that moderates, in words: it need not be on the register. No person is named.</summary>
    public string? Moderator { get; private set; }
    public DateTimeOffset CreatedAt { get; private init; }
    public string? Outcome { get; private set; }
    public DateTimeOffset? OutcomeAt { get; private set; }

    /// <summary>Where what came out of it went on.</summary>
    public Guid? StatementId { get; private set; }
    public Statement? Statement { get; private set; }
    public Guid? OpeningId { get; private set; }
    public Opening? Opening { get; private set; }

    public void Change(string title, string? question, string? moderator, Actor by, DateTimeOffset at)
    {
        Take(title, question, moderator);
        Record(by, at, "round-table.changed", $"The round table “{Title}” was changed.");
    }

    /// <summary>Says what came out of it, or says it anew. Refused before the event has begun.</summary>
    public void Conclude(string? outcome, Statement? statement, Opening? opening, Actor by, DateTimeOffset at)
    {
        Refuse(!Meeting.HasBegun(at), "The event has not begun. What came out of it is said after.");
        Meeting.RefuseNotCirculated(statement is null ? [] : [statement], nameof(Statement));
        var words = Prose.Check(outcome, "What came out of it", MaxOutcome, nameof(Outcome)) ?? throw new DomainException("Write what came out of it.", nameof(Outcome));

        (Outcome, OutcomeAt) = (words, at);
        (Statement, StatementId, Opening, OpeningId) = (statement, statement?.Id, opening, opening?.Id);
        Record(by, at, "round-table.concluded", $"It was said what came out of the round table “{Title}”.");
    }

    /// <summary>Called by the event that it belongs to.</summary>
    internal void Planned(Actor by, DateTimeOffset at) => Record(by, at, "round-table.planned", $"The round table “{Title}” was planned.");

    private void Take(string title, string? question, string? moderator)
    {
        Title = Name.Check(title, "title", nameof(Title));
        Question = Prose.Check(question, "The question", MaxQuestion, nameof(Question));
        Moderator = string.IsNullOrWhiteSpace(moderator) ? null : Name.Check(moderator, "moderator's organisation", nameof(Moderator));
    }
}
