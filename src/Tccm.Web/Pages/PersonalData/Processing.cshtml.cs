using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Web.Infrastructure;
using Tccm.Web.PersonalData;

namespace Tccm.Web.Pages.PersonalData;

[PublicPage]
public sealed class ProcessingModel(AllHeld all) : PageModel
{
    public IReadOnlyList<Holding> Holdings => all.Holdings;
}
