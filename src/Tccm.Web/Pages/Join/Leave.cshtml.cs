using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Join;

/// <summary>Makes this browser forget the application; the mailed link still opens it.</summary>
public sealed class LeaveModel(CurrentApplication current) : PageModel
{
    public IActionResult OnPost()
    {
        current.Forget();
        TempData["Flash"] = "This browser has forgotten your application. The link that we mailed brings you back.";
        return RedirectToPage("/Join/Index");
    }
}
