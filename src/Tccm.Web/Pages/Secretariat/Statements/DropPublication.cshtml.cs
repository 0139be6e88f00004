using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain.Database;
using Tccm.Domain.Statements;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Statements;

public sealed class DropPublicationModel(TccmDbContext db, CurrentPerson current, FreshCheck fresh, Post post) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Statement Statement { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string slug) => await LoadAsync(slug) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string slug)
    {
        await using var act = await db.Database.BeginTransactionAsync();
        if (!await LoadAsync(slug, locked: true)) return NotFound();
        await fresh.RequireAsync(Input.Password);

        var publication = Statement.DropPublication(Input.Publication, current.AsSecretariat, await db.ClockAsync());
        await post.ToSecretariatAsync(new PublicationDecided(Statement, publication, current.AsSecretariat.Name));
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"You took back the publication of “{Statement.Title}”. Nothing was published.";
        return RedirectToPage("/Secretariat/Statements/Show", new { slug });
    }

    private async Task<bool> LoadAsync(string slug, bool locked = false)
    {
        if ((locked ? await db.LockedStatementAsync(slug) : await db.StatementAsync(slug)) is not { } statement) return false;
        Statement = statement;
        return true;
    }

    public sealed record InputModel : FreshInput
    {
        public Guid Publication { get; init; }
    }
}
