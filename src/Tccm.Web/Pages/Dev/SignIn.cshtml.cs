using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Dev;

/// <summary>The way into the demo story by a link that works once. Opening it shows a button; the button uses it up.</summary>
public sealed class SignInModel(IdentityDb identity, UserManager<PortalUser> users, SignInManager<PortalUser> signIn, TimeProvider clock) : PageModel
{
    public async Task<IActionResult> OnPostAsync(string secret)
    {
        var taken = await identity.TakeUpLinkAsync(OneUseLink.DemoSignIn, secret, clock.GetUtcNow());
        if (taken is not { } id || await users.FindByIdAsync(id.ToString()) is not { } user)
            throw new DomainException("This link was used already or has expired. Start the portal again: it prints new ones.");

        await signIn.SignInFreshAsync(user, clock);
        return RedirectToPage("/My/Index");
    }
}
