using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Statements;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Pages.Statements;

/// <summary>One edition as it was published, with what took its place.</summary>
[PublicPage]
public sealed class EditionModel(TccmDbContext db) : PageModel
{
    public Statement Statement { get; private set; } = null!;
    public Edition Edition { get; private set; } = null!;
    public SignatoryList List { get; private set; } = null!;
    public IReadOnlyList<(EditionFormat Format, string Sha256)> Files { get; private set; } = [];
    public Edition? Next => Statement.Editions.SingleOrDefault(one => one.Number == Edition.Number + 1);
    public Revision Text => Statement.Revisions.Single(revision => revision.Id == Edition.RevisionId);

    public async Task<IActionResult> OnGetAsync(string slug, int number)
    {
        var statement = await db.Statements.Whole().AsNoTracking()
            .SingleOrDefaultAsync(statement => statement.Slug == slug && StatementStatuses.Public.Contains(statement.Status));
        if (statement?.Editions.SingleOrDefault(one => one.Number == number) is not { } edition) return NotFound();
        (Statement, Edition, List) = (statement, edition, SignatoryList.Of(statement, edition));
        var files = await db.Set<EditionFile>().Where(file => file.EditionId == edition.Id).Select(file => new { file.Format, file.Sha256 }).ToListAsync();
        Files = [.. files.OrderBy(file => file.Format).Select(file => (file.Format, file.Sha256))];
        return Page();
    }
}
