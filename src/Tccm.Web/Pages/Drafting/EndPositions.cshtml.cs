using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain.Database;
using Tccm.Domain.Discussion;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Drafting;

/// <summary>The secretariat ends a window before its time; from then on members see what was said.</summary>
public sealed class EndPositionsModel(TccmDbContext db, CurrentPerson current, FreshCheck fresh) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Pen Pen { get; private set; } = null!;
    public PositionRound Round { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string slug) => await LoadAsync(slug) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string slug)
    {
        await using var act = await db.Database.BeginTransactionAsync();
        if (!await LoadAsync(slug, locked: true)) return NotFound();
        await fresh.RequireAsync(Input.Password);

        Round.End(Input.Reason, Pen.Holder, Pen.Now);
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"You ended the window for positions on revision {Round.RevisionNumber}. Members see what was said.";
        return RedirectToPage("/Drafting/Show", new { slug });
    }

    /// <summary>Who holds the pen and is not of the secretariat ends none; for them there is no such page.</summary>
    private async Task<bool> LoadAsync(string slug, bool locked = false)
    {
        if (await Pen.OfAsync(db, current, slug, locked) is not { Holder.IsSecretariat: true, Statement.Round: { } round } pen) return false;
        (Pen, Round) = (pen, round);
        return true;
    }

    public sealed record InputModel
    {
        [DataType(DataType.MultilineText)]
        public string? Reason { get; init; }

        [DataType(DataType.Password)]
        public string? Password { get; init; }
    }
}
