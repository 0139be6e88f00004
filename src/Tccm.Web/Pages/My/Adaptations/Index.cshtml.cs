using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Adaptations;
using Tccm.Domain.Database;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My.Adaptations;

/// <summary>What the organisations of this person registered, and what became of it.</summary>
public sealed class IndexModel(TccmDbContext db, CurrentPerson current) : PageModel
{
    public IReadOnlyList<Adaptation> Adaptations { get; private set; } = [];

    public bool MayTakeBack(Adaptation adaptation) => current.Contacts.Any(adaptation.MayTakeBack);

    public async Task OnGetAsync()
    {
        var mine = current.Contacts.Select(contact => contact.OrganisationId).ToList();
        Adaptations = await db.Adaptations.Whole().AsNoTracking().Where(one => one.OrganisationId != null && mine.Contains(one.OrganisationId.Value)).OrderByDescending(one => one.CreatedAt).ToListAsync();
    }
}
