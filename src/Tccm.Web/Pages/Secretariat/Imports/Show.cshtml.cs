using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Imports;
using Tccm.Domain.Organisations;

namespace Tccm.Web.Pages.Secretariat.Imports;

/// <summary>One thing an import made, by the names that it has now.</summary>
public sealed record MadeThing(int Line, string What, Guid OrganisationId, string? Organisation);

public sealed class ShowModel(TccmDbContext db) : PageModel
{
    private Dictionary<Guid, string> names = [];

    public ImportBatch Batch { get; private set; } = null!;
    public IReadOnlyList<MadeThing> Made { get; private set; } = [];
    public IReadOnlyList<HistoryLine> History { get; private set; } = [];

    public string NameOf(Guid? person) => person is { } id ? names.GetValueOrDefault(id, "a person no longer on the register") : "";

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (await db.ImportBatches.Include(batch => batch.Things).AsNoTracking().SingleOrDefaultAsync(batch => batch.Id == id) is not { } batch) return NotFound();
        Batch = batch;
        var things = batch.Things.Select(thing => thing.ThingId).ToList();
        var organisationIds = batch.Things.Select(thing => thing.OrganisationId).Distinct().ToList();
        var organisations = await db.Organisations.Where(one => organisationIds.Contains(one.Id)).ToDictionaryAsync(one => one.Id, one => one.DisplayName);
        var contacts = await db.Contacts.AsNoTracking().Include(one => one.Person).Where(one => things.Contains(one.Id)).ToDictionaryAsync(one => one.Id);
        var statements = await db.Signatures.Where(one => things.Contains(one.Id)).Join(db.Revisions, one => one.RevisionId, revision => revision.Id, (one, revision) => new { one.Id, revision.Title }).ToDictionaryAsync(one => one.Id, one => one.Title);
        // A person is shown by the contact that they became.
        Made = [.. batch.Things.Where(thing => thing.Kind != ImportedKind.Person).OrderBy(thing => thing.Line).ThenBy(thing => thing.Kind)
            .Select(thing => new MadeThing(thing.Line, InWords(thing, contacts.GetValueOrDefault(thing.ThingId), statements.GetValueOrDefault(thing.ThingId)), thing.OrganisationId, organisations.GetValueOrDefault(thing.OrganisationId)))];
        var people = new[] { batch.ByPersonId, batch.UndoneById }.OfType<Guid>().ToList();
        names = await db.People.Where(person => people.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name);
        History = await db.HistoryOfAsync(id);
        return Page();
    }

    private static string InWords(ImportedThing thing, Contact? contact, string? title) => thing.Kind switch
    {
        ImportedKind.Organisation => "On the register",
        ImportedKind.Facts => "Facts changed",
        ImportedKind.Membership => "Membership",
        ImportedKind.Contact => contact is null ? "A contact" : $"{contact.Person.Name}: {contact.RolesInWords}",
        ImportedKind.Signature => $"Signature recorded under “{title}”",
        _ => thing.Kind.ToString(),
    };
}
