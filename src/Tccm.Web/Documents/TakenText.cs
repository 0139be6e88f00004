using System.Globalization;
using System.Text;
using Tccm.Domain.Adaptations;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Documents;

public enum TakenFormat
{
    PlainText,
    Markdown,
    OpenDocument,
}

public static class TakenFormats
{
    public static IReadOnlyList<TakenFormat> All { get; } = Enum.GetValues<TakenFormat>();

    public static string Extension(this TakenFormat format) => format switch { TakenFormat.PlainText => "txt", TakenFormat.Markdown => "md", _ => "odt" };

    public static string InWords(this TakenFormat format) => format switch { TakenFormat.PlainText => "Plain text", TakenFormat.Markdown => "Markdown", _ => "Open Document" };

    public static TakenFormat? Of(string? extension) => All.Cast<TakenFormat?>().FirstOrDefault(format => string.Equals(format!.Value.Extension(), extension, StringComparison.OrdinalIgnoreCase));
}

/// <summary>A line about where a text is from; its link, where it has one, stands at its end.</summary>
public sealed record SourceLine(string Words, string? Link = null);

/// <summary>
/// A text, or paragraphs of it, as somebody takes them away to use: in every format with the same words, and with the lines
/// that say where they are from. Who needs the signed bytes and nothing else takes the statement's own Markdown.
/// </summary>
public sealed class TakenText(PublishedText text, Excerpt excerpt, PortalOptions portal)
{
    public string Title => text.Revision.Title;
    public string Language => text.Revision.Language;
    public Excerpt Excerpt => excerpt;

    /// <summary>Where what was taken stands, for ever; several paragraphs stand in the text.</summary>
    public string Address => portal.Link(text.AddressOf(excerpt.Numbers is [var only] ? only : null));

    public IReadOnlyList<SourceLine> Sources =>
    [
        new($"From “{Title}”, revision {text.Revision.Number.ToString(CultureInfo.InvariantCulture)}, {(excerpt.IsWhole ? "the whole text" : Listed(excerpt.Numbers))}."),
        new("Source:", Address),
        new($"SHA-256 of the whole text: {text.Revision.Sha256}"),
        portal.Licence is { Name.Length: > 0 } licence ? new($"Licence: {licence.Name}", licence.Link?.AbsoluteUri) : new(Licence.None),
        new($"If you change it, say so: {Adaptation.Disclaimer(Title)}"),
    ];

    /// <summary>The words to copy. An Open Document file has those of the plain text.</summary>
    public string Words(TakenFormat format) => format == TakenFormat.Markdown
        ? $"{excerpt.Markdown}\n{string.Join("\\\n", Sources.Select(InMarkdown))}\n"
        : $"{excerpt.PlainText}\n{string.Join('\n', Sources.Select(line => line.Link is null ? line.Words : $"{line.Words} {line.Link}"))}\n";

    public byte[] Bytes(TakenFormat format) => format == TakenFormat.OpenDocument ? OpenDocument.Bytes(this, text.Revision.CreatedAt) : Encoding.UTF8.GetBytes(Words(format));

    public string FileName(TakenFormat format) =>
        $"{text.Statement.Slug}{(excerpt.Numbers.Count is > 0 and < 6 ? "-p" + string.Join('-', excerpt.Numbers.Select(number => number.ToString(CultureInfo.InvariantCulture))) : excerpt.IsWhole ? "" : "-excerpt")}.{format.Extension()}";

    private static string Listed(IReadOnlyList<int> numbers) => numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)).ToList() switch
    {
        [var only] => $"paragraph {only}",
        [.. var before, var last] => $"paragraphs {string.Join(", ", before)} and {last}",
        _ => "",
    };

    private static string InMarkdown(SourceLine line) => Escaped(line.Words) + (line.Link is null ? "" : $" <{line.Link}>");

    private static string Escaped(string words)
    {
        var escaped = new StringBuilder();
        foreach (var c in words) escaped.Append("\\`*_[]<>&!~|".Contains(c, StringComparison.Ordinal) ? $"\\{c}" : c.ToString());
        return escaped.ToString();
    }
}
