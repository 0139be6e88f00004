namespace Tccm.Domain.Calendar;

/// <summary>Changes of the timeline that were looked over and came out together, with a note. The page, the feed and the calendars move at that instant.</summary>
public sealed class Release : Noun
{
    public const int MaxNote = 1_000;

    private Release() { }

    public int Number { get; private init; }
    /// <summary>What a reader should know of it, in a few sentences.</summary>
    public string? Note { get; private init; }
    public DateTimeOffset At { get; private init; }

    /// <summary>Releases what waits of each opening. Refused where one has nothing waiting, and without any.</summary>
    /// <param name="number">One more than that of the last release.</param>
    public static Release Of(int number, string? note, IReadOnlyCollection<Opening> openings, Actor by, DateTimeOffset at)
    {
        var words = note?.Trim().Normalize().ReplaceLineEndings("\n");
        Refuse(openings.Count == 0, "Nothing waits to be released. Enter or change an opening first.");
        Refuse(words?.Length > MaxNote, $"The note has {words?.Length} characters; {MaxNote} at most.", nameof(Note));
        var release = new Release { Number = number, Note = string.IsNullOrEmpty(words) ? null : words, At = at };
        foreach (var opening in openings) opening.Release(release);
        release.Record(by, at, "timeline.released", $"Release {number} of the timeline: {string.Join("; ", openings.Select(opening => $"“{opening.Title}”"))}.");
        return release;
    }
}
