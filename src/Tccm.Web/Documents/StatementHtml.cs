using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Web.Pages.Shared;

namespace Tccm.Web.Documents;

/// <summary>The page's text as one file that is kept: it reads well where no stylesheet is found, and needs no script.</summary>
public static class StatementHtml
{
    public static byte[] Bytes(Statement statement, SignatoryList signatories, Imprint imprint)
    {
        var html = new StringBuilder("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append(CultureInfo.InvariantCulture, $"<title>{Encoded(statement.Title)}</title>\n<link rel=\"canonical\" href=\"{Encoded(imprint.Address.AbsoluteUri)}\">\n<link rel=\"stylesheet\" href=\"{Encoded(imprint.Stylesheet.AbsoluteUri)}\">\n</head>\n<body>\n<main>\n<article>\n")
            .Append(CultureInfo.InvariantCulture, $"<p class=\"kicker\">{Encoded(string.Join(" · ", Kicker(statement, imprint)))}</p>\n")
            .Append(CultureInfo.InvariantCulture, $"<h1 lang=\"{Encoded(statement.Text.Language)}\" dir=\"auto\">{Encoded(statement.Title)}</h1>\n")
            .Append(CultureInfo.InvariantCulture, $"<p class=\"attribution\">{Encoded(signatories.Attribution)}</p>\n");
        if (imprint.Supersedes is { } supersedes) html.Append(CultureInfo.InvariantCulture, $"<p>{Encoded($"This is edition {imprint.Number}. {supersedes}")}</p>\n");
        html.Append(TextOf(statement)).Append('\n');
        if (signatories.SignersKnown)
        {
            Table(html, "Signatories", signatories.Online, recorded: false);
            Table(html, "Recorded by the secretariat, not signed in this portal", signatories.Recorded, recorded: true);
        }
        html.Append("<section>\n<h2>Check it</h2>\n<dl>\n");
        foreach (var (term, words) in Facts(statement, imprint)) html.Append(CultureInfo.InvariantCulture, $"<dt>{Encoded(term)}</dt><dd>{Encoded(words)}</dd>\n");
        return Encoding.UTF8.GetBytes(html.Append("</dl>\n</section>\n</article>\n</main>\n</body>\n</html>\n").ToString());
    }

    private static IEnumerable<string> Kicker(Statement statement, Imprint imprint)
    {
        yield return statement.Kind.InWords();
        if (statement.Process is { } process) yield return process;
        if (statement.DeliveredOn is { } delivered) yield return $"delivered {delivered.InWords()}";
        yield return $"published {Words.Instant(imprint.PublishedAt)}, edition {imprint.Number}";
    }

    private static IEnumerable<(string, string)> Facts(Statement statement, Imprint imprint)
    {
        yield return ("Where it stands", imprint.Address.AbsoluteUri);
        yield return ("Where this edition is checked", imprint.Check.AbsoluteUri);
        yield return ("Language that was signed", statement.Text.Language);
        yield return ("Licence", imprint.LicenceInWords);
        yield return ("SHA-256 of the text", statement.Text.Sha256);
        yield return ("Evidence log", $"{imprint.Log.Origin}, {imprint.Log.Size} entries, root {Convert.ToBase64String(imprint.Log.Root)}");
        yield return ("Key of the log (SHA-256)", imprint.LogKey);
        yield return ("Key of publications (SHA-256)", imprint.PublicationKey);
    }

    private static string TextOf(Statement statement)
    {
        var output = new TagHelperOutput("statement-text", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        new StatementTextTagHelper { Document = statement.Text.Document, Lang = statement.Text.Language }.Process(null!, output);
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        output.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }

    private static void Table(StringBuilder html, string caption, IReadOnlyList<Signatory> lines, bool recorded)
    {
        if (lines.Count == 0) return;
        html.Append(CultureInfo.InvariantCulture, $"<table class=\"signatories\" data-list=\"{(recorded ? "recorded" : "online")}\">\n<caption>{Encoded(caption)}</caption>\n<thead><tr><th scope=\"col\">Organisation</th><th scope=\"col\">Kind</th><th scope=\"col\">Economy</th><th scope=\"col\">Signed</th></tr></thead>\n<tbody>\n");
        foreach (var line in lines)
        {
            html.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\"><bdi>{Encoded(line.Name)}</bdi>");
            if (line.NativeName is { } native) html.Append(CultureInfo.InvariantCulture, $" <bdi{(line.NativeLanguage is { } tag ? $" lang=\"{Encoded(tag)}\"" : "")}>{Encoded(native)}</bdi>");
            if (line.Domain is { } domain) html.Append(CultureInfo.InvariantCulture, $" <span>{Encoded(InternetDomain.Parse(domain).ULabel)}</span>");
            html.Append(CultureInfo.InvariantCulture, $"</th><td>{Encoded(line.KindsInWords)}</td><td>{Encoded(Economy.NameOf(line.Economy))}</td><td>{Encoded(string.Join(" · ", Signed(line)))}</td></tr>\n");
        }
        html.Append("</tbody>\n</table>\n");
    }

    private static IEnumerable<string> Signed(Signatory line)
    {
        yield return line.SignedOn is { } day ? Words.Day(day) : "date not known";
        if (line.StandingInWords is { } standing) yield return standing;
        if (line.Source is { } source) yield return $"recorded from: {source}";
    }

    private static string Encoded(string value) => HtmlEncoder.Default.Encode(value);
}
