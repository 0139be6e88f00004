using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Adaptations;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My.Adaptations;

/// <summary>Who registered it for their organisation, or a representative of that, takes it back.</summary>
public sealed class TakeBackModel(TccmDbContext db, CurrentPerson current) : PageModel
{
    public Adaptation Adaptation { get; private set; } = null!;
    public Contact Contact { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id) => await LoadAsync(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();

        Adaptation.TakeBack(Contact, await db.ClockAsync());
        await db.SaveChangesAsync();

        TempData["Flash"] = $"You took “{Adaptation.Title}” back. It is not listed any more.";
        return RedirectToPage("/My/Adaptations/Index");
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        var mine = current.Contacts.Select(contact => contact.OrganisationId).ToList();
        if (await db.Adaptations.Whole().SingleOrDefaultAsync(one => one.Id == id && one.OrganisationId != null && mine.Contains(one.OrganisationId.Value)) is not { } adaptation) return false;
        if (current.Contacts.FirstOrDefault(adaptation.MayTakeBack) is not { } contact) return false;
        (Adaptation, Contact) = (adaptation, contact);
        return true;
    }
}
