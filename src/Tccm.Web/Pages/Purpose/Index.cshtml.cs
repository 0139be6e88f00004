using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Purpose;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Pages.Purpose;

[PublicPage]
public sealed class IndexModel(TccmDbContext db) : PageModel
{
    public PurposeShown? Shown { get; private set; }

    public async Task OnGetAsync()
    {
        var versions = await db.PurposeVersions.AsNoTracking().ToListAsync();
        if (versions.OrderBy(version => version.Major).ThenBy(version => version.Minor).LastOrDefault() is { } current)
            Shown = await PurposeShown.OfAsync(db, current, versions);
    }
}
