using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain.Database;
using Tccm.Domain.Guests;
using Tccm.Domain.Text;
using Tccm.Web.Emails;
using Tccm.Web.Identity;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Pages.Secretariat.Guests;

public sealed class NewModel(TccmDbContext db, CurrentPerson current, Post post) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid) return Page();

        var (by, secret) = (current.AsSecretariat, Secret.New());
        var guest = Guest.Invite(Input.Name, EmailAddress.Parse(Input.Email), Input.Why, Input.Until, secret.Hash, by, await db.ClockAsync());
        db.Guests.Add(guest);
        post.To(guest.Email, new GuestInvited(guest, by.Name, secret));
        await db.SaveChangesAsync();

        TempData["Flash"] = $"You invited {guest.Name}. Nothing else is sent before they accept.";
        return RedirectToPage("/Secretariat/Guests/Index");
    }

    public sealed record InputModel
    {
        [Required(ErrorMessage = "Enter the person's name.")]
        public string Name { get; init; } = "";

        [Display(Name = "E-mail address"), Required(ErrorMessage = "Enter an address as name@domain."), DataType(DataType.EmailAddress)]
        public string Email { get; init; } = "";

        [Display(Name = "Why", Description = "It stands in the letter to them."), DataType(DataType.MultilineText), Required(ErrorMessage = "Say why: it stands in the letter to them.")]
        [StringLength(Guest.MaxWhy, ErrorMessage = "Shorten it: 1,000 characters at most.")]
        public string Why { get; init; } = "";

        [Display(Name = "Last day", Description = "After it nothing more is sent.")]
        public DateOnly? Until { get; init; }
    }
}
