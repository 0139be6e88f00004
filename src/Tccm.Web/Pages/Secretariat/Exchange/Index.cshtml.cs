using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Exchange;

namespace Tccm.Web.Pages.Secretariat.Exchange;

/// <summary>Everything that was shared, with what became of it.</summary>
public sealed class IndexModel(TccmDbContext db) : PageModel
{
    public IReadOnlyList<SharedNote> Notes { get; private set; } = [];

    public async Task OnGetAsync() =>
        Notes = await db.SharedNotes.Whole().AsNoTracking().OrderByDescending(note => note.SharedAt).ThenByDescending(note => note.Id).ToListAsync();
}
