using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Membership;

/// <summary>Proposes that somebody is removed from the secretariat; a third member of it confirms.</summary>
public sealed class RemoveModel(TccmDbContext db, CurrentPerson current, FreshCheck fresh, Post post) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Person Person { get; private set; } = null!;
    private int Members { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id) => await LoadAsync(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        if (!ModelState.IsValid) return Page();
        await fresh.RequireAsync(Input.Password);

        var by = current.AsSecretariat;
        var proposal = Appointment.ProposeRemoval(Person, Input.Reason, Members, by, await db.ClockAsync());
        db.Appointments.Add(proposal);
        await post.ToSecretariatAsync(new SecretariatNews(Person, "is proposed to be removed from the secretariat", by, proposal.Reason, toDecide: true));
        await db.SaveChangesAsync();

        TempData["Flash"] = $"You proposed to remove {Person.Name}. It takes effect once somebody else of the secretariat confirms it.";
        return RedirectToPage("/Secretariat/People");
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        var everybody = await db.SecretariatAsync();
        if (everybody.SingleOrDefault(one => one.Id == id) is not { } person) return false;
        (Person, Members) = (person, everybody.Count);
        return true;
    }

    public sealed record InputModel
    {
        [Display(Name = "Why"), Required(ErrorMessage = "Say why: everybody in the secretariat reads it."), DataType(DataType.MultilineText)]
        public string? Reason { get; init; }

        [DataType(DataType.Password)]
        public string? Password { get; init; }
    }
}
