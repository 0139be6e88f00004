using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Tccm.Domain.Deliveries;

/// <summary>
/// Finds words by which a text claims to speak for the coalition or for its members as such: in English, French, Spanish,
/// Portuguese, German, Russian and Chinese, whatever the case, the accents and the white space. The undersigned may be spoken for:
/// they are named.
/// </summary>
public static partial class OnBehalf
{
    /// <summary>The words of the first such claim, or null.</summary>
    public static string? ClaimIn(params IEnumerable<string?> texts)
    {
        foreach (var text in texts.OfType<string>())
        {
            var plain = Undersigned().Replace(Plain(text), "${who}");
            if (Claim().Match(plain) is { Success: true } found) return found.Value.Trim();
        }
        return null;
    }

    /// <summary>Lower case without accents and marks, one space for any white space, no invisible signs and none of Markdown's.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune)) plain.Append(plain.Length > 0 && plain[^1] == ' ' ? "" : " ");
            else if (rune.Value is '*' or '_' or '`' or '~' || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format) continue;
            else plain.Append(rune.Value is '’' or 'ʼ' ? "'" : Rune.ToLowerInvariant(rune).ToString());
        }
        return plain.ToString();
    }

    private const string For =
        """
        (?: on\ (?:the\ )?behalf\ of | on\ \S+\ behalf\ of | (?:in|under)\ the\ name\ of | as\ the\ voice\ of
        | (?:au|en)\ nom\ (?:de|du|des|d') | pour\ le\ compte\ (?:de|du|des|d') | de\ la\ part\ (?:de|du|des|d')
        | en\ (?:el\ )?nombre\ (?:de|del) | en\ representacion\ (?:de|del) | por\ cuenta\ (?:de|del) | de\ parte\ (?:de|del)
        | em\ nome\ (?:de|do|da|dos|das) | em\ representacao\ (?:de|do|da|dos|das)
        | im\ (?:namen|auftrag)
        | от\ имени )
        """;

    private const string Whom = @"(?:tccm|[ck]oali[a-z]*|coligacao|коалиции|technical\ community|communaute\ technique|comunidade?\ tecnica|technischen?\ gemeinschaft)";

    private const string AllOf = @"(?:all|every|each|the|of|its|our|their|\p{N}+|tous|toutes|l'ensemble|de|des|d'|ses|nos|les|leurs|todos|todas|sus|nuestros|los|las|os|seus|nossos|der|ihrer|unserer|aller|всех|ее|своих)";

    private const string Members = @"(?:members(?:hip)?|membres|miembros|membros|mitglieder(?:n)?|членов)\b";

    [GeneratedRegex(
        @"(?:\b" + For + @"\ *(?:[\p{L}\p{N}'\-]+\ ){0,6}?(?:[dl]')?" + Whom + @")"
        + @"|(?:\b" + For + @"\ *(?:" + AllOf + @"\ *){0,5}?\b" + Members + @")"
        + @"|(?:\bon\ (?:the\ |our\ )?" + Whom + @"'s\ behalf)"
        + @"|(?:\b(?:speaking\ for|representing)\ (?:the\ |our\ |whole\ |entire\ |technical\ |community\ ){0,4}" + Whom + @")"
        + @"|(?:代表(?:本|该)?(?:联盟|聯盟|tccm)|代表(?:其|全体|全體)*(?:成员|成員))",
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Claim();

    // “The undersigned members of the coalition” are the undersigned, and are named.
    [GeneratedRegex(
        @"\b(?<who>undersigned|signator(?:y|ies)|soussignes|signataires|abajo firmantes|firmantes|signatarios|abaixo assinados|unterzeichner(?:n|den)?)\b(?: (?:members?|organi[sz]ations?|membres|miembros|organizaciones|membros|mitglieder))?(?: (?:of|de|du|del|da|do|der))(?: (?:the|la|a))? (?:tccm|technical community(?: coalition)?|[ck]oali[a-z]*)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Undersigned();
}
