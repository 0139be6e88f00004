using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.PersonalData;
using Tccm.Domain.Text;
using Tccm.Web.Identity;
using Tccm.Web.PersonalData;

namespace Tccm.Web.Pages.My;

/// <summary>Erases the person who is signed in: at once, or through the secretariat where somebody has to follow them.</summary>
public sealed class EraseModel(TccmDbContext db, CurrentPerson current, FreshCheck fresh, EraseData erase) : PageModel
{
    [BindProperty]
    public FreshInput Input { get; set; } = new();

    public IReadOnlyList<Held> Held { get; private set; } = [];
    public IReadOnlyList<(Contact Contact, ContactRoles Role)> LastRoles { get; private set; } = [];
    public bool WasAsked { get; private set; }
    public int Days => erase.Days;

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        await fresh.RequireAsync(Input.Password);

        var done = await erase.AskedByPersonAsync(current.Person.Id, AskedBy.Login, await db.ClockAsync());

        TempData["Flash"] = done ? "What was held about you was erased. A last letter confirms it." : $"The secretariat was asked to erase what is held about you. It does so within {Words.Counted(Days, "day")}.";
        return done ? RedirectToPage("/Index") : RedirectToPage("/My/Data");
    }

    private async Task<bool> LoadAsync()
    {
        if (current.Value is not { } person) return false;
        var who = await DataSubject.OfAsync(db, person.Id);
        Held = await erase.HeldAsync(who);
        LastRoles = who.Person!.LastRoles;
        WasAsked = await db.ErasureRequests.AnyAsync(request => request.PersonId == person.Id && request.DoneAt == null);
        return true;
    }
}
