using Tccm.Domain.Organisations;

namespace Tccm.Domain.Resources;

public enum ResourceKind
{
    Slides,
    Paper,
    Blog,
    Text,
    Recording,
    Other,
}

public enum ResourceAudience
{
    Public,
    MembersAndSupporters,
    Members,
}

/// <summary>What its authors allow. Said of others' work, so the list holds no choice of the coalition's own.</summary>
public enum ResourceLicence
{
    AllRights,
    CcBy,
    CcBySa,
    CcByNd,
    CcByNc,
    CcByNcSa,
    CcByNcNd,
    CcZero,
}

public static class ResourceWords
{
    public static string InWords(this ResourceKind kind) => kind switch
    {
        ResourceKind.Slides => "Slides",
        ResourceKind.Paper => "Paper",
        ResourceKind.Blog => "Blog",
        ResourceKind.Text => "Text",
        ResourceKind.Recording => "Recording",
        ResourceKind.Other => "Other",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>After "for".</summary>
    public static string InWords(this ResourceAudience audience) => audience switch
    {
        ResourceAudience.Public => "the public",
        ResourceAudience.MembersAndSupporters => "members and supporters",
        ResourceAudience.Members => "members",
        _ => throw new ArgumentOutOfRangeException(nameof(audience), audience, null),
    };

    public static string InWords(this ResourceLicence licence) => licence switch
    {
        ResourceLicence.AllRights => "All rights with its authors",
        ResourceLicence.CcBy => "CC BY 4.0",
        ResourceLicence.CcBySa => "CC BY-SA 4.0",
        ResourceLicence.CcByNd => "CC BY-ND 4.0",
        ResourceLicence.CcByNc => "CC BY-NC 4.0",
        ResourceLicence.CcByNcSa => "CC BY-NC-SA 4.0",
        ResourceLicence.CcByNcNd => "CC BY-NC-ND 4.0",
        ResourceLicence.CcZero => "CC0 1.0",
        _ => throw new ArgumentOutOfRangeException(nameof(licence), licence, null),
    };

    /// <summary>Where the licence is read; null where nothing is licensed.</summary>
    public static string? Address(this ResourceLicence licence) => licence switch
    {
        ResourceLicence.AllRights => null,
        ResourceLicence.CcZero => "https://creativecommons.org/publicdomain/zero/1.0/",
        _ => $"https://creativecommons.org/licenses/{licence.InWords()[3..^4].ToLowerInvariant()}/4.0/",
    };
}

public static class ResourceAudiences
{
    /// <summary>The audiences to which a reader belongs: everybody to the public, who acts for a member to all.</summary>
    public static IReadOnlyList<ResourceAudience> Of(IEnumerable<Contact> hats, bool isSecretariat)
    {
        var categories = hats.Select(contact => contact.Organisation.CurrentMembership?.Category).ToHashSet();
        return isSecretariat || categories.Contains(MembershipCategory.Member) ? Enum.GetValues<ResourceAudience>()
            : categories.Contains(MembershipCategory.Supporter) ? [ResourceAudience.Public, ResourceAudience.MembersAndSupporters]
            : [ResourceAudience.Public];
    }
}
