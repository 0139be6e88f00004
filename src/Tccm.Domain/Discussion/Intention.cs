using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;

namespace Tccm.Domain.Discussion;

/// <summary>
/// "We intend to sign, clearing internally until …". Its own people and the secretariat see it, and it is never counted before
/// others. It binds nobody, and lapses into nothing when its day has passed.
/// </summary>
public sealed class Intention : Noun
{
    public const int MaxWords = 1_000;

    private Intention() { }

    public Guid StatementId { get; private init; }
    public Statement Statement { get; private init; } = null!;
    public Guid OrganisationId { get; private init; }
    public Organisation Organisation { get; private init; } = null!;
    public Guid ContactId { get; private init; }
    public Contact Contact { get; private init; } = null!;
    /// <summary>The last day (UTC) of the clearing.</summary>
    public DateOnly Until { get; private set; }
    /// <summary>What the secretariat should know: who decides, and when they meet.</summary>
    public string? Words { get; private set; }
    public DateTimeOffset StatedAt { get; private init; }
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>The first instant after its last day.</summary>
    public DateTimeOffset LapsesAt => new(Until.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);

    /// <summary>Whether it came to its end by itself: nobody took it back before.</summary>
    public bool HasLapsed(DateTimeOffset at) => (EndedAt ?? at) >= LapsesAt;

    public bool IsRunning(DateTimeOffset at) => EndedAt is null && DateOnly.FromDateTime(at.UtcDateTime) <= Until;

    /// <summary>States one. Those of <paramref name="earlier"/>, the organisation's own for this statement, whose day has passed are noted as over.</summary>
    public static Intention Of(Statement statement, DateOnly until, string? words, Contact by, DateTimeOffset at, IEnumerable<Intention>? earlier = null)
    {
        RefuseUnlessFits(statement, until, by, at);
        foreach (var over in (earlier ?? []).Where(one => one.EndedAt is null)) over.Lapse(at);
        var intention = new Intention
        {
            StatementId = statement.Id,
            Statement = statement,
            OrganisationId = by.OrganisationId,
            Organisation = by.Organisation,
            ContactId = by.Id,
            Contact = by,
            Until = until,
            Words = Prose.Check(words, "What you write", MaxWords, nameof(Words)),
            StatedAt = at,
        };
        intention.Record(Actor.For(by), at, "intention.stated", $"{by.Organisation.DisplayName} clears internally whether it signs “{statement.Title}”, until {Text.Words.Day(until)}.", by.OrganisationId);
        return intention;
    }

    /// <summary>Gives another day, or other words.</summary>
    public void Change(DateOnly until, string? words, Contact by, DateTimeOffset at)
    {
        RefuseForeign(by);
        Refuse(!IsRunning(at), "It is over. State it anew.");
        RefuseUnlessFits(Statement, until, by, at);
        (Until, Words) = (until, Prose.Check(words, "What you write", MaxWords, nameof(Words)));
        Record(Actor.For(by), at, "intention.changed", $"{Organisation.DisplayName} clears internally whether it signs “{Statement.Title}”, until {Text.Words.Day(until)}.", OrganisationId);
    }

    public void TakeBack(Contact by, DateTimeOffset at)
    {
        RefuseForeign(by);
        Refuse(!IsRunning(at), "It is over already. Nothing was changed.");
        EndedAt = at;
        Record(Actor.For(by), at, "intention.taken-back", $"{Organisation.DisplayName} took back that it clears “{Statement.Title}” internally.", OrganisationId);
    }

    /// <summary>Notes that its day has passed, so that another can be stated. Nobody is told.</summary>
    private void Lapse(DateTimeOffset at)
    {
        Refuse(EndedAt is not null || IsRunning(at), "It is not over by itself. Nothing was changed.");
        EndedAt = LapsesAt;
        Record(Actor.Portal, at, "intention.lapsed", $"The day had passed until which {Organisation.DisplayName} cleared “{Statement.Title}” internally.", OrganisationId);
    }

    /// <summary>Whether this contact states it for its organisation, changes it and takes it back.</summary>
    public static bool IsStatedBy(Contact contact) => contact.May(ContactRoles.Signatory) || contact.May(ContactRoles.Representative) || contact.May(ContactRoles.Participant);

    /// <summary>Why this contact states none now, or null.</summary>
    public static string? WhyNot(Statement statement, Contact by, DateTimeOffset at) =>
        statement.Status != StatementStatus.InDiscussion && !statement.IsSignable(at) ? $"“{statement.Title}” is {statement.StatusInWords()}. An intention is stated before signing closes."
        : !IsStatedBy(by) ? $"You only receive for {by.Organisation.DisplayName}. Its signatories, representatives and participants state this."
        : by.Organisation.WhyItMayNotSign(at);

    private static void RefuseUnlessFits(Statement statement, DateOnly until, Contact by, DateTimeOffset at)
    {
        Refuse(WhyNot(statement, by, at) is not null, $"{WhyNot(statement, by, at)} Nothing was kept.");
        Refuse(statement.LiveSignatures.Any(signature => signature.OrganisationId == by.OrganisationId), $"{by.Organisation.DisplayName} has signed already. Nothing was kept.");
        Refuse(until < DateOnly.FromDateTime(at.UtcDateTime), $"{Text.Words.Day(until)} has passed. Give a day that is still to come.", "Until");
        Refuse(statement.Status == StatementStatus.Open && until > DateOnly.FromDateTime(statement.DeadlineAt!.Value.UtcDateTime), $"Signing closes before: {statement.Deadline?.InWords()}. Give a day until then.", "Until");
        Refuse(until > DateOnly.FromDateTime(at.UtcDateTime).AddYears(1), "That is more than a year from now. Give an earlier day.", "Until");
    }

    private void RefuseForeign(Contact by)
    {
        Refuse(by.OrganisationId != OrganisationId, $"This is of {Organisation.DisplayName}. Nothing was changed.");
        Refuse(!IsStatedBy(by), $"You only receive for {Organisation.DisplayName}. Its signatories, representatives and participants change this.");
    }
}
