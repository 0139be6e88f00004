using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Statements;
using Tccm.Web.Evidence;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Pages.Statements;

/// <summary>Every edition of a statement, the latest first: what was new in it, and its files.</summary>
[PublicPage]
public sealed class EditionsModel(TccmDbContext db) : PageModel
{
    public Statement Statement { get; private set; } = null!;
    public IReadOnlyList<(Edition Edition, SignatoryList List)> Editions { get; private set; } = [];

    /// <summary>When it could be signed, and each time that this changed.</summary>
    public IReadOnlyList<(DateTimeOffset At, string What)> Dates { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string slug)
    {
        var statement = await db.Statements.Whole().AsNoTracking()
            .SingleOrDefaultAsync(statement => statement.Slug == slug && StatementStatuses.Public.Contains(statement.Status));
        if (statement is null) return NotFound();
        Statement = statement;
        Editions = [.. statement.Editions.OrderByDescending(edition => edition.Number).Select(edition => (edition, SignatoryList.Of(statement, edition)))];
        Dates = await SigningDates.OfAsync(db, statement);
        return Page();
    }
}
