using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain.Database;
using Tccm.Web.Documents;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Pages.Statements;

/// <summary>A consensus map that two people have published, in numbers alone. What is not published is not found.</summary>
[PublicPage]
public sealed class ConsensusModel(TccmDbContext db) : PageModel
{
    public PublishedMap Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string slug, int revision)
    {
        if (await PublishedMap.OfAsync(db, slug, revision) is not { } shown) return NotFound();
        Shown = shown;
        return Page();
    }
}
