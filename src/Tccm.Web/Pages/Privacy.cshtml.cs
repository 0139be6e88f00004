using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Web.Infrastructure;
using Tccm.Web.PersonalData;

namespace Tccm.Web.Pages;

[PublicPage]
public sealed class PrivacyModel(AllHeld all) : PageModel
{
    public IReadOnlyList<Holding> Holdings => all.Holdings;
}
