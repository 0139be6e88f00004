using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Domain.Translations;
using Tccm.Typesetting;
using static Tccm.Web.Documents.Stationery;

namespace Tccm.Web.Documents;

/// <summary>A translation as it goes on paper: first of all which language is signed, then the text, then what it was made from.</summary>
public static class TranslationPdf
{
    private const int HeadColumns = 56;

    /// <param name="statement">What it is a translation of.</param>
    /// <param name="translation">Who made it and looked it over.</param>
    /// <param name="text">The saving that is printed.</param>
    /// <param name="address">Where the text that is signed stands.</param>
    public static byte[] Bytes(Statement statement, Translation translation, TranslatedText text, Uri address)
    {
        var what = $"Translation into {translation.LanguageInWords} of revision {translation.RevisionNumber}{(translation.IsShown ? "" : ", not looked over yet")}";
        var document = new Document(new DocumentOptions
        {
            Title = text.Title,
            Language = translation.Language,
            Created = text.WrittenAt,
            Author = Coalition,
            Subject = what,
            // The frame is English; the words of the text go the way of their language.
            Direction = Direction.LeftToRight,
            Header = page => page.Number == 1 ? null : new RunningLine { Start = Title(text.Title, translation.Language, HeadColumns), End = In(English, Look.Running, "A translation, which nobody signed") },
            Footer = page => Foot(what, text.Sha256, page),
        });
        document.Masthead();
        document.CallOut(In(English, Look.CallOut with { SpaceAfter = 0 }, SignedLanguage.InWords(statement, translation) + (translation.IsBehind(statement) ? $" It is behind the original: {translation.BehindInWords(statement)}." : "")));
        document.Space(8);
        document.Add(In(English, Kicker, string.Join(" · ", new[] { $"Translation into {translation.LanguageInWords}", statement.Kind.InWords(), statement.Process }.OfType<string>())));
        var direction = Languages.IsRightToLeft(translation.Language) ? Direction.RightToLeft : Direction.LeftToRight;
        var title = Headline(1, text.Title, translation.Language);
        document.Add(title with { Words = title.Words with { Direction = direction } });
        foreach (var block in text.Document.Blocks) document.Add(Set(block, direction));
        HowToCheck(document, statement, translation, text, address);
        return document.ToPdf();
    }

    private static void HowToCheck(Document document, Statement statement, Translation translation, TranslatedText text, Uri address)
    {
        var (style, code) = (Look.Small with { SpaceAfter = 4 }, Look.Small.Size * 0.85);
        var original = translation.Of(statement);
        document.Add(Headline(2, "What this was made from"));
        document.Add(In(English, style, $"{SignedLanguage.InWords(statement)}. It stands at ", Run.Link(address.AbsoluteUri, address), "."));
        document.Add(In(English, style, $"This translation was made from revision {original.Number}, “", Run.In(original.Language, original.Title), "”, whose SHA-256 is"));
        document.Add(In(English, style, new Run(original.Sha256) { IsCode = true, Size = code, Colour = Colour.Ink }));
        document.Add(In(English, style, "The SHA-256 of the translation is"));
        document.Add(In(English, style with { SpaceAfter = 0 }, new Run(text.Sha256) { IsCode = true, Size = code, Colour = Colour.Ink }));
    }
}
