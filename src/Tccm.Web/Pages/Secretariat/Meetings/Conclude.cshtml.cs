using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Meetings;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Meetings;

/// <summary>What came out of a round table, and in which statement or opening it went on.</summary>
public sealed class ConcludeModel(TccmDbContext db, CurrentPerson current, TimeProvider clock) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public RoundTable Table { get; private set; } = null!;
    public IReadOnlyList<SelectListItem> Statements { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Openings { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid table)
    {
        if (!await LoadAsync(table)) return NotFound();
        Input = new() { Outcome = Table.Outcome, Statement = Table.StatementId, Opening = Table.OpeningId };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid table)
    {
        if (!await LoadAsync(table)) return NotFound();
        if (!ModelState.IsValid) return Page();
        var statement = await db.Statements.Include(one => one.Revisions).SingleOrDefaultAsync(one => one.Id == Input.Statement);
        var opening = await db.Openings.SingleOrDefaultAsync(one => one.Id == Input.Opening);
        if ((Input.Statement is not null && statement is null) || (Input.Opening is not null && opening is null)) return NotFound();

        Table.Conclude(Input.Outcome, statement, opening, current.AsSecretariat, clock.GetUtcNow());
        await db.SaveChangesAsync();

        TempData["Flash"] = $"You said what came out of “{Table.Title}”.";
        return RedirectToPage("/Secretariat/Meetings/Show", new { id = Table.MeetingId });
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        if (await db.RoundTables.Include(one => one.Meeting.Sittings).AsSplitQuery().SingleOrDefaultAsync(one => one.Id == id) is not { } table) return false;
        (Table, Statements, Openings) = (table, await Topics.StatementsAsync(db, one => one.Id.ToString()), await Topics.OpeningsAsync(db));
        return true;
    }

    public sealed record InputModel
    {
        [Display(Name = "What came out of it"), DataType(DataType.MultilineText), Required(ErrorMessage = "Write what came out of it.")]
        [StringLength(RoundTable.MaxOutcome, ErrorMessage = "Shorten it: 4,000 characters at most.")]
        public string? Outcome { get; init; }

        [Display(Name = "It went on in the statement")]
        public Guid? Statement { get; init; }

        [Display(Name = "It went on in the opening")]
        public Guid? Opening { get; init; }
    }
}
