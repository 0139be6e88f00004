using System.Security.Cryptography;
using System.Text;

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

    /// <summary>Names all that waits as it is now, so that nothing comes out that was not looked over.</summary>
    public static string MarkOf(IEnumerable<Opening> waiting) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('|', waiting.Select(opening => $"{opening.Id}:{opening.ChangedAt.UtcTicks}")))))[..16];

    /// <summary>Releases what was ticked of all that waits. Refused where that is not what <paramref name="seen"/> marks any more, and where nothing was ticked.</summary>
    public static Release OfSeen(int number, string? note, IReadOnlyCollection<Opening> waiting, IEnumerable<Guid> chosen, string? seen, Actor by, DateTimeOffset at)
    {
        Refuse(seen != MarkOf(waiting), "Something was changed since you looked. Look it over as it is now; nothing was released.");
        var ticked = waiting.Where(opening => chosen.Contains(opening.Id)).ToList();
        Refuse(ticked.Count == 0, "Tick what is to be released.", "Chosen");
        return Of(number, note, ticked, by, at);
    }

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
