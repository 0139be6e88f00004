using Tccm.Domain.Text;

namespace Tccm.Domain.Statements;

/// <summary>
/// The text that is hashed and signed: the title as a Markdown heading, an empty line, the body.
/// The download as Markdown is these bytes and no others, so that anybody can check the hash.
/// </summary>
public static class TitledText
{
    /// <summary>Joins title and body in their kept form. A title that Markdown would read as formatting is refused.</summary>
    public static string Join(string title, string body)
    {
        var kept = Name.Check(title, "title");
        if (StatementText.Parse($"# {kept}\n").PlainText.Trim() != kept)
            throw new DomainException("The title holds characters that Markdown reads as formatting, such as * or _ or `. Write it without.", "Title");
        if (string.IsNullOrWhiteSpace(body))
            throw new DomainException("Write the text.", "Text");
        var text = StatementText.Normalise($"# {kept}\n\n{body}");
        if (StatementText.Parse(BodyOf(text)).Paragraphs.Count == 0)
            throw new DomainException("Write the text.", "Text");
        return text;
    }

    public static string BodyOf(string text) => text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..].TrimStart('\n');
}
