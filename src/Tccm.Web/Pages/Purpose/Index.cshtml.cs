using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain.Database;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Pages.Purpose;

[PublicPage]
public sealed class IndexModel(TccmDbContext db) : PageModel
{
    public PurposeShown? Shown { get; private set; }

    public async Task OnGetAsync() => Shown = await PurposeShown.OfAsync(db, null);
}
