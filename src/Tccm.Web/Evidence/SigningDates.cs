using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Evidence;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;

namespace Tccm.Web.Evidence;

/// <summary>When a statement could be signed, as the log tells it: each time that the deadline moved or signing was opened again, with its date.</summary>
public static class SigningDates
{
    public static async Task<IReadOnlyList<(DateTimeOffset At, string What)>> OfAsync(TccmDbContext db, Statement statement, CancellationToken cancellationToken = default)
    {
        if (statement.IsRecorded || statement.OpenedAt is null) return [];
        var leaves = await db.Leaves.AsNoTracking().Where(leaf => leaf.Type == "extend" || leaf.Type == "reopen").OrderBy(leaf => leaf.Index).ToListAsync(cancellationToken);
        return
        [
            (statement.OpenedAt.Value, "opened for signature"),
            .. leaves.Where(leaf => Leaf.ValueOf(leaf.Text, "statement")?.StartsWith(statement.Slug + " ", StringComparison.Ordinal) == true).Select(leaf => (leaf.At, InWords(leaf))),
            .. statement.ClosedAt is { } closed ? new[] { (closed, "closed") } : [],
        ];
    }

    private static string InWords(Leaf leaf) => leaf.Type == "reopen"
        ? $"opened again until {Hour(leaf, "deadline")}"
        : $"deadline moved from {Hour(leaf, "from")} to {Hour(leaf, "to")}{(Leaf.ValueOf(leaf.Text, "cause")?.StartsWith("outage", StringComparison.Ordinal) == true ? ", since the portal could not be used for as long" : "")}";

    private static string Hour(Leaf leaf, string key) =>
        Leaf.ValueOf(leaf.Text, key)?.Split(' ') is [var instant, var zone] && DateTimeOffset.TryParse(instant, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? new Deadline(at.ToUniversalTime(), zone).InWords() : "another time";
}
