using Tccm.Domain.Text;

namespace Tccm.Domain.Calendar;

/// <summary>How sure the source was of a date.</summary>
public enum Certainty
{
    Confirmed,
    Expected,
    Rumoured,
}

/// <summary>What a date of an opening is for.</summary>
public enum DateKind
{
    Registration,
    RequestToSpeak,
    WrittenInput,
    Event,
}

/// <summary>Whether somebody can be heard in it, or it is only a stretch of the process.</summary>
public enum OpeningKind
{
    Opening,
    Phase,
}

public static class DateKinds
{
    public static IReadOnlyList<DateKind> All { get; } = Enum.GetValues<DateKind>();

    public static string InWords(this DateKind kind) => kind switch
    {
        DateKind.Registration => "Register",
        DateKind.RequestToSpeak => "Ask to speak",
        DateKind.WrittenInput => "Written input",
        _ => "Takes place",
    };

    public static string InWords(this Certainty certainty) => certainty.ToString().ToLowerInvariant();
}

/// <summary>A date with certainty: when, how sure, and the source's own words beside our reading of them.</summary>
public sealed record KnownDate(DateKind Kind, Moment From, Moment? Until, Certainty Certainty, string? SourceLink = null, string? SourceWords = null)
{
    public const int MaxWords = 300;

    /// <summary>The instant after which it is over.</summary>
    public DateTimeOffset Ends => (Until ?? From).Ends;

    public bool IsOver(DateTimeOffset now) => now >= Ends;

    public string InWords() => From.InWords(Until);

    /// <summary>With how sure it is, where that is not certain.</summary>
    public string InFull() => Certainty == Certainty.Confirmed ? InWords() : $"{InWords()} ({Certainty.InWords()})";

    /// <summary>Whether another says the same time as surely, whoever its source is.</summary>
    public bool SameTime(KnownDate? other) => other is not null && From == other.From && Until == other.Until && Certainty == other.Certainty;

    internal KnownDate Checked()
    {
        var words = SourceWords?.Trim().Normalize();
        Refuse(Until is not null && Kind != DateKind.Event, $"“{Kind.InWords()}” is one time, not two. Empty its end.", nameof(Until));
        Refuse(Until is not null && (Until.Instant is null) != (From.Instant is null), "Give an hour for both its start and its end, or for neither.", nameof(Until));
        Refuse(Until is not null && Until.Ends <= From.Begins, "It ends before it starts. Check both.", nameof(Until));
        Refuse(words?.Length > MaxWords, $"The source's words have {words?.Length} characters; {MaxWords} at most. Keep the part that gives the date.", nameof(SourceWords));
        return this with { Until = Until == From ? null : Until, SourceLink = WebLink.Check(SourceLink, Field(nameof(SourceLink))), SourceWords = string.IsNullOrEmpty(words) ? null : words };
    }

    private string Field(string part) => $"{Kind}.{part}";

    private void Refuse(bool when, string message, string part)
    {
        if (when) throw new DomainException(message, Field(part));
    }
}

/// <summary>What one sentence says of a change: what it is about, what it was and what it is. Either is null where there was or is none.</summary>
public sealed record FactChange(string What, string? Was, string? Is)
{
    public string InWords() => (Was, Is) switch
    {
        (null, _) => $"{What}: {Is}",
        (_, null) => $"{What}: no more; it was {Was}",
        _ => $"{What}: {Is}; it was {Was}",
    };
}

/// <summary>All that is said of an opening at one time. It is replaced as a whole.</summary>
public sealed record OpeningFacts
{
    public const int MaxAbout = 1_000;

