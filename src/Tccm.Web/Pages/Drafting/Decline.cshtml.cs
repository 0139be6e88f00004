using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain.Database;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Drafting;

public sealed class DeclineModel(TccmDbContext db, CurrentPerson current) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public SuggestionToDecide Case { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string slug, Guid id) => await LoadAsync(slug, id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string slug, Guid id)
    {
        await using var act = await db.Database.BeginTransactionAsync();
        if (!await LoadAsync(slug, id, locked: true)) return NotFound();

        Case.Suggestion.Decline(Case.Statement, Input.Reason, Case.Pen.Holder, Case.Pen.Now);
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"You declined the suggestion of {Case.Organisation.DisplayName}. It stays to be read, with your reason.";
        return RedirectToPage("/Drafting/Show", new { slug });
    }

    private async Task<bool> LoadAsync(string slug, Guid id, bool locked = false)
    {
        if (await SuggestionToDecide.OfAsync(db, current, slug, id, locked) is not { } found) return false;
        Case = found;
        return true;
    }

    public sealed record InputModel
    {
        [DataType(DataType.MultilineText)]
        public string? Reason { get; init; }
    }
}
