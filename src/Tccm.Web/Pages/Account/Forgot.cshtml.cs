using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Text;
using Tccm.Web.Emails;
using Tccm.Web.Identity;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Pages.Account;

/// <summary>Mails a link to set a password anew. The answer is the same for an address that is known and one that is not.</summary>
public sealed class ForgotModel(TccmDbContext db, IdentityDb identity, Post post, TimeProvider clock) : PageModel
{
    private static readonly TimeSpan Life = TimeSpan.FromHours(1);
    private const int PerHour = 3;

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid) return Page();

        var address = EmailAddress.Parse(Input.Email);
        var now = clock.GetUtcNow();
        var user = await identity.Users.SingleOrDefaultAsync(one => one.NormalizedUserName == Logins.Normal(address));
        if (user is not null && await identity.OneUseLinks.CountAsync(link => link.UserId == user.Id && link.ExpiresAt > now) < PerHour)
        {
            var secret = Secret.New();
            identity.OneUseLinks.Add(new OneUseLink { UserId = user.Id, Purpose = OneUseLink.SetPassword, SecretHash = secret.Hash, ExpiresAt = now + Life });
            post.To(EmailAddress.Parse(user.Email!), new SetYourPassword(secret));
            await identity.SaveChangesAsync();
            await db.SaveChangesAsync();
        }

        TempData["Flash"] = $"If {address.Value} has a login, a link is on its way to it.";
        return RedirectToPage("/Account/SignIn");
    }

    public sealed record InputModel
    {
        [Display(Name = "E-mail address"), Required(ErrorMessage = "Enter your e-mail address."), StringLength(320)]
        public string Email { get; init; } = "";
    }
}
