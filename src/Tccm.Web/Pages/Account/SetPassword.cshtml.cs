using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Web.Identity;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Pages.Account;

public sealed class SetPasswordModel(IdentityDb identity, UserManager<PortalUser> users, TimeProvider clock) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public async Task<IActionResult> OnPostAsync(string secret)
    {
        if (!ModelState.IsValid) return Page();
        var user = await OwnerAsync(secret) ?? throw new DomainException("This link has expired or was used already. Ask for another one.");
        if (PasswordRules.Why(Input.Password, user.Email) is { } why) throw new DomainException(why, nameof(Input.Password));

        await using var act = await identity.Database.BeginTransactionAsync();
        if (await identity.TakeUpLinkAsync(OneUseLink.SetPassword, secret, clock.GetUtcNow()) is null)
            throw new DomainException("This link was used a moment ago. Ask for another one.");
        user.PasswordHash = users.PasswordHasher.HashPassword(user, Input.Password);
        user.AccessFailedCount = 0;
        user.LockoutEnd = null;
        await users.UpdateSecurityStampAsync(user);
        await act.CommitAsync();

        TempData["Flash"] = "Your new password was set. Sign in with it.";
        return RedirectToPage("/Account/SignIn");
    }

    private async Task<PortalUser?> OwnerAsync(string secret)
    {
        var (hash, now) = (Secret.HashOf(secret), clock.GetUtcNow());
        var owner = await identity.OneUseLinks
            .Where(link => link.SecretHash == hash && link.Purpose == OneUseLink.SetPassword && link.UsedAt == null && link.ExpiresAt > now)
            .Select(link => (Guid?)link.UserId).SingleOrDefaultAsync();
        return owner is { } id ? await identity.Users.SingleAsync(user => user.Id == id) : null;
    }

    public sealed record InputModel
    {
        [Display(Name = "New password"), Required(ErrorMessage = "Enter a new password."), StringLength(PasswordRules.MaxLength, ErrorMessage = "128 characters at most."), DataType(DataType.Password)]
        public string Password { get; init; } = "";
    }
}
