namespace Tccm.Domain.Discussion;

/// <summary>How many of the electorate took each stance. "No position" is an answer; silence is none, and is never added to anything.</summary>
public sealed record StanceCounts(int Electorate, int WouldSign, int WithReservations, int NoPosition, int Concern, int WouldNotSign)
{
    public int this[Stance stance] => stance switch
    {
        Stance.WouldSign => WouldSign,
        Stance.WithReservations => WithReservations,
        Stance.NoPosition => NoPosition,
        Stance.Concern => Concern,
        Stance.WouldNotSign => WouldNotSign,
        _ => throw new ArgumentOutOfRangeException(nameof(stance), stance, null),
    };

    public int Answered => WouldSign + WithReservations + NoPosition + Concern + WouldNotSign;
    public int Silent => Electorate - Answered;
    public Agreement Agreement => new(WouldSign + WithReservations, WouldSign + WithReservations + Concern + WouldNotSign);

    /// <summary>The share of the electorate that can be paired off with somebody of the other side: 1 where the whole of it is split in halves.</summary>
    public double Division => Electorate == 0 ? 0 : 2.0 * Agreement.SmallerSide / Electorate;

    public string HowMany => $"{Answered} of {Electorate} {(Electorate == 1 ? "member" : "members")} answered";
}

/// <summary>Of those who took a side, that is, any stance but "no position", how many would sign, with reservations or without.</summary>
public sealed record Agreement(int Agree, int Sides)
{
    /// <summary>Laplace's rule of succession, (k + 1) / (n + 2): two of two says less than forty of forty, and none of none says nothing, which is one half.</summary>
    public double Smoothed => (Agree + 1.0) / (Sides + 2.0);

    public int SmallerSide => Math.Min(Agree, Sides - Agree);
}
