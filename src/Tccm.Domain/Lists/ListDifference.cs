using System.Security.Cryptography;
using System.Text;

namespace Tccm.Domain.Lists;

/// <summary>One address of one person, to be put on a list or taken off it.</summary>
/// <param name="Place">Whose it is.</param>
/// <param name="Address">In the form that is compared.</param>
/// <param name="IsOwn">Whether the person asked for it themselves.</param>
public sealed record ListStep(ListPlace Place, string Address, bool IsOwn)
{
    /// <summary>The list let go of the address. Whoever moved to another one is put on it next.</summary>
    public void LetGo(ListDifference now)
    {
        Place.TakeOff();
        if (now.ToAdd.FirstOrDefault(other => other.Place == Place) is { } next) Place.TakeInHand(next.Address);
    }

    /// <summary>The list took the address.</summary>
    public void Took(DateTimeOffset at) => Place.Put(Address, at);

    /// <summary>The list does not take this address; it is not sent again until the person moves or chooses anew.</summary>
    public void WouldNotTake(string why) => Place.BeRefused(Address, why);
}

/// <summary>
/// What is wanted, what was pushed, and what is there now, laid beside one another. Whoever was pushed, is wanted and is not
/// there any more left; whoever is there and was never pushed is unknown, and the portal leaves them alone.
/// </summary>
public sealed record ListDifference
{
    /// <summary>How many may go on the first push, or be taken off a list of any size, before somebody of the secretariat has looked.</summary>
    public const int Few = 10;

    public IReadOnlyList<ListStep> ToAdd { get; private init; } = [];
    public IReadOnlyList<ListStep> ToRemove { get; private init; } = [];
    public IReadOnlyList<ListPlace> Left { get; private init; } = [];
    public IReadOnlyList<string> Unknown { get; private init; } = [];

    /// <summary>There and wanted, though nobody noted that it was pushed: an answer that was lost, or somebody's own doing at the list.</summary>
    public IReadOnlyList<ListStep> Found { get; private init; } = [];

    /// <summary>Neither there nor wanted: there is nothing left to do.</summary>
    public IReadOnlyList<ListPlace> Gone { get; private init; } = [];

    /// <summary>Whether additions wait until somebody has looked.</summary>
    public bool AdditionsWait { get; private init; }

    /// <summary>Whether removals that nobody asked for themselves wait, and departures too: so many at once may be a mistake.</summary>
    public bool RemovalsWait { get; private init; }

    public bool Waits => AdditionsWait || RemovalsWait;
    public bool IsNone => ToAdd.Count + ToRemove.Count + Left.Count == 0;

    /// <summary>What a secretary looked at, so that just this is pushed.</summary>
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n',
        ToAdd.Select(step => "+" + step.Address).Concat(ToRemove.Select(step => "-" + step.Address)).Concat(Left.Select(place => "!" + place.Address)).Order(StringComparer.Ordinal)))));

    /// <summary>The part that goes without a look: additions where only removals wait, what people ask for themselves always.</summary>
    public ListDifference WithoutALook => this with
    {
        ToAdd = AdditionsWait ? [] : ToAdd,
        ToRemove = [.. ToRemove.Where(step => !RemovalsWait || step.IsOwn)],
        Left = RemovalsWait ? [] : Left,
    };

    internal static ListDifference Between(MailingList list, IReadOnlySet<string> there)
    {
        var wanted = list.Wanted.ToDictionary(place => place, place => place.Person.EmailKey);
        var keys = wanted.Values.ToHashSet(StringComparer.Ordinal);
        List<ListStep> add = [], remove = [], found = [];
        List<ListPlace> left = [], gone = [];
        foreach (var place in list.Places)
        {
            var want = wanted.GetValueOrDefault(place);
            if (place.Address is not { } on)
            {
                if (want is not null && there.Contains(want)) found.Add(new(place, want, true));
                else if (want is not null && !place.IsRefused) add.Add(new(place, want, true));
                else if (place is { LeftAt: not null, Chosen: true } && list.IsOpenTo(place.Person) && there.Contains(place.Person.EmailKey)) found.Add(new(place, place.Person.EmailKey, true));
            }
            else if (want == on)
            {
                if (there.Contains(on)) { if (place.IsInHand || place.IsChosenAnew) found.Add(new(place, on, true)); }
                else if (place.IsInHand || place.IsChosenAnew) add.Add(new(place, on, true));
                else left.Add(place);
            }
            else if (!there.Contains(on))
            {
                // Who had left and moved to another address is not brought back under it; nor who had left and is entitled anew later.
                if (!place.Chosen || place.IsInHand) gone.Add(place);
                else left.Add(place);
            }
            else if (keys.Contains(on))
            {
                // The address is another person's now, who wants it there.
                gone.Add(place);
            }
            else
            {
                remove.Add(new(place, on, !place.Chosen || want is not null));
                if (want is not null && !there.Contains(want) && !place.IsRefused) add.Add(new(place, want, true));
            }
        }
        var known = list.Places.Select(place => place.Address).Concat(found.Select(step => step.Address)).ToHashSet(StringComparer.Ordinal);
        var losses = remove.Count(step => !step.IsOwn) + left.Count;
        return new ListDifference
        {
            ToAdd = add,
            ToRemove = remove,
            Found = found,
            Left = left,
            Gone = gone,
            Unknown = [.. there.Where(address => !known.Contains(address)).Order(StringComparer.Ordinal)],
            AdditionsWait = list.FirstPushedAt is null && add.Count > Few,
            RemovalsWait = losses > Few && losses * 5 > list.Places.Count(place => place.Address is not null),
        };
    }
}
