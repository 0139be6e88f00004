using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain.Database;
using Tccm.Domain.Outbox;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Letters;

public sealed class PauseModel(TccmDbContext db, CurrentPerson current) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid) return Page();

        db.OutboxPauses.Add(OutboxPause.Begin(Input.Reason, await db.OutboxPauseAsync(), current.AsSecretariat, await db.ClockAsync()));
        await db.SaveChangesAsync();

        TempData["Flash"] = "All letters are held back. Nothing leaves until one of you lets it.";
        return RedirectToPage("/Secretariat/Letters");
    }

    public sealed record InputModel
    {
        [Required(ErrorMessage = "Say why."), DataType(DataType.MultilineText)]
        public string Reason { get; init; } = "";
    }
}
