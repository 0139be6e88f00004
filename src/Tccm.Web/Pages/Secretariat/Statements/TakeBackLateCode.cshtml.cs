using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Statements;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Statements;

public sealed class TakeBackLateCodeModel(TccmDbContext db, CurrentPerson current) : PageModel
{
    public Statement Statement { get; private set; } = null!;
    public LateCode Code { get; private set; } = null!;
    public string Organisation { get; private set; } = "";
    public DateTimeOffset Now { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug, Guid code) => await LoadAsync(slug, code) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string slug, Guid code)
    {
        await using var act = await db.Database.BeginTransactionAsync();
        if (!await LoadAsync(slug, code, locked: true)) return NotFound();

        Statement.TakeBackLateCode(Code, current.AsSecretariat, Now);
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"You took the code of {Organisation} back. It signs nothing any more.";
        return RedirectToPage("/Secretariat/Statements/Show", new { slug });
    }

    private async Task<bool> LoadAsync(string slug, Guid id, bool locked = false)
    {
        if ((locked ? await db.LockedStatementAsync(slug) : await db.StatementAsync(slug)) is not { } statement || statement.LateCodes.SingleOrDefault(one => one.Id == id) is not { } code) return false;
        (Statement, Code, Now) = (statement, code, await db.ClockAsync());
        Organisation = await db.Organisations.Where(organisation => organisation.Id == code.OrganisationId).Select(organisation => organisation.DisplayName).SingleAsync();
        return true;
    }
}
