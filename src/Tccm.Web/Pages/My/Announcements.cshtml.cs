using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My;

/// <summary>Whether announcements come: the same choice as the link in each of them offers without a sign-in.</summary>
public sealed class AnnouncementsModel(TccmDbContext db, CurrentPerson current) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public IActionResult OnGet() => current.Value is null ? NotFound() : RedirectToPage("/My/Mail");

    public async Task<IActionResult> OnPostAsync()
    {
        if (current.Value is not { } person) return NotFound();
        if (!ModelState.IsValid) return Page();

        person.ChooseAnnouncements(Input.Wanted!.Value, Actor.Concerned(person), await db.ClockAsync());
        await db.SaveChangesAsync();

        TempData["Flash"] = person.WantsAnnouncements ? "You get announcements again." : "You get no more announcements.";
        return RedirectToPage("/My/Mail");
    }

    public sealed record InputModel
    {
        [Required(ErrorMessage = "Choose whether announcements come.")]
        public bool? Wanted { get; init; }
    }
}
