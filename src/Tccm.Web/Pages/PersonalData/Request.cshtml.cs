using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.PersonalData;
using Tccm.Domain.Text;
using Tccm.Web.Emails;
using Tccm.Web.Infrastructure;
using Tccm.Web.PersonalData;

namespace Tccm.Web.Pages.PersonalData;

/// <summary>Mails a link to what is held about an address. The answer is the same for an address that is known and one that is not.</summary>
public sealed class RequestModel(TccmDbContext db, AllHeld all, Post post, TimeProvider clock) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid) return Page();

        var address = EmailAddress.Parse(Input.Email);
        var (who, at) = (await DataSubject.OfAsync(db, address), clock.GetUtcNow());
        var yesterday = at.AddDays(-1);
        var mailed = await db.MailedLinks.CountAsync(link => link.AddressKey == address.Canonical && link.CreatedAt > yesterday);
        if ((await all.AboutAsync(who)).Any(held => held.Items.Count > 0) && mailed < MailedLink.PerAddressAndDay)
        {
            var secret = Secret.New();
            db.MailedLinks.Add(new MailedLink(MailedLinkPurpose.PersonalData, address, who.Person, secret.Hash, at));
            post.To(address, new YourDataLink(secret));
            await db.SaveChangesAsync();
        }

        TempData["Flash"] = $"If something is held about {address.Value}, a link is on its way to it.";
        return RedirectToPage("/Privacy");
    }

    public sealed record InputModel
    {
        [Required(ErrorMessage = "Enter your e-mail address."), StringLength(320, ErrorMessage = "An address has 254 octets at most."), DataType(DataType.EmailAddress)]
        public string Email { get; init; } = "";
    }
}
