using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.PersonalData;
using Tccm.Domain.Text;
using Tccm.Web.Identity;
using Tccm.Web.PersonalData;

namespace Tccm.Web.Pages.Secretariat.PersonalData;

/// <summary>Requests to be erased, and who asked in another way.</summary>
public sealed class IndexModel(TccmDbContext db, CurrentPerson current, FreshCheck fresh, EraseData erase) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public IReadOnlyList<(ErasureRequest Request, Person Person)> Requests { get; private set; } = [];
    public IReadOnlyList<Held>? Held { get; private set; }
    public int Days => erase.Days;

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostFindAsync()
    {
        await LoadAsync();
        if (!ModelState.IsValid) return Page();
        var who = await DataSubject.OfAsync(db, EmailAddress.Parse(Input.Email));
        if (who.Person is { } person) return RedirectToPage("/Secretariat/PersonalData/Erase", new { person = person.Id });
        Held = [.. (await erase.HeldAsync(who)).Select(held => held.ForTheSecretariat())];
        return Page();
    }

    public async Task<IActionResult> OnPostEraseAsync()
    {
        await LoadAsync();
        if (!ModelState.IsValid) return Page();
        var address = EmailAddress.Parse(Input.Email);
        Held = [.. (await erase.HeldAsync(await DataSubject.OfAsync(db, address))).Select(held => held.ForTheSecretariat())];
        await fresh.RequireAsync(Input.Password);

        await erase.AddressAsync(address, AskedBy.Secretariat, current.AsSecretariat, await db.ClockAsync(), Input.Sure);

        TempData["Flash"] = "What was held about the address was erased. A last letter confirms it.";
        return RedirectToPage();
    }

    private async Task LoadAsync() => Requests = await OpenAsync(db);

    /// <summary>The requests that the page lists, and that its export holds: those that wait longest first.</summary>
    public static async Task<IReadOnlyList<(ErasureRequest Request, Person Person)>> OpenAsync(TccmDbContext db)
    {
        var open = await db.ErasureRequests.Where(request => request.DoneAt == null && request.PersonId != null).OrderBy(request => request.AskedAt).ToListAsync();
        var ids = open.Select(request => request.PersonId).ToList();
        var people = await db.People.Include(person => person.Contacts).ThenInclude(contact => contact.Organisation.Contacts).AsSplitQuery()
            .Where(person => ids.Contains(person.Id)).ToDictionaryAsync(person => person.Id);
        return [.. open.Select(request => (request, people[request.PersonId!.Value]))];
    }

    /// <summary>The roles in which nobody would be left at an organisation; null where there are none.</summary>
    public static string? WithoutSuccessor(Person person) => person.LastRoles.Count == 0 ? null
        : string.Join("; ", person.LastRoles.Select(last => $"{last.Contact.Organisation.DisplayName}: {last.Role.ToString().ToLowerInvariant()}"));

    public sealed record InputModel
    {
        [Required(ErrorMessage = "Enter their address."), StringLength(320, ErrorMessage = "An address has 254 octets at most."), DataType(DataType.EmailAddress)]
        public string Email { get; init; } = "";

        public bool Sure { get; init; }

        [DataType(DataType.Password)]
        public string? Password { get; init; }
    }
}
