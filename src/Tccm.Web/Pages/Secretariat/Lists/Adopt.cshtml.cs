using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Lists;
using Tccm.Web.Identity;
using Tccm.Web.Lists;

namespace Tccm.Web.Pages.Secretariat.Lists;

public sealed class AdoptModel(TccmDbContext db, PushList push, CurrentPerson current, TimeProvider clock) : ListAct(db)
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(string address, string? email)
    {
        if (!await LoadAsync(address) || List.Home != ListHome.Mailman) return NotFound();
        Input = new() { Email = email ?? "" };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string address)
    {
        if (!await LoadAsync(address) || List.Home != ListHome.Mailman) return NotFound();
        if (await Db.People.Include(one => one.Contacts).ThenInclude(contact => contact.Organisation.Memberships).AsSplitQuery().SingleOrDefaultAsync(one => one.EmailKey == Input.Email) is not { } person)
            throw new DomainException("Nobody on the register has this address. Invite them as a contact first, or take the address off the list.");
        if (!await IsThereAsync()) throw new DomainException("This address is not on the list any more. Nothing was changed.");

        List.Adopt(person, current.AsSecretariat, clock.GetUtcNow());
        await Db.SaveChangesAsync();

        TempData["Flash"] = $"The portal keeps {person.Name} on {List.Address} from now on.";
        return RedirectToPage("/Secretariat/Lists/Difference", new { address = List.Address });
    }

    private async Task<bool> IsThereAsync()
    {
        try { return (await push.LookAsync(List)).Unknown.Concat(List.Places.Select(place => place.Address)).Contains(Input.Email, StringComparer.Ordinal); }
        catch (MailmanException failed) { throw new DomainException($"{failed.Message} Nothing was changed."); }
    }

    public sealed record InputModel
    {
        public string Email { get; init; } = "";
    }
}
