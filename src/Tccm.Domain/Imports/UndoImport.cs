using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;

namespace Tccm.Domain.Imports;

/// <summary>
/// Takes back all that an import made, or nothing. What was done since with any of it keeps it: an import that something
/// was built on is not undone. Of recorded signatures and of invited contacts the rows stay, ended.
/// </summary>
public sealed class UndoImport(TccmDbContext db, ImportBatch batch)
{
    /// <summary>What an import itself writes about an organisation that it amends; whether the facts differ now is looked at instead.</summary>
    private static readonly string[] ComparedInstead = ["organisation.amended", "organisation.put-back"];

    private readonly HashSet<(ImportedKind, Guid)> made = [.. batch.Things.Select(thing => (thing.Kind, thing.ThingId))];
    private List<Organisation> organisations = [];
    private List<Contact> contacts = [];
    private List<Statement> statements = [];
    private List<Invitation> invitations = [];

    /// <summary>Everything that keeps the import from being undone, each in a sentence.</summary>
    public async Task<IReadOnlyList<string>> BuiltOnAsync(CancellationToken cancellationToken = default)
    {
        await LoadAsync(cancellationToken);
        var begun = Of(ImportedKind.Organisation).Concat(batch.Things.Where(thing => thing.Kind == ImportedKind.Membership).Select(thing => thing.OrganisationId)).Distinct().ToList();
        return
        [
            .. Changed(), .. await ReferredToAsync(cancellationToken), .. People(), .. Signatures(),
            .. await ActsSinceAsync(begun, Of(ImportedKind.Contact), cancellationToken),
        ];
    }

    /// <summary>Undoes the import. Runs in the caller's transaction, which began with <see cref="LockAsync"/>.</summary>
    public async Task RunAsync(Actor by, DateTimeOffset at, CancellationToken cancellationToken = default)
    {
        var builtOn = await BuiltOnAsync(cancellationToken);
        foreach (var organisation in organisations) by.RefuseOwn(organisation);
        batch.Undo(builtOn, by, at);
        // First of all: the database lets go of these rows only once their import is undone.
        await db.SaveChangesAsync(cancellationToken);

        foreach (var thing in batch.Things.Where(thing => thing.Kind == ImportedKind.Facts))
            organisations.Single(one => one.Id == thing.ThingId).PutBack(thing.Before!, by, at);
        foreach (var (statement, signature) in statements.SelectMany(one => one.Signatures, (statement, signature) => (statement, signature)).Where(pair => Has(ImportedKind.Signature, pair.signature.Id)))
            statement.TakeBackRecorded(signature, "its import was undone.", by, at);
        foreach (var open in invitations.Where(invitation => invitation.IsOpen(at))) open.Withdraw(by, at);
        var invited = contacts.Where(IsInvited).ToList();
        foreach (var contact in invited) contact.End(by, at);
        await db.SaveChangesAsync(cancellationToken);
        await DeleteAsync(invited, cancellationToken);
    }

    /// <summary>Locks the import and all that it made, or refuses where somebody is at work with any of it.</summary>
    public static async Task LockAsync(TccmDbContext db, Guid id, CancellationToken cancellationToken = default)
    {
        db.ChangeTracker.Clear();
        await db.LockAtOnceAsync("import_batches", [id], cancellationToken);
        var things = await db.ImportedThings.AsNoTracking().Where(thing => thing.BatchId == id).Select(thing => new { thing.Kind, thing.ThingId }).ToListAsync(cancellationToken);
        foreach (var (table, kinds) in new[] { ("organisations", new[] { ImportedKind.Organisation, ImportedKind.Facts }), ("membership_periods", [ImportedKind.Membership]), ("people", [ImportedKind.Person]), ("contacts", [ImportedKind.Contact]) })
            await db.LockAtOnceAsync(table, [.. things.Where(thing => kinds.Contains(thing.Kind)).Select(thing => thing.ThingId)], cancellationToken);
        var signatures = things.Where(thing => thing.Kind == ImportedKind.Signature).Select(thing => thing.ThingId).ToList();
        await db.LockAtOnceAsync("statements", await db.Signatures.Where(signature => signatures.Contains(signature.Id)).Select(signature => signature.StatementId).Distinct().ToListAsync(cancellationToken), cancellationToken);
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var named = batch.Things.Select(thing => thing.OrganisationId).Distinct().ToList();
        organisations = await db.Organisations.Where(one => named.Contains(one.Id)).ToListAsync(cancellationToken);
        var added = Of(ImportedKind.Contact);
        contacts = await db.Contacts.Include(one => one.Person).ThenInclude(person => person.Contacts).Include(one => one.Organisation).Where(one => added.Contains(one.Id)).AsSplitQuery().ToListAsync(cancellationToken);
        invitations = await db.Invitations.Include(one => one.Contact).Where(one => added.Contains(one.ContactId)).ToListAsync(cancellationToken);
        var recorded = Of(ImportedKind.Signature);
        statements = await db.Statements.Whole().Where(one => one.Signatures.Any(signature => recorded.Contains(signature.Id))).ToListAsync(cancellationToken);
    }

    private IEnumerable<string> Changed()
    {
        foreach (var thing in batch.Things.Where(thing => thing.After is not null))
        {
            if (organisations.Find(one => one.Id == thing.ThingId) is not { } now) yield return "An organisation of it is not on the register any more.";
            else if (JsonSerializer.Serialize(now.Facts) != JsonSerializer.Serialize(thing.After)) yield return $"The facts or names of {now.DisplayName} were changed since.";
        }
    }

