using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Tccm.Web.Infrastructure;

/// <summary>A letter of the pickup folder, as far as a reader needs it: the headers and the plain text (RFC 5322, RFC 2045, RFC 2047).</summary>
public sealed partial record MailFile(string To, string ReplyTo, string Subject, DateTimeOffset At, string Text, string? Unsubscribe = null)
{
    private const int MaxBytes = 1024 * 1024;

    /// <summary>The newest letters first; what is being written or is no letter is left out.</summary>
    public static IReadOnlyList<MailFile> Newest(string folder, int count) =>
        [.. new DirectoryInfo(folder).EnumerateFiles("*.eml").Where(file => file.Length is > 0 and <= MaxBytes)
            .OrderByDescending(file => file.LastWriteTimeUtc).ThenByDescending(file => file.Name, StringComparer.Ordinal).Take(count)
            .Select(file => Read(file)).OfType<MailFile>()];

    public static MailFile Parse(string raw, DateTimeOffset fallback)
    {
        var (headers, body) = Split(raw.ReplaceLineEndings("\n"));
        var at = DateTimeOffset.TryParse(headers.GetValueOrDefault("date"), CultureInfo.InvariantCulture, DateTimeStyles.None, out var dated) ? dated : fallback;
        return new MailFile(Words(headers.GetValueOrDefault("to")), Words(headers.GetValueOrDefault("reply-to")), Words(headers.GetValueOrDefault("subject")), at, PlainText(headers, body) ?? "", headers.GetValueOrDefault("list-unsubscribe")?.Trim('<', '>'));
    }

    private static MailFile? Read(FileInfo file)
    {
        try
        {
            return Parse(File.ReadAllText(file.FullName), new DateTimeOffset(file.LastWriteTimeUtc));
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static (Dictionary<string, string> Headers, string Body) Split(string part)
    {
        var end = part.IndexOf("\n\n", StringComparison.Ordinal);
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in Folding().Replace(end < 0 ? part : part[..end], " ").Split('\n'))
            if (line.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon) headers.TryAdd(line[..colon].Trim(), line[(colon + 1)..].Trim());
        return (headers, end < 0 ? "" : part[(end + 2)..]);
    }

    private static string? PlainText(Dictionary<string, string> headers, string body, int depth = 0)
    {
        var type = headers.GetValueOrDefault("content-type") ?? "text/plain";
        if (type.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) && depth < 5 && Boundary().Match(type) is { Success: true } boundary)
        {
            return body.Split("--" + boundary.Groups["value"].Value).Skip(1).TakeWhile(part => !part.StartsWith("--", StringComparison.Ordinal))
                .Select(part => Split(part.TrimStart('\n'))).Select(part => PlainText(part.Headers, part.Body, depth + 1)).FirstOrDefault(text => text is not null);
        }
        if (!type.StartsWith("text/plain", StringComparison.OrdinalIgnoreCase)) return null;
        return headers.GetValueOrDefault("content-transfer-encoding")?.ToLowerInvariant() switch
        {
            "base64" => Base64(body),
            "quoted-printable" => QuotedPrintable(body.Replace("=\n", "", StringComparison.Ordinal)),
            _ => body,
        };
    }

    private static string Words(string? header) => EncodedWord().Replace(BetweenWords().Replace(header ?? "", "?==?"), word =>
        word.Groups["how"].Value is "B" or "b" ? Base64(word.Groups["what"].Value) : QuotedPrintable(word.Groups["what"].Value.Replace('_', ' ')));

    private static string Base64(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text.Replace("\n", "", StringComparison.Ordinal).Trim(), bytes, out var count) ? Encoding.UTF8.GetString(bytes, 0, count) : text;
    }

    private static string QuotedPrintable(string text)
    {
        var bytes = new List<byte>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '=' && i + 2 < text.Length && byte.TryParse(text.AsSpan(i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var one)) { bytes.Add(one); i += 2; }
            else if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length) bytes.AddRange(Encoding.UTF8.GetBytes(text.Substring(i++, 2)));
            else bytes.AddRange(Encoding.UTF8.GetBytes([text[i]]));
        }
        return Encoding.UTF8.GetString([.. bytes]);
    }

    [GeneratedRegex(@"\n[ \t]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Folding();

    [GeneratedRegex("boundary=\"?(?<value>[^\";\\s]+)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Boundary();

    [GeneratedRegex(@"=\?utf-8\?(?<how>[BbQq])\?(?<what>[^?]*)\?=", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EncodedWord();

    [GeneratedRegex(@"\?=\s+=\?", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BetweenWords();
}
