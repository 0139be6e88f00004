using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Adaptations;
using Tccm.Domain.Database;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Adaptations;

public sealed class TakeDownModel(TccmDbContext db, CurrentPerson current, Post post) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Adaptation Adaptation { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id) => await LoadAsync(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        if (!ModelState.IsValid) return Page();

        Adaptation.TakeDown(Input.Reason, current.AsSecretariat, await db.ClockAsync());
        if (Adaptation.Address is { } address) post.To(address, new AdaptationTakenDown(Adaptation));
        await db.SaveChangesAsync();

        TempData["Flash"] = $"You took down “{Adaptation.Title}”. Who registered it is told why.";
        return RedirectToPage("/Secretariat/Adaptations/Show", new { id });
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        if (await db.Adaptations.Whole().SingleOrDefaultAsync(one => one.Id == id && AdaptationStatuses.OnTheDesk.Contains(one.Status)) is not { } adaptation) return false;
        Adaptation = adaptation;
        return true;
    }

    public sealed record InputModel
    {
        [Required(ErrorMessage = "Say why: who registered it is told."), DataType(DataType.MultilineText), StringLength(Adaptation.MaxReason, ErrorMessage = "Shorten it: 1,000 characters at most.")]
        public string Reason { get; init; } = "";
    }
}
