using Tccm.Domain.Text;

namespace Tccm.Domain.Calendar;

/// <summary>
/// A chance to be heard in a process, or a phase of it. What is entered waits until it is released together with whatever
/// else changed; each release of it is a version that stays, so that what a date was before can be said for ever.
/// </summary>
public sealed class Opening : Noun
{
    private readonly List<OpeningVersion> versions = [];
    private readonly List<DateCheck> checks = [];

    private Opening() { }

    public Guid ProcessId { get; private init; }
    public Process Process { get; private init; } = null!;
    /// <summary>Its place under the process in addresses; made of the first title, and kept.</summary>
    public string Slug { get; private init; } = "";
    /// <summary>As it was entered last, released or not.</summary>
    public OpeningFacts Facts { get; private set; } = new();
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset ChangedAt { get; private set; }

    public IReadOnlyCollection<OpeningVersion> Versions => versions;
    public IReadOnlyCollection<DateCheck> Checks => checks;

    /// <summary>What the public sees; null before its first release.</summary>
    public OpeningVersion? Shown => versions.MaxBy(version => version.Number);
    public bool IsWaiting => Shown is not { } shown || !shown.Facts.Same(Facts);
    /// <summary>Its title as it was released last.</summary>
    public string? ReleasedTitle { get; private set; }
    /// <summary>What it is called wherever it is named: as it was released, or as it was entered where it never was.</summary>
    public string Title => ReleasedTitle ?? Facts.Title;

    /// <summary>What a release would tell of it.</summary>
    public IReadOnlyList<FactChange> Waiting => Shown is { } shown ? Facts.ChangesFrom(shown.Facts) : [.. Facts.Dates.Select(date => new FactChange(date.Kind.InWords(), null, date.InFull()))];

    /// <summary>Enters an opening, which is shown once it is released.</summary>
    /// <param name="taken">The places in addresses that its process has given already.</param>
    public static Opening Enter(Process process, OpeningFacts facts, IReadOnlyCollection<string> taken, Actor by, DateTimeOffset at)
    {
        var kept = facts.Checked();
        var opening = new Opening { Process = process, ProcessId = process.Id, Slug = SlugOf(kept.Title, taken), CreatedAt = at };
        opening.Take(kept, by, at);
        opening.Record(by, at, "opening.entered", $"“{kept.Title}” was entered in {process.Name}: {InWords(kept)}.");
        return opening;
    }

    /// <summary>Takes what a later source says. Refused where nothing differs: then it was only checked.</summary>
    public void Change(OpeningFacts facts, Actor by, DateTimeOffset at)
    {
        var (before, kept) = (Facts, facts.Checked());
        Refuse(kept.Same(before), "Nothing was changed. If you looked at the source and it still says so, mark its dates as checked.");
        Take(kept, by, at);
        Record(by, at, "opening.changed", $"“{kept.Title}”: {string.Join("; ", kept.ChangesFrom(before).Select(change => change.InWords()))}.");
    }

    /// <summary>Says that it does not take place. Calendars show it as cancelled once that is released.</summary>
    public void CallOff(string? reason, Actor by, DateTimeOffset at)
    {
        Refuse(Facts.Cancelled is not null, "This was called off already.");
        Refuse(string.IsNullOrWhiteSpace(reason), "Say why it does not take place, or who said so. It is shown to everybody.", "Reason");
        Change(Facts with { Cancelled = reason }, by, at);
    }

    /// <summary>Says that it takes place after all.</summary>
    public void PutBackOn(Actor by, DateTimeOffset at)
    {
        Refuse(Facts.Cancelled is null, "This was not called off.");
        Change(Facts with { Cancelled = null }, by, at);
    }

    /// <summary>Notes that somebody looked at the source, and it still says the same.</summary>
    public void Check(DateKind kind, Actor by, DateTimeOffset at)
    {
        Refuse(Facts.Date(kind) is null, "It has no such date.");
        checks.Add(new DateCheck(kind, by, at));
        Record(by, at, "opening.checked", $"“{Title}”: {kind.InWords().ToLowerInvariant()}, {Facts.Date(kind)!.InFull()}, was looked up and stands.");
    }

    /// <summary>Drops what waits for a release. Refused for what was never released: there is nothing to go back to.</summary>
    public void TakeBack(Actor by, DateTimeOffset at)
    {
        Refuse(!IsWaiting, "Nothing of it waits.");
        Refuse(Shown is null, "It was never released, so there is nothing to go back to. Call it off, or leave it out of the release.");
        (Facts, ChangedAt) = (Shown!.Facts, at);
        Record(by, at, "opening.taken-back", $"What was changed of “{Title}” and not released was dropped.");
    }

    /// <summary>When a date was last compared with its source, and by whom.</summary>
    public DateCheck? LastCheck(DateKind kind) => checks.Where(check => check.Kind == kind).MaxBy(check => check.At);

    /// <summary>The dates that are still to come and were not compared with their source for so long.</summary>
    public IReadOnlyList<KnownDate> Stale(DateTimeOffset now, TimeSpan after) => Facts.Cancelled is not null ? [] :
        [.. Facts.Dates.Where(date => !date.IsOver(now) && (LastCheck(date.Kind)?.At ?? CreatedAt) + after <= now)];

    internal void Release(Release release)
    {
        Refuse(!IsWaiting, $"Nothing of “{Title}” waits for a release.");
        versions.Add(new OpeningVersion(versions.Count + 1, Facts, release));
        ReleasedTitle = Facts.Title;
    }

    private void Take(OpeningFacts facts, Actor by, DateTimeOffset at)
    {
        foreach (var date in facts.Dates.Where(date => date != Facts.Date(date.Kind))) checks.Add(new DateCheck(date.Kind, by, at));
        (Facts, ChangedAt) = (facts, at);
    }

    private static string InWords(OpeningFacts facts) => string.Join("; ", facts.Dates.Select(date => $"{date.Kind.InWords().ToLowerInvariant()} {date.InFull()}"));

    private static string SlugOf(string title, IReadOnlyCollection<string> taken)
    {
        var slug = Process.TrySlug(title) ?? "opening";
        return Enumerable.Range(1, taken.Count + 1).Select(number => number == 1 ? slug : $"{slug}-{number}").First(one => !taken.Contains(one));
    }
}

/// <summary>What was released of an opening, numbered; it never changes.</summary>
public sealed class OpeningVersion
{
    private OpeningVersion() { }

    internal OpeningVersion(int number, OpeningFacts facts, Release release) => (Number, Facts, Release, ReleaseId) = (number, facts, release, release.Id);

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid OpeningId { get; private init; }
    public int Number { get; private init; }
    public OpeningFacts Facts { get; private init; } = new();
    public Guid ReleaseId { get; private init; }
    public Release Release { get; private init; } = null!;
}

/// <summary>That somebody compared a date with its source.</summary>
public sealed class DateCheck
{
    private DateCheck() { }

    internal DateCheck(DateKind kind, Actor by, DateTimeOffset at) => (Kind, ById, At) = (kind, by.PersonId, at);

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid OpeningId { get; private init; }
    public DateKind Kind { get; private init; }
    public DateTimeOffset At { get; private init; }
    /// <summary>Null where it was entered by an import.</summary>
    public Guid? ById { get; private init; }
}
