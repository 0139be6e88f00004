using Tccm.Domain.Text;

namespace Tccm.Domain.Organisations;

public enum MembershipCategory
{
    Member,
    Supporter,
}

/// <summary>
/// A dated period in a category, [from, until), its days counted in UTC. A start that the record does not know is kept as
/// not known. Until is set when the period is over; a day that is planned stands apart until it comes.
/// </summary>
public sealed class MembershipPeriod
{
    public const int MaxReason = 2_000;

    private readonly List<Suspension> suspensions = [];

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

    /// <summary>The day from which on it is over, once that is decided; it can be taken back before.</summary>
    public DateOnly? LeavesOn { get; private set; }

    /// <summary>Why it ended or will end, for the secretariat; may name people, so it is no part of the audit.</summary>
    public string? EndReason { get; private set; }
    public bool Founder { get; private init; }
    public string? Source { get; private init; }

    public IReadOnlyCollection<Suspension> Suspensions => suspensions;

    /// <summary>The first day on which it is over, come or planned.</summary>
    public DateOnly? EndsOn => Until ?? LeavesOn;

    /// <summary>The suspension that was not lifted.</summary>
    public Suspension? Suspended => suspensions.SingleOrDefault(suspension => suspension.LiftedAt is null);

    internal MembershipPeriod EndedOn(DateOnly until)
    {
        Until = until;
        return this;
    }

    /// <summary>Whether the register knows that the period covers the day. A month alone counts from its first day.</summary>
    public bool Covers(DateOnly day) => From is { } from && from.Earliest <= day && IsNotOver(day);

    /// <summary>Whether the period may cover the day, but its start is not known.</summary>
    public bool MayCover(DateOnly day) => From is null && IsNotOver(day);

    /// <summary>Whether it is running on a day that is today: one whose start is not known has begun.</summary>
    public bool IsRunning(DateOnly today) => Until is null && (Covers(today) || MayCover(today));

    public Suspension? SuspensionOn(DateOnly day) => suspensions.FirstOrDefault(suspension => suspension.Covers(day));

    internal void End(DateOnly until, string? reason)
    {
        Until = until;
        EndReason = reason ?? EndReason;
    }

    internal void Plan(DateOnly? day, string? reason) => (LeavesOn, EndReason) = (day, reason);

    internal Suspension Suspend(string reason, bool isPublic, DateTimeOffset at)
    {
        var suspension = new Suspension(reason, isPublic, at);
        suspensions.Add(suspension);
        return suspension;
    }

    private bool IsNotOver(DateOnly day) => EndsOn is not { } end || day < end;
}