    private async Task<IEnumerable<string>> ReferredToAsync(CancellationToken cancellationToken)
    {
        var (entered, periods) = (Of(ImportedKind.Organisation), Of(ImportedKind.Membership));
        var applied = await db.Applications.Where(one => one.OrganisationId != null && entered.Contains(one.OrganisationId.Value)).Select(one => one.OrganisationId!.Value).ToListAsync(cancellationToken);
        var signed = await db.Signatures.Where(one => entered.Contains(one.OrganisationId)).Select(one => one.OrganisationId).ToListAsync(cancellationToken);
        var peopled = await db.Contacts.Where(one => entered.Contains(one.OrganisationId)).Select(one => one.OrganisationId).ToListAsync(cancellationToken);
        var joined = await db.MembershipPeriods.Where(one => entered.Contains(one.OrganisationId) && !periods.Contains(one.Id)).Select(one => one.OrganisationId).ToListAsync(cancellationToken);
        var kept = await db.MembershipPeriods.CountAsync(one => periods.Contains(one.Id), cancellationToken);
        return
        [
            .. applied.Distinct().Select(id => $"An application of {Called(id)} refers to it."),
            .. signed.Distinct().Select(id => $"A signature of {Called(id)} is kept."),
            .. peopled.Distinct().Select(id => $"{Called(id)} has contacts."),
            .. joined.Distinct().Select(id => $"{Called(id)} has another membership since."),
            .. kept < periods.Count ? ["A membership of it is not on the register any more."] : Array.Empty<string>(),
        ];
    }

    private IEnumerable<string> People()
    {
        if (contacts.Count < Of(ImportedKind.Contact).Count) yield return "A contact of it is not on the register any more.";
        foreach (var contact in contacts)
        {
            if (contact.Accepted == true) yield return $"{contact.Person.Name} accepted the invitation for {contact.Organisation.DisplayName}.";
            else if (!contact.IsCurrent) yield return $"{contact.Person.Name} is no longer a contact of {contact.Organisation.DisplayName}: removed, or the invitation was declined.";
            else if (!Has(ImportedKind.Person, contact.PersonId)) continue;
            else if (contact.Person.LoginId is not null || contact.Person.IsSecretariat) yield return $"{contact.Person.Name} has a login since.";
            else if (contact.Person.Contacts.Any(other => !Has(ImportedKind.Contact, other.Id))) yield return $"{contact.Person.Name} is a contact of another organisation too since.";
        }
    }

    private IEnumerable<string> Signatures() => statements
        .Where(statement => statement.Status != StatementStatus.Closed || statement.Signatures.Any(signature => Has(ImportedKind.Signature, signature.Id) && !signature.IsLive))
        .Select(statement => $"“{statement.Title}” is {statement.StatusInWords()}, with the signatures recorded under it.");

    /// <summary>Every act since, about an organisation that it made or whose membership it began, or about a contact; but not of an import that was itself undone.</summary>
    private async Task<IEnumerable<string>> ActsSinceAsync(IReadOnlyList<Guid> begun, IReadOnlyList<Guid> contactIds, CancellationToken cancellationToken)
    {
        var applied = await db.AuditEntries.Where(entry => entry.SubjectId == batch.Id && entry.Act == ImportBatch.Applied).Select(entry => entry.Id).SingleAsync(cancellationToken);
        var acts = await db.AuditEntries
            .Where(entry => entry.Id > applied && !ComparedInstead.Contains(entry.Act) && (contactIds.Contains(entry.SubjectId) || begun.Contains(entry.SubjectId) || entry.OrganisationId != null && begun.Contains(entry.OrganisationId.Value)))
            .Where(entry => !db.ImportedThings.Any(thing => thing.ThingId == entry.SubjectId && thing.BatchId != batch.Id && thing.Batch.UndoneAt != null))
            .OrderBy(entry => entry.Id).Take(20).ToListAsync(cancellationToken);
        return acts.Select(entry => $"On {Words.Instant(entry.At)}: {entry.Sentence}");
    }

    private async Task DeleteAsync(IReadOnlyList<Contact> kept, CancellationToken cancellationToken)
    {
        var people = Of(ImportedKind.Person).Except(kept.Select(contact => contact.PersonId)).ToList();
        var gone = Of(ImportedKind.Contact).Except(kept.Select(contact => contact.Id)).ToList();
        var (periods, entered) = (Of(ImportedKind.Membership), Of(ImportedKind.Organisation));
        try
        {
            await db.Set<RolesHeld>().Where(one => gone.Contains(one.ContactId)).ExecuteDeleteAsync(cancellationToken);
            await db.Contacts.Where(one => gone.Contains(one.Id)).ExecuteDeleteAsync(cancellationToken);
            await db.People.Where(one => people.Contains(one.Id)).ExecuteDeleteAsync(cancellationToken);
            await db.MembershipPeriods.Where(one => periods.Contains(one.Id)).ExecuteDeleteAsync(cancellationToken);
            await db.Organisations.Where(one => entered.Contains(one.Id)).ExecuteDeleteAsync(cancellationToken);
        }
        catch (PostgresException referred) when (referred.SqlState == PostgresErrorCodes.ForeignKeyViolation)
        {
            throw new DomainException($"Something of the register ({referred.TableName}) refers to what this import made, so it cannot be undone as a whole. Nothing was changed.");
        }
    }

    private bool IsInvited(Contact contact) => invitations.Exists(invitation => invitation.ContactId == contact.Id);

    private List<Guid> Of(ImportedKind kind) => [.. batch.Things.Where(thing => thing.Kind == kind).Select(thing => thing.ThingId)];

    private bool Has(ImportedKind kind, Guid id) => made.Contains((kind, id));

    private string Called(Guid id) => organisations.Find(one => one.Id == id)?.DisplayName ?? "an organisation";
}
