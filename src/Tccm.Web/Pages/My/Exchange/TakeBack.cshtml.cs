using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Exchange;
using Tccm.Domain.Organisations;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My.Exchange;

/// <summary>Who shared it, or a representative of the organisation for which they did, takes it back.</summary>
public sealed class TakeBackModel(TccmDbContext db, CurrentPerson current) : PageModel
{
    public SharedNote Note { get; private set; } = null!;
    public Contact Contact { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id) => await LoadAsync(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();

        Note.TakeBack(Contact, await db.ClockAsync());
        await db.SaveChangesAsync();

        TempData["Flash"] = $"You took “{Note.Title}” back.";
        return RedirectToPage("/My/Exchange/Index");
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        if (await db.SharedNotes.Whole().SingleOrDefaultAsync(note => note.Id == id) is not { } note) return false;
        if (current.Contacts.FirstOrDefault(note.MayTakeBack) is not { } contact) return false;
        (Note, Contact) = (note, contact);
        return true;
    }
}
