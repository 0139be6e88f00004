using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Domain.Translations;

namespace Tccm.Web.Emails;

/// <summary>A letter about one translation.</summary>
public abstract class TranslationLetter(Statement statement, Translation translation) : Letter
{
    protected Statement Statement { get; } = statement;
    protected Translation Translation { get; } = translation;
    protected string Which => $"the translation of “{Statement.Title}” into {Translation.LanguageInWords}, of revision {Translation.RevisionNumber}";
    protected string Why => $"You get this because you translate for {Translation.Translator}.";

    protected string Path => $"/my/statements/{Statement.Slug}/translations/{Translation.Id}";

    protected static string Begun(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    protected override (string, string)? Link => ("See it", Path);
}

/// <summary>To who may look a translation over: the secretariat, and participants of other members who chose mail at once.</summary>
public sealed class TranslationOffered(Statement statement, Translation translation, Contact? second, EmailAddress? translator) : TranslationLetter(statement, translation)
{
    public override string Subject => $"To look over: “{Statement.Title}” in {Translation.LanguageInWords}";

    public override EmailAddress? ReplyTo => translator;

    protected override IEnumerable<string> Body =>
    [
        second is null ? "You get this because you are a member of the secretariat." : $"You get this because you are a participant of {second.Organisation.DisplayName} and chose mail of discussions at once.",
        $"{Begun(Translation.Translator)} offers {Which}.",
        $"If you read {Translation.LanguageInWords}: does it say what the original says? One person of another member, or of the secretariat, is enough. Before that its readers do not see it.",
    ];

    protected override (string, string)? Link => ("Look it over", Path);

    protected override IEnumerable<string> After => ["If you do not read this language, you need do nothing."];
}

/// <summary>To the translator: a second person looked it over, and its readers see it.</summary>
public sealed class TranslationShown(Statement statement, Translation translation) : TranslationLetter(statement, translation)
{
    public override string Subject => $"Looked over and shown: “{Statement.Title}” in {Translation.LanguageInWords}";

    protected override IEnumerable<string> Body =>
    [
        Why,
        $"{Begun(Translation.LookedOverBy)} looked over {Which}. Whoever reads that revision sees it now.",
        $"{SignedLanguage.InWords(Statement)}; nobody signs a translation.",
    ];
}

/// <summary>To the translator: what is to be mended first.</summary>
public sealed class TranslationSentBack(Statement statement, Translation translation, string by) : TranslationLetter(statement, translation)
{
    public override string Subject => $"To be mended: “{Statement.Title}” in {Translation.LanguageInWords}";

    protected override IEnumerable<string> Body =>
    [
        Why,
        $"{Begun(by)} read {Which}, and sent it back. What is to be mended:",
        Translation.SentBackReason!,
        "Write on, and offer it again.",
    ];
}

/// <summary>To the translator, where somebody else withdrew it.</summary>
public sealed class TranslationWithdrawn(Statement statement, Translation translation, string by) : TranslationLetter(statement, translation)
{
    public override string Subject => $"Withdrawn: “{Statement.Title}” in {Translation.LanguageInWords}";

    protected override IEnumerable<string> Body =>
    [
        Why,
        $"{Begun(by)} withdrew {Which}. Its readers do not see it any more; its words are kept.",
        $"Why: {Translation.WithdrawnReason}",
    ];
}

/// <summary>To the translator, once: the original has moved on, and the translation has not.</summary>
public sealed class OriginalMoved(Statement statement, Translation translation) : TranslationLetter(statement, translation)
{
    public override string Subject => $"The original has changed: “{Statement.Title}” in {Translation.LanguageInWords}";

    protected override IEnumerable<string> Body =>
    [
        Why,
        $"Your translation is behind the original: {Translation.BehindInWords(Statement)}. It stays as it is, and says so to its readers.",
        "You can carry it on: a new translation begins with your words, and shows you what changed. You need not, and you are told this once.",
    ];

    protected override (string, string)? Link => Translation.Last is null ? base.Link : ("See what changed, and carry it on", $"{Path}/carry-on{(Translation.ContactId is { } contact ? $"/{contact}" : "")}");
}
