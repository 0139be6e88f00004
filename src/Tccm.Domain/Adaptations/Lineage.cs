using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Statements;

namespace Tccm.Domain.Adaptations;

/// <summary>
/// What was made of a statement, and of what was made of it: both ways, in the order in which it was first shown. It counts
/// and ranks nothing.
/// </summary>
public sealed class Lineage
{
    private readonly Dictionary<Guid, Adaptation> all;

    /// <param name="ofStatement">Every adaptation of one statement that was ever shown: what was taken down still stands between others.</param>
    public Lineage(IEnumerable<Adaptation> ofStatement)
    {
        all = ofStatement.Where(one => one.ShownAt is not null).ToDictionary(one => one.Id);
        Shown = [.. all.Values.Where(one => one.IsShown).OrderBy(one => one.ShownAt).ThenBy(one => one.Id)];
    }

    public IReadOnlyList<Adaptation> Shown { get; }

    public static async Task<Lineage> OfAsync(TccmDbContext db, Guid statementId, CancellationToken cancellationToken = default) =>
        new(await db.Adaptations.AsNoTracking().Include(one => one.Organisation).Where(one => one.StatementId == statementId && one.ShownAt != null).ToListAsync(cancellationToken));

    public Adaptation? Find(Guid id) => Shown.FirstOrDefault(one => one.Id == id);

    /// <summary>What it came from, the nearest first; also what was taken down since, which is shown without its name.</summary>
    public IReadOnlyList<Adaptation> CameFrom(Adaptation adaptation)
    {
        var before = new List<Adaptation>();
        for (var from = adaptation.FromId; from is { } id && all.TryGetValue(id, out var earlier); from = earlier.FromId) before.Add(earlier);
        return before;
    }

    /// <summary>What was made of it further, at once or by way of others.</summary>
    public IReadOnlyList<Adaptation> MadeOf(Adaptation adaptation) => [.. Shown.Where(one => CameFrom(one).Any(earlier => earlier.Id == adaptation.Id))];

    /// <summary>What was made of one paragraph, as it stands in whichever revision.</summary>
    public IReadOnlyList<Adaptation> MadeOf(Paragraph paragraph) => [.. Shown.Where(one => one.Identities.Any(paragraph.ComesFrom))];
}
