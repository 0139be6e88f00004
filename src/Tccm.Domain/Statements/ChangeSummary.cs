using System.Text;
using Tccm.Domain.Text;

namespace Tccm.Domain.Statements;

/// <summary>What changed since the earlier text, as a list in our Markdown that an editor finishes: a line for each paragraph that is not as it was.</summary>
public static class ChangeSummary
{
    private const int MostChanges = 3;
    private const int MostCharacters = 60;

    /// <param name="credits">The new paragraph's number, and the names of the organisations whose suggestions it took in.</param>
    public static string Of(IReadOnlyList<KnownParagraph> before, IReadOnlyList<MatchedParagraph> after, IReadOnlyDictionary<int, IReadOnlyList<string>>? credits = null)
    {
        var was = before.ToDictionary(paragraph => paragraph.Identity);
        var parts = after.SelectMany(paragraph => paragraph.From.Select(identity => (identity, paragraph))).ToLookup(line => line.identity, line => line.paragraph);
        var lines = after.Select(paragraph => (Place: paragraph.Number, Earlier: 0, Says: Line(paragraph, was, parts) is { } line ? line + Credit(paragraph, credits) : null))
            .Concat(ParagraphMatch.Gone(before, after).Select(gone => (Place: PlaceOf(gone, before, parts), Earlier: gone.Number, Says: (string?)$"Paragraph {gone.Number} of the earlier text was removed: {Quote(gone.Text)}")))
            .Where(line => line.Says is not null).OrderBy(line => line.Place).ThenBy(line => line.Earlier).Select(line => $"- {line.Says}.\n").ToList();
        return lines.Count == 0 ? "No word changed.\n" : string.Concat(lines);
    }

    private static string? Line(MatchedParagraph paragraph, Dictionary<Guid, KnownParagraph> was, ILookup<Guid, MatchedParagraph> parts)
    {
        var from = paragraph.From.Select(identity => was[identity]).ToList();
        var name = $"Paragraph {paragraph.Number}";
        return paragraph.Origin switch
        {
            ParagraphOrigin.Same => null,
            ParagraphOrigin.Moved => $"{name} was paragraph {from[0].Number}: it moved, and no word of it changed",
            ParagraphOrigin.Changed => $"{name}{Formerly(paragraph, from[0])}: {Changes(from[0].Text, paragraph.Text)}",
            ParagraphOrigin.Split when paragraph.Identity is null => $"{name} was split off paragraph {from[0].Number} of the earlier text: {Quote(paragraph.Text)}",
            ParagraphOrigin.Split => $"{name}{Formerly(paragraph, from[0])} was split: {Parts(from[0], [.. parts[from[0].Identity]])}",
            ParagraphOrigin.Joined => $"{name} joins paragraphs {Listed(from.Select(one => $"{one.Number}"))} of the earlier text: {Changes(Joined(from.Select(one => one.Text)), paragraph.Text)}",
            _ => $"{name} is new: {Quote(paragraph.Text)}",
        };
    }

    private static string Parts(KnownParagraph whole, List<MatchedParagraph> parts) =>
        $"paragraph {whole.Number} of the earlier text is now paragraphs {Listed(parts.Select(part => $"{part.Number}"))}; {Changes(whole.Text, Joined(parts.Select(part => part.Text)))}";

    private static string Changes(string before, string after)
    {
        var said = new List<string>();
        var parts = TextDifference.Within(before, after).Where(part => !string.IsNullOrWhiteSpace(part.Text) || part.Kind == DifferenceKind.Same).ToList();
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i].Kind == DifferenceKind.Added) said.Add($"{Quote(parts[i].Text)} was added");
            else if (parts[i].Kind == DifferenceKind.Removed && i + 1 < parts.Count && parts[i + 1].Kind == DifferenceKind.Added) said.Add($"{Quote(parts[i].Text)} became {Quote(parts[++i].Text)}");
            else if (parts[i].Kind == DifferenceKind.Removed) said.Add($"{Quote(parts[i].Text)} was removed");
        }

        if (said.Count > MostChanges + 1) said = [.. said[..MostChanges], Words.Counted(said.Count - MostChanges, "further change")];
        return said.Count == 0 ? "no word of it changed" : string.Join("; ", said);
    }

    private static string Credit(MatchedParagraph paragraph, IReadOnlyDictionary<int, IReadOnlyList<string>>? credits) =>
        credits?.GetValueOrDefault(paragraph.Number) is { Count: > 0 } names ? $", after a suggestion by {Listed(names.Select(Escape))}" : "";

    private static string Formerly(MatchedParagraph paragraph, KnownParagraph was) => was.Number == paragraph.Number ? "" : $" ({was.Number} in the earlier text)";

    // What went is told after the paragraph that stood before it.
    private static int PlaceOf(KnownParagraph gone, IReadOnlyList<KnownParagraph> before, ILookup<Guid, MatchedParagraph> parts) =>
        before.Where(one => one.Number < gone.Number && parts.Contains(one.Identity)).MaxBy(one => one.Number) is { } last ? parts[last.Identity].Max(part => part.Number) : 0;

    private static string Joined(IEnumerable<string> texts) => string.Join(' ', texts);

    private static string Listed(IEnumerable<string> names)
    {
        var all = names.ToList();
        return all.Count < 2 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} and {all[^1]}";
    }

    private static string Quote(string text)
    {
        var quote = new StringBuilder();
        var tokens = Tokens.Of(text.Trim());
        var fit = tokens.TakeWhile(token => quote.Append(token).Length <= MostCharacters).Count();
        return fit == tokens.Count ? $"“{Escape(text.Trim())}”" : $"“{Escape(string.Concat(tokens.Take(Math.Max(1, fit))).TrimEnd())} …”";
    }

    private static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var c in text) escaped.Append(c == '\n' ? " " : @"\`*_[]<&".Contains(c, StringComparison.Ordinal) ? $"\\{c}" : $"{c}");
        return escaped.ToString();
    }
}
