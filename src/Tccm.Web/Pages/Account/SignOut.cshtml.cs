using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Account;

public sealed class SignOutModel(SignInManager<PortalUser> signIn) : PageModel
{
    public async Task<IActionResult> OnPostAsync()
    {
        await signIn.SignOutAsync();
        TempData["Flash"] = "You signed out.";
        return RedirectToPage("/Index");
    }
}
