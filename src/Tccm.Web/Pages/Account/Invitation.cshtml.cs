using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Account;

/// <summary>Takes up an invitation: sets a first password, or lets an existing login take the contact on. Opening the link alone does nothing.</summary>
public sealed class InvitationModel(TccmDbContext db, IdentityDb identity, UserManager<PortalUser> users, SignInManager<PortalUser> signIn, TimeProvider clock) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public string Secret { get; private set; } = "";
    public Invitation? Invitation { get; private set; }
    public bool MustSetPassword { get; private set; }
    public string? WhyClosed => Invitation is null ? "The link is not complete, or was replaced by a newer one. Open it from the latest letter." : Invitation.WhyClosed(clock.GetUtcNow());

    public Task OnGetAsync(string secret) => LoadAsync(secret);

    public async Task<IActionResult> OnPostAsync(string secret)
    {
        var login = await LoadAsync(secret);
        if (Invitation is null || WhyClosed is not null) throw new DomainException(WhyClosed ?? "");
        if (!MustSetPassword) ModelState.Clear();
        if (!ModelState.IsValid) return Page();
        var person = Invitation.Contact.Person;
        if (MustSetPassword && PasswordRules.Why(Input.Password, person.Email.Value) is { } why) throw new DomainException(why, nameof(Input.Password));

        await using var act = await db.Database.BeginTransactionAsync();
        await identity.JoinAsync(db, act);
        login ??= Logins.For(person.Email);
        Invitation.Accept(login.Id, clock.GetUtcNow());
        await db.SaveChangesAsync();
        if (await users.FindByIdAsync(login.Id.ToString()) is null) await users.CreateAsync(login);
        if (MustSetPassword) await users.AddPasswordAsync(login, Input.Password);
        await act.CommitAsync();

        TempData["Flash"] = $"You act for {Invitation.Contact.Organisation.DisplayName} from now on.";
        if (!MustSetPassword) return RedirectToPage("/Account/SignIn");
        await signIn.SignInFreshAsync(login, clock);
        return RedirectToPage("/My/Index");
    }

    private async Task<PortalUser?> LoadAsync(string secret)
    {
        Secret = secret;
        Invitation = await db.InvitationAsync(Infrastructure.Secret.HashOf(secret));
        if (Invitation is null) return null;
        var login = await users.FindAsync(Invitation.Contact.Person.Email);
        MustSetPassword = login?.PasswordHash is null;
        return login;
    }

    public sealed record InputModel
    {
        [Display(Name = "Password"), Required(ErrorMessage = "Choose a password."), StringLength(PasswordRules.MaxLength, ErrorMessage = "128 characters at most."), DataType(DataType.Password)]
        public string Password { get; init; } = "";
    }
}
