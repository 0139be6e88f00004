using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Letters;

public sealed class GoOnModel(TccmDbContext db, CurrentPerson current) : PageModel
{
    public int Waiting { get; private set; }

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        var pause = await db.OutboxPauseAsync() ?? throw new DomainException("Letters are not held back. Nothing was changed.");
        pause.End(current.AsSecretariat, await db.ClockAsync());
        await db.SaveChangesAsync();

        TempData["Flash"] = "Letters leave again.";
        return RedirectToPage("/Secretariat/Letters");
    }

    private async Task LoadAsync() => Waiting = await LettersModel.Shown(db, "queued").CountAsync();
}
