using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain.Database;
using Tccm.Domain.Discussion;
using Tccm.Domain.Statements;
using Tccm.Web.Documents;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My;

/// <summary>Where consensus exists and where it does not, for members and the secretariat, once it may be seen.</summary>
public sealed class MapModel(TccmDbContext db, CurrentPerson current) : PageModel
{
    public MapShown Shown { get; private set; } = null!;
    public Statement Statement => Shown.Statement;
    public PositionRound Round => Shown.Round;
    public bool HoldsPen => current.PenOf(Statement) is not null;

    /// <summary>The other windows, whose maps can be seen or will be.</summary>
    public IEnumerable<PositionRound> Others => Statement.Rounds.Where(round => round != Round).OrderBy(round => round.RevisionNumber);

    public async Task<IActionResult> OnGetAsync(string slug, int? revision)
    {
        if (await MapShown.OfAsync(db, current, slug, revision) is not { } shown) return NotFound();
        Shown = shown;
        return Page();
    }
}
