using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Meetings;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Meetings;

public sealed class ChangeTableModel(TccmDbContext db, CurrentPerson current, TimeProvider clock) : PageModel
{
    [BindProperty]
    public TableInput Input { get; set; } = new();

    public RoundTable Table { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid table)
    {
        if (!await LoadAsync(table)) return NotFound();
        Input = new() { Title = Table.Title, Question = Table.Question, Moderator = Table.Moderator };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid table)
    {
        if (!await LoadAsync(table)) return NotFound();
        if (!ModelState.IsValid) return Page();

        Table.Change(Input.Title, Input.Question, Input.Moderator, current.AsSecretariat, clock.GetUtcNow());
        await db.SaveChangesAsync();

        TempData["Flash"] = $"The round table “{Table.Title}” was changed.";
        return RedirectToPage("/Secretariat/Meetings/Show", new { id = Table.MeetingId });
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        if (await db.RoundTables.Include(one => one.Meeting).SingleOrDefaultAsync(one => one.Id == id) is not { } table) return false;
        Table = table;
        return true;
    }
}
