namespace Tccm.Typesetting;

internal static class UnicodeText
{
    internal static string Checked(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var normal = text.ReplaceLineEndings("\n");
        for (var i = 0; i < normal.Length; i++)
        {
            var c = normal[i];
            if (char.IsHighSurrogate(c) && i + 1 < normal.Length && char.IsLowSurrogate(normal[i + 1]))
                i++;
            else if (char.IsSurrogate(c))
                throw new ArgumentException($"The text has half of a surrogate pair (U+{(int)c:X4}) at position {i}; it is not valid Unicode.", nameof(text));
            else if (char.IsControl(c) && c is not ('\n' or '\t'))
                throw new ArgumentException($"The text has the control character U+{(int)c:X4} at position {i}; it cannot be set.", nameof(text));
        }

        return normal;
    }

    internal static string? CheckedLanguage(string? tag, string parameter)
    {
        if (tag is null || (tag.Length is > 1 and < 64 && tag.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')))
            return tag;
        throw new ArgumentException($"'{tag}' is not a language tag (BCP 47), such as en or zh-Hant.", parameter);
    }
}
