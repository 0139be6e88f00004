using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain.Applications;
using Tccm.Domain.Database;
using Tccm.Domain.Purpose;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Join;

/// <summary>Everything on one page, what is missing, and the button that sends it to the secretariat.</summary>
public sealed class CheckModel(TccmDbContext db, CurrentApplication current, Post post, TimeProvider clock) : PageModel
{
    public Application Application { get; private set; } = null!;
    public PurposeVersion? Purpose { get; private set; }
    public IReadOnlyList<MissingPart> Missing => Application.Missing(Purpose);

    public static string PageOf(ApplicationStep step) => step switch
    {
        ApplicationStep.Organisation => "/Join/Organisation",
        ApplicationStep.Operations => "/Join/Operates",
        ApplicationStep.People => "/Join/People",
        ApplicationStep.Purpose => "/Join/Purpose",
        _ => "/Join/Link",
    };

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return RedirectToPage("/Join/Link");
        return Application.Status == ApplicationStatus.Draft ? Page() : RedirectToPage("/Join/Application");
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return RedirectToPage("/Join/Link");

        Application.Submit(Purpose, clock.GetUtcNow());
        post.To(Application.ApplicantEmail, new ApplicationReceived(Application));
        await post.ToSecretariatAsync(new NewApplication(Application));
        await db.SaveChangesAsync();

        TempData["Flash"] = $"The application of {Application.Called} was sent to the secretariat. A letter about it is on its way to {Application.ApplicantEmail.Value}.";
        return RedirectToPage("/Join/Application");
    }

    private async Task<bool> LoadAsync()
    {
        if (await current.FindAsync() is not { } application) return false;
        Application = application;
        Purpose = await db.PurposeInForceAsync();
        return true;
    }
}
