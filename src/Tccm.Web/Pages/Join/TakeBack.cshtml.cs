using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain;
using Tccm.Domain.Applications;
using Tccm.Domain.Database;
using Tccm.Domain.Purpose;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Join;

/// <summary>Ends the link by which somebody was asked to sign the Purpose.</summary>
public sealed class TakeBackModel(TccmDbContext db, CurrentApplication current, TimeProvider clock) : PageModel
{
    public Application Application { get; private set; } = null!;
    public PurposeHandover PurposeHandover { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ?? (PurposeHandover.IsPending ? Page() : RedirectToPage("/Join/Purpose"));

    public async Task<IActionResult> OnPostAsync()
    {
        if (await LoadAsync() is { } elsewhere) return elsewhere;

        PurposeHandover.TakeBack(Actor.Applicant(Application), clock.GetUtcNow());
        await db.SaveChangesAsync();

        TempData["Flash"] = $"You took the request to {PurposeHandover.SignerName} back. The link works no more.";
        return RedirectToPage("/Join/Purpose");
    }

    private async Task<IActionResult?> LoadAsync()
    {
        if (await current.FindAsync() is not { } application) return RedirectToPage("/Join/Link");
        Application = application;
        if (await db.LastPurposeHandoverAsync(application) is not { } handover) return RedirectToPage("/Join/Purpose");
        PurposeHandover = handover;
        return null;
    }
}
