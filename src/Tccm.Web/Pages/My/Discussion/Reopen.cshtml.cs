using Microsoft.AspNetCore.Mvc;
using Tccm.Domain.Database;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My.Discussion;

public sealed class ReopenModel(TccmDbContext db, CurrentPerson current) : ThreadAct(db, current)
{
    public async Task<IActionResult> OnGetAsync(string slug, Guid thread, Guid? contact) =>
        await LoadAsync(slug, thread, contact, settles: true) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string slug, Guid thread, Guid? contact)
    {
        await using var act = await Db.Database.BeginTransactionAsync();
        if (!await LoadAsync(slug, thread, contact, locked: true, settles: true)) return NotFound();

        First.Reopen(Statement, By, Now);
        await Db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = "The thread was opened again.";
        return Back();
    }
}
