using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My;

/// <summary>An organisation's facts and people, for its own contacts; its representatives change them.</summary>
public sealed class OrganisationModel(TccmDbContext db, CurrentPerson current, TimeProvider clock) : PageModel
{
    public Contact Contact { get; private set; } = null!;
    public MembershipStanding Standing { get; private set; } = null!;
    public IReadOnlyList<Contact> Colleagues { get; private set; } = [];
    public ContactStates States { get; private set; } = null!;
    public bool Manages => Contact.May(ContactRoles.Representative);

    public async Task<IActionResult> OnGetAsync(Guid contact)
    {
        if (current.Contacts.SingleOrDefault(one => one.Id == contact) is not { } mine) return NotFound();

        Contact = mine;
        await db.Entry(mine.Organisation).Collection(organisation => organisation.DomainControls).LoadAsync();
        Standing = await MembershipStanding.OfAsync(db, mine, await db.ClockAsync());
        Colleagues = await db.ColleaguesAsync(mine.OrganisationId);
        States = await ContactStates.OfAsync(db, mine.OrganisationId, clock.GetUtcNow());
        return Page();
    }
}
