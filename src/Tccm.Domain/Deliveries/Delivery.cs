using Tccm.Domain.Organisations;
using Tccm.Domain.Text;

namespace Tccm.Domain.Deliveries;

/// <summary>What is said of a delivery: the day, with the instant where it is known, by which organisation (null: the secretariat), with what receipt and link.</summary>
public sealed record DeliveryFacts(DateOnly On, Deadline? At, Organisation? By, string? Receipt, string? Link);

/// <summary>
/// One word on whether and how something was delivered. A later one corrects it and says why; none goes away. It holds the
/// organisation's name as it stood, and the hash of the text that was delivered where the register has it.
/// </summary>
public sealed class Delivery
{
    public const int MaxWords = 1_000;

    private Delivery() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid DeliverableId { get; private init; }
    public int Number { get; private init; }
    public DateOnly On { get; private init; }
    public DateTimeOffset? At { get; private init; }
    public string? AtZone { get; private init; }
    public Guid? OrganisationId { get; private init; }
    public string? DisplayName { get; private init; }
    public string? NativeName { get; private init; }
    public string? Receipt { get; private init; }
    public string? Link { get; private init; }
    /// <summary>The signed text that it was, or was shortened from.</summary>
    public Guid? RevisionId { get; private init; }
    public string? TextSha256 { get; private init; }
    /// <summary>Whether it takes back what was recorded: nothing was delivered.</summary>
    public bool IsUndone { get; private init; }
    /// <summary>Why an earlier word was corrected; null for a first one.</summary>
    public string? Reason { get; private init; }
    public DateTimeOffset KeptAt { get; private init; }
    public Guid? KeptById { get; private init; }

    public bool IsCorrection => Reason is not null;
    public Deadline? Instant => At is { } at ? new Deadline(at, AtZone!) : null;
    public string WhenInWords => Instant?.InWords() ?? Words.Day(On);
    public string ByInWords => DisplayName ?? "the secretariat";

    internal static Delivery Of(Deliverable deliverable, DeliveryFacts facts, string? reason, Actor by, DateTimeOffset at)
    {
        var (display, native) = facts.By is { } organisation ? organisation.NameOn(facts.On) : (null, null);
        return new()
        {
            DeliverableId = deliverable.Id,
            Number = deliverable.Deliveries.Count + 1,
            On = facts.On,
            At = facts.At?.Instant,
            AtZone = facts.At?.ZoneId,
            OrganisationId = facts.By?.Id,
            DisplayName = display,
            NativeName = native,
            Receipt = Prose.Check(facts.Receipt, "The receipt", MaxWords, nameof(Receipt)),
            Link = WebLink.Check(facts.Link, nameof(Link)),
            RevisionId = deliverable.Voice == Voice.Undersigned ? deliverable.Statement.LastRevision?.Id : null,
            TextSha256 = deliverable.ExactText is { } text ? Statements.StatementText.Sha256(text) : null,
            Reason = reason,
            KeptAt = at,
            KeptById = by.PersonId,
        };
    }

    internal static Delivery Undoing(Delivery wrong, string reason, Actor by, DateTimeOffset at) => new()
    {
        DeliverableId = wrong.DeliverableId,
        Number = wrong.Number + 1,
        On = wrong.On,
        At = wrong.At,
        AtZone = wrong.AtZone,
        OrganisationId = wrong.OrganisationId,
        DisplayName = wrong.DisplayName,
        NativeName = wrong.NativeName,
        RevisionId = wrong.RevisionId,
        TextSha256 = wrong.TextSha256,
        IsUndone = true,
        Reason = reason,
        KeptAt = at,
        KeptById = by.PersonId,
    };
}

/// <summary>What came of something that was delivered, as it was noted on one day; the last one counts.</summary>
public sealed class DeliveryOutcome
{
    public const int MaxWords = 4_000;

    private DeliveryOutcome() { }

    internal DeliveryOutcome(Deliverable of, string? said, DateOnly? lookAgainOn, Actor by, DateTimeOffset at) =>
        (DeliverableId, Number, Said, LookAgainOn, NotedById, NotedAt) = (of.Id, of.Outcomes.Count + 1, said, lookAgainOn, by.PersonId, at);

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid DeliverableId { get; private init; }
    public int Number { get; private init; }
    public string? Said { get; private init; }
    public DateOnly? LookAgainOn { get; private init; }
    public Guid? NotedById { get; private init; }
    public DateTimeOffset NotedAt { get; private init; }
}
