using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Chat;
using Tccm.Domain.Database;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Chat;

public sealed class CloseModel(TccmDbContext db, CurrentPerson current) : PageModel
{
    public ChatGroup Group { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id) => await LoadAsync(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();

        Group.Close(await db.ChatPlaces.Where(place => place.ChatGroupId == id).ToListAsync(), current.AsSecretariat, await db.ClockAsync());
        await db.SaveChangesAsync();

        TempData["Flash"] = $"You closed {Group.Name}. Its link is forgotten.";
        return RedirectToPage("/Secretariat/Chat/Index");
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        if (await db.ChatGroups.SingleOrDefaultAsync(group => group.Id == id) is not { } group) return false;
        Group = group;
        return true;
    }
}
