using Microsoft.EntityFrameworkCore;
using Npgsql;
using Tccm.Domain.Applications;
using Tccm.Domain.Audit;
using Tccm.Domain.Calendar;
using Tccm.Domain.Evidence;
using Tccm.Domain.Organisations;
using Tccm.Domain.Outbox;
using Tccm.Domain.PersonalData;
using Tccm.Domain.Purpose;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;

namespace Tccm.Domain.Database;

/// <summary>The register. One save writes a change, its audit entries, its evidence and its letters together or not at all.</summary>
public sealed class TccmDbContext(DbContextOptions<TccmDbContext> options) : DbContext(options)
{
    public const string Schema = "portal";
    private const long LogLock = 0x7463636D; // "tccm"

    // Rows are locked FOR NO KEY UPDATE: whoever refers to a locked row by a foreign key does not wait for it, and so
    // two acts that lock one row each and refer to the other's never wait for one another.

    public DbSet<Organisation> Organisations => Set<Organisation>();
    public DbSet<MembershipPeriod> MembershipPeriods => Set<MembershipPeriod>();
    public DbSet<Person> People => Set<Person>();
    public DbSet<Contact> Contacts => Set<Contact>();
    public DbSet<Invitation> Invitations => Set<Invitation>();
    public DbSet<EvidenceCheck> EvidenceChecks => Set<EvidenceCheck>();
    public DbSet<Application> Applications => Set<Application>();
    public DbSet<PurposeVersion> PurposeVersions => Set<PurposeVersion>();
    public DbSet<PurposeSignature> PurposeSignatures => Set<PurposeSignature>();
    public DbSet<Statement> Statements => Set<Statement>();
    public DbSet<Revision> Revisions => Set<Revision>();
    public DbSet<Signature> Signatures => Set<Signature>();
    public DbSet<Edition> Editions => Set<Edition>();
    public DbSet<Opening> Openings => Set<Opening>();
    public DbSet<Objective> Objectives => Set<Objective>();
    public DbSet<Leaf> Leaves => Set<Leaf>();
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();
    public DbSet<ErasureRequest> ErasureRequests => Set<ErasureRequest>();
    public DbSet<MailedLink> MailedLinks => Set<MailedLink>();
    public DbSet<RetentionRun> RetentionRuns => Set<RetentionRun>();
    public DbSet<OutboxEmail> Outbox => Set<OutboxEmail>();

    /// <summary>Whether the register holds anything: an empty one may be filled by a story or a backup.</summary>
    public async Task<bool> IsUsedAsync(CancellationToken cancellationToken = default) =>
        await AuditEntries.AnyAsync(cancellationToken) || await People.AnyAsync(cancellationToken);

    public Task<Statement?> StatementAsync(string slug, CancellationToken cancellationToken = default) =>
        Statements.Whole().SingleOrDefaultAsync(statement => statement.Slug == slug, cancellationToken);

    /// <summary>The statement, locked until the transaction ends, so that signing, closing and publishing happen one after the other.</summary>
    public async Task<Statement?> LockedStatementAsync(string slug, CancellationToken cancellationToken = default)
    {
        await Database.ExecuteSqlAsync($"SELECT 1 FROM portal.statements WHERE slug = {slug} FOR NO KEY UPDATE", cancellationToken);
        return await StatementAsync(slug, cancellationToken);
    }

    /// <summary>
    /// The contact, locked until the transaction ends, so that a removal and a signature happen one after the other.
    /// What the request has read before is forgotten: lock the contact first, then read the rest.
    /// </summary>
    public async Task<Contact> LockedContactAsync(Guid id, CancellationToken cancellationToken = default)
    {
        ChangeTracker.Clear();
        await Database.ExecuteSqlAsync($"SELECT 1 FROM portal.contacts WHERE id = {id} FOR NO KEY UPDATE", cancellationToken);
        return await Contacts.Include(contact => contact.Person)
            .Include(contact => contact.Organisation.Memberships)
            .Include(contact => contact.Organisation.Contacts).ThenInclude(colleague => colleague.Person)
            .AsSplitQuery().SingleAsync(contact => contact.Id == id, cancellationToken);
    }

    /// <summary>
    /// Locks the organisation of a contact until the transaction ends, so that changes among its people happen one after the other.
    /// What the request has read before is forgotten.
    /// </summary>
    public async Task LockOrganisationOfAsync(Guid contactId, CancellationToken cancellationToken = default)
    {
        ChangeTracker.Clear();
        await Database.ExecuteSqlAsync($"SELECT 1 FROM portal.organisations WHERE id = (SELECT organisation_id FROM portal.contacts WHERE id = {contactId}) FOR NO KEY UPDATE", cancellationToken);
        // Its contacts too, so that an act of one of them that has begun is over before its entitlement ends, and at an earlier time.
        await Database.ExecuteSqlAsync($"SELECT 1 FROM portal.contacts WHERE organisation_id = (SELECT organisation_id FROM portal.contacts WHERE id = {contactId}) ORDER BY id FOR NO KEY UPDATE", cancellationToken);
    }

