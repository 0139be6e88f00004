using System.Globalization;

namespace Tccm.Domain.Text;

/// <summary>
/// How long a text is. Words are counted as a word processor counts them: whatever stands between white space, a hyphen
/// inside does not part it. In scripts without spaces (Chinese, Japanese, Thai and their neighbours) two characters count as one word.
/// </summary>
public readonly record struct TextLength(int Words)
{
    /// <summary>How fast a statement is read out, so that interpreters can follow. It is 260 characters a minute in scripts without spaces.</summary>
    public const int WordsPerMinute = 130;

    private const int CharactersPerWord = 2;

    /// <summary>How long it takes to say, in whole seconds, rounded up.</summary>
    public TimeSpan Spoken => TimeSpan.FromSeconds(((Words * 60) + WordsPerMinute - 1) / WordsPerMinute);

    public string InWords => $"{Words.ToString("N0", CultureInfo.InvariantCulture)} {(Words == 1 ? "word" : "words")}";

    /// <summary>"3 minutes 10 seconds".</summary>
    public string SpokenInWords => Spoken switch
    {
        { TotalMinutes: < 1 } spoken => Text.Words.Counted(spoken.Seconds, "second"),
        { Seconds: 0 } spoken => Text.Words.Counted((int)spoken.TotalMinutes, "minute"),
        var spoken => $"{Text.Words.Counted((int)spoken.TotalMinutes, "minute")} {Text.Words.Counted(spoken.Seconds, "second")}",
    };

    public static TextLength Of(params IEnumerable<string?> texts)
    {
        var (words, characters, inWord) = (0, 0, false);
        foreach (var text in texts.OfType<string>())
        {
            foreach (var token in Tokens.Of(text))
            {
                if (Tokens.IsOneOfMany(token)) (characters, inWord) = (characters + 1, false);
                else if (Tokens.IsWord(token)) (words, inWord) = (inWord ? words : words + 1, true);
                else if (string.IsNullOrWhiteSpace(token) || token is "–" or "—") inWord = false;
            }
            inWord = false;
        }
        return new TextLength(words + ((characters + CharactersPerWord - 1) / CharactersPerWord));
    }
}
