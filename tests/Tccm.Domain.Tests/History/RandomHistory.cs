using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Testing;

namespace Tccm.Domain.Tests.History;

/// <summary>
/// Acts drawn at random and done one after the other by the domain's own verbs, each in a transaction of its own: what is
/// refused leaves nothing, what is done is noted here too. It begins today and goes on into days to come, since the
/// database lets nobody rewrite days that are over.
/// </summary>
internal sealed class RandomHistory(TestDatabase database, int seed)
{
    private readonly Random random = new(seed);
    private readonly List<Guid> organisations = [];
    private readonly List<Guid> contacts = [];
    private readonly List<Guid> invitations = [];
    private readonly List<string> open = [];
    private readonly List<string> closed = [];
    private readonly List<(string Slug, Guid Code)> codes = [];
    private readonly List<Guid> clerks = [];
    private int count;

    public DateTimeOffset Now { get; private set; } = new(DateTime.UtcNow.Date.AddHours(6), TimeSpan.Zero);
    public DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);
    public int Done { get; private set; }
    public int Refused { get; private set; }

    /// <summary>What was acknowledged as signed, and which of those as taken back.</summary>
    public HashSet<Guid> Signed { get; } = [];
    public HashSet<Guid> TakenBack { get; } = [];

    /// <summary>The text that each signer saw, and how often a text was changed while it was open.</summary>
    public Dictionary<Guid, Guid> SignedUnder { get; } = [];
    public int OpenedAnew { get; private set; }

    /// <summary>Signatures whose line is paused, how many were found invalid, how many stood, how many came late, and how often signing was opened again.</summary>
    public HashSet<Guid> Paused { get; } = [];
    public int Invalidated { get; private set; }
    public int Reinstated { get; private set; }
    public int Late { get; private set; }
    public int Reopened { get; private set; }

    public async Task PlayAsync(int acts)
    {
        await using (var db = database.Open())
        {
            foreach (var name in new[] { "Clerk", "Registrar" })
            {
                var person = new Person(name, EmailAddress.Parse($"{name}@secretariat.test"), Now);
                person.JoinSecretariat(Actor.Portal, Now);
                db.Add(person);
                clerks.Add(person.Id);
            }
            await db.SaveChangesAsync();
        }
        for (var act = 0; act < acts; act++)
        {
            await MoveOnAsync();
            await TryAsync(Choose());
        }
    }

    private Func<TccmDbContext, Task> Choose() => random.Next(100) switch
    {
        < 2 => EnterAsync,
        < 12 => AddContactAsync,
        < 19 => AcceptAsync,
        < 26 => ChangeRolesAsync,
        < 29 => RemoveAsync,
        < 32 => EntrustAsync,
        < 34 => RenameAsync,
        < 36 => LeaveAsync,
        < 37 => db => OnAsync(db, (organisation, by) => organisation.Stay(by, Now)),
        < 38 => db => OnAsync(db, (organisation, by) => organisation.BecomeSupporter("They asked for it.", by, Now)),
        < 42 => db => OnAsync(db, (organisation, by) => organisation.Admit(Category(), PartialDate.Of(Today), by, Now)),
        < 44 => db => OnAsync(db, (organisation, by) => organisation.Suspend("For a reason.", random.Next(2) == 0, by, Now)),
        < 47 => db => OnAsync(db, (organisation, by) => organisation.Lift("It is over.", by, Now)),
        < 53 => OpenAsync,
        < 73 => SignAsync,
        < 75 => OpenAnewAsync,
        < 80 => WithdrawAsync,
        < 81 => CloseAsync,
        < 82 => ReopenAsync,
        < 86 => GiveLateCodeAsync,
        < 90 => SignLateAsync,
        < 94 => ContestAsync,
        < 97 => ProposeDecisionAsync,
        _ => DecideAsync,
    };

    private async Task TryAsync(Func<TccmDbContext, Task> act)
    {
        await using var db = database.Open();
        await using var transaction = await db.Database.BeginTransactionAsync();
        try
        {
            await act(db);
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
            Done++;
        }
        catch (DomainException)
        {
            Refused++;
        }
    }

    /// <summary>Time goes on by up to three hours; on a new day what was planned for it happens, and what has passed is closed.</summary>
    private async Task MoveOnAsync()
    {
        var before = Today;
        Now = Now.AddSeconds(random.Next(3 * 3600));
        if (Today == before) return;
        await using var db = database.Open();
        foreach (var organisation in await db.Organisations.Whole().Where(one => one.Memberships.Any(period => period.Until == null && period.LeavesOn <= Today)).ToListAsync()) organisation.SettleLeaving(Now);
        foreach (var statement in await db.Statements.Whole().Where(one => one.Status == StatementStatus.Open && one.DeadlineAt <= Now).ToListAsync())
        {
            statement.Close(Actor.Portal, Now);
            open.Remove(statement.Slug);
            closed.Add(statement.Slug);
        }
        await db.SaveChangesAsync();
    }

    private async Task EnterAsync(TccmDbContext db)
    {
        var by = await ClerkAsync(db);
        var organisation = Organisation.Enter(World.Facts($"Registry {++count}"), null, by, Now);
        organisation.Admit(Category(), PartialDate.Of(Today), by, Now);
        db.Add(organisation);
        organisations.Add(organisation.Id);
    }

    private async Task AddContactAsync(TccmDbContext db)
    {
        var organisation = await SomeOrganisationAsync(db);
        // Now and then somebody who acts for another organisation already.
        var person = random.Next(4) == 0 && contacts.Count > 0 ? (await ContactAsync(db)).Person : new Person($"Person {++count}", EmailAddress.Parse($"p{count}@people.test"), Now);
        var by = await ActorAsync(db, organisation);
        var contact = organisation.AddContact(person, SomeRoles(), null, by, Now);
        if (random.Next(3) > 0)
        {
            var invitation = new Invitation(contact, Guid.NewGuid().ToByteArray(), by, Now);
            db.Add(invitation);
            invitations.Add(invitation.Id);
        }
        contacts.Add(contact.Id);
    }

    private async Task AcceptAsync(TccmDbContext db)
    {
        var id = Some(invitations[^Math.Min(invitations.Count, 12)..]);
        var invitation = await db.Invitations.Include(one => one.Contact.Person).Include(one => one.Contact.Organisation.Contacts).ThenInclude(one => one.Person).SingleAsync(one => one.Id == id);
        if (random.Next(10) == 0) invitation.Decline(Now);
        else invitation.Accept(invitation.Contact.Person.LoginId ?? Guid.CreateVersion7(), Now);
    }

    private async Task ChangeRolesAsync(TccmDbContext db)
    {
        var contact = await ContactAsync(db);
        var organisation = (await db.OrganisationAsync(contact.OrganisationId))!;
        organisation.ChangeRoles(contact, SomeRoles(), null, await ActorAsync(db, organisation), Now, knowing: random.Next(2) == 0);
    }

    private async Task RemoveAsync(TccmDbContext db)
    {
        var contact = await ContactAsync(db);
        var organisation = (await db.OrganisationAsync(contact.OrganisationId))!;
        organisation.RemoveContact(contact, await ActorAsync(db, organisation), Now, "They left.", knowing: random.Next(2) == 0);
    }

    private async Task EntrustAsync(TccmDbContext db)
    {
        var contact = await ContactAsync(db);
        var organisation = (await db.OrganisationAsync(contact.OrganisationId))!;
        organisation.Entrust(contact, SomeAuthority(), await ActorAsync(db, organisation), Now);
    }

    private Task RenameAsync(TccmDbContext db) => OnAsync(db, (organisation, by) =>
        organisation.Rename(organisation.Facts with { DisplayName = $"Registry {++count}" }, Today.AddDays(-random.Next(3)), by, Now));

    private Task LeaveAsync(TccmDbContext db) => OnAsync(db, (organisation, by) => organisation.Leave(Today.AddDays(random.Next(2) == 0 ? 0 : random.Next(40)), "They leave.", by, Now));

    private async Task OpenAsync(TccmDbContext db)
    {
        if (open.Count > 3) throw new DomainException("Enough are open.");
        var by = await ClerkAsync(db);
        var statement = Statement.Begin($"statement-{++count}", StatementKind.JointStatement, null, "en", $"Statement {count}", "We run it.", by, Now);
        statement.OpenForSignature(new Deadline(Now.AddHours(random.Next(1, 24 * 9)), "Etc/UTC"), by, Now);
        db.Add(statement);
        open.Add(statement.Slug);
    }

    private async Task SignAsync(TccmDbContext db)
    {
        var contact = await db.LockedContactAsync(await SignatoryAsync(db, _ => true));
        var statement = (await db.LockedStatementAsync(Some(open)))!;
        var signature = statement.Sign(Guid.CreateVersion7(), contact, random.Next(20) == 0 ? new string('0', 64) : statement.Text.Sha256, random.Next(12) == 0 ? SomeAuthority() : contact.Authority ?? World.AsOfficer, random.Next(20) > 0, Now);
        await db.SaveChangesAsync();
        Signed.Add(signature.Id);
        SignedUnder.Add(signature.Id, statement.Text.Id);
    }

    private async Task OpenAnewAsync(TccmDbContext db)
    {
        var by = await ClerkAsync(db);
        var statement = (await db.LockedStatementAsync(Some(open)))!;
        statement.Write(statement.Kind, statement.Process, "en", statement.DraftTitle, $"We run it, text {++count}.", by, Now);
        statement.OpenAnew(statement.DraftNumber, "Other words.", new Deadline(Now.AddHours(random.Next(1, 24 * 9)), "Etc/UTC"), by, Now);
        await db.SaveChangesAsync();
        OpenedAnew++;
    }

    private async Task WithdrawAsync(TccmDbContext db)
    {
        var statement = (await db.StatementAsync(SomeSigned()))!;
        var signed = statement.LiveSignatures.Select(signature => signature.OrganisationId).ToList();
        var contact = await db.LockedContactAsync(await SignatoryAsync(db, signed.Contains));
        statement = (await db.LockedStatementAsync(statement.Slug))!;
        var signature = statement.Withdraw(contact, Now);
        await db.SaveChangesAsync();
        TakenBack.Add(signature.Id);
        Paused.Remove(signature.Id);
    }

    private async Task CloseAsync(TccmDbContext db)
    {
        var slug = Some(open);
        (await db.LockedStatementAsync(slug))!.Close(await ClerkAsync(db), Now);
        open.Remove(slug);
        closed.Add(slug);
    }

    private async Task ReopenAsync(TccmDbContext db)
    {
        var slug = SomeRecent();
        (await db.LockedStatementAsync(slug))!.Reopen(new Deadline(Now.AddHours(random.Next(1, 24 * 5)), "Etc/UTC"), "More time was asked for.", await ClerkAsync(db), Now);
        await db.SaveChangesAsync();
        closed.Remove(slug);
        open.Add(slug);
        Reopened++;
    }

    private async Task GiveLateCodeAsync(TccmDbContext db)
    {
        var slug = SomeRecent();
        // One that has somebody to sign with it.
        var signatory = await SignatoryAsync(db, _ => true);
        var organisation = (await db.OrganisationAsync(await db.Contacts.Where(contact => contact.Id == signatory).Select(contact => contact.OrganisationId).SingleAsync()))!;
        var code = (await db.LockedStatementAsync(slug))!.GiveLateCode(organisation, "Its board met later.", new Deadline(Now.AddHours(random.Next(1, 24 * 20)), "Etc/UTC"), System.Security.Cryptography.RandomNumberGenerator.GetBytes(32), await ClerkAsync(db), Now);
        await db.SaveChangesAsync();
        codes.Add((slug, code.Id));
    }

    /// <summary>Mostly a signatory of the organisation that has the code, now and then one of another.</summary>
    private async Task SignLateAsync(TccmDbContext db)
    {
        var (slug, id) = Some(codes[^Math.Min(codes.Count, 6)..]);
        var of = (await db.StatementAsync(slug))!.LateCodes.Single(code => code.Id == id).OrganisationId;
        var contact = await db.LockedContactAsync(await SignatoryAsync(db, one => one == of));
        var statement = (await db.LockedStatementAsync(slug))!;
        var signature = statement.Sign(Guid.CreateVersion7(), contact, statement.Text.Sha256, contact.Authority ?? World.AsOfficer, declared: true, Now, late: statement.LateCodes.Single(code => code.Id == id));
        await db.SaveChangesAsync();
        Signed.Add(signature.Id);
        SignedUnder.Add(signature.Id, statement.Text.Id);
        codes.Remove((slug, id));
        Late++;
    }

    private async Task ContestAsync(TccmDbContext db)
    {
        var statement = (await db.LockedStatementAsync(SomeSigned()))!;
        var signature = Some([.. statement.Signatures]);
        var person = random.Next(2) == 0 ? await db.People.SingleAsync(one => one.Id == signature.PersonId) : null;
        statement.Contest(signature, person, person is null ? await ClerkAsync(db) : Actor.OfReceipt(person), "Nobody here knows of it.", Now);
        await db.SaveChangesAsync();
        Paused.Add(signature.Id);
    }

    private async Task ProposeDecisionAsync(TccmDbContext db)
    {
        var (statement, dispute) = await SomeDisputeAsync(db, proposed: false);
        statement.ProposeDecision(dispute, Enum.GetValues<DecisionReason>()[random.Next(7)], await ClerkAsync(db), Now);
    }

    private async Task DecideAsync(TccmDbContext db)
    {
        var (statement, dispute) = await SomeDisputeAsync(db, proposed: true);
        if (random.Next(6) == 0)
        {
            statement.SendBackDecision(dispute, await ClerkAsync(db), Now);
            return;
        }
        // Mostly by the other one, now and then by who proposed it.
        var clerk = await ClerkAsync(db);
        for (var tries = 0; tries < 3 && clerk.PersonId == dispute.ProposedById; tries++) clerk = await ClerkAsync(db);
        var signature = statement.Decide(dispute, dispute.ProposedReason!.Value, await db.SecretariatAsync(), clerk, Now);
        await db.SaveChangesAsync();
        Paused.Remove(signature.Id);
        if (signature.IsLive) Reinstated++;
        else
        {
            Invalidated++;
            TakenBack.Add(signature.Id);
        }
    }

    private async Task<(Statement Statement, Dispute Dispute)> SomeDisputeAsync(TccmDbContext db, bool proposed)
    {
        var some = await db.Disputes.Where(dispute => dispute.DecidedAt == null && (dispute.ProposedById != null) == proposed).OrderBy(dispute => dispute.RaisedAt).ThenBy(dispute => dispute.Id)
            .Join(db.Statements, dispute => dispute.StatementId, statement => statement.Id, (dispute, statement) => new { dispute.Id, statement.Slug }).ToListAsync();
        var one = Some(some);
        var statement = (await db.LockedStatementAsync(one.Slug))!;
        return (statement, statement.Disputes.Single(dispute => dispute.Id == one.Id));
    }

    private string SomeSigned() => Some([.. open, .. closed[^Math.Min(closed.Count, 6)..]]);

    private string SomeRecent() => Some(closed[^Math.Min(closed.Count, 6)..]);

    private async Task OnAsync(TccmDbContext db, Action<Organisation, Actor> act) => act(await SomeOrganisationAsync(db), await ClerkAsync(db));

    private async Task<Organisation> SomeOrganisationAsync(TccmDbContext db) => (await db.OrganisationAsync(Some(organisations)))!;

    private async Task<Contact> ContactAsync(TccmDbContext db)
    {
        var id = Some(contacts);
        return await db.Contacts.Include(contact => contact.Person).Include(contact => contact.Organisation).SingleAsync(contact => contact.Id == id);
    }

    /// <summary>Mostly a signatory of one of these; now and then anybody who was ever a contact.</summary>
    private async Task<Guid> SignatoryAsync(TccmDbContext db, Func<Guid, bool> of)
    {
        if (random.Next(4) == 0) return Some(contacts);
        var signatories = await db.Contacts.Where(contact => contact.Until == null && contact.Accepted != false && (contact.Roles & ContactRoles.Signatory) == ContactRoles.Signatory)
            .OrderBy(contact => contact.Id).Select(contact => new { contact.Id, contact.OrganisationId }).ToListAsync();
        return Some(signatories.Where(contact => of(contact.OrganisationId)).Select(contact => contact.Id).ToList());
    }

    private async Task<Actor> ClerkAsync(TccmDbContext db)
    {
        var id = clerks[random.Next(2)];
        return Actor.Secretariat(await db.People.Include(person => person.Contacts).SingleAsync(person => person.Id == id));
    }

    /// <summary>The secretariat, or a contact of the organisation, whatever its roles are.</summary>
    private async Task<Actor> ActorAsync(TccmDbContext db, Organisation organisation) =>
        random.Next(2) == 0 && organisation.CurrentContacts.ToList() is { Count: > 0 } colleagues ? Actor.For(colleagues[random.Next(colleagues.Count)]) : await ClerkAsync(db);

    private T Some<T>(List<T> things) => things.Count > 0 ? things[random.Next(things.Count)] : throw new DomainException("There is none yet.");

    private MembershipCategory Category() => random.Next(4) == 0 ? MembershipCategory.Supporter : MembershipCategory.Member;

    private ContactRoles SomeRoles() => (ContactRoles)random.Next(1, 16);

    private Authority SomeAuthority() => random.Next(3) switch
    {
        0 => World.AsOfficer,
        1 => new(AuthorityBasis.Delegated, null),
        _ => new(AuthorityBasis.Mandate, Today.AddDays(random.Next(-2, 30))),
    };
}
