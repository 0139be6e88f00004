using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain.Adaptations;
using Tccm.Domain.Database;
using Tccm.Domain.Text;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Pages.Statements;

/// <summary>What somebody made of a statement, with what it came from and what came of it. What is not shown is not found.</summary>
[PublicPage]
public sealed class AdaptationModel(TccmDbContext db) : PageModel
{
    public Adaptation Adaptation { get; private set; } = null!;
    public PublishedText Source { get; private set; } = null!;
    public IReadOnlyList<Adaptation> CameFrom { get; private set; } = [];
    public IReadOnlyList<Adaptation> MadeOf { get; private set; } = [];

    /// <summary>The paragraphs as they stood in the text that it came from.</summary>
    public IReadOnlyList<(int Number, string Words)> Paragraphs =>
        [.. Source.Revision.Paragraphs.Where(one => Adaptation.Identities.Contains(one.Identity)).OrderBy(one => one.Number).Select(one => (one.Number, one.Text))];

    /// <summary>The domain that the link leads to, in both its forms where they differ.</summary>
    public string? Host => Adaptation.Link is { } link && InternetDomain.Parse(new Uri(link).Host) is var host ? host.ULabel == host.ALabel ? host.ULabel : $"{host.ULabel} ({host.ALabel})" : null;

    public async Task<IActionResult> OnGetAsync(string slug, Guid id)
    {
        if (await PublishedText.OfAsync(db, slug) is not { } current) return NotFound();
        var lineage = await Lineage.OfAsync(db, current.Statement.Id);
        if (lineage.Find(id) is not { } adaptation) return NotFound();

        (Adaptation, CameFrom, MadeOf) = (adaptation, lineage.CameFrom(adaptation), lineage.MadeOf(adaptation));
        Source = new PublishedText(current.Statement, current.Statement.Revisions.Single(one => one.Id == adaptation.RevisionId));
        return Page();
    }
}
