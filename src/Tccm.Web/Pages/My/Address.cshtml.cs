using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
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

        var (at, secret) = (await db.ClockAsync(), Secret.New());
        var yesterday = at.AddDays(-1);
        var isTaken = await db.People.AnyAsync(other => other.EmailKey == address.Canonical && other.Id != person.Id);
        var mailed = await db.MailedLinks.CountAsync(link => (link.AddressKey == address.Canonical || link.PersonId == person.Id) && link.CreatedAt > yesterday);
        db.MailedLinks.Add(MailedLink.ToNewAddress(person, address, isTaken, mailed, secret.Hash, at));
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
