using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain.Adaptations;
using Tccm.Domain.Database;
using Tccm.Web.Emails;

namespace Tccm.Web.Pages.Adaptations;

/// <summary>Where whoever registered an adaptation in public takes it back, by the link in the letter; opening it does nothing.</summary>
public sealed class TakeBackModel(TccmDbContext db, AdaptationLinks links) : PageModel
{
    public Adaptation Adaptation { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string link) => await LoadAsync(link) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string link)
    {
        if (!await LoadAsync(link)) return NotFound();

        Adaptation.TakeBack(await db.ClockAsync());
        await db.SaveChangesAsync();

        TempData["Flash"] = $"You took “{Adaptation.Title}” back. It is not listed any more.";
        return RedirectToPage("/Statements/Show", new { slug = Adaptation.Statement.Slug });
    }

    private async Task<bool> LoadAsync(string link)
    {
        if (await links.FindAsync(link) is not { } adaptation) return false;
        Adaptation = adaptation;
        return true;
    }
}
