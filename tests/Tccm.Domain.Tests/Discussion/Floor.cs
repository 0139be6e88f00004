using Tccm.Domain.Discussion;
using Tccm.Domain.Organisations;

namespace Tccm.Domain.Tests.Discussion;

/// <summary>Members and what they said of one paragraph, written down in a line each.</summary>
internal sealed class Floor
{
    public const OrganisationKind Registry = OrganisationKind.CctldRegistry;
    public const OrganisationKind Registrar = OrganisationKind.Registrar;

    private readonly MapParagraph paragraph = new(Guid.CreateVersion7(), 1, "We ask to be heard.");
    private readonly List<Voice> voices = [];
    private readonly List<StanceTaken> stances = [];

    public Floor Says(string name, string economy, Stance? stance, params OrganisationKind[] kinds) => Says(name, economy, stance, null, kinds);

    public Floor Says(string name, string economy, Stance? stance, string? reason, params OrganisationKind[] kinds)
    {
        voices.Add(new(Guid.CreateVersion7(), name, kinds, economy));
        if (stance is { } taken) stances.Add(new(paragraph.Id, voices[^1].OrganisationId, taken, reason));
        return this;
    }

    public Floor Many(int count, string economy, Stance? stance, params OrganisationKind[] kinds)
    {
        for (var i = 0; i < count; i++) Says($"{economy} {voices.Count}", economy, stance, kinds);
        return this;
    }

    public ConsensusMap Map => ConsensusMap.Of([paragraph], voices, stances);
    public Consensus Paragraph => Map.Paragraphs[0];
    public Consensus Public => Map.ForThePublic().Paragraphs[0];
}

internal static class Cells
{
    /// <summary>The cells that are shown, as "Europe 3/4 of 5": agree, took a side, electorate.</summary>
    public static IEnumerable<string> Shown(this IEnumerable<ConsensusCell> cells) =>
        cells.Where(cell => cell.Agreement is not null).Select(cell => $"{cell.Name} {cell.Agreement!.Agree}/{cell.Agreement.Sides} of {cell.Electorate}");

    public static IEnumerable<string> Hidden(this IEnumerable<ConsensusCell> cells) =>
        cells.Where(cell => cell.Agreement is null).Select(cell => $"{cell.Name} of {cell.Electorate}");
}
