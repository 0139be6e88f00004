using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain.Applications;
using Tccm.Domain.Database;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Join;

/// <summary>The applicant's answer to a question of the secretariat.</summary>
public sealed class AnswerModel(TccmDbContext db, CurrentApplication current, Post post, TimeProvider clock) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Application Application { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return RedirectToPage("/Join/Link");
        return Application.OpenRequest is null ? RedirectToPage("/Join/Application") : Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return RedirectToPage("/Join/Link");
        if (!ModelState.IsValid) return Page();

        Application.Answer(Input.Answer, clock.GetUtcNow());
        await post.ToSecretariatAsync(new QuestionAnswered(Application));
        await db.SaveChangesAsync();

        TempData["Flash"] = "Your answer was sent to the secretariat.";
        return RedirectToPage("/Join/Application");
    }

    private async Task<bool> LoadAsync()
    {
        if (await current.FindAsync() is not { } application) return false;
        Application = application;
        return true;
    }

    public sealed record InputModel
    {
        [Display(Name = "Your answer", Description = "At most 4,000 characters. It is kept with the application."), Required(ErrorMessage = "Write your answer."), DataType(DataType.MultilineText)]
        public string Answer { get; init; } = "";
    }
}
