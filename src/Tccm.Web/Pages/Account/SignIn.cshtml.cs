using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain;
using Tccm.Domain.Text;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Account;

public sealed class SignInModel(UserManager<PortalUser> users, SignInManager<PortalUser> signIn, AccountLimits limits, TimeProvider clock) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public IActionResult OnGet() => User.Identity?.IsAuthenticated == true ? Onward() : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid) return Page();
        if (!limits.MayTry(Input.Email)) return Refuse("There were many tries for this address. Wait a minute, then try again.", StatusCodes.Status429TooManyRequests);

        if (await KnownAsync() is not { } user) return Refuse("The e-mail address or the password is not right. Check both, or set a new password.", StatusCodes.Status409Conflict);
        await signIn.SignInFreshAsync(user, clock);
        return Onward();
    }

    /// <summary>The same work, and so the same time, whether or not the address has a login.</summary>
    private async Task<PortalUser?> KnownAsync()
    {
        var address = Parsed(Input.Email);
        var user = address is null ? null : await users.FindAsync(address);
        if (user?.PasswordHash is null || await users.IsLockedOutAsync(user))
        {
            limits.Dummy(users.PasswordHasher, Input.Password);
            return null;
        }
        if (await users.CheckPasswordAsync(user, Input.Password))
        {
            await users.ResetAccessFailedCountAsync(user);
            return user;
        }
        await users.AccessFailedAsync(user);
        return null;
    }

    private PageResult Refuse(string why, int status)
    {
        ModelState.AddModelError("", why);
        var page = Page();
        page.StatusCode = status;
        return page;
    }

    private IActionResult Onward() => Url.IsLocalUrl(ReturnUrl) ? LocalRedirect(ReturnUrl) : RedirectToPage("/My/Index");

    private static EmailAddress? Parsed(string email)
    {
        try { return EmailAddress.Parse(email); }
        catch (DomainException) { return null; }
    }

    public sealed record InputModel
    {
        [Display(Name = "E-mail address"), Required(ErrorMessage = "Enter your e-mail address."), StringLength(320)]
        public string Email { get; init; } = "";

        [Display(Name = "Password"), Required(ErrorMessage = "Enter your password."), StringLength(PasswordRules.MaxLength), DataType(DataType.Password)]
        public string Password { get; init; } = "";
    }
}
