using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Membership;

/// <summary>The second of the two people: confirms or drops what another proposed about the secretariat.</summary>
public sealed class DecideModel(TccmDbContext db, CurrentPerson current, FreshCheck fresh, EndAccess end) : PageModel
{
    [BindProperty]
    public FreshInput Input { get; set; } = new();

    public Appointment Proposal { get; private set; } = null!;
    public string ProposedBy { get; private set; } = "";
    public bool IsMine => Proposal.ProposedBy == current.Person.Id;
    public bool IsAboutMe => Proposal.PersonId == current.Person.Id;

    public async Task<IActionResult> OnGetAsync(Guid id) => await LoadAsync(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        await using var act = await db.Database.BeginTransactionAsync();
        var everybody = await db.LockedSecretariatAsync();
        if (everybody.All(one => one.Id != current.Person.Id) || !await LoadAsync(id)) return NotFound();
        await fresh.RequireAsync(Input.Password);

        var (by, person) = (current.AsSecretariat, Proposal.Person);
        Proposal.Confirm(everybody, by, await db.ClockAsync());
        var what = Proposal.Kind == AppointmentKind.Join ? "joined the secretariat" : "was removed from the secretariat";
        await end.OfSecretaryAsync(person, everybody, new SecretariatNews(person, what, by, Proposal.Reason));
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"You confirmed it: {person.Name} {what}. Everybody is told.";
        return RedirectToPage("/Secretariat/People");
    }

    public async Task<IActionResult> OnPostDropAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();

        var by = current.AsSecretariat;
        Proposal.Drop(by, await db.ClockAsync());
        end.Tell(await db.SecretariatAsync(), new SecretariatNews(Proposal.Person, Proposal.Kind == AppointmentKind.Join ? "does not join the secretariat: the proposal was dropped" : "stays in the secretariat: the proposal was dropped", by));
        await db.SaveChangesAsync();

        TempData["Flash"] = $"You dropped the proposal about {Proposal.Person.Name}.";
        return RedirectToPage("/Secretariat/People");
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        if (await db.Appointments.Include(one => one.Person.Contacts).SingleOrDefaultAsync(one => one.Id == id && one.DecidedAt == null) is not { } proposal) return false;
        Proposal = proposal;
        ProposedBy = await db.People.Where(person => person.Id == proposal.ProposedBy).Select(person => person.Name).SingleAsync();
        return true;
    }
}
