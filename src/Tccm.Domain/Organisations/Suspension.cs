namespace Tccm.Domain.Organisations;

/// <summary>A time in which a membership rests: the organisation stays on the register, reads, and neither signs nor counts.</summary>
public sealed class Suspension
{
    public const int MaxWords = 2_000;

    private Suspension() { }

    internal Suspension(string reason, bool isPublic, DateTimeOffset at) => (Reason, IsPublic, SuspendedAt) = (reason, isPublic, at);

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid MembershipPeriodId { get; private init; }
    public DateTimeOffset SuspendedAt { get; private init; }
    public DateTimeOffset? LiftedAt { get; private set; }
    public string Reason { get; private init; } = "";

    /// <summary>Whether the reason stands on the public register.</summary>
    public bool IsPublic { get; private init; }
    public string? LiftNote { get; private set; }

    public DateOnly Since => DateOnly.FromDateTime(SuspendedAt.UtcDateTime);
    public DateOnly? Until => LiftedAt is { } lifted ? DateOnly.FromDateTime(lifted.UtcDateTime) : null;
    public string? PublicReason => IsPublic ? Reason : null;

    /// <summary>Whether the register of a day calls it suspended: [since, until), counted in UTC.</summary>
    public bool Covers(DateOnly day) => Since <= day && (Until is not { } until || day < until);

    internal void Lift(string? note, DateTimeOffset at) => (LiftedAt, LiftNote) = (at, note);
}
