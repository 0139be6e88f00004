using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;

namespace Tccm.Domain.Calendar;

/// <summary>What the public sees of one opening: the facts that were released last.</summary>
public sealed record TimelineEntry(Opening Opening, OpeningVersion Version)
{
    public OpeningFacts Facts => Version.Facts;
    public Process Process => Opening.Process;
    public string Address => $"/timeline/{Process.Slug}/{Opening.Slug}";

    /// <summary>What a date was before, the latest first, each with the release that took its place.</summary>
    public IReadOnlyList<(KnownDate Date, Release Until)> Earlier(DateKind kind)
    {
        var versions = Opening.Versions.OrderBy(version => version.Number).ToList();
        return [.. versions.Zip(versions.Skip(1)).Where(pair => pair.First.Facts.Date(kind) is { } then && !then.SameTime(pair.Second.Facts.Date(kind)))
            .Select(pair => (pair.First.Facts.Date(kind)!, pair.Second.Release)).Reverse()];
    }
}

/// <summary>What one release changed of one opening; of a new one all its dates.</summary>
public sealed record OpeningNews(TimelineEntry Entry, bool IsNew, IReadOnlyList<FactChange> Changes);

public sealed record ReleaseNews(Release Release, IReadOnlyList<OpeningNews> Openings);

/// <summary>All openings that were released, and what each release changed. Page, feed, calendar and letters are made from this.</summary>
public sealed record Timeline(IReadOnlyList<TimelineEntry> Entries)
{
    public static async Task<Timeline> OfAsync(TccmDbContext db, CancellationToken cancellationToken = default) =>
        new([.. (await db.Openings.Whole().AsNoTracking().Where(opening => opening.Versions.Any()).ToListAsync(cancellationToken))
            .Select(opening => new TimelineEntry(opening, opening.Shown!))
            .OrderBy(entry => entry.Facts.Dates.Min(date => date.From)).ThenBy(entry => entry.Facts.Title, Text.Names.Order)]);

    /// <summary>The same of one process.</summary>
    public Timeline Of(Process process) => new([.. Entries.Where(entry => entry.Process.Id == process.Id)]);

    /// <summary>The dates ahead of what takes place, the next first.</summary>
    public IEnumerable<(TimelineEntry Entry, KnownDate Date)> Next(DateTimeOffset now) => Entries.Where(entry => entry.Facts.Cancelled is null)
        .SelectMany(entry => entry.Facts.Dates, (entry, date) => (entry, date)).Where(pair => !pair.date.IsOver(now)).OrderBy(pair => pair.date.From);

    /// <summary>The years in which something of it is.</summary>
    public IReadOnlyList<int> Years => [.. Entries.SelectMany(entry => entry.Facts.Dates).SelectMany(date => new[] { date.From.Earliest.Year, (date.Until ?? date.From).Latest.Year }).Distinct().Order()];

    public int LastRelease => Entries.SelectMany(entry => entry.Opening.Versions).Select(version => version.Release.Number).DefaultIfEmpty().Max();

    /// <summary>What came out after a release, the latest first.</summary>
    public IReadOnlyList<ReleaseNews> Since(int release) =>
        [.. Entries.SelectMany(entry => entry.Opening.Versions.Where(version => version.Release.Number > release), (entry, version) => (entry, version))
            .GroupBy(pair => pair.version.Release.Number).OrderByDescending(group => group.Key)
            .Select(group => new ReleaseNews(group.First().version.Release, [.. group.Select(pair => News(pair.entry with { Version = pair.version }))]))];

    private static OpeningNews News(TimelineEntry entry) =>
        entry.Opening.Versions.SingleOrDefault(version => version.Number == entry.Version.Number - 1) is { } before
            ? new(entry, false, entry.Facts.ChangesFrom(before.Facts))
            : new(entry, true, [.. entry.Facts.Dates.Select(date => new FactChange(date.Kind.InWords(), null, date.InFull()))]);
}
