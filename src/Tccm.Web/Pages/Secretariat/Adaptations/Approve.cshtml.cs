using Microsoft.AspNetCore.Mvc;
using Tccm.Domain.Database;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Adaptations;

public sealed class ApproveModel(TccmDbContext db, CurrentPerson current, Post post, AdaptationLinks links) : AdaptationAct(db, current, post)
{
    public async Task<IActionResult> OnGetAsync(Guid id) => await LoadAsync(id) ? RedirectToPage("/Secretariat/Adaptations/Show", new { id }) : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();

        Adaptation.Approve(Current.AsSecretariat, await ClockAsync());
        return await DoneAsync(new AdaptationApproved(Adaptation, links), $"“{Adaptation.Title}” is shown now. Who registered it is told.");
    }
}
