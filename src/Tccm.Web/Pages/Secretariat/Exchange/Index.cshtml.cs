using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Exchange;

namespace Tccm.Web.Pages.Secretariat.Exchange;

/// <summary>Everything that was shared, with what became of it.</summary>
public sealed class IndexModel(TccmDbContext db) : PageModel
{
    public IReadOnlyList<SharedNote> Notes { get; private set; } = [];

    /// <summary>By note, the resource that was made of it.</summary>
    public IReadOnlyDictionary<Guid, Guid> Resources { get; private set; } = new Dictionary<Guid, Guid>();

    public async Task OnGetAsync()
    {
        Notes = await db.SharedNotes.Whole().AsNoTracking().OrderByDescending(note => note.SharedAt).ThenByDescending(note => note.Id).ToListAsync();
        Resources = await db.Resources.Where(one => one.SharedNoteId != null).ToDictionaryAsync(one => one.SharedNoteId!.Value, one => one.Id);
    }
}