    /// <summary>The current contacts of an organisation, with their persons and the organisation's memberships.</summary>
    public async Task<IReadOnlyList<Contact>> ColleaguesAsync(Guid organisationId, CancellationToken cancellationToken = default) =>
        [.. (await Contacts.Include(contact => contact.Person).Include(contact => contact.Organisation.Memberships)
            .Where(contact => contact.OrganisationId == organisationId && contact.Until == null).ToListAsync(cancellationToken))
            .OrderBy(contact => contact.Person.Name, Names.Order).ThenBy(contact => contact.Id)];

    /// <summary>The person behind an address: the one that is known, or a new one by the given name.</summary>
    public async Task<Person> PersonAsync(string name, EmailAddress email, DateTimeOffset at, CancellationToken cancellationToken = default)
    {
        if (People.Local.FirstOrDefault(person => person.EmailKey == email.Canonical) is { } seen) return seen;
        if (await People.SingleOrDefaultAsync(person => person.EmailKey == email.Canonical, cancellationToken) is { } known) return known;
        return People.Add(new Person(name, email, at)).Entity;
    }

    /// <summary>The invitation of a mailed link, by the SHA-256 of the link's secret.</summary>
    public Task<Invitation?> InvitationAsync(byte[] secretHash, CancellationToken cancellationToken = default) =>
        Invitations.Include(invitation => invitation.Contact.Person).Include(invitation => invitation.Contact.Organisation)
            .SingleOrDefaultAsync(invitation => invitation.SecretHash == secretHash, cancellationToken);

    /// <summary>The Statement of Purpose that is signed now: the latest version, if there is one.</summary>
    public Task<PurposeVersion?> PurposeInForceAsync(CancellationToken cancellationToken = default) =>
        PurposeVersions.OrderByDescending(version => version.Major).ThenByDescending(version => version.Minor).FirstOrDefaultAsync(cancellationToken);

    /// <summary>The application, locked until the transaction ends, so that of two decisions at once the second meets the first.</summary>
    public async Task<Application?> LockedApplicationAsync(Guid id, CancellationToken cancellationToken = default)
    {
        await Database.ExecuteSqlAsync($"SELECT 1 FROM portal.applications WHERE id = {id} FOR UPDATE", cancellationToken);
        return await Applications.SingleOrDefaultAsync(application => application.Id == id, cancellationToken);
    }

    /// <summary>The organisation with its names, memberships and people.</summary>
    public Task<Organisation?> OrganisationAsync(Guid id, CancellationToken cancellationToken = default) =>
        Organisations.Whole().SingleOrDefaultAsync(organisation => organisation.Id == id, cancellationToken);

    /// <summary>The organisation, locked until the transaction ends, so that two removals do not each leave the other as the last.</summary>
    public async Task<Organisation?> LockedOrganisationAsync(Guid id, CancellationToken cancellationToken = default)
    {
        await Database.ExecuteSqlAsync($"SELECT 1 FROM portal.organisations WHERE id = {id} FOR UPDATE", cancellationToken);
        return await OrganisationAsync(id, cancellationToken);
    }

    /// <summary>The database's clock, to the second, which decides what was in time.</summary>
    public async Task<DateTimeOffset> ClockAsync(CancellationToken cancellationToken = default)
    {
        var now = await Database.SqlQuery<DateTime>($"SELECT clock_timestamp() AS \"Value\"").SingleAsync(cancellationToken);
        return new DateTimeOffset(now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond)), TimeSpan.Zero);
    }

    /// <summary>Appends an act to the evidence log: no gaps, no two at one place. Must run inside the act's transaction.</summary>
    public async Task AppendAsync(Leaf leaf, CancellationToken cancellationToken = default)
    {
        if (Database.CurrentTransaction is null) throw new InvalidOperationException("Evidence is appended inside the act's transaction.");
        await Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({LogLock})", cancellationToken);
        leaf.Index = await Leaves.CountAsync(cancellationToken);
        Leaves.Add(leaf);
    }

    /// <summary>Saves everything of the request. What a guard would refuse, but a race let through, is refused here in the same words.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        AuditEntries.AddRange(ChangeTracker.Entries<Noun>().ToList().SelectMany(entry => entry.Entity.TakeUnsavedActs()));
        try
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new DomainException("Somebody else changed this at the same moment. Look at it as it is now; nothing of yours was saved.");
        }
        catch (DbUpdateException failed) when (failed.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } violated
            && Constraints.RefusalFor(violated.ConstraintName) is { } refusal)
        {
            throw new DomainException(refusal);
        }
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema(Schema);
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(TccmDbContext).Assembly);
        modelBuilder.UseSnakeCase();
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Text.PartialDate>().HaveConversion<PartialDateConverter>().HaveMaxLength(10);
        configurationBuilder.Properties<Text.EmailAddress>().HaveConversion<EmailAddressConverter>().HaveMaxLength(320);
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
    }
}
