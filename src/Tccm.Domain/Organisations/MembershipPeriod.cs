using Tccm.Domain.Text;

namespace Tccm.Domain.Organisations;

public enum MembershipCategory
{
    Member,
    Supporter,
}

/// <summary>A dated period in a category. A start that the record does not know is kept as not known.</summary>
public sealed class MembershipPeriod
{
    private MembershipPeriod() { }

    internal MembershipPeriod(MembershipCategory category, PartialDate? from, bool founder, string? source)
    {
        Category = category;
        From = from;
        Founder = founder;
        Source = source;
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid OrganisationId { get; private init; }
    public Organisation Organisation { get; private init; } = null!;
    public MembershipCategory Category { get; private init; }
    public PartialDate? From { get; private init; }
    public DateOnly? Until { get; private set; }
    public bool Founder { get; private init; }
    public string? Source { get; private init; }

    internal MembershipPeriod EndedOn(DateOnly until)
    {
        Until = until;
        return this;
    }

    /// <summary>Whether the register knows that the period covers the day. A month alone counts from its first day.</summary>
    public bool Covers(DateOnly day) => From is { } from && from.Earliest <= day && (Until is null || day < Until);

    /// <summary>Whether the period may cover the day, but its start is not known.</summary>
    public bool MayCover(DateOnly day) => From is null && (Until is null || day < Until);
}
