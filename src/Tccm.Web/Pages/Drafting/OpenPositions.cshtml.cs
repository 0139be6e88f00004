using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain.Database;
using Tccm.Domain.Discussion;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Web.Identity;
using Tccm.Web.Pages.Secretariat.Statements;

namespace Tccm.Web.Pages.Drafting;

/// <summary>Asks the members for their positions on the last revision, until a deadline that was shown back in words.</summary>
public sealed class OpenPositionsModel(TccmDbContext db, CurrentPerson current) : PageModel
{
    [BindProperty]
    public DeadlineInput Input { get; set; } = new();

    [BindProperty]
    public PositionsSeen Seen { get; set; }

    /// <summary>The revision that the page showed: nobody is asked about another.</summary>
    [BindProperty]
    public int On { get; set; }

    public Pen Pen { get; private set; } = null!;
    public Deadline? Checked { get; private set; }
    public Statement Statement => Pen.Statement;

    public string? WhyNot => Checked is null ? Statement.WhyNoPositions : null;

    public async Task<IActionResult> OnGetAsync(string slug) => await LoadAsync(slug) ? Page() : NotFound();

    public async Task<IActionResult> OnPostCheckAsync(string slug)
    {
        if (!await LoadAsync(slug)) return NotFound();
        if (!ModelState.IsValid) return Page();
        Checked = Statement.PositionsUntil(Input.Given(), Pen.Now);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug)
    {
        await using var act = await db.Database.BeginTransactionAsync();
        if (!await LoadAsync(slug, locked: true)) return NotFound();
        if (!ModelState.IsValid) return Page();
        var closes = Input.GivenAsChecked();

        var round = Statement.OpenPositions(closes, Seen, Pen.Holder, Pen.Now, On);
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"You asked for positions on revision {round.RevisionNumber}, until {closes.InWords()}. The members are told.";
        return RedirectToPage("/Drafting/Show", new { slug });
    }

    private async Task<bool> LoadAsync(string slug, bool locked = false)
    {
        if (await Pen.OfAsync(db, current, slug, locked) is not { } pen) return false;
        Pen = pen;
        if (HttpMethods.IsGet(Request.Method)) On = pen.Statement.LastRevision?.Number ?? 0;
        return true;
    }
}
