using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain.Database;
using Tccm.Domain.Prospects;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Prospects;

public sealed class NewModel(TccmDbContext db, CurrentPerson current) : PageModel
{
    [BindProperty]
    public ProspectInput Input { get; set; } = new();

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid) return Page();

        var prospect = Prospect.Note(Input.Name, Input.Economy, Input.ParsedDomains(), Input.People, current.AsSecretariat, await db.ClockAsync());
        db.Prospects.Add(prospect);
        await db.SaveChangesAsync();

        TempData["Flash"] = $"You noted {prospect.Name}.";
        return RedirectToPage("/Secretariat/Prospects/Show", new { id = prospect.Id });
    }
}
