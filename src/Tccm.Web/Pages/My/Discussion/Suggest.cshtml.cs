using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Tccm.Domain.Database;
using Tccm.Domain.Discussion;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My.Discussion;

/// <summary>Suggests other words for a paragraph of the last revision. The secretariat holds the pen, so it suggests nothing: it writes.</summary>
public sealed class SuggestModel(TccmDbContext db, CurrentPerson current) : DiscussionAct(db, current)
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Revision Revision { get; private set; } = null!;
    public Paragraph Paragraph { get; private set; } = null!;
    public string Source => StatementText.SourceOf(Revision.Body, Paragraph.Number);
    public TextDifference? Difference { get; private set; }

    public (Statement, Revision, Paragraph?) Spoken => (Statement, Revision, Paragraph);

    public async Task<IActionResult> OnGetAsync(string slug, Guid contact, int? revision, int paragraph)
    {
        if (!await LoadAsync(slug, contact) || !Found(revision, paragraph)) return NotFound();
        Input = new() { Replacement = Source };
        return Page();
    }

    /// <summary>Shows what would change; nothing is kept.</summary>
    public async Task<IActionResult> OnPostLookAsync(string slug, Guid contact, int? revision, int paragraph)
    {
        if (!await LoadAsync(slug, contact) || !Found(revision, paragraph)) return NotFound();
        // What cannot be read as a text is refused here as it would be at the end.
        _ = Suggestion.Of(Statement, Paragraph, Input.Replacement, Input.Words, Contact!, Now);
        Difference = TextDifference.Of(Source, Input.Replacement!.ReplaceLineEndings("\n").Trim());
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug, Guid contact, int? revision, int paragraph)
    {
        await using var act = await Db.Database.BeginTransactionAsync();
        if (!await LoadAsync(slug, contact, locked: true) || !Found(revision, paragraph)) return NotFound();

        Db.Comments.Add(Suggestion.Of(Statement, Paragraph, Input.Replacement, Input.Words, Contact!, Now));
        await Db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"You suggested other words for paragraph {Paragraph.Number} for {Voice}. Who holds the pen decides.";
        return RedirectToPage("/My/Statement", null, Threads.PlaceOf(Statement, Revision, Paragraph), $"p{Paragraph.Number}");
    }

    private bool Found(int? number, int paragraphNumber)
    {
        if (!Find(number, paragraphNumber, out var revision, out var paragraph)) return false;
        (Revision, Paragraph) = (revision, paragraph!);
        return true;
    }

    public sealed record InputModel
    {
        [DataType(DataType.MultilineText), Display(Name = "The paragraph as it should be")]
        public string? Replacement { get; init; }

        [DataType(DataType.MultilineText), Display(Name = "Why")]
        public string? Words { get; init; }
    }
}
