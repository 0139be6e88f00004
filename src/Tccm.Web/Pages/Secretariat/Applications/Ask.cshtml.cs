using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain.Applications;
using Tccm.Domain.Database;
using Tccm.Web.Emails;
using Tccm.Web.Identity;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Pages.Secretariat.Applications;

public sealed class AskModel(TccmDbContext db, CurrentPerson current, Post post) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Application Application { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        current.AsSecretariat.RefuseOwn(Application);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        await using var act = await db.Database.BeginTransactionAsync();
        if (!await LoadAsync(id, locked: true)) return NotFound();
        current.AsSecretariat.RefuseOwn(Application);
        if (!ModelState.IsValid) return Page();

        Application.AskForInformation(Input.Question, current.AsSecretariat, await db.ClockAsync());
        // The secret of the first link is not kept, so the letter brings a new one.
        var secret = Secret.New();
        Application.Reissue(secret.Hash);
        post.To(Application.ApplicantEmail, new InformationAsked(Application, secret));
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"You asked {Application.ApplicantName} for information. The application waits for the answer.";
        return RedirectToPage("/Secretariat/Applications/Show", new { id });
    }

    private async Task<bool> LoadAsync(Guid id, bool locked = false)
    {
        var application = locked ? await db.LockedApplicationAsync(id) : await db.Applications.FindAsync(id);
        if (application is null || application.Status == ApplicationStatus.Draft) return false;
        Application = application;
        return true;
    }

    public sealed record InputModel
    {
        [Required(ErrorMessage = "Write what you want to know.")]
        [StringLength(Application.MaxWords, ErrorMessage = "Shorten the question: 4,000 characters at most.")]
        public string Question { get; init; } = "";
    }
}
