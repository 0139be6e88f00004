using System.Numerics;

namespace Tccm.Domain.Organisations;

/// <summary>A name folded once, to be compared with many: whether a reader could take one for the other.</summary>
public sealed class NameShape
{
    private readonly string latin;
    private readonly string own;
    private readonly ulong latinLetters;
    private readonly ulong ownLetters;

    private NameShape(string latin, string own) => (this.latin, this.own, latinLetters, ownLetters) = (latin, own, Letters(latin), Letters(own));

    public static NameShape Of(string name) => new(ReadAlike.Fold(name), ReadAlike.Fold(name, asLatin: false));

    public bool Resembles(NameShape other) =>
        MayBeNear(latinLetters, other.latinLetters) && ReadAlike.AreNear(latin, other.latin) || MayBeNear(ownLetters, other.ownLetters) && ReadAlike.AreNear(own, other.own);

    private static ulong Letters(string folded)
    {
        var letters = 0UL;
        foreach (var c in folded) letters |= 1UL << (c & 63);
        return letters;
    }

    // Two changed letters take two letters away and bring two; a beginning has no letter that the whole lacks.
    private static bool MayBeNear(ulong a, ulong b) => (a & ~b) == 0 || (b & ~a) == 0 || BitOperations.PopCount(a ^ b) <= 4;
}
