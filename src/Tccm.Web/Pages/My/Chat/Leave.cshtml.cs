using Microsoft.AspNetCore.Mvc;
using Tccm.Domain.Database;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My.Chat;

/// <summary>Who is in a group leaves it. Who left already is told so; who never was in it finds nothing.</summary>
public sealed class LeaveModel(TccmDbContext db, CurrentPerson current) : ChatAct(db, current)
{
    public async Task<IActionResult> OnGetAsync(Guid id) => await LoadAsync(id) && Place is not null ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await LoadAsync(id) || (Place ?? Places.MaxBy(place => place.JoinedAt)) is not { } place) return NotFound();

        place.Leave(By, await Db.ClockAsync());
        await Db.SaveChangesAsync();

        TempData["Flash"] = $"You left {Group.Name}. The secretariat is asked to remove you on {Group.Platform}.";
        return RedirectToPage("/My/Chat/Index");
    }
}
