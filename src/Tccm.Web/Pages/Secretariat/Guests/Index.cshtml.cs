using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Guests;

namespace Tccm.Web.Pages.Secretariat.Guests;

public sealed class IndexModel(TccmDbContext db, TimeProvider clock) : PageModel
{
    public DateTimeOffset Now { get; } = clock.GetUtcNow();
    public IReadOnlyList<Guest> Guests { get; private set; } = [];
    public int Receiving => Guests.Count(guest => guest.Receives(DateOnly.FromDateTime(Now.UtcDateTime)));

    public async Task OnGetAsync() => Guests = await ListedAsync(db);

    /// <summary>The guests that the page lists, and that its export holds.</summary>
    public static async Task<IReadOnlyList<Guest>> ListedAsync(TccmDbContext db) =>
        [.. (await db.Guests.AsNoTracking().ToListAsync()).OrderBy(guest => guest.EndedAt is not null).ThenBy(guest => guest.Name, Tccm.Domain.Text.Names.Order)];
}
