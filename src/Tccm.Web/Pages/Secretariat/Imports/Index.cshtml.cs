using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Imports;

namespace Tccm.Web.Pages.Secretariat.Imports;

public sealed class IndexModel(TccmDbContext db) : PageModel
{
    private Dictionary<Guid, string> names = [];

    public IReadOnlyList<ImportBatch> Batches { get; private set; } = [];

    public string NameOf(Guid? person) => person is { } id ? names.GetValueOrDefault(id, "a person no longer on the register") : "";

    public async Task OnGetAsync()
    {
        Batches = await db.ImportBatches.Include(batch => batch.Things).OrderByDescending(batch => batch.CreatedAt).AsSplitQuery().AsNoTracking().ToListAsync();
        var people = Batches.Select(batch => batch.ByPersonId).Distinct().ToList();
        names = await db.People.Where(person => people.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name);
    }
}
