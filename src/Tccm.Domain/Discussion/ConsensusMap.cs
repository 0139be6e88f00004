using Tccm.Domain.Organisations;
using Tccm.Domain.Text;

namespace Tccm.Domain.Discussion;

public sealed record MapParagraph(Guid Id, int Number, string Text);

/// <summary>One of those who could take a position: a member, as it stood when the window closed.</summary>
public sealed record Voice(Guid OrganisationId, string Name, IReadOnlyList<OrganisationKind> Kinds, string Economy);

/// <summary>The stance that counts: an organisation's last on a paragraph, or on the whole where <paramref name="ParagraphId"/> is null.</summary>
public sealed record StanceTaken(Guid? ParagraphId, Guid OrganisationId, Stance Stance, string? Reason);

/// <summary>
/// Where consensus exists and where it does not, paragraph by paragraph: how many of how many, agreement by region and by kind,
/// what carries and what divides. What is shown, and what is kept from whom, is in docs/adr/0017.
/// </summary>
public sealed class ConsensusMap
{
    private ConsensusMap(int electorate, Consensus whole, IReadOnlyList<Consensus> paragraphs, bool isPublic) =>
        (Electorate, Whole, Paragraphs, IsPublic) = (electorate, whole, paragraphs, isPublic);

    public int Electorate { get; }
    public Consensus Whole { get; }

    /// <summary>In the order of the text.</summary>
    public IReadOnlyList<Consensus> Paragraphs { get; }
    public bool IsPublic { get; }

    /// <summary>The paragraphs that carry, in the order of the text; none in the public form.</summary>
    public IEnumerable<Consensus> Carrying => Paragraphs.Where(paragraph => paragraph.Verdict == Verdict.Carries);

    /// <summary>The paragraphs that divide, those that divide most first; none in the public form.</summary>
    public IEnumerable<Consensus> Dividing => Paragraphs.Where(paragraph => paragraph.Verdict == Verdict.Divides).OrderByDescending(paragraph => paragraph.Counts.Division);

    /// <summary>The paragraphs, and the whole, of which the published totals would tell what each member thinks; for who decides to publish.</summary>
    public IEnumerable<Consensus> TellingEach => Paragraphs.Prepend(Whole).Where(consensus => consensus.TellsEach);

    /// <summary>The numbers that anybody may see: no names, no reasons, no words of the text, no verdict, and no cell that tells of fewer than three, or of each.</summary>
    public ConsensusMap ForThePublic() => new(Electorate, Whole.ForThePublic(), [.. Paragraphs.Select(paragraph => paragraph.ForThePublic())], isPublic: true);

    /// <summary>
    /// The map of one round. A stance of an organisation that is not in the electorate counts nowhere; a stance under a paragraph
    /// that is not among these, and two of one organisation in one place, are refused: whoever asks has chosen the wrong ones.
    /// </summary>
    public static ConsensusMap Of(IReadOnlyList<MapParagraph> paragraphs, IReadOnlyList<Voice> electorate, IReadOnlyList<StanceTaken> stances)
    {
        var known = paragraphs.Select(paragraph => (Guid?)paragraph.Id).ToHashSet();
        if (stances.FirstOrDefault(taken => taken.ParagraphId is not null && !known.Contains(taken.ParagraphId)) is { } astray)
            throw new ArgumentException($"A stance was taken on {astray.ParagraphId}, which is not a paragraph of this text.", nameof(stances));
        if (stances.Count != stances.DistinctBy(taken => (taken.ParagraphId, taken.OrganisationId)).Count())
            throw new ArgumentException("An organisation has two stances in one place.", nameof(stances));
        if (electorate.Count != electorate.DistinctBy(voice => voice.OrganisationId).Count())
            throw new ArgumentException("An organisation is in the electorate twice.", nameof(electorate));

        var disclosure = new Disclosure(electorate);
        var voices = electorate.ToDictionary(voice => voice.OrganisationId);
        var byPlace = stances.Where(taken => voices.ContainsKey(taken.OrganisationId)).ToLookup(taken => taken.ParagraphId);
        return new(electorate.Count, At(null), [.. paragraphs.OrderBy(paragraph => paragraph.Number).Select(At)], isPublic: false);

        Consensus At(MapParagraph? paragraph)
        {
            var taken = byPlace[paragraph?.Id].ToList();
            var (members, everybody) = disclosure.Cells(taken);
            return new(paragraph, Count(taken), members, everybody, [.. taken
                .Where(one => !string.IsNullOrWhiteSpace(one.Reason))
                .Select(one => new ReasonGiven(one.OrganisationId, voices[one.OrganisationId].Name, one.Stance, one.Reason!))
                .OrderByDescending(reason => reason.Stance).ThenBy(reason => reason.Name, Names.Order).ThenBy(reason => reason.OrganisationId)]);
        }

        StanceCounts Count(List<StanceTaken> taken)
        {
            var counts = taken.CountBy(one => one.Stance).ToDictionary();
            int Of(Stance stance) => counts.GetValueOrDefault(stance);
            return new(electorate.Count, Of(Stance.WouldSign), Of(Stance.WithReservations), Of(Stance.NoPosition), Of(Stance.Concern), Of(Stance.WouldNotSign));
        }
    }
}
