namespace Tccm.Domain.Discussion;

/// <summary>What one organisation thinks of a paragraph, or of the whole of a revision.</summary>
public enum Stance
{
    WouldSign,
    WithReservations,
    NoPosition,
    Concern,
    WouldNotSign,
}

public static class Stances
{
    public static IReadOnlyList<Stance> All { get; } = Enum.GetValues<Stance>();

    /// <summary>Stances that others can only work with when they know why.</summary>
    public static bool NeedsReason(this Stance stance) => stance is Stance.Concern or Stance.WouldNotSign;

    public static string InWords(this Stance stance) => stance switch
    {
        Stance.WouldSign => "would sign",
        Stance.WithReservations => "would sign with reservations",
        Stance.NoPosition => "no position",
        Stance.Concern => "concern",
        Stance.WouldNotSign => "would not sign",
        _ => throw new ArgumentOutOfRangeException(nameof(stance), stance, null),
    };
}
