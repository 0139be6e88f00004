using Microsoft.AspNetCore.Mvc;
using Tccm.Domain.Calendar;
using Tccm.Domain.Database;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Timeline;

public sealed class CheckModel(TccmDbContext db, CurrentPerson current, TimeProvider clock) : OpeningAct(db, current, clock)
{
    public async Task<IActionResult> OnGetAsync(Guid id) => await FindAsync(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, DateKind kind) =>
        await FindAsync(id) ? await ActAsync((opening, by, at) => opening.Check(kind, by, at), "It was noted that the source still says so.") : NotFound();
}
