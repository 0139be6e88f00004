using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.PersonalData;
using Tccm.Domain.Text;
using Tccm.Web.Emails;
using Tccm.Web.Identity;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Pages.My;

/// <summary>Mails a link to a new address. Nothing changes before it is confirmed there.</summary>
public sealed class AddressModel(TccmDbContext db, CurrentPerson current, FreshCheck fresh, Post post) : PageModel
{
    internal const string Taken = "This address cannot be used here. Give another one, or write to the secretariat if it is yours.";

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public string Now => current.Person.Email.Value;

    public IActionResult OnGet() => current.Value is null ? NotFound() : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (current.Value is not { } person) return NotFound();
        if (!ModelState.IsValid) return Page();
        var address = EmailAddress.Parse(Input.Email);
        await fresh.RequireAsync(Input.Password);

        var at = await db.ClockAsync();
        var yesterday = at.AddDays(-1);
        if (address.Value == person.Email.Value) throw new DomainException("This is your address already. Nothing was changed.", "Email");
        if (await db.People.AnyAsync(other => other.EmailKey == address.Canonical && other.Id != person.Id)) throw new DomainException(Taken, "Email");
        if (await db.MailedLinks.CountAsync(link => (link.AddressKey == address.Canonical || link.PersonId == person.Id) && link.CreatedAt > yesterday) >= MailedLink.PerAddressAndDay)
            throw new DomainException($"{MailedLink.PerAddressAndDay} links were mailed in the last 24 hours, and that is the most we send. Open the newest of them, or come back tomorrow.", "Email");

        var secret = Secret.New();
        db.MailedLinks.Add(new MailedLink(MailedLinkPurpose.NewAddress, address, person, secret.Hash, at));
        post.To(address, new ConfirmNewAddress(secret));
        await db.SaveChangesAsync();

        TempData["Flash"] = $"A link was mailed to {address.Value}. Your address changes when you confirm there.";
        return RedirectToPage("/My/Data");
    }

    public sealed record InputModel
    {
        [Required(ErrorMessage = "Enter the new address."), StringLength(320, ErrorMessage = "An address has 254 octets at most."), DataType(DataType.EmailAddress)]
        public string Email { get; init; } = "";

        [DataType(DataType.Password)]
        public string? Password { get; init; }
    }
}
