using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Web.PersonalData;

namespace Tccm.Web.Pages.Secretariat.PersonalData;

public sealed class ProcessingModel(AllHeld all) : PageModel
{
    public IReadOnlyList<Holding> Holdings => all.Holdings;
}
