using Microsoft.AspNetCore.Mvc;
using Tccm.Domain.Database;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Adaptations;

public sealed class DeclineModel(TccmDbContext db, CurrentPerson current, Post post) : AdaptationAct(db, current, post)
{
    [BindProperty]
    public ReasonInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid id) => await LoadAsync(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        if (!ModelState.IsValid) return Page();

        Adaptation.Decline(Input.Reason, Current.AsSecretariat, await ClockAsync());
        return await DoneAsync(new AdaptationDeclined(Adaptation), $"You declined “{Adaptation.Title}”. Who registered it is told why.");
    }
}
