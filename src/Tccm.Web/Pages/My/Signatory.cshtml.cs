using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My;

/// <summary>A signatory confirms, or refuses, that a colleague whom a representative proposed may sign too.</summary>
public sealed class SignatoryModel(TccmDbContext db, CurrentPerson current, FreshCheck fresh, Post post) : PageModel
{
    [BindProperty]
    public FreshInput Input { get; set; } = new();

    public Contact Contact { get; private set; } = null!;
    public Contact Colleague { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid contact, Guid colleague) => await LoadAsync(contact, colleague) ? Page() : NotFound();

    public Task<IActionResult> OnPostAsync(Guid contact, Guid colleague) => DecideAsync(contact, colleague, chosen => chosen.ConfirmSignatory, "may sign for");

    public Task<IActionResult> OnPostRefuseAsync(Guid contact, Guid colleague) => DecideAsync(contact, colleague, chosen => chosen.RefuseSignatory, "was not made a signatory of");

    private async Task<IActionResult> DecideAsync(Guid contact, Guid colleague, Func<Contact, Action<Actor, DateTimeOffset>> verb, string what)
    {
        await using var act = await db.Database.BeginTransactionAsync();
        if (!await LoadAsync(contact, colleague, locked: true)) return NotFound();
        await fresh.RequireAsync(Input.Password);

        var by = Actor.For(Contact);
        verb(Colleague)(by, await db.ClockAsync());
        post.To(Colleague.Person.Email, new SignatoryDecided(Colleague, by));
        post.ToColleagues(Colleague, ContactRoles.Representative | ContactRoles.Signatory, by, new SignatoryDecided(Colleague, by));
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"{Colleague.Person.Name} {what} {Contact.Organisation.DisplayName}. They and the representatives are told.";
        return RedirectToPage("/My/Organisation", new { contact });
    }

    private async Task<bool> LoadAsync(Guid contact, Guid colleague, bool locked = false)
    {
        if (await Colleagues.FindAsync(db, current, contact, colleague, ContactRoles.Signatory, locked) is not { } found) return false;
        (Contact, Colleague) = (found.Mine, found.Other);
        return true;
    }
}
