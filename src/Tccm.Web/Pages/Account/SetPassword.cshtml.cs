using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Web.Emails;
using Tccm.Web.Identity;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Pages.Account;

public sealed class SetPasswordModel(TccmDbContext db, IdentityDb identity, UserManager<PortalUser> users, TimeProvider clock) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public async Task<IActionResult> OnPostAsync(string secret, [FromServices] Post post)
    {
        if (!ModelState.IsValid) return Page();
        var user = await OwnerAsync(secret) ?? throw new DomainException("This link has expired or was used already. Ask for another one.");
        if (PasswordRules.Why(Input.Password, user.Email) is { } why) throw new DomainException(why, nameof(Input.Password));

        await using var act = await db.Database.BeginTransactionAsync();
        await identity.JoinAsync(db, act);
        if (await identity.TakeUpLinkAsync(OneUseLink.SetPassword, secret, clock.GetUtcNow()) is null)
            throw new DomainException("This link was used a moment ago. Ask for another one.");
        user.PasswordHash = users.PasswordHasher.HashPassword(user, Input.Password);
        user.AccessFailedCount = 0;
        user.LockoutEnd = null;
        await users.UpdateSecurityStampAsync(user);
        await EnrolAsync(user, post);
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = "Your new password was set. Sign in with it.";
        return RedirectToPage("/Account/SignIn");
    }

    /// <summary>Another way to sign in is evidence, and those who sign for the same organisations are told.</summary>
    private async Task EnrolAsync(PortalUser user, Post post)
    {
        var at = await db.ClockAsync();
        if (await db.People.Include(one => one.Contacts).ThenInclude(contact => contact.Organisation).SingleOrDefaultAsync(one => one.LoginId == user.Id) is not { } person) return;
        person.Enrol(Actor.Concerned(person), at);
        post.To(person.Email, new PasswordSet(person, null));
        foreach (var contact in person.CurrentContacts.Where(contact => contact.MaySign(at)).ToList())
            foreach (var colleague in (await db.ColleaguesAsync(contact.OrganisationId)).Where(one => one.PersonId != person.Id && one.IsTakenUp))
                post.To(colleague.Person.Email, new PasswordSet(person, colleague));
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
