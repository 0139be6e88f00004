using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Membership;

/// <summary>Proposes that somebody joins the secretariat; another member of it confirms.</summary>
public sealed class ProposeModel(TccmDbContext db, CurrentPerson current, FreshCheck fresh, Post post) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid) return Page();
        await fresh.RequireAsync(Input.Password);

        var (by, address) = (current.AsSecretariat, EmailAddress.Parse(Input.Email));
        var person = await db.People.Include(one => one.Contacts).ThenInclude(contact => contact.Organisation.Memberships)
            .AsSplitQuery().SingleOrDefaultAsync(one => one.EmailKey == address.Canonical)
            ?? throw new DomainException($"Nobody on the register has the address {Words.Quoted(Input.Email)}. The secretariat comes from member organisations: let a member invite them first.", nameof(Input.Email));
        db.Appointments.Add(Appointment.Propose(person, by, await db.ClockAsync()));
        await post.ToSecretariatAsync(new SecretariatNews(person, "is proposed to join the secretariat", by, toDecide: true));
        await db.SaveChangesAsync();

        TempData["Flash"] = $"You proposed {person.Name}. They join once somebody else of the secretariat confirms it.";
        return RedirectToPage("/Secretariat/People");
    }

    public sealed record InputModel
    {
        [Display(Name = "E-mail address"), Required(ErrorMessage = "Enter the address with which the person signs in.")]
        public string Email { get; init; } = "";

        [DataType(DataType.Password)]
        public string? Password { get; init; }
    }
}
