using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain.Database;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Statements;

public sealed class CloseModel(TccmDbContext db, CurrentPerson current, FreshCheck fresh) : PageModel
{
    [BindProperty]
    public FreshInput Input { get; set; } = new();

    public Statement Statement { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string slug) => await LoadAsync(slug) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string slug)
    {
        await using var act = await db.Database.BeginTransactionAsync();
        if (!await LoadAsync(slug, locked: true)) return NotFound();
        await fresh.RequireAsync(Input.Password);

        Statement.Close(current.AsSecretariat, await db.ClockAsync());
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"You closed “{Statement.Title}” with {Words.Counted(Statement.Counted.Count(), "signature")}.";
        return RedirectToPage("/Secretariat/Statements/Show", new { slug });
    }

    private async Task<bool> LoadAsync(string slug, bool locked = false)
    {
        if ((locked ? await db.LockedStatementAsync(slug) : await db.StatementAsync(slug)) is not { } statement) return false;
        Statement = statement;
        return true;
    }
}
