using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Evidence;
using Tccm.Domain.Statements;
using Tccm.Web.Evidence;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Pages.Verify;

/// <summary>Where the code of a PDF leads: what this edition is, whether another took its place, who signed, whether the log agrees.</summary>
[PublicPage]
public sealed class EditionModel(TccmDbContext db, CheckEdition check) : PageModel
{
    public Statement Statement { get; private set; } = null!;
    public Edition Edition { get; private set; } = null!;
    public SignatoryList List { get; private set; } = null!;
    public EditionCheck Check { get; private set; } = null!;
    public Edition? Next => Statement.Editions.SingleOrDefault(one => one.Number == Edition.Number + 1);

    public async Task<IActionResult> OnGetAsync(string slug, int number, CancellationToken cancellationToken)
    {
        var statement = await db.Statements.Whole().AsNoTracking()
            .SingleOrDefaultAsync(statement => statement.Slug == slug && StatementStatuses.Public.Contains(statement.Status), cancellationToken);
        if (statement?.Editions.SingleOrDefault(one => one.Number == number) is not { } edition) return NotFound();
        (Statement, Edition, List) = (statement, edition, SignatoryList.Of(statement, edition));
        Check = await check.OfAsync(statement, edition, cancellationToken);
        return Page();
    }
}
