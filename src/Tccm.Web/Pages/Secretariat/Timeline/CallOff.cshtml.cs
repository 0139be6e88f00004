using Microsoft.AspNetCore.Mvc;
using Tccm.Domain.Database;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Timeline;

public sealed class CallOffModel(TccmDbContext db, CurrentPerson current, TimeProvider clock) : OpeningAct(db, current, clock)
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid id) => await FindAsync(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id) =>
        await FindAsync(id) ? await ActAsync((opening, by, at) => opening.CallOff(Input.Reason, by, at), $"“{Opening.Title}” was called off. That waits for a release.") : NotFound();

    public sealed record InputModel
    {
        public string? Reason { get; init; }
    }
}
