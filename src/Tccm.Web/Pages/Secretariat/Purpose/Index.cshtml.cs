using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Purpose;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Purpose;

public sealed class IndexModel(TccmDbContext db, CurrentPerson current) : PageModel
{
    public PurposeDesk Desk { get; private set; } = null!;
    public IReadOnlyList<PurposeVersion> Versions { get; private set; } = [];
    public IReadOnlyList<HistoryLine> History { get; private set; } = [];
    public bool IsMine => Desk.Draft?.Proposal?.By == current.Person.Id;

    public async Task OnGetAsync()
    {
        Desk = await PurposeDesk.OfAsync(db);
        Versions = await db.PurposeVersions.AsNoTracking().OrderByDescending(version => version.Major).ThenByDescending(version => version.Minor).ToListAsync();
        if (Desk.Draft is { } draft) History = await db.HistoryOfAsync(draft.Id);
    }
}
