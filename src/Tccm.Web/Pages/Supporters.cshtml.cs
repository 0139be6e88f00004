using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Pages;

[PublicPage]
public sealed class SupportersModel(TccmDbContext db, TimeProvider clock) : PageModel
{
    public MemberList List { get; private set; } = null!;

    public async Task OnGetAsync()
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        List = await MemberList.OnAsync(db, MembershipCategory.Supporter, today, today);
    }
}
