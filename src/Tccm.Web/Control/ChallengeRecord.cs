using System.Text;

namespace Tccm.Web.Control;

/// <summary>Looks for the line of a challenge among the TXT records of a name. Other records beside it do no harm.</summary>
public sealed class ChallengeRecord(IResolver resolver)
{
    private const int LongestQuoted = 80;

    /// <summary>Null where the line is there; else why not, in words that stand after "In the DNS:".</summary>
    public async Task<(string? WhyNot, bool NoResolver)> FindAsync(string name, string line, CancellationToken cancellationToken)
    {
        var answer = await resolver.AskAsync(name, DnsType.Txt, cancellationToken);
        if (answer.Outcome == DnsOutcome.NoResolver) return ("no resolver can be asked", true);

        var texts = answer.Records.Select(TextOf).ToList();
        if (texts.Any(text => string.Equals(text.Trim(), line, StringComparison.Ordinal))) return (null, false);
        return (answer.Outcome switch
        {
            DnsOutcome.NoSuchName => $"there is no name {name}",
            DnsOutcome.TimedOut => "the name servers did not answer in time",
            DnsOutcome.Failed => "the name servers could not be asked, or gave an answer that is broken",
            _ when texts.Count == 0 => $"{name} has no TXT record",
            _ => $"{name} has {(texts.Count == 1 ? "one TXT record, which is" : $"{texts.Count} TXT records, and none is")} not the line: {Quoted(texts[0])}",
        }, false);
    }

    /// <summary>The strings of one record, put together as they stand (RFC 7208 does the same).</summary>
    internal static string TextOf(byte[] data)
    {
        var text = new StringBuilder();
        for (var at = 0; at < data.Length; at += 1 + data[at])
            text.Append(Encoding.Latin1.GetString(data, at + 1, Math.Min(data[at], data.Length - at - 1)));
        return text.ToString();
    }

    private static string Quoted(string text)
    {
        var shown = new string([.. text.Take(LongestQuoted).Select(c => c is >= ' ' and <= '~' ? c : '?')]);
        return text.Length > LongestQuoted ? $"“{shown}…”" : $"“{shown}”";
    }
}
