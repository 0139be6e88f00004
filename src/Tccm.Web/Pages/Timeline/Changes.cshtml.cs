using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain.Calendar;
using Tccm.Domain.Database;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Pages.Timeline;

/// <summary>What each release of the timeline changed, from what to what.</summary>
[PublicPage]
public sealed class ChangesModel(TccmDbContext db) : PageModel
{
    public IReadOnlyList<ReleaseNews> News { get; private set; } = [];

    public async Task OnGetAsync() => News = (await Domain.Calendar.Timeline.OfAsync(db)).Since(0);
}
