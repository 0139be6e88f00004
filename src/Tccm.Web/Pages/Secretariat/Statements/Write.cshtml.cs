using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain.Database;
using Tccm.Domain.Statements;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Statements;

public sealed class WriteModel(TccmDbContext db, CurrentPerson current) : PageModel
{
    [BindProperty]
    public TextInput Input { get; set; } = new();

    public Statement Statement { get; private set; } = null!;
    public TextDocument? Preview { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug)
    {
        if (!await LoadAsync(slug)) return NotFound();
        Input = TextInput.Of(Statement);
        Preview = Statement.DraftDocument;
        return Page();
    }

    public async Task<IActionResult> OnPostLookAsync(string slug)
    {
        if (!await LoadAsync(slug)) return NotFound();
        if (ModelState.IsValid) Preview = Input.Preview();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug)
    {
        await using var act = await db.Database.BeginTransactionAsync();
        if (!await LoadAsync(slug, locked: true)) return NotFound();
        if (!ModelState.IsValid) return Page();

        var kept = Statement.Write(Input.Kind!.Value, Input.Process, Input.Language, Input.Title, Input.Text, current.AsSecretariat, await db.ClockAsync(), Input.Seen);
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = kept is null ? "You changed no word of the text; kind and process are kept." : $"You saved the draft of “{kept.Title}”. Nobody but those who hold the pen sees it.";
        return RedirectToPage("/Secretariat/Statements/Show", new { slug });
    }

    private async Task<bool> LoadAsync(string slug, bool locked = false)
    {
        if ((locked ? await db.LockedStatementAsync(slug) : await db.StatementAsync(slug)) is not { } statement) return false;
        Statement = statement;
        return true;
    }
}
