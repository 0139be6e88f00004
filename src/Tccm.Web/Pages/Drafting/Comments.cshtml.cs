using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain.Database;
using Tccm.Web.Identity;
using Tccm.Web.Pages.Secretariat.Statements;

namespace Tccm.Web.Pages.Drafting;

/// <summary>Gives more time to comment.</summary>
public sealed class CommentsModel(TccmDbContext db, CurrentPerson current) : PageModel
{
    [BindProperty]
    public DeadlineInput Input { get; set; } = new();

    public Pen Pen { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string slug) => await LoadAsync(slug) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string slug)
    {
        await using var act = await db.Database.BeginTransactionAsync();
        if (!await LoadAsync(slug, locked: true)) return NotFound();
        if (!ModelState.IsValid) return Page();

        var until = Input.Given();
        Pen.Statement.ExtendComments(until, Pen.Holder, Pen.Now);
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"You gave more time: comments are open until {until.InWords()}.";
        return RedirectToPage("/Drafting/Show", new { slug });
    }

    private async Task<bool> LoadAsync(string slug, bool locked = false)
    {
        if (await Pen.OfAsync(db, current, slug, locked) is not { } pen) return false;
        Pen = pen;
        return true;
    }
}
