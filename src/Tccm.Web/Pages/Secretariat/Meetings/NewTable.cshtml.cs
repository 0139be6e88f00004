using Microsoft.AspNetCore.Mvc;
using Tccm.Domain.Database;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Meetings;

public sealed class NewTableModel(TccmDbContext db, CurrentPerson current, TimeProvider clock) : MeetingPage(db, clock)
{
    [BindProperty]
    public TableInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid id) => await LoadAsync(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        if (!ModelState.IsValid) return Page();

        var table = Meeting.Plan(Input.Title, Input.Question, Input.Moderator, current.AsSecretariat, Now);
        await Db.SaveChangesAsync();

        TempData["Flash"] = $"You added the round table “{table.Title}”.";
        return RedirectToPage("/Secretariat/Meetings/Show", new { id });
    }
}
