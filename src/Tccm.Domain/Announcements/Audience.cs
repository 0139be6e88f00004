using Tccm.Domain.Calendar;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;

namespace Tccm.Domain.Announcements;

public enum AudienceKind
{
    Members,
    MembersAndSupporters,
    /// <summary>Those who follow a process.</summary>
    Followers,
    /// <summary>Members and supporters of one kind.</summary>
    OfKind,
    /// <summary>Members and supporters of one region.</summary>
    OfRegion,
}

/// <summary>To whom an announcement goes: people of members, or of members and supporters, and of those perhaps some.</summary>
public sealed record Audience(AudienceKind Kind, Process? Process = null, OrganisationKind? Operates = null, string? Region = null)
{
    /// <summary>As it stands in a form, and is read again by <see cref="Parse"/>.</summary>
    public string Code => Kind switch
    {
        AudienceKind.Members => "members",
        AudienceKind.MembersAndSupporters => "everybody",
        AudienceKind.Followers => $"process:{Process?.Id}",
        AudienceKind.OfKind => $"kind:{Operates?.Code()}",
        _ => $"region:{Region}",
    };

    public string InWords => Kind switch
    {
        AudienceKind.Members => "Members",
        AudienceKind.MembersAndSupporters => "Members and supporters",
        AudienceKind.Followers => $"Those who follow {Process?.Name}",
        AudienceKind.OfKind => $"Members and supporters that are: {Operates?.InWords()}",
        _ => $"Members and supporters in: {Region}",
    };

    /// <summary>Every audience that can be chosen.</summary>
    public static IReadOnlyList<Audience> Each(IEnumerable<Process> processes) =>
    [
        new(AudienceKind.Members), new(AudienceKind.MembersAndSupporters),
        .. processes.OrderBy(process => process.Name, Names.Order).Select(process => new Audience(AudienceKind.Followers, Process: process)),
        .. OrganisationKinds.All.Select(kind => new Audience(AudienceKind.OfKind, Operates: kind)),
        .. Economy.Regions.Select(region => new Audience(AudienceKind.OfRegion, Region: region)),
    ];

    /// <summary>Refused for what is no audience, or none any more.</summary>
    public static Audience Parse(string? code, IEnumerable<Process> processes) =>
        Each(processes).FirstOrDefault(one => one.Code == code) ?? throw new DomainException("Choose to whom it goes.", "Audience");

    /// <summary>Whether people of the organisation belong to it at an instant. Who follows a process is asked beside it.</summary>
    public bool Includes(Organisation organisation, DateTimeOffset at) => organisation.MembershipAt(at) is { } membership && Kind switch
    {
        AudienceKind.Members => membership.Category == MembershipCategory.Member,
        AudienceKind.OfKind => organisation.Kinds.Any(kind => kind == Operates),
        AudienceKind.OfRegion => Economy.RegionOf(organisation.Economy) == Region,
        _ => true,
    };
}
