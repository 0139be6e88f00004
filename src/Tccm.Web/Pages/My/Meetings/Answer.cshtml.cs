using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Meetings;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My.Meetings;

/// <summary>Somebody says whether they plan to come, says it otherwise, or takes it back.</summary>
public sealed class AnswerModel(TccmDbContext db, CurrentPerson current, TimeProvider clock) : PageModel
{
    private const string Not = "not";
    private const string Nothing = "nothing";

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Meeting Meeting { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id) => await LoadAsync(id) ? RedirectToPage("/My/Meetings/Show", new { id }) : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        if (!ModelState.IsValid) return Page();
        var person = current.Person;

        if (Input.Plan == Nothing)
        {
            if (Meeting.Answers.SingleOrDefault(one => one.PersonId == person.Id) is { } given) db.Remove(given);
        }
        else Meeting.Answer(person, Input.Plan == Not ? null : Guid.TryParse(Input.Plan, out var sitting) ? sitting : Guid.Empty, clock.GetUtcNow());
        await db.SaveChangesAsync();

        TempData["Flash"] = Input.Plan switch { Nothing => "Your answer was forgotten.", Not => "You said that you do not plan to come.", _ => "You said that you plan to come." };
        return RedirectToPage("/My/Meetings/Show", new { id });
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        if (current.Value is null || await db.Meetings.WithSittings().Include(one => one.Answers).SingleOrDefaultAsync(one => one.Id == id && one.AnnouncedAt != null) is not { } meeting) return false;
        Meeting = meeting;
        return meeting.IsFor(current.Contacts.Select(contact => contact.Organisation), current.IsSecretariat, clock.GetUtcNow());
    }

    public sealed record InputModel
    {
        [Required(ErrorMessage = "Choose one.")]
        public string? Plan { get; init; }
    }
}
