using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain.Database;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Web.Identity;
using Tccm.Web.Pages.Secretariat.Statements;

namespace Tccm.Web.Pages.Drafting;

public sealed class WriteModel(TccmDbContext db, CurrentPerson current) : PageModel
{
    [BindProperty]
    public TextInput Input { get; set; } = new();

    public Statement Statement { get; private set; } = null!;
    public TextDocument? Preview { get; private set; }
    /// <summary>What the words in the form change of the last revision; null where there is none.</summary>
    public TextDifference? Changes { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug)
    {
        if (await Pen.OfAsync(db, current, slug) is not { } pen) return NotFound();
        Statement = pen.Statement;
        Input = TextInput.Of(Statement);
        Preview = Statement.DraftDocument;
        return Page();
    }

    public async Task<IActionResult> OnPostLookAsync(string slug)
    {
        if (await Pen.OfAsync(db, current, slug) is not { } pen) return NotFound();
        Statement = pen.Statement;
        if (!ModelState.IsValid) return Page();
        Preview = Input.Preview();
        if (Statement.LastRevision is { } last) Changes = TextDifference.Of(last.Text, TitledText.Join(Input.Title, Input.Text));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug)
    {
        await using var act = await db.Database.BeginTransactionAsync();
        if (await Pen.OfAsync(db, current, slug, locked: true) is not { } pen) return NotFound();
        Statement = pen.Statement;
        if (!ModelState.IsValid) return Page();

        var kept = Statement.Write(Input.Kind!.Value, Input.Process, Input.Language, Input.Title, Input.Text, pen.Holder, pen.Now, Input.Seen);
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = kept is null ? "You changed no word of the text; kind and process are kept." : $"You saved the draft of “{kept.Title}”. Nobody sees it but those who hold the pen.";
        return RedirectToPage("/Drafting/Show", new { slug });
    }
}
