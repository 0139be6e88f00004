using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Lists;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My;

/// <summary>Which mailing lists a person is on. Nobody is on one that they did not choose.</summary>
public sealed class ListsModel(TccmDbContext db, CurrentPerson current, TimeProvider clock) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public string? Address => current.Value?.Email.Value;
    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (current.Value is not { } person) return NotFound();
        await LoadAsync(person);
        Input = new() { Lists = [.. Lines.Where(line => line.Place?.IsOn == true).Select(line => line.List.Id)] };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (current.Value is not { } person) return NotFound();
        await LoadAsync(person);
        if (!ModelState.IsValid) return Page();
        if (Input.Lists.Any(id => Lines.All(line => line.List.Id != id))) throw new DomainException("One of these lists was closed, or is not open to you any more. Nothing was saved: look at those that are.");

        foreach (var line in Lines) line.List.Choose(person, Input.Lists.Contains(line.List.Id), Actor.Concerned(person), clock.GetUtcNow());
        await db.SaveChangesAsync();

        TempData["Flash"] = Input.Lists.Count == 0 ? "Your choice was saved. You are on no mailing list by it." : $"Your choice was saved: {Words.Counted(Input.Lists.Distinct().Count(), "list")}.";
        return RedirectToPage();
    }

    /// <summary>The lists that are open to the person, and those that they are still on.</summary>
    private async Task LoadAsync(Person person) => Lines =
    [
        .. (await db.MailingLists.Include(list => list.Places.Where(place => place.PersonId == person.Id)).Where(list => list.ClosedAt == null).ToListAsync())
            .Where(list => list.IsOpenTo(person) || list.PlaceOf(person)?.IsOn == true).OrderBy(list => list.Name, Names.Order).Select(list => new Line(list, person)),
    ];

    public sealed record Line(MailingList List, Person Person)
    {
        public ListPlace? Place { get; } = List.PlaceOf(Person);

        /// <summary>By which hats it is open to them; stands after "open to you".</summary>
        public string Entitlement => List switch
        {
            _ when !List.IsOpenTo(Person) => "no longer: it is for " + List.Audience.InWords(),
            { Audience: ListAudience.Secretariat } => "as a member of the secretariat",
            _ => "as a contact of " + string.Join(", ", List.HatsOf(Person).Select(contact => contact.Organisation.DisplayName).Order(Names.Order)),
        };

        public string Standing => Place switch
        {
            { LeftAt: { } left } => $"You left it at the list itself, or were taken off there; we found so on {Words.Day(DateOnly.FromDateTime(left.UtcDateTime))}. Choose it to be put on it again.",
            { IsOn: true, IsRefused: true } => $"The list does not take your address: {Place.Refusal}. Ask the secretariat.",
            { IsOn: true, PushedAt: { } at } when Place.Address == Person.EmailKey => $"You are on it since {Words.Day(DateOnly.FromDateTime(at.UtcDateTime))}.",
            { IsOn: true } when List is { Home: ListHome.Mailman } && List.IsOpenTo(Person) => "You chose it, and will be put on it within minutes where its server answers.",
            { IsOn: true } => "You chose it; the secretariat puts you on it.",
            { Address: not null } => "You will be taken off it within minutes where its server answers.",
            _ => "You are not on it by the portal.",
        };
    }

    public sealed record InputModel
    {
        public IList<Guid> Lists { get; init; } = [];
    }
}
