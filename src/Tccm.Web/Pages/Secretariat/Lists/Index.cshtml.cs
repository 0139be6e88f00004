using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Lists;
using Tccm.Domain.Text;
using Tccm.Web.Lists;

namespace Tccm.Web.Pages.Secretariat.Lists;

public sealed class IndexModel(TccmDbContext db, PushList push) : PageModel
{
    public bool IsSetUp => push.IsSetUp;
    public IReadOnlyList<MailingList> Lists { get; private set; } = [];

    public async Task OnGetAsync() =>
        Lists = [.. (await db.MailingLists.AsNoTracking().Whole().ToListAsync()).OrderBy(list => list.IsClosed).ThenBy(list => list.Name, Names.Order)];
}
