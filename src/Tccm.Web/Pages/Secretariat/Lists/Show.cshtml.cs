using Microsoft.AspNetCore.Mvc;
using Tccm.Domain.Database;
using Tccm.Domain.Lists;

namespace Tccm.Web.Pages.Secretariat.Lists;

/// <summary>A list as the register knows it; its server is not asked.</summary>
public sealed class ShowModel(TccmDbContext db) : ListAct(db)
{
    public IReadOnlyList<ListPlace> Refused => [.. List.Wanted.Where(place => place.IsRefused)];
    public IReadOnlyList<HistoryLine> History { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string address)
    {
        if (!await LoadAsync(address)) return NotFound();
        History = await Db.HistoryOfAsync(List.Id);
        return Page();
    }
}
