using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.PersonalData;
using Tccm.Web.PersonalData;

namespace Tccm.Web.Pages.PersonalData;

/// <summary>Erases what is held about an address, for whoever opened the link that was mailed to it. Who is on the register asks the secretariat: a mailbox alone does not end a contact.</summary>
public sealed class EraseModel(TccmDbContext db, CurrentAddress current, EraseData erase) : PageModel
{
    private DataSubject who = null!;

    public string Address { get; private set; } = "";
    public IReadOnlyList<Held> Held { get; private set; } = [];
    public bool IsAtOnce => who.Person is null;
    public int Days => erase.Days;

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() is null ? RedirectToPage("/PersonalData/Request") : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await LoadAsync() is not { } link) return RedirectToPage("/PersonalData/Request");

        var at = await db.ClockAsync();
        if (who.Person is { } person) await erase.AskedByPersonAsync(person.Id, AskedBy.MailedLink, at);
        else await erase.AddressAsync(link.Address, AskedBy.MailedLink, Actor.Concerned(null), at);

        current.Forget();
        TempData["Flash"] = who.Person is null ? "What was held about your address was erased. A last letter confirms it." : $"The secretariat was asked to erase what is held about you. It does so within {Tccm.Domain.Text.Words.Counted(Days, "day")}.";
        return RedirectToPage("/Privacy");
    }

    private async Task<MailedLink?> LoadAsync()
    {
        if (await current.FindAsync() is not { } link) return null;
        Address = link.Address.Value;
        who = await DataSubject.OfAsync(db, link.Address);
        Held = await erase.HeldAsync(who);
        return link;
    }
}
