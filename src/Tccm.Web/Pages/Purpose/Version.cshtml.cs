using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain.Database;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Pages.Purpose;

[PublicPage]
public sealed class VersionModel(TccmDbContext db) : PageModel
{
    public PurposeShown Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string version)
    {
        if (await PurposeShown.OfAsync(db, version) is not { } shown) return NotFound();
        Shown = shown;
        return Page();
    }
}
