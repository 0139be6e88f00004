using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.PersonalData;
using Tccm.Web.Emails;
using Tccm.Web.Identity;
using Tccm.Web.Infrastructure;
using Tccm.Web.PersonalData;

namespace Tccm.Web.Pages.Account;

/// <summary>The link that was mailed to a new address. Opening it does nothing; the button moves person and login to it.</summary>
public sealed class NewAddressModel(TccmDbContext db, MoveAddress move, SignInManager<PortalUser> signIn, TimeProvider clock) : PageModel
{
    public MailedLink? Link { get; private set; }
    public string? WhyClosed => Link is null ? "It is not complete, or what it belonged to is gone. Open it from the letter, all of it." : Link.WhyClosed(clock.GetUtcNow());

    public Task OnGetAsync(string secret) => LoadAsync(secret);

    public async Task<IActionResult> OnPostAsync(string secret)
    {
        await LoadAsync(secret);
        if (Link is null) return Page();

        await move.RunAsync(Link, clock.GetUtcNow());
        await signIn.SignOutAsync();

        TempData["Flash"] = $"Your address is {Link.Address.Value} now. Sign in with it.";
        return RedirectToPage("/Account/SignIn");
    }

    private async Task LoadAsync(string secret)
    {
        var hash = Secret.HashOf(secret);
        Link = await db.MailedLinks.SingleOrDefaultAsync(link => link.SecretHash == hash && link.Purpose == MailedLinkPurpose.NewAddress);
    }
}
