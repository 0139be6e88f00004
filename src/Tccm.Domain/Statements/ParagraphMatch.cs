namespace Tccm.Domain.Statements;

public enum ParagraphOrigin
{
    /// <summary>Its words are those that they were.</summary>
    Same,
    /// <summary>So are they, but it stands among other neighbours.</summary>
    Moved,
    Changed,
    /// <summary>A part of an earlier paragraph, of which other parts stand apart.</summary>
    Split,
    /// <summary>Made of more than one earlier paragraph.</summary>
    Joined,
    New,
}

/// <summary>A paragraph of the earlier text, as the match needs it.</summary>
public sealed record KnownParagraph(int Number, Guid Identity, string Text);

/// <param name="Identity">The identity that goes on in it; null where it begins a new one.</param>
/// <param name="From">The identities of the earlier paragraphs that it came from, in their order; its own where that goes on, the parent's where it was split off.</param>
public sealed record MatchedParagraph(int Number, string Text, Guid? Identity, IReadOnlyList<Guid> From, ParagraphOrigin Origin);

/// <summary>
/// How the paragraphs of a text descend from those of the earlier one. An identity goes on in one paragraph at most: in that
/// of the same words, else in that which is most like it, and of several parts in the one that holds most of it.
/// </summary>
public static class ParagraphMatch
{
    /// <param name="before">The earlier paragraphs, in any order.</param>
    /// <param name="after">The paragraphs of the new text, in any order.</param>
    /// <param name="mended">By hand: a new paragraph's number and the numbers of the earlier ones that it came from, none where it is new. It wins. Refused: a number that neither text has.</param>
    /// <returns>The new paragraphs in reading order.</returns>
    public static IReadOnlyList<MatchedParagraph> Of(
        IReadOnlyList<KnownParagraph> before, IReadOnlyList<(int Number, string Text)> after, IReadOnlyDictionary<int, IReadOnlyList<int>>? mended = null)
    {
        var search = new ParagraphSearch([.. before.OrderBy(paragraph => paragraph.Number)], [.. after.OrderBy(paragraph => paragraph.Number)]);
        search.TakeByHand(mended ?? new Dictionary<int, IReadOnlyList<int>>());
        search.TakeSameWords();
        search.TakeAlike(onlyInPlace: false);
        search.TakeParts();
        search.TakeAlike(onlyInPlace: true);
        return search.Found();
    }

    /// <summary>The earlier paragraphs of which nothing goes on.</summary>
    public static IReadOnlyList<KnownParagraph> Gone(IReadOnlyList<KnownParagraph> before, IReadOnlyList<MatchedParagraph> matched)
    {
        var goOn = matched.SelectMany(paragraph => paragraph.From).ToHashSet();
        return [.. before.Where(paragraph => !goOn.Contains(paragraph.Identity)).OrderBy(paragraph => paragraph.Number)];
    }
}
