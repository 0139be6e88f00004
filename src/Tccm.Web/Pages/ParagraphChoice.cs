using Tccm.Domain.Adaptations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;

namespace Tccm.Web.Pages;

/// <summary>The paragraphs of a text with a box for each, as <c>_ParagraphChoice</c> asks for them; none ticked is the whole.</summary>
public sealed record ParagraphChoice(PublishedText Source, IReadOnlyCollection<int> Chosen, string Name, string Legend, Lineage? Lineage = null)
{
    private const int Longest = 90;

    public IEnumerable<(int Number, string Words, bool IsChosen)> Paragraphs =>
        Source.Revision.Document.Paragraphs.Where(paragraph => paragraph.PlainText.Length > 0).Select(paragraph => (paragraph.Number, Beginning(paragraph), Chosen.Contains(paragraph.Number)));

    /// <summary>What was made of the paragraph, where that is to be said.</summary>
    public IReadOnlyList<Adaptation> MadeOf(int number) =>
        Lineage is not null && Source.Revision.Paragraphs.SingleOrDefault(one => one.Number == number) is { } paragraph ? Lineage.MadeOf(paragraph) : [];

    private static string Beginning(TextParagraph paragraph) => Words.Quoted(paragraph.PlainText.Replace('\n', ' '), Longest);
}
