using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Web.Emails;

namespace Tccm.Web.Pages.Account;

public sealed class DeclineInvitationModel(TccmDbContext db, Post post, TimeProvider clock) : PageModel
{
    public string Secret { get; private set; } = "";
    public Invitation Invitation { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string secret) => await LoadAsync(secret) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string secret)
    {
        if (!await LoadAsync(secret)) return NotFound();

        Invitation.Decline(clock.GetUtcNow());
        var declined = Invitation.Contact;
        await db.ColleaguesAsync(declined.OrganisationId);
        post.ToColleagues(declined, ContactRoles.Representative, Actor.Invited(declined), new InvitationDeclined(declined, toSecretariat: false));
        await post.ToSecretariatAsync(new InvitationDeclined(declined, toSecretariat: true));
        await db.SaveChangesAsync();

        TempData["Flash"] = $"You declined the invitation for {Invitation.Contact.Organisation.DisplayName}.";
        return RedirectToPage("/Index");
    }

    private async Task<bool> LoadAsync(string secret)
    {
        Secret = secret;
        if (await db.InvitationAsync(Infrastructure.Secret.HashOf(secret)) is not { } invitation) return false;
        Invitation = invitation;
        return true;
    }
}
