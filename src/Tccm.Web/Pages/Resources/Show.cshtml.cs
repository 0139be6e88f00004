using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Resources;
using Tccm.Web.Identity;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Pages.Resources;

/// <summary>One resource. What is not for the reader is not there for them.</summary>
[PublicPage]
public sealed class ShowModel(TccmDbContext db, CurrentPerson current) : PageModel
{
    public Resource Resource { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string slug)
    {
        if (await db.Resources.SeenBy(current.ResourceAudiences).AsNoTracking().SingleOrDefaultAsync(one => one.Slug == slug) is not { } resource) return NotFound();
        Resource = resource;
        return Page();
    }
}
