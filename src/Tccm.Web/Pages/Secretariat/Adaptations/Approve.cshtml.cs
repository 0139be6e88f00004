using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Adaptations;
using Tccm.Domain.Database;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Adaptations;

public sealed class ApproveModel(TccmDbContext db, CurrentPerson current, Post post, AdaptationLinks links) : PageModel
{
    public Adaptation Adaptation { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id) => await LoadAsync(id) ? RedirectToPage("/Secretariat/Adaptations/Show", new { id }) : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();

        Adaptation.Approve(current.AsSecretariat, await db.ClockAsync());
        if (Adaptation.Address is { } address) post.To(address, new AdaptationApproved(Adaptation, links));
        await db.SaveChangesAsync();

        TempData["Flash"] = $"“{Adaptation.Title}” is shown now. Who registered it is told.";
        return RedirectToPage("/Secretariat/Adaptations/Show", new { id });
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        if (await db.Adaptations.Whole().SingleOrDefaultAsync(one => one.Id == id && AdaptationStatuses.OnTheDesk.Contains(one.Status)) is not { } adaptation) return false;
        Adaptation = adaptation;
        return true;
    }
}
