using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain.Database;
using Tccm.Web.Identity;
using Tccm.Web.PersonalData;

namespace Tccm.Web.Pages.My;

/// <summary>Everything that is held about the person who is signed in.</summary>
public sealed class DataModel(TccmDbContext db, CurrentPerson current, AllHeld all) : PageModel
{
    public IReadOnlyList<Held> Held { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (current.Value is null) return NotFound();
        await LoadAsync();
        return Page();
    }

    public async Task<IActionResult> OnGetDownloadAsync()
    {
        if (current.Value is null) return NotFound();
        await LoadAsync();
        return File(all.AsJson(Held), "application/json", "tccm-personal-data.json");
    }

    private async Task LoadAsync() => Held = await all.AboutAsync(await DataSubject.OfAsync(db, current.Person.Id));
}
