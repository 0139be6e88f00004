using Microsoft.AspNetCore.Mvc;
using Tccm.Domain.Database;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Disputes;

public sealed class SendBackModel(TccmDbContext db, CurrentPerson current) : DisputeAct(db, current)
{
    public async Task<IActionResult> OnGetAsync(Guid id) => await LoadAsync(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        await using var act = await Db.Database.BeginTransactionAsync();
        if (!await LoadAsync(id, locked: true)) return NotFound();

        Statement.SendBackDecision(Dispute, Current.AsSecretariat, await Db.ClockAsync());
        await Db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = "You gave the proposed decision back. Another one can be proposed.";
        return RedirectToPage("/Secretariat/Disputes/Show", new { id });
    }
}
