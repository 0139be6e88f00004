using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Pages.Statements;

/// <summary>A published statement, as its current edition says. What is not published is not found, in the same words as what does not exist.</summary>
[PublicPage]
public sealed class ShowModel(TccmDbContext db) : PageModel
{
    public Statement Statement { get; private set; } = null!;
    public Edition Edition { get; private set; } = null!;
    public SignatoryList List { get; private set; } = null!;
    public IReadOnlyList<(EditionFormat Format, string Sha256)> Files { get; private set; } = [];
    public string? Q { get; private set; }
    public string? By { get; private set; }

    public int Found => List.Lines.Count(Finds);

    /// <summary>The rows as they were asked for; an organisation of several kinds stands under each.</summary>
    public IEnumerable<Grouped> Groups => (By switch
    {
        "kind" => OrganisationKinds.All.Select(kind => Group(kind.InWords(), line => line.Kinds.Contains(kind))),
        "region" => Economy.Regions.Select(region => Group(region, line => Economy.RegionOf(line.Economy) == region)),
        _ => [Group(null, _ => true)],
    }).Where(group => group.Online.Count + group.Recorded.Count > 0);

    public async Task<IActionResult> OnGetAsync(string slug, string? q, string? by)
    {
        var statement = await db.Statements.Whole().AsNoTracking()
            .SingleOrDefaultAsync(statement => statement.Slug == slug && StatementStatuses.Public.Contains(statement.Status));
        if (statement?.CurrentEdition is not { } edition) return NotFound();
        (Statement, Edition, Q, By) = (statement, edition, q, by);
        List = SignatoryList.Of(statement, edition);
        var files = await db.Set<EditionFile>().Where(file => file.EditionId == edition.Id).Select(file => new { file.Format, file.Sha256 }).ToListAsync();
        Files = [.. files.OrderBy(file => file.Format).Select(file => (file.Format, file.Sha256))];
        return Page();
    }

    private Grouped Group(string? name, Func<Signatory, bool> kept) =>
        new(name, [.. List.Online.Where(line => kept(line) && Finds(line))], [.. List.Recorded.Where(line => kept(line) && Finds(line))]);

    public sealed record Grouped(string? Name, IReadOnlyList<Signatory> Online, IReadOnlyList<Signatory> Recorded);

    private bool Finds(Signatory line) => Search.Finds(Q, line.Name, line.NativeName, Economy.NameOf(line.Economy));
}
