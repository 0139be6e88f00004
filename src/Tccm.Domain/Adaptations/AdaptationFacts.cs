using Tccm.Domain.Text;

namespace Tccm.Domain.Adaptations;

public enum AdaptationKind
{
    Shortened,
    Translated,
    Quoted,
    BuiltOn,
}

public static class AdaptationKinds
{
    public static IReadOnlyList<AdaptationKind> All { get; } = Enum.GetValues<AdaptationKind>();

    public static string InWords(this AdaptationKind kind) => kind switch
    {
        AdaptationKind.Shortened => "Shortened",
        AdaptationKind.Translated => "Translated, unofficially",
        AdaptationKind.Quoted => "Quoted",
        AdaptationKind.BuiltOn => "Built on",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}

/// <summary>What somebody says of the text they made, as it will be shown: its title, and a link to it or its words.</summary>
public sealed record AdaptationFacts(AdaptationKind Kind, string Title, string Language, string? Link, string? Words)
{
    public const int MaxWords = 1_000;
    public const int MaxLink = 500;
    public const int MaxLanguage = 20;

    /// <summary>The same in their kept form, or a refusal that names the field.</summary>
    public AdaptationFacts Checked()
    {
        if (!Enum.IsDefined(Kind)) throw new DomainException("Choose what was done with the text.", "Kind");
        var kept = new AdaptationFacts(Kind, Name.Check(Title, "title", "Title"), LanguageChecked(), LinkChecked(), Prose.Check(Words, "The words", MaxWords, "Words"));
        return kept.Link is not null || kept.Words is not null ? kept : throw new DomainException("Give a link to the text, or its words where it is short.", "Link");
    }

    private string LanguageChecked() => Languages.IsTag(Language?.Trim()) ? Language!.Trim() : throw new DomainException("Give the language as a tag such as en, fr or pt-BR.", "Language");

    /// <summary>A page on the public web, and nothing in its address that says otherwise than it seems.</summary>
    private string? LinkChecked()
    {
        if (string.IsNullOrWhiteSpace(Link)) return null;
        if (!Uri.TryCreate(Link.Trim(), UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps || uri.UserInfo.Length > 0 || !uri.IsDefaultPort || uri.HostNameType != UriHostNameType.Dns || uri.AbsoluteUri.Length > MaxLink)
            throw new DomainException($"Give the link as an address such as https://registry.example/our-text, {MaxLink} characters at most.", "Link");
        try { return InternetDomain.Parse(uri.Host).ALabel.Contains('.', StringComparison.Ordinal) ? uri.AbsoluteUri : throw new DomainException("The link leads to no domain of the public Internet. Give another one.", "Link"); }
        catch (DomainException refused) { throw new DomainException(refused.Message, "Link"); }
    }
}
