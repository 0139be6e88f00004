using System.Globalization;
using System.Text.RegularExpressions;
using Tccm.Domain.Text;

namespace Tccm.Domain.Organisations;

public enum EvidenceForm
{
    /// <summary>A top-level domain, by its A-label.</summary>
    TopLevelDomain,
    /// <summary>The number by which IANA lists a registrar that ICANN accredits.</summary>
    RegistrarId,
    /// <summary>An autonomous system's number (RFC 6793), as asplain (RFC 5396).</summary>
    AsNumber,
    /// <summary>The letter of a root server.</summary>
    RootServer,
    /// <summary>A page that shows it.</summary>
    Page,
    /// <summary>Words: an exchange's name and city, a member of an association, a region.</summary>
    Words,
}

/// <summary>
/// One thing that shows what an organisation operates. <see cref="Value"/> is the form that is compared,
/// <see cref="Note"/> what a reader should know about it.
/// </summary>
public sealed partial record EvidenceItem(EvidenceForm Form, string Value, string Shown, string? Note = null)
{
    public const int Most = 100;
    private const int MaxLabel = 63;

    private static readonly char[] Between = [',', ';', '\n', '\r', '\t', ' '];
    private static readonly char[] BetweenWords = [';', '\n'];

    /// <summary>Where the register that rules can be looked at, if there is one page for it.</summary>
    public Uri? LookUp => Form switch
    {
        EvidenceForm.TopLevelDomain => new($"https://www.iana.org/domains/root/db/{Value}.html"),
        EvidenceForm.RegistrarId => new("https://www.iana.org/assignments/registrar-ids/registrar-ids.xhtml"),
        EvidenceForm.AsNumber => new($"https://stat.ripe.net/{Value}"),
        EvidenceForm.RootServer => new("https://root-servers.org/"),
        EvidenceForm.Page => new(Value),
        _ => null,
    };

    /// <summary>
    /// Reads the evidence of a kind: each item in the form that the kind asks for. Refused where one is not of that form;
    /// that it is true, a person checks.
    /// </summary>
    public static IReadOnlyList<EvidenceItem> Parse(OrganisationKind kind, string? evidence)
    {
        var items = (kind switch
        {
            OrganisationKind.CctldRegistry => Parts(evidence).Select(CountryCode),
            OrganisationKind.GtldRegistry => Parts(evidence).Select(Generic),
            OrganisationKind.Registrar => Parts(BeforeNumber().Replace(evidence ?? "", " ")).Select(Accreditation),
            OrganisationKind.NetworkOperator => Parts(evidence).Select(part => Autonomous(part) ?? throw Refusal(part, "is not an AS number", "Write the numbers alone, such as AS64500, AS64501.")),
            OrganisationKind.RootServerOperator => Parts(evidence).Select(Root),
            _ => (evidence ?? "").Split(BetweenWords, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Open),
        }).DistinctBy(item => (item.Form, item.Value)).Take(Most + 1).ToList();
        return items.Count <= Most ? items : throw new DomainException($"Give {Most} at most, those that show it best: {kind.InWords()}.");
    }

    /// <summary>The same for what is on the register, where older evidence may be words that fit no form.</summary>
    public static IReadOnlyList<EvidenceItem> Read(Operation operation)
    {
        try { return Parse(operation.Kind, operation.Evidence); }
        catch (DomainException) { return [new(EvidenceForm.Words, operation.Evidence, operation.Evidence)]; }
    }

    private static IEnumerable<string> Parts(string? evidence) =>
        (evidence ?? "").Split(Between, StringSplitOptions.RemoveEmptyEntries).Where(part => part is not ("and" or "&"));

    // RFC 1591 and ISO 3166: in ASCII two letters, else an A-label.
    private static EvidenceItem CountryCode(string part) => TopLevel(part) is var domain && (domain.Value.Length == 2 || IsALabel(domain.Value)) ? domain
        : throw Refusal(part, "is not a country-code top-level domain", "In ASCII it has two letters, such as nz; in another script write it as it is, such as рф. If it is a gTLD, choose that kind.");

    // ICANN's rules for applicants: in ASCII three letters or more, letters only; else an A-label.
    private static EvidenceItem Generic(string part) => TopLevel(part) is var domain && (domain.Value.Length > 2 || IsALabel(domain.Value)) ? domain
        : throw Refusal(part, "is not a generic top-level domain", "Two letters are for country codes: choose ccTLD registry for it.");

    private static EvidenceItem Accreditation(string part) => part.All(char.IsAsciiDigit)
        ? part.TrimStart('0') is { Length: > 0 and <= 7 } id ? new(EvidenceForm.RegistrarId, id, $"IANA registrar id {id}")
            : throw Refusal(part, "is not an IANA registrar id", "Write the number as IANA lists it, such as 9999.")
        : TopLevel(part) is var domain ? domain with { Shown = $"accredited by the registry of {domain.Shown}" } : null!;

