using Tccm.Domain.Statements;
using Tccm.Domain.Text;

namespace Tccm.Domain.Translations;

/// <summary>Which language is signed: the one of the text, and never a translation's.</summary>
public static class SignedLanguage
{
    /// <summary>A sentence without its full stop.</summary>
    public static string InWords(Statement statement)
    {
        var text = $"The text in {Languages.NameOf(statement.Text.Language)}";
        return statement.Status switch
        {
            _ when statement.IsRecorded => $"{text} is the one on the record",
            StatementStatus.Published or StatementStatus.Closed => $"{text} is what was signed",
            StatementStatus.Open => $"{text} is what is signed",
            _ => $"{text} is what would be signed",
        };
    }

    /// <summary>The same of a translation: what it is, by whom, and what is signed instead.</summary>
    public static string InWords(Statement statement, Translation translation) =>
        $"{InWords(statement)}; this is a translation of revision {translation.RevisionNumber}, {translation.Credit}.";
}
