using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Announcements;
using Tccm.Domain.Database;

namespace Tccm.Web.Pages.Secretariat.Announcements;

public sealed class IndexModel(TccmDbContext db) : PageModel
{
    public IReadOnlyList<Announcement> Announcements { get; private set; } = [];

    public async Task OnGetAsync() => Announcements = await db.Announcements.AsNoTracking().OrderByDescending(one => one.SentAt ?? one.WrittenAt).ToListAsync();
}
