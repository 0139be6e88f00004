using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Calendar;
using Tccm.Domain.Database;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Timeline;

/// <summary>An act of the secretariat on one opening.</summary>
public abstract class OpeningAct(TccmDbContext db, CurrentPerson current, TimeProvider clock) : PageModel
{
    public DateTimeOffset Now { get; } = clock.GetUtcNow();
    public Opening Opening { get; private set; } = null!;

    protected async Task<bool> FindAsync(Guid id)
    {
        if (await db.Openings.Whole().SingleOrDefaultAsync(one => one.Id == id) is not { } found) return false;
        Opening = found;
        return true;
    }

    protected async Task<IActionResult> ActAsync(Action<Opening, Actor, DateTimeOffset> act, string said)
    {
        act(Opening, current.AsSecretariat, Now);
        await db.SaveChangesAsync();
        TempData["Flash"] = said;
        return RedirectToPage("/Secretariat/Timeline/Index");
    }
}
