using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Lists;

namespace Tccm.Web.Pages.Secretariat.Lists;

/// <summary>A page about one list, which its address names.</summary>
public abstract class ListAct(TccmDbContext db) : PageModel
{
    public MailingList List { get; private set; } = null!;
    protected TccmDbContext Db { get; } = db;

    protected async Task<bool> LoadAsync(string address)
    {
        var known = address.ToLowerInvariant();
        if (await Db.MailingLists.Whole().SingleOrDefaultAsync(list => list.Address == known) is not { } list) return false;
        List = list;
        return true;
    }
}
