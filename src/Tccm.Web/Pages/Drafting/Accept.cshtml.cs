using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain.Database;
using Tccm.Domain.Text;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Drafting;

/// <summary>Takes a suggestion into the draft, in its own words or as the editor has them.</summary>
public sealed class AcceptModel(TccmDbContext db, CurrentPerson current) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public SuggestionToDecide Case { get; private set; } = null!;
    /// <summary>What the words in the form change of those that the draft has.</summary>
    public TextDifference? Changes { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug, Guid id)
    {
        if (!await LoadAsync(slug, id)) return NotFound();
        Input = new() { Seen = Case.Statement.DraftNumber, Words = Case.Suggestion.Replacement };
        if (Case.NowInDraft is { } now) Changes = TextDifference.Of(now, Input.Words);
        return Page();
    }

    public async Task<IActionResult> OnPostLookAsync(string slug, Guid id)
    {
        if (!await LoadAsync(slug, id)) return NotFound();
        if (ModelState.IsValid && Case.NowInDraft is { } now) Changes = TextDifference.Of(now, Input.Words);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug, Guid id)
    {
        await using var act = await db.Database.BeginTransactionAsync();
        if (!await LoadAsync(slug, id, locked: true)) return NotFound();
        if (!ModelState.IsValid) return Page();

        Case.Suggestion.Accept(Case.Statement, Case.BodyWith(Input.Words), Input.Seen, Case.Pen.Holder, Case.Pen.Now);
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"You took the suggestion of {Case.Organisation.DisplayName} into the draft, with credit.";
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
        public int Seen { get; init; }

        [Required(ErrorMessage = "Write the words of the paragraph.")]
        [DataType(DataType.MultilineText)]
        public string Words { get; init; } = "";
    }
}
