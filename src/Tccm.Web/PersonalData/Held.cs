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
public sealed record HeldItem(params IReadOnlyList<Fact> Facts);

/// <summary>All that is held of one kind about somebody.</summary>
public sealed record Held(Holding Of, IReadOnlyList<HeldItem> Items);
