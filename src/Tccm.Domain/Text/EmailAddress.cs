using System.Net.Mail;
using System.Text;

namespace Tccm.Domain.Text;

/// <summary>One mailbox (RFC 5321, RFC 6531), in any script.</summary>
/// <param name="Value">As typed, in NFC: where mail is sent to.</param>
/// <param name="Canonical">For comparison: the local part in lower case, the domain as A-label.</param>
public sealed record EmailAddress(string Value, string Canonical)
{
    private const string Field = "email";
    private const string AtomSigns = "!#$%&'*+-/=?^_`{|}~";

    /// <summary>Refuses whatever a mail program could read as something else: lists, names with an address in angle brackets, quoted local parts.</summary>
    public static EmailAddress Parse(string? text)
    {
        var typed = text?.Trim() ?? "";
        if (typed.Length == 0)
            throw new DomainException("The e-mail address is empty. Write it as in ann@example.nz.", Field);
        if (CodePoints.LoneSurrogate(typed) >= 0)
            throw Refusal(typed, "holds half of a character", "Type it again.");

        var value = typed.Normalize(NormalizationForm.FormC);
        if (Encoding.UTF8.GetByteCount(value) is > 254 and var octets)
            throw Refusal(typed, $"has {octets} octets; 254 are allowed", "Use a shorter one.");
        RefuseMoreThanOneMailbox(value);

        var at = value.LastIndexOf('@');
        var local = value[..at];
        RefuseLocalPart(local, value);
        var domain = DomainOf(value[(at + 1)..]);
        if (!domain.ALabel.Contains('.', StringComparison.Ordinal))
            throw Refusal(value, "has no dot after the @", "Write the whole domain, such as ann@example.nz.");

        // System.Net.Mail reads "a@b.c, d@e.f" as d@e.f: whatever it would send elsewhere is not accepted here.
        if (!MailAddress.TryCreate(value, out var read) || read.Address != value)
            throw Refusal(value, "is not an address that mail can be sent to", "Write it as in ann@example.nz.");

        var canonical = local.ToLowerInvariant().Normalize(NormalizationForm.FormC) + "@" + domain.ALabel;
        return new EmailAddress(value, canonical);
    }

    /// <summary>
    /// The mailbox behind spellings that lead to one: what follows a plus sign is left out, and at Gmail the dots too.
    /// Only to tell whether two are one person; never to sign in by.
    /// </summary>
    public string Mailbox
    {
        get
        {
            var at = Canonical.LastIndexOf('@');
            var (local, domain) = (Canonical[..at], Canonical[(at + 1)..]);
            if (local.IndexOf('+', StringComparison.Ordinal) is var plus and > 0) local = local[..plus];
            return domain is "gmail.com" or "googlemail.com" ? local.Replace(".", "", StringComparison.Ordinal) + "@gmail.com" : $"{local}@{domain}";
        }
    }

    /// <summary>What stands in the place of an address that was erased: unlike any other, and never delivered to (RFC 2606).</summary>
    public static EmailAddress Erased(Guid of) => Parse($"erased-{of:N}@erased.invalid");

    public override string ToString() => Value;

    /// <summary>What is wrong with the domain is said about the address, which is the field that it was typed into.</summary>
    private static InternetDomain DomainOf(string text)
    {
        try { return InternetDomain.Parse(text); }
        catch (DomainException refused) { throw new DomainException(refused.Message, Field); }
    }

    private static void RefuseMoreThanOneMailbox(string value)
    {
        var at = value.IndexOf('@', StringComparison.Ordinal);
        if (value.AsSpan().IndexOfAny(",;") >= 0 || (at >= 0 && at != value.LastIndexOf('@')))
            throw Refusal(value, "is more than one address", "Write one.");
        if (value.AsSpan().IndexOfAny("<>") >= 0)
            throw Refusal(value, "holds more than the address", "Write only what stands between < and >.");
        if (at <= 0 || at == value.Length - 1)
            throw Refusal(value, "is not an e-mail address", "Write it as in ann@example.nz.");
    }

    private static void RefuseLocalPart(string local, string value)
    {
        if (Encoding.UTF8.GetByteCount(local) > 64)
            throw Refusal(value, "has more than 64 octets before the @", "Use a shorter one.");
        if (local.Split('.').Any(atom => atom.Length == 0))
            throw Refusal(value, "has a dot at an end or two dots together before the @", "Check it.");

        var runes = local.EnumerateRunes().ToList();
        for (var i = 0; i < runes.Count; i++)
        {
            var rune = runes[i];
            var allowed = rune.IsAscii
                ? Rune.IsLetterOrDigit(rune) || rune.Value == '.' || AtomSigns.Contains((char)rune.Value, StringComparison.Ordinal)
                : rune.Value is Joiners.NonJoiner or Joiners.Joiner ? Joiners.IsNeeded(runes, i)
                : !Rune.IsWhiteSpace(rune) && CodePoints.Unshown(rune) is null;
            if (!allowed)
                throw Refusal(value, $"holds {CodePoints.Written(rune)} before the @", "Use letters, digits, dots, hyphens and underscores.");
        }
    }

    private static DomainException Refusal(string typed, string why, string mend) =>
        new($"“{Words.Quoted(typed)}” {why}. {mend}", Field);
}
