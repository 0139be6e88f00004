using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;

namespace Tccm.Domain.Discussion;

/// <summary>What an organisation says that it can do with a paragraph in texts of its own. It signs nothing by it.</summary>
public enum Usability
{
    Usable,
    UsableWithChanges,
    NotForUs,
}

public static class Usabilities
{
    public static IReadOnlyList<Usability> All { get; } = Enum.GetValues<Usability>();

    public static string InWords(this Usability use) => use switch
    {
        Usability.Usable => "usable",
        Usability.UsableWithChanges => "usable with changes",
        Usability.NotForUs => "not for us",
        _ => throw new ArgumentOutOfRangeException(nameof(use), use, null),
    };
}

/// <summary>One marking of a paragraph by an organisation; the last counts, all are kept. Its own people alone see it.</summary>
public sealed class ParagraphUse
{
    private ParagraphUse() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid ParagraphId { get; private init; }
    public Guid OrganisationId { get; private init; }
    public Guid ContactId { get; private init; }
    public int Number { get; private init; }
    public Usability Use { get; private init; }
    public DateTimeOffset MarkedAt { get; private init; }

    /// <summary>Marks a paragraph for the contact's organisation; null where it is marked so already.</summary>
    public static ParagraphUse? Mark(Statement statement, Paragraph paragraph, Usability use, ParagraphUse? last, Contact by, DateTimeOffset at)
    {
        if (!by.May(ContactRoles.Participant)) throw new DomainException($"You are not a participant of {by.Organisation.DisplayName}. Its participants mark paragraphs; its representative can make you one.");
        if (!statement.IsReadBy(by.Organisation)) throw new DomainException($"{by.Organisation.DisplayName} does not take part in this discussion. Nothing was kept.");
        if (!statement.Circulated.Any(revision => revision.Paragraphs.Contains(paragraph))) throw new DomainException("This paragraph is not one that was circulated. Open the page anew; nothing was kept.");
        if (!Enum.IsDefined(use)) throw new DomainException("Choose one of the marks.", "Use");
        return last?.Use == use ? null : new() { ParagraphId = paragraph.Id, OrganisationId = by.OrganisationId, ContactId = by.Id, Number = (last?.Number ?? 0) + 1, Use = use, MarkedAt = at };
    }
}
