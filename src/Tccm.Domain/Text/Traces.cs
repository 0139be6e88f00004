using System.Text;
using System.Text.RegularExpressions;

namespace Tccm.Domain.Text;

/// <summary>
/// By what a person is known in other people's words: the names they had, and each address in its forms (as typed, with the
/// domain as U-label and as A-label), in any case.
/// </summary>
public sealed class Traces
{
    /// <summary>What stands where a name or an address stood.</summary>
    public const string Gap = "[erased]";

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);
    private readonly HashSet<string> names;
    private readonly HashSet<string> addresses;
    private readonly Regex? inAddresses;
    private readonly Regex? inNames;

    public Traces(IEnumerable<string> names, IEnumerable<EmailAddress> addresses)
    {
        var known = addresses.ToList();
        this.names = new HashSet<string>(names.Where(name => name.Length > 0), StringComparer.OrdinalIgnoreCase);
        this.addresses = [.. known.Select(address => address.Canonical)];
        inAddresses = Any(known.SelectMany(Forms).Select(form => $@"(?<![\p{{L}}\p{{N}}\p{{M}}!#$%&'*+/=?^_`{{|}}~.-]){Regex.Escape(form)}(?![\p{{L}}\p{{N}}\p{{M}}_-])"));
        inNames = Any(this.names.SelectMany(name => new[] { name.Normalize(NormalizationForm.FormC), name.Normalize(NormalizationForm.FormD) }).Distinct(StringComparer.Ordinal).Select(Whole));
    }

    public IReadOnlyCollection<string> Names => names;
    public IReadOnlyCollection<string> Addresses => addresses;

    public bool IsName(string? text) => text is not null && names.Contains(text);

    public bool IsAddress(EmailAddress address) => addresses.Contains(address.Canonical);

    /// <summary>An address is one person's; a name may be a namesake's, so it counts only in words that are about this person.</summary>
    public bool IsIn(string text, bool aboutThem) => inAddresses?.IsMatch(text) == true || (aboutThem && inNames?.IsMatch(text) == true);

    public string Without(string text, bool aboutThem)
    {
        var rest = inAddresses?.Replace(text, Gap) ?? text;
        return aboutThem ? inNames?.Replace(rest, Gap) ?? rest : rest;
    }

    private static IEnumerable<string> Forms(EmailAddress address)
    {
        var at = address.Value.LastIndexOf('@');
        var domain = InternetDomain.Parse(address.Value[(at + 1)..]);
        return new[] { address.Value, address.Canonical, address.Value[..at] + "@" + domain.ULabel, address.Value[..at] + "@" + domain.ALabel }.Distinct(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>A line may have been broken inside a name. Where the script parts words by spaces, Ann is not found in Anna.</summary>
    private static string Whole(string name)
    {
        var words = string.Join(@"\s+", name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Regex.Escape));
        var partsWords = name.EnumerateRunes().Any(rune => Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.UppercaseLetter or System.Globalization.UnicodeCategory.LowercaseLetter);
        return partsWords ? $@"(?<![\p{{L}}\p{{N}}\p{{M}}]){words}(?![\p{{L}}\p{{N}}\p{{M}}])" : words;
    }

    private static Regex? Any(IEnumerable<string> patterns) => string.Join('|', patterns) is { Length: > 0 } all
        ? new Regex(all, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Longest)
        : null;
}
