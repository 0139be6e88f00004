using System.Globalization;
using System.Net.Mail;
using System.Text;
using System.Text.RegularExpressions;

namespace Tccm.Testing;

/// <summary>A letter as a mail program shows it, read from the bytes that were sent (RFC 5322, 2045, 2047; as much as one of ours needs).</summary>
public sealed partial record ReceivedLetter(IReadOnlyDictionary<string, string> Headers, string Text, string Html)
{
    public string From => Headers["From"];
    public string To => new MailAddress(Headers["To"]).Address;
    public string ReplyTo => Headers["Reply-To"];
    public string Subject => Headers["Subject"];
    public string MessageId => Headers["Message-ID"];

    /// <summary>The one link, as a path of the portal.</summary>
    public string Link => Addresses().Matches(Text).Select(match => new Uri(match.Value)).FirstOrDefault(uri => uri.Host == Portal.Address.Host || uri.IsLoopback)?.PathAndQuery ?? throw new InvalidOperationException($"No link of the portal in the letter '{Subject}' to {To}:\n{Text}");

    public static ReceivedLetter Read(byte[] bytes)
    {
        // Headers may be UTF-8 (RFC 6532); bodies are encoded as ASCII, but for an 8-bit one.
        var (headers, body) = Split(Encoding.UTF8.GetString(bytes).ReplaceLineEndings("\n"));
        var parts = Parts(headers, body).ToList();
        return new ReceivedLetter(headers, Of(parts, "text/plain"), Of(parts, "text/html"));
    }

    private static string Of(List<(string Type, string Words)> parts, string type) => parts.Where(part => part.Type == type).Select(part => part.Words).SingleOrDefault() ?? "";

    private static IEnumerable<(string Type, string Words)> Parts(Dictionary<string, string> headers, string body)
    {
        var type = headers.GetValueOrDefault("Content-Type", "text/plain");
        if (Boundary().Match(type) is not { Success: true } found) return [(type.Split(';')[0].Trim().ToLowerInvariant(), Decoded(headers, body))];
        return body.Split("--" + found.Groups["mark"].Value).Skip(1).Where(part => !part.StartsWith("--", StringComparison.Ordinal))
            .SelectMany(part => Split(part.TrimStart('\n')) is var (inner, words) ? Parts(inner, words) : []);
    }

    private static (Dictionary<string, string> Headers, string Body) Split(string message)
    {
        var end = message.IndexOf("\n\n", StringComparison.Ordinal);
        var head = Folded().Replace(end < 0 ? message : message[..end], " ");
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in head.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            headers.Add(line[..colon], DecodedWords(line[(colon + 1)..].Trim()));
        }
        return (headers, end < 0 ? "" : message[(end + 2)..]);
    }

    private static string Decoded(Dictionary<string, string> headers, string body) => headers.GetValueOrDefault("Content-Transfer-Encoding", "7bit").ToLowerInvariant() switch
    {
        "quoted-printable" => QuotedPrintable(body.Replace("=\n", "", StringComparison.Ordinal)).ReplaceLineEndings("\n"),
        "base64" => Encoding.UTF8.GetString(Convert.FromBase64String(body)).ReplaceLineEndings("\n"),
        _ => body,
    };

    /// <summary>RFC 2047: neighbours with white space between them are one word.</summary>
    private static string DecodedWords(string value) => EncodedWord().Replace(BetweenWords().Replace(value, ""), word =>
        word.Groups["how"].Value is "B" or "b" ? Encoding.UTF8.GetString(Convert.FromBase64String(word.Groups["what"].Value))
        : QuotedPrintable(word.Groups["what"].Value.Replace('_', ' ')));

    private static string QuotedPrintable(string encoded)
    {
        var bytes = new List<byte>();
        for (var i = 0; i < encoded.Length; i++)
        {
            if (encoded[i] != '=')
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(encoded, i, 1));
            }
            else
            {
                bytes.Add(byte.Parse(encoded.AsSpan(i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                i += 2;
            }
        }
        return Encoding.UTF8.GetString([.. bytes]);
    }

    [GeneratedRegex(@"https?://[^\s<>""]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Addresses();

    [GeneratedRegex("""boundary="?(?<mark>[^";]+)"?""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Boundary();

    [GeneratedRegex(@"\n[ \t]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Folded();

    [GeneratedRegex(@"=\?utf-8\?(?<how>[bq])\?(?<what>[^?]*)\?=", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EncodedWord();

    [GeneratedRegex(@"(?<=\?=)\s+(?==\?)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BetweenWords();
}
