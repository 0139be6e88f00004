using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Outages;

namespace Tccm.Web.Pages.Secretariat.Outages;

/// <summary>When the portal could not be used, noted by itself or by somebody.</summary>
public sealed class IndexModel(TccmDbContext db) : PageModel
{
    public IReadOnlyList<Outage> Outages { get; private set; } = [];

    public async Task OnGetAsync() => Outages = await db.Outages.OrderByDescending(outage => outage.From).Take(100).ToListAsync();
}
