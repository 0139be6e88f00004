using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain.Applications;
using Tccm.Domain.Database;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Join;

/// <summary>Takes the application back, whether sent or not.</summary>
public sealed class WithdrawModel(TccmDbContext db, CurrentApplication current, Post post, TimeProvider clock) : PageModel
{
    public Application Application { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return RedirectToPage("/Join/Link");
        return Application.IsOpen ? Page() : RedirectToPage("/Join/Application");
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return RedirectToPage("/Join/Link");

        Application.Withdraw(clock.GetUtcNow());
        // An address that was never confirmed may be a stranger's.
        if (Application.EmailConfirmedAt is not null) post.To(Application.ApplicantEmail, new ApplicationWithdrawn(Application));
        await db.SaveChangesAsync();

        TempData["Flash"] = $"The application of {Application.Called} was withdrawn.";
        return RedirectToPage("/Join/Application");
    }

    private async Task<bool> LoadAsync()
    {
        if (await current.FindAsync() is not { } application) return false;
        Application = application;
        return true;
    }
}
