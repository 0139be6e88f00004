using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Pages.Purpose;

[PublicPage]
public sealed class VersionModel(TccmDbContext db) : PageModel
{
    public PurposeShown Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string version)
    {
        var versions = await db.PurposeVersions.AsNoTracking().ToListAsync();
        if (versions.SingleOrDefault(one => one.Number == version) is not { } found) return NotFound();
        Shown = await PurposeShown.OfAsync(db, found, versions);
        return Page();
    }
}
