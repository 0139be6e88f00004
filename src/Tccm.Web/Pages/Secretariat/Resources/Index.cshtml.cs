using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Resources;

namespace Tccm.Web.Pages.Secretariat.Resources;

public sealed class IndexModel(TccmDbContext db) : PageModel
{
    public IReadOnlyList<Resource> Resources { get; private set; } = [];

    public async Task OnGetAsync() =>
        Resources = await db.Resources.Include(one => one.Process).AsNoTracking().OrderBy(one => one.WithdrawnAt != null).ThenByDescending(one => one.ChangedAt).ToListAsync();
}