    public string Title { get; init; } = "";
    public OpeningKind Kind { get; init; }
    public string? Host { get; init; }
    /// <summary>Where it is, as one would write it on an envelope.</summary>
    public string? Place { get; init; }
    public bool Online { get; init; }
    /// <summary>In which languages one may speak or write there, in words.</summary>
    public string? Language { get; init; }
    public string? Link { get; init; }
    /// <summary>What can be said there and how, in a few sentences.</summary>
    public string? About { get; init; }
    public IReadOnlyList<KnownDate> Dates { get; init; } = [];
    /// <summary>Why it does not take place; null while it does.</summary>
    public string? Cancelled { get; init; }

    public KnownDate? Date(DateKind kind) => Dates.SingleOrDefault(date => date.Kind == kind);

    /// <summary>Where it is, in words: a place, online, or both.</summary>
    public string? Where => (Place, Online) switch
    {
        (null, false) => null,
        (null, true) => "online",
        (_, true) => $"{Place} and online",
        _ => Place,
    };

    /// <summary>The first of its dates that is not over.</summary>
    public KnownDate? Next(DateTimeOffset now) => Dates.Where(date => !date.IsOver(now)).MinBy(date => date.From);

    public bool IsOver(DateTimeOffset now) => Next(now) is null;

    public bool Same(OpeningFacts other) => this with { Dates = [] } == other with { Dates = [] } && Dates.SequenceEqual(other.Dates);

    /// <summary>Tidied, its dates in the order of their kinds. Refused without a title or any date, and where a date contradicts itself.</summary>
    public OpeningFacts Checked()
    {
        if (Dates.Count == 0) throw new DomainException("Give at least one date. A month, a quarter or a year will do, with how sure it is.", $"{DateKind.Event}.From");
        if (Dates.GroupBy(date => date.Kind).FirstOrDefault(group => group.Count() > 1) is { } twice) throw new DomainException($"“{twice.Key.InWords()}” is given twice. Keep one.", $"{twice.Key}.From");
        if (Kind == OpeningKind.Phase && Dates.Any(date => date.Kind != DateKind.Event)) throw new DomainException("Nobody is heard in a phase: it has a start and an end, and no deadlines. Empty them, or make it an opening.", nameof(Kind));
        return this with
        {
            Title = Name.Check(Title, "The title"),
            Host = Kept(Host, "The host"),
            Place = Kept(Place, "The place"),
            Language = Kept(Language, "The language"),
            Link = WebLink.Check(Link, nameof(Link)),
            About = Prose(About, MaxAbout, nameof(About)),
            Cancelled = Prose(Cancelled, MaxAbout, nameof(Cancelled)),
            Dates = [.. Dates.Select(date => date.Checked()).OrderBy(date => date.Kind)],
        };
    }

    /// <summary>What a reader would call a change, from earlier facts to these.</summary>
    public IReadOnlyList<FactChange> ChangesFrom(OpeningFacts before)
    {
        var changes = new List<FactChange>();
        Compare("Called off", before.Cancelled, Cancelled);
        foreach (var kind in DateKinds.All)
            if (Date(kind) is var now && before.Date(kind) is var then && !(now?.SameTime(then) ?? then is null))
                Compare(kind.InWords(), then?.InFull(), now?.InFull());
        Compare("Title", before.Title, Title);
        Compare("Host", before.Host, Host);
        Compare("Where", before.Where, Where);
        Compare("Language", before.Language, Language);
        Compare("Link", before.Link, Link);
        if (changes.Count == 0 && !Same(before)) changes.Add(new("Described anew", null, "the words or the source of a date"));
        return changes;

        void Compare(string what, string? was, string? now)
        {
            if (was != now) changes.Add(new(what, was, now));
        }
    }

    private static string? Kept(string? value, string what) => string.IsNullOrWhiteSpace(value) ? null : Name.Check(value, what);

    private static string? Prose(string? value, int most, string field)
    {
        var words = value?.Trim().Normalize().ReplaceLineEndings("\n");
        if (words?.Length > most) throw new DomainException($"This has {words.Length} characters; {most} at most.", field);
        return string.IsNullOrEmpty(words) ? null : words;
    }
}
