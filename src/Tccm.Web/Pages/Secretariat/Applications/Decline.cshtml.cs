using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Tccm.Domain.Applications;
using Tccm.Domain.Database;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Applications;

public sealed class DeclineModel(TccmDbContext db, CurrentPerson current, FreshCheck fresh, Post post) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Application Application { get; private set; } = null!;
    public IReadOnlyList<SelectListItem> Reasons { get; } = [.. Enum.GetValues<DeclineReason>().Select(reason => new SelectListItem(reason.InWords(), reason.ToString()))];

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
        await fresh.RequireAsync(Input.Password);

        Application.Decline(Input.Reason!.Value, Input.Words, current.AsSecretariat, await db.ClockAsync());
        post.To(Application.ApplicantEmail, new ApplicationDeclined(Application));
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"You declined the application of {Application.Called}. {Application.ApplicantName} is told why.";
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
        [Required(ErrorMessage = "Choose a reason.")]
        public DeclineReason? Reason { get; init; }

        [Required(ErrorMessage = "Write to the applicant why.")]
        [StringLength(Application.MaxWords, ErrorMessage = "Shorten the words: 4,000 characters at most.")]
        public string Words { get; init; } = "";

        [DataType(DataType.Password)]
        public string? Password { get; init; }
    }
}
