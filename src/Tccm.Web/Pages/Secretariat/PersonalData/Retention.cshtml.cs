using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Web.PersonalData;

namespace Tccm.Web.Pages.Secretariat.PersonalData;

public sealed class RetentionModel(Retention retention) : PageModel
{
    public IReadOnlyList<RetentionCount> Counts { get; private set; } = [];

    public async Task OnGetAsync() => Counts = await retention.LookAsync();
}
