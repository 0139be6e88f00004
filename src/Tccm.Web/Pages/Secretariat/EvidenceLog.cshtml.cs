using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Evidence;
using Tccm.Web.Evidence;

namespace Tccm.Web.Pages.Secretariat;

/// <summary>What the log is now, and what the nightly checks of it came to.</summary>
public sealed class EvidenceLogModel(TccmDbContext db) : PageModel
{
    public long Leaves { get; private set; }
    public KeptCheckpoint? Last { get; private set; }
    public IReadOnlyList<Verification> Checks { get; private set; } = [];
    public IReadOnlyList<(string Type, int Count)> Kinds { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Leaves = await db.Leaves.LongCountAsync();
        Last = await EvidenceLog.LastAsync(db);
        Checks = await db.Verifications.OrderByDescending(one => one.At).Take(30).ToListAsync();
        Kinds = [.. (await db.Leaves.GroupBy(leaf => leaf.Type).Select(group => new { group.Key, Count = group.Count() }).ToListAsync()).OrderBy(kind => kind.Key, StringComparer.Ordinal).Select(kind => (kind.Key, kind.Count))];
    }
}
