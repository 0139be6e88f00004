using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain.Database;
using Tccm.Web.PersonalData;

namespace Tccm.Web.Pages.PersonalData;

/// <summary>What is held about an address, for whoever opened the link that was mailed to it.</summary>
public sealed class DataModel(TccmDbContext db, AllHeld all, CurrentAddress current) : PageModel
{
    public string Address { get; private set; } = "";
    public IReadOnlyList<Held> Held { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : RedirectToPage("/PersonalData/Request");

    public async Task<IActionResult> OnGetDownloadAsync() => await LoadAsync() ? File(all.AsJson(Held), "application/json", "tccm-personal-data.json") : RedirectToPage("/PersonalData/Request");

    private async Task<bool> LoadAsync()
    {
        if (await current.FindAsync() is not { } link) return false;
        Address = link.Address.Value;
        Held = await all.AboutAsync(await DataSubject.OfAsync(db, link.Address));
        return true;
    }
}
