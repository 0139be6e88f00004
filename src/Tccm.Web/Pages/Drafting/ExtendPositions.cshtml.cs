using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain.Database;
using Tccm.Domain.Discussion;
using Tccm.Domain.Text;
using Tccm.Web.Identity;
using Tccm.Web.Pages.Secretariat.Statements;

namespace Tccm.Web.Pages.Drafting;

/// <summary>Gives more time to take positions; never less, and not once they were seen.</summary>
public sealed class ExtendPositionsModel(TccmDbContext db, CurrentPerson current) : PageModel
{
    [BindProperty]
    public DeadlineInput Input { get; set; } = new();

    public Pen Pen { get; private set; } = null!;
    public PositionRound Round { get; private set; } = null!;
    public Deadline? Checked { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug) => await LoadAsync(slug) ? Page() : NotFound();

    public async Task<IActionResult> OnPostCheckAsync(string slug)
    {
        if (!await LoadAsync(slug)) return NotFound();
        if (!ModelState.IsValid) return Page();
        Checked = Round.Extendable(Input.Given(), Pen.Now);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug)
    {
        await using var act = await db.Database.BeginTransactionAsync();
        if (!await LoadAsync(slug, locked: true)) return NotFound();
        if (!ModelState.IsValid) return Page();
        var until = Input.GivenAsChecked();
        Checked = until;

        Round.Extend(until, Pen.Statement, Pen.Holder, Pen.Now);
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"You gave more time: positions on revision {Round.RevisionNumber} are taken until {until.InWords()}.";
        return RedirectToPage("/Drafting/Show", new { slug });
    }

    private async Task<bool> LoadAsync(string slug, bool locked = false)
    {
        if (await Pen.OfAsync(db, current, slug, locked) is not { Statement.Round: { } round } pen) return false;
        (Pen, Round) = (pen, round);
        return true;
    }
}