    private static EvidenceItem TopLevel(string part)
    {
        var typed = part.Trim().TrimStart('.', '。');
        InternetDomain domain;
        try { domain = InternetDomain.Parse(typed); }
        catch (DomainException) { throw Refusal(part, "is not a top-level domain", "Write the top-level domains alone, such as nz, .рф."); }

        var label = domain.ALabel;
        if (label.Contains('.', StringComparison.Ordinal) || label.Length is < 2 or > MaxLabel || !IsALabel(label) && !label.All(char.IsAsciiLetterLower))
            throw Refusal(part, "is not a top-level domain", "It is one label of letters alone, such as nz or asia, or one in another script, such as рф. More about it belongs in your own words below.");
        return new(EvidenceForm.TopLevelDomain, label, domain.ULabel == label ? $".{label}" : $".{domain.ULabel} ({label})", Reserved(label));
    }

    private static string? Reserved(string label) => label switch
    {
        "aa" or "zz" or ['q', >= 'm' and <= 'z'] or ['x', >= 'a' and <= 'z'] => "left to users by ISO 3166-1, so delegated to nobody",
        "test" or "example" or "invalid" or "localhost" => "reserved for tests and examples (RFC 2606)",
        "local" => "reserved for multicast DNS (RFC 6762)",
        "onion" => "reserved for Tor (RFC 7686)",
        "alt" => "reserved for names outside the DNS (RFC 9476)",
        "arpa" => "infrastructure, neither country-code nor generic (RFC 3172)",
        _ => null,
    };

    private static EvidenceItem? Autonomous(string part)
    {
        if (AsForm().Match(part) is not { Success: true } match) return null;
        var high = match.Groups["high"].Value;
        if (!uint.TryParse(match.Groups["low"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var low)
            || high.Length > 0 && (!ushort.TryParse(high, NumberStyles.None, CultureInfo.InvariantCulture, out _) || low > ushort.MaxValue))
            throw Refusal(part, "is larger than an AS number can be", "The largest is AS4294967294 (RFC 6793).");
        var number = high.Length > 0 ? (uint.Parse(high, CultureInfo.InvariantCulture) << 16) + low : low;
        var refused = number switch
        {
            0 => "is not given to anybody (RFC 7607)",
            23456 => "stands for numbers of four octets (RFC 6793) and is not given to anybody",
            65535 or uint.MaxValue => "is not given to anybody (RFC 7300)",
            >= 64512 and <= 65534 or >= 4200000000 => "is for private use (RFC 6996), so it shows no network on the Internet",
            _ => null,
        };
        if (refused is not null) throw Refusal(part, refused, "Write the number that you announce routes with.");
        var note = number is >= 64496 and <= 64511 or >= 65536 and <= 65551 ? "reserved for documentation (RFC 5398)" : null;
        return new(EvidenceForm.AsNumber, $"AS{number.ToString(CultureInfo.InvariantCulture)}", $"AS{number.ToString(CultureInfo.InvariantCulture)}", note);
    }

    private static EvidenceItem Root(string part)
    {
        var letter = part.ToLowerInvariant().Replace(".root-servers.net", "", StringComparison.Ordinal).TrimEnd('.');
        return letter is [>= 'a' and <= 'm'] ? new(EvidenceForm.RootServer, letter, $"{letter}.root-servers.net")
            : throw Refusal(part, "is not a root server", "Write its letter, from a to m.");
    }

    private static EvidenceItem Open(string part) =>
        Uri.TryCreate(part, UriKind.Absolute, out var page) && page is { Scheme: "https" or "http", UserInfo: "" } ? new(EvidenceForm.Page, page.AbsoluteUri, part)
        : AsWord().IsMatch(part) && Autonomous(part) is { } number ? number
        : new(EvidenceForm.Words, part, part);

    private static bool IsALabel(string label) => label.StartsWith("xn--", StringComparison.Ordinal);

    private static DomainException Refusal(string part, string why, string mend) => new($"“{Words.Quoted(part)}” {why}. {mend}");

    [GeneratedRegex(@"^(?:ASN?)?((?<high>\d+)\.)?(?<low>\d+)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AsForm();

    [GeneratedRegex(@"^ASN?\d", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AsWord();

    // Words that introduce the number; alone, "id" is Indonesia's top-level domain.
    [GeneratedRegex(@"\b(?:IANA|ICANN)?[ \t]*(?:registrar)?[ \t]*(?:id|no\.?|number)?[ \t]*[:#]?[ \t]*(?=\d)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BeforeNumber();
}
