using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Pages.Statements;

/// <summary>A published statement. What is not published is not found, in the same words as what does not exist.</summary>
[PublicPage]
public sealed class ShowModel(TccmDbContext db) : PageModel
{
    public Statement Statement { get; private set; } = null!;
    public Edition Edition { get; private set; } = null!;
    public SignatoryList List { get; private set; } = null!;
    public IReadOnlyList<(EditionFormat Format, string Sha256)> Files { get; private set; } = [];
    public string? Q { get; private set; }
    public string? By { get; private set; }

    public IReadOnlyList<Signatory> Shown => [.. List.Lines.Where(line => Search.Finds(Q, line.Name, line.NativeName, Economy.NameOf(line.Economy)))];

    /// <summary>The rows as they were asked for; an organisation of several kinds stands under each.</summary>
    public IEnumerable<(string? Group, IReadOnlyList<Signatory> Lines)> Groups => By switch
    {
        "kind" => OrganisationKinds.All.Select(kind => ((string?)kind.InWords(), Only(line => line.Kinds.Contains(kind)))).Where(group => group.Item2.Count > 0),
        "region" => Economy.Regions.Select(region => ((string?)region, Only(line => Economy.RegionOf(line.Economy) == region))).Where(group => group.Item2.Count > 0),
        _ => [(null, Shown)],
    };

    public async Task<IActionResult> OnGetAsync(string slug, string? q, string? by)
    {
        var statement = await db.Statements.Whole().AsNoTracking()
            .SingleOrDefaultAsync(statement => statement.Slug == slug && StatementStatuses.Public.Contains(statement.Status));
        if (statement?.CurrentEdition is not { } edition) return NotFound();
        (Statement, Edition, Q, By) = (statement, edition, q, by);
        List = await SignatoryList.OfAsync(db, statement);
        var files = await db.Set<EditionFile>().Where(file => file.EditionId == edition.Id).Select(file => new { file.Format, file.Sha256 }).ToListAsync();
        Files = [.. files.OrderBy(file => file.Format).Select(file => (file.Format, file.Sha256))];
        return Page();
    }

    private IReadOnlyList<Signatory> Only(Func<Signatory, bool> kept) => [.. Shown.Where(kept)];
}
