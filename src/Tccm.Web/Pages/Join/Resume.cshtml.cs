using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Applications;
using Tccm.Domain.Database;
using Tccm.Web.Identity;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Pages.Join;

/// <summary>The mailed link. Opening it shows a button and does nothing, since mail scanners open links; the button confirms and goes on.</summary>
public sealed class ResumeModel(TccmDbContext db, CurrentApplication current, TimeProvider clock) : PageModel
{
    public Application? Application { get; private set; }

    public string? WhyClosed => Application switch
    {
        null => "It is not complete, or a newer letter has replaced it. Open the link of the newest letter, all of it.",
        { IsOpen: false } closed => $"The application is closed: {closed.Status.InWords().ToLowerInvariant()}. We wrote to you about it, and the link has stopped working.",
        _ => null,
    };

    public Task OnGetAsync(string secret) => LoadAsync(secret);

    public async Task<IActionResult> OnPostAsync(string secret)
    {
        await LoadAsync(secret);
        if (WhyClosed is not null) return Page();

        var isFirst = Application!.EmailConfirmedAt is null;
        Application.ConfirmEmail(clock.GetUtcNow());
        await db.SaveChangesAsync();
        current.Remember(Application, byLink: true);

        if (isFirst) TempData["Flash"] = $"{Application.ApplicantEmail.Value} was confirmed as yours.";
        return RedirectToPage("/Join/Application");
    }

    private async Task LoadAsync(string secret)
    {
        var hash = Secret.HashOf(secret);
        Application = await db.Applications.SingleOrDefaultAsync(application => application.SecretHash == hash);
    }
}
