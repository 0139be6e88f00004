using System.Text;
using System.Text.Encodings.Web;
using Tccm.Domain.Outbox;
using Tccm.Domain.Text;

namespace Tccm.Web.Emails;

/// <summary>
/// One letter: a subject that says what happened or what is wanted, a first line that says why you got it, one link.
/// The plain text and the HTML part carry the same words.
/// </summary>
public abstract class Letter
{
    private const int Columns = 72;

    public abstract string Subject { get; }

    /// <summary>The paragraphs; the first says why the reader got this. A line feed inside one is kept.</summary>
    protected abstract IEnumerable<string> Body { get; }

    /// <summary>The one link, as its words and a path of this site.</summary>
    protected virtual (string Words, string Path)? Link => null;

    /// <summary>How a reader who gets this by their own choice gets no more, as words and a path of this site.</summary>
    protected virtual (string Words, string Path)? Leaving => null;

    /// <summary>The path at which one request, without a sign-in, ends letters of this sort to this reader (RFC 8058).</summary>
    public virtual string? Unsubscribe => null;

    /// <summary>The words as HTML where they have links and headings of their own, in the place of the paragraphs after the first.</summary>
    protected virtual string? Drawn => null;

    /// <summary>In a receipt, the way for whoever says that it should not have come about, as its words and a path of this site.</summary>
    protected virtual (string Words, string Path)? Objection => null;

    /// <summary>Of a receipt: the act of which the letter says, when it is sent, what the evidence log holds.</summary>
    public virtual Guid? ActId => null;

    /// <summary>What stands below the link.</summary>
    protected virtual IEnumerable<string> After => [];

    /// <summary>Whether the link is a secret, which is forgotten once sent.</summary>
    public virtual bool Secret => false;

    /// <summary>Whether nothing of it is kept once it has left, not even to whom it went.</summary>
    public virtual bool ForgetWhenSent => false;

    /// <summary>The person whom an answer reaches; the secretariat where there is none.</summary>
    public virtual EmailAddress? ReplyTo => null;

    /// <summary>For a reminder: the key by which each reader gets it once.</summary>
    public virtual string? OnceKey => null;

    /// <summary>Whether it is news to many, which leaves after receipts and whatever else somebody waits for.</summary>
    public virtual bool CanWait => false;

    public string Text(Func<string, string> address)
    {
        var parts = Body.Select(Wrapped).ToList();
        if (Link is { } link) parts.Add($"{Wrapped(link.Words + ":")}\n{address(link.Path)}");
        if (Objection is { } objection) parts.Add($"{Wrapped(objection.Words + ":")}\n{address(objection.Path)}");
        parts.AddRange(After.Select(Wrapped));
        if (ActId is not null) parts.Add(OutboxEmail.EvidencePlace);
        if (Leaving is { } leaving) parts.Add($"{Wrapped(leaving.Words + ":")}\n{address(leaving.Path)}");
        parts.Add("-- \nTCCM, the Technical Community Coalition for Multistakeholderism.\nThe coalition does not speak for its members.");
        return string.Join("\n\n", parts) + "\n";
    }

    public string Html(Func<string, string> address)
    {
        var html = new StringBuilder("<!doctype html><html lang=\"en\"><body style=\"font:16px/1.5 sans-serif;max-width:38em\">");
        foreach (var paragraph in Drawn is null ? Body : Body.Take(1)) Paragraph(html, paragraph);
        html.Append(Drawn);
        if (Link is { } link)
        {
            var to = Encoded(address(link.Path));
            html.Append("<p><a href=\"").Append(to).Append("\">").Append(Encoded(link.Words)).Append("</a><br>").Append(to).Append("</p>");
        }
        if (Objection is { } objection) html.Append("<p><a href=\"").Append(Encoded(address(objection.Path))).Append("\">").Append(Encoded(objection.Words)).Append("</a></p>");
        foreach (var paragraph in After) Paragraph(html, paragraph);
        if (ActId is not null) Paragraph(html, OutboxEmail.EvidencePlace);
        if (Leaving is { } leaving) html.Append("<p><a href=\"").Append(Encoded(address(leaving.Path))).Append("\">").Append(Encoded(leaving.Words)).Append("</a></p>");
        return html.Append("<hr><p>TCCM, the Technical Community Coalition for Multistakeholderism.<br>The coalition does not speak for its members.</p></body></html>").ToString();
    }

    private static void Paragraph(StringBuilder html, string words) =>
        html.Append("<p>").Append(Encoded(words).Replace("&#xA;", "<br>", StringComparison.Ordinal)).Append("</p>");

    private static string Encoded(string value) => HtmlEncoder.Default.Encode(value);

    /// <summary>Breaks at spaces so that no line is longer than 72 characters, but for a single longer word.</summary>
    private static string Wrapped(string paragraph) => string.Join('\n', paragraph.Split('\n').Select(line =>
    {
        var text = new StringBuilder();
        var column = 0;
        foreach (var word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (column > 0 && column + 1 + word.Length > Columns) { text.Append('\n'); column = 0; }
            else if (column > 0) { text.Append(' '); column++; }
            text.Append(word);
            column += word.Length;
        }
        return text.ToString();
    }));
}
