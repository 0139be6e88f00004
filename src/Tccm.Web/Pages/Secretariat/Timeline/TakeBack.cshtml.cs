using Microsoft.AspNetCore.Mvc;
using Tccm.Domain.Database;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Timeline;

public sealed class TakeBackModel(TccmDbContext db, CurrentPerson current, TimeProvider clock) : OpeningAct(db, current, clock)
{
    public async Task<IActionResult> OnGetAsync(Guid id) => await FindAsync(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id) =>
        await FindAsync(id) ? await ActAsync((opening, by, at) => opening.TakeBack(by, at), "The change was dropped. It stands as it was released.") : NotFound();
}
