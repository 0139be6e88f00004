using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat;

public sealed class PeopleModel(TccmDbContext db, CurrentPerson current) : PageModel
{
    public IReadOnlyList<Person> People { get; private set; } = [];
    public IReadOnlyList<Appointment> Proposals { get; private set; } = [];
    public Guid Me => current.Person.Id;

    public async Task OnGetAsync()
    {
        People = await db.SecretariatAsync();
        Proposals = await db.Appointments.Include(proposal => proposal.Person).Where(proposal => proposal.DecidedAt == null).OrderBy(proposal => proposal.ProposedAt).ToListAsync();
    }
}
