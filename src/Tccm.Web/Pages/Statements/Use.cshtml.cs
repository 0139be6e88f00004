using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using Tccm.Domain;
using Tccm.Domain.Adaptations;
using Tccm.Domain.Database;
using Tccm.Web.Documents;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Pages.Statements;

/// <summary>A published text to be taken away, whole or in paragraphs. What is not published is not found.</summary>
[PublicPage]
public sealed class UseModel(TccmDbContext db, IOptions<PortalOptions> portal) : PageModel
{
    public PublishedText Source { get; private set; } = null!;
    public TakenText Taken { get; private set; } = null!;
    public TakenFormat Format { get; private set; }
    public IReadOnlyList<Adaptation> Made { get; private set; } = [];

    /// <summary>What was chosen, as a query for other addresses.</summary>
    public string Query { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string slug, int[] p, int? revision, string? format)
    {
        if (!ModelState.IsValid || await PublishedText.OfAsync(db, slug, revision) is not { } source) return NotFound();
        try
        {
            (Source, Taken, Format) = (source, new TakenText(source, Excerpt.Of(source.Revision, p), portal.Value), TakenFormats.Of(format) ?? TakenFormat.PlainText);
        }
        catch (DomainException)
        {
            return NotFound();
        }
        Query = QueryOf(source, Taken.Excerpt);
        var lineage = await Lineage.OfAsync(db, source.Statement.Id);
        Made = Taken.Excerpt.IsWhole ? lineage.Shown : [.. source.Revision.Paragraphs.Where(one => Taken.Excerpt.Numbers.Contains(one.Number)).SelectMany(lineage.MadeOf).DistinctBy(one => one.Id)];
        return Page();
    }

    private static string QueryOf(PublishedText source, Excerpt excerpt)
    {
        var query = new QueryBuilder();
        foreach (var number in excerpt.Numbers) query.Add("p", number.ToString(CultureInfo.InvariantCulture));
        if (!source.IsCurrent) query.Add("revision", source.Revision.Number.ToString(CultureInfo.InvariantCulture));
        return query.ToString();
    }
}
