using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Tccm.Domain.Text;

namespace Tccm.Domain.Organisations;

/// <summary>
/// Finds names and domains that a reader could take for one another, and names that are not what they seem, so that a person
/// looks at them. It never refuses: honest names resemble too. The standard (UTS #39) speaks first, then <see cref="ReadAlike"/>.
/// </summary>
public static class LookAlike
{
    private const int MostNamed = 5;

    /// <summary>Names that so many registries have under their own top-level domain that it says nothing.</summary>
    private static readonly FrozenSet<string> Everybodys = FrozenSet.Create(StringComparer.Ordinal, "nic", "registry", "registro", "register", "dns", "domains", "domain", "isoc", "www", "net", "com", "org", "co", "internet");

    /// <summary>What is alike between two names, as a sentence without its full stop; null where nothing is.</summary>
    public static string? Between(string own, string other)
    {
        RefuseBroken(own);
        RefuseBroken(other);
        if (own == other) return $"the same name, “{own}”";
        if (Confusables.Skeleton(own) == Confusables.Skeleton(other))
            return $"“{other}” looks the same as “{own}”{Difference(own, other)}";
        return ReadAlike.Are(own, other) ? $"“{other}” is like “{own}”" : null;
    }

    /// <summary>What is alike between two domains: the same one, one that looks or reads the same, or the same name under another top-level domain.</summary>
    public static string? Between(InternetDomain own, InternetDomain other)
    {
        if (own.ALabel == other.ALabel) return $"the same domain, {BothForms(own)}";
        var (mine, theirs) = (Folded(own.ULabel), Folded(other.ULabel));
        if (mine == theirs)
            return $"the domain {BothForms(other)} looks like {BothForms(own)}{Difference(own.ULabel, other.ULabel)}";
        var (myName, theirName) = (Name(mine), Name(theirs));
        return myName.Length > 3 && myName == theirName && !Everybodys.Contains(myName) ? $"the domain {BothForms(other)} has the name of {BothForms(own)} under another top-level domain" : null;
    }

    /// <summary>What in a name is not as it seems: words that mix scripts, letters of another script throughout that read as Latin, characters that show nothing.</summary>
    public static IEnumerable<string> Oddities(string name)
    {
        RefuseBroken(name);
        var mixed = Words(name).Where(Scripts.AreMixed).ToList();
        if (mixed.Count > 0)
            yield return $"“{name}” mixes scripts within a word: {Listed(mixed.SelectMany(Strangers))}";

        var foreign = name.EnumerateRunes().Where(rune => Scripts.Of(rune) is { Count: > 0 } scripts && !scripts.Contains(Scripts.Latin)).ToList();
        if (foreign.Count > 1 && foreign.TrueForAll(Scripts.LooksLatin) && mixed.Count == 0)
            yield return $"“{name}” reads as Latin where its letters are {Scripts.NameOf(Scripts.Of(foreign[0])[0])}: {Listed(foreign)}";

        if (name.EnumerateRunes().Where(Scripts.IsInvisible).Distinct().ToList() is { Count: > 0 } unseen)
            yield return $"“{name}” holds what shows nothing: {string.Join(", ", unseen.Select(CodePoints.Written))}";
    }

    /// <summary>An address whose domain could be taken for one of the organisation's, and is not; null for its own domains and those that are unlike.</summary>
    public static string? Address(EmailAddress email, IEnumerable<InternetDomain> domains)
    {
        var host = InternetDomain.Parse(email.Canonical[(email.Canonical.LastIndexOf('@') + 1)..]);
        var own = domains.ToList();
        if (own.Exists(domain => host.ALabel == domain.ALabel || host.ALabel.EndsWith("." + domain.ALabel, StringComparison.Ordinal))) return null;
        return own.Select(domain => Between(domain, host) ?? (ReadAlike.Are(domain.ULabel, host.ULabel) ? $"the domain {BothForms(host)} is like {BothForms(domain)}" : null)).FirstOrDefault(found => found is not null) is { } alike
            ? $"The address {email.Value} is not of the organisation's domains, and {alike}" : null;
    }

    /// <summary>The words of a name: what spaces and signs part, with the marks inside them.</summary>
    private static IEnumerable<List<Rune>> Words(string name)
    {
        var word = new List<Rune>();
        foreach (var rune in name.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || IsMark(rune) || Scripts.IsInvisible(rune)) word.Add(rune);
            else if (rune.Value is not ('\'' or '’' or '.') && word.Count > 0)
            {
                yield return word;
                word = [];
            }
        }
        if (word.Count > 0) yield return word;
    }

    /// <summary>The letters of a mixed word that a reader will not notice: those drawn like Latin, or else all that are not.</summary>
    private static List<Rune> Strangers(List<Rune> word) =>
        word.Exists(Scripts.LooksLatin) ? word.FindAll(Scripts.LooksLatin) : word.FindAll(rune => Scripts.Of(rune) is { Count: > 0 } scripts && !scripts.Contains(Scripts.Latin));

    /// <summary>The characters of either that the other lacks, but for those of ASCII, which everybody can tell.</summary>
    private static string Difference(string own, string other)
    {
        var (mine, theirs) = (own.EnumerateRunes().ToHashSet(), other.EnumerateRunes().ToHashSet());
        var odd = mine.Except(theirs).Concat(theirs.Except(mine)).Where(rune => !rune.IsAscii).ToList();
        return odd.Count == 0 ? "" : ": " + Listed(odd);
    }

    private static string Listed(IEnumerable<Rune> runes)
    {
        var each = runes.Distinct().ToList();
        return string.Join(", ", each.Take(MostNamed).Select(Described)) + (each.Count > MostNamed ? $" and {each.Count - MostNamed} more" : "");
    }

    private static string Described(Rune rune) => Scripts.IsInvisible(rune) ? $"{CodePoints.Written(rune)}, which shows nothing"
        : $"“{rune}” is {Confusables.NameOf(rune) ?? (Scripts.Of(rune) is [var script, ..] ? Scripts.NameOf(script) : "a sign")}, {CodePoints.Written(rune)}";

    private static string BothForms(InternetDomain domain) => domain.ULabel == domain.ALabel ? domain.ULabel : $"{domain.ULabel} ({domain.ALabel})";

    /// <summary>Each label as it looks and reads; folding alone would take a legal form away, so labels are no words.</summary>
    private static string Folded(string domain) => string.Join('.', domain.Split('.').Select(label => ReadAlike.Fold(label)));

    /// <summary>All labels of a domain but the last.</summary>
    private static string Name(string domain) => domain.LastIndexOf('.') is > 0 and var dot ? domain[..dot] : "";

    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    private static void RefuseBroken(string name)
    {
        if (CodePoints.LoneSurrogate(name) >= 0) throw new DomainException("The name holds half of a character. Type it again.");
    }
}
