using System.Globalization;
using Tccm.Domain.Text;

namespace Tccm.Web.PersonalData;

/// <summary>One value that is held: its key in the download, what it is called on the page.</summary>
public sealed record Fact(string Key, string Label, object? Value)
{
    public string? InWords => Value switch
    {
        null => null,
        DateTimeOffset at => Words.Instant(at),
        DateOnly day => Words.Day(day),
        bool yes => yes ? "yes" : "no",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => Value.ToString(),
    };
}

/// <summary>One thing that is held, such as a letter or a role.</summary>
public sealed record HeldItem(params IReadOnlyList<Fact> Facts)
{
    /// <summary>Whether nobody outside their organisation may learn of it now: a position while its window hides it, a mark of use.</summary>
    public bool IsTheirsAlone { get; init; }
}

/// <summary>All that is held of one kind about somebody.</summary>
public sealed record Held(Holding Of, IReadOnlyList<HeldItem> Items)
{
    /// <summary>What the secretariat sees of it, which answers for the person: not even the number of what is theirs alone.</summary>
    public Held ForTheSecretariat() => this with { Items = [.. Items.Where(item => !item.IsTheirsAlone)] };
}
