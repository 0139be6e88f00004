using Microsoft.EntityFrameworkCore;
using Npgsql;
using Tccm.Domain.Adaptations;
using Tccm.Domain.Announcements;
using Tccm.Domain.Applications;
using Tccm.Domain.Audit;
using Tccm.Domain.Calendar;
using Tccm.Domain.Chat;
using Tccm.Domain.Deliveries;
using Tccm.Domain.Discussion;
using Tccm.Domain.Evidence;
using Tccm.Domain.Exchange;
using Tccm.Domain.Guests;
using Tccm.Domain.Imports;
using Tccm.Domain.Lists;
using Tccm.Domain.Meetings;
using Tccm.Domain.Organisations;
using Tccm.Domain.Outages;
using Tccm.Domain.Outbox;
using Tccm.Domain.PersonalData;
using Tccm.Domain.Prospects;
using Tccm.Domain.Purpose;
using Tccm.Domain.Resources;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Domain.Translations;

namespace Tccm.Domain.Database;

/// <summary>The register. One save writes a change, its audit entries, its evidence and its letters together or not at all.</summary>
public sealed class TccmDbContext(DbContextOptions<TccmDbContext> options) : DbContext(options)
{
    public const string Schema = "portal";
    private const long LogLock = 0x7463636D; // "tccm"
    private const long PurposeLock = 0x70757270; // "purp"

    private readonly List<Leaf> unattached = [];

    // Rows are locked FOR NO KEY UPDATE: whoever refers to a locked row by a foreign key does not wait for it, and so
    // two acts that lock one row each and refer to the other's never wait for one another.

    public DbSet<Organisation> Organisations => Set<Organisation>();
    public DbSet<MembershipPeriod> MembershipPeriods => Set<MembershipPeriod>();
    public DbSet<Person> People => Set<Person>();
    public DbSet<Contact> Contacts => Set<Contact>();
    public DbSet<DomainControl> DomainControls => Set<DomainControl>();
    public DbSet<Invitation> Invitations => Set<Invitation>();
    public DbSet<EvidenceCheck> EvidenceChecks => Set<EvidenceCheck>();
    public DbSet<Handover> Handovers => Set<Handover>();
    public DbSet<Appointment> Appointments => Set<Appointment>();
    public DbSet<Application> Applications => Set<Application>();
    public DbSet<Prospect> Prospects => Set<Prospect>();
    public DbSet<Guest> Guests => Set<Guest>();
    public DbSet<MailingList> MailingLists => Set<MailingList>();
    public DbSet<PurposeVersion> PurposeVersions => Set<PurposeVersion>();
    public DbSet<PurposeDraft> PurposeDrafts => Set<PurposeDraft>();
    public DbSet<PurposeSignature> PurposeSignatures => Set<PurposeSignature>();
    public DbSet<PurposeHandover> PurposeHandovers => Set<PurposeHandover>();
    public DbSet<SigningRequest> SigningRequests => Set<SigningRequest>();
    public DbSet<Statement> Statements => Set<Statement>();
    public DbSet<Revision> Revisions => Set<Revision>();
    public DbSet<Paragraph> Paragraphs => Set<Paragraph>();
    public DbSet<DraftText> DraftTexts => Set<DraftText>();
    public DbSet<Comment> Comments => Set<Comment>();
    public DbSet<PositionRound> PositionRounds => Set<PositionRound>();
    public DbSet<Position> Positions => Set<Position>();
    public DbSet<ParagraphUse> ParagraphUses => Set<ParagraphUse>();
    public DbSet<Intention> Intentions => Set<Intention>();
    public DbSet<Translation> Translations => Set<Translation>();
    public DbSet<TranslatedText> TranslatedTexts => Set<TranslatedText>();
    public DbSet<Signature> Signatures => Set<Signature>();
    public DbSet<Adaptation> Adaptations => Set<Adaptation>();
    public DbSet<Edition> Editions => Set<Edition>();
    public DbSet<Deliverable> Deliverables => Set<Deliverable>();
    public DbSet<Republication> Republications => Set<Republication>();
    public DbSet<Process> Processes => Set<Process>();
    public DbSet<Following> Followings => Set<Following>();
    public DbSet<SharedNote> SharedNotes => Set<SharedNote>();
    public DbSet<Resource> Resources => Set<Resource>();
    public DbSet<ChatGroup> ChatGroups => Set<ChatGroup>();
    public DbSet<ChatPlace> ChatPlaces => Set<ChatPlace>();
    public DbSet<Announcement> Announcements => Set<Announcement>();
    public DbSet<OutboxPause> OutboxPauses => Set<OutboxPause>();
    public DbSet<Opening> Openings => Set<Opening>();
    public DbSet<OpeningVersion> OpeningVersions => Set<OpeningVersion>();
    public DbSet<DateCheck> DateChecks => Set<DateCheck>();
    public DbSet<Release> Releases => Set<Release>();
    public DbSet<CalendarLink> CalendarLinks => Set<CalendarLink>();
    public DbSet<Objective> Objectives => Set<Objective>();
    public DbSet<Series> MeetingSeries => Set<Series>();
    public DbSet<Meeting> Meetings => Set<Meeting>();
    public DbSet<MeetingAnswer> MeetingAnswers => Set<MeetingAnswer>();
    public DbSet<MeetingAction> MeetingActions => Set<MeetingAction>();
    public DbSet<RoundTable> RoundTables => Set<RoundTable>();
    public DbSet<ImportBatch> ImportBatches => Set<ImportBatch>();
    public DbSet<ImportedThing> ImportedThings => Set<ImportedThing>();
    public DbSet<Leaf> Leaves => Set<Leaf>();
    public DbSet<Verification> Verifications => Set<Verification>();
    public DbSet<SigningTrace> SigningTraces => Set<SigningTrace>();
    public DbSet<Outage> Outages => Set<Outage>();
    public DbSet<Beat> Beats => Set<Beat>();
    public DbSet<KeptCheckpoint> Checkpoints => Set<KeptCheckpoint>();
    public DbSet<Dispute> Disputes => Set<Dispute>();
    public DbSet<ReceiptLink> ReceiptLinks => Set<ReceiptLink>();
    public DbSet<Publication> Publications => Set<Publication>();
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

    /// <summary>The announcement, locked until the transaction ends, so that of two who send it at once the second meets the first.</summary>
    public async Task<Announcement?> LockedAnnouncementAsync(Guid id, CancellationToken cancellationToken = default)
    {
        await Database.ExecuteSqlAsync($"SELECT 1 FROM portal.announcements WHERE id = {id} FOR NO KEY UPDATE", cancellationToken);
        return await Announcements.SingleOrDefaultAsync(one => one.Id == id, cancellationToken);
    }

    /// <summary>Since when, why and by whom all letters are held back; null while they leave.</summary>
    public Task<OutboxPause?> OutboxPauseAsync(CancellationToken cancellationToken = default) => OutboxPauses.SingleOrDefaultAsync(pause => pause.EndedAt == null, cancellationToken);

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
            .Include(contact => contact.Organisation.DomainControls)
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
            .Where(contact => contact.OrganisationId == organisationId && contact.Until == null).AsSplitQuery().ToListAsync(cancellationToken))
            .OrderBy(contact => contact.Person.Name, Names.Order).ThenBy(contact => contact.Id)];

    /// <summary>Handovers of an organisation that are neither accepted nor ended.</summary>
    public async Task<IReadOnlyList<Handover>> OpenHandoversAsync(Guid organisationId, CancellationToken cancellationToken = default) =>
        await Handovers.Include(handover => handover.From.Person).Include(handover => handover.From.Organisation).Include(handover => handover.To.Person)
            .Where(handover => handover.AcceptedAt == null && handover.EndedAt == null && handover.From.OrganisationId == organisationId).ToListAsync(cancellationToken);

    /// <summary>Everybody in the secretariat, locked until the transaction ends, so that two who leave at once come one after the other.</summary>
    public async Task<IReadOnlyList<Person>> LockedSecretariatAsync(CancellationToken cancellationToken = default)
    {
        ChangeTracker.Clear();
        await Database.ExecuteSqlAsync($"SELECT 1 FROM portal.people WHERE secretariat_since IS NOT NULL ORDER BY id FOR NO KEY UPDATE", cancellationToken);
        return await SecretariatAsync(cancellationToken);
    }

    /// <summary>Everybody in the secretariat, with the organisations they work for.</summary>
    public async Task<IReadOnlyList<Person>> SecretariatAsync(CancellationToken cancellationToken = default) =>
        [.. (await People.Where(person => person.SecretariatSince != null)
            .Include(person => person.Contacts).ThenInclude(contact => contact.Organisation)
            .AsSplitQuery().ToListAsync(cancellationToken)).OrderBy(person => person.Name, Names.Order)];

    /// <summary>A person, locked until the transaction ends, so that of two that write to them the second meets the first.</summary>
    public async Task<Person?> LockedPersonAsync(Guid id, CancellationToken cancellationToken = default)
    {
        ChangeTracker.Clear();
        await Database.ExecuteSqlAsync($"SELECT 1 FROM portal.people WHERE id = {id} FOR NO KEY UPDATE", cancellationToken);
        return await People.SingleOrDefaultAsync(person => person.Id == id, cancellationToken);
    }

    /// <summary>The person behind an address: the one that is known, or a new one by the given name.</summary>
    public async Task<Person> PersonAsync(string name, EmailAddress email, DateTimeOffset at, CancellationToken cancellationToken = default)
    {
        if (People.Local.FirstOrDefault(person => person.EmailKey == email.Canonical) is { } seen) return seen;
        if (await People.SingleOrDefaultAsync(person => person.EmailKey == email.Canonical, cancellationToken) is { } known) return known;
        return People.Add(new Person(name, email, at)).Entity;
    }

    /// <summary>The invitation of a mailed link, by the SHA-256 of the link's secret.</summary>
    public Task<Invitation?> InvitationAsync(byte[] secretHash, CancellationToken cancellationToken = default) =>
        Invitations.Include(invitation => invitation.Contact.Person).Include(invitation => invitation.Contact.Organisation.Memberships)
            .SingleOrDefaultAsync(invitation => invitation.SecretHash == secretHash, cancellationToken);

    /// <summary>The Statement of Purpose that is signed now: the latest version, if there is one.</summary>
    public Task<PurposeVersion?> PurposeInForceAsync(CancellationToken cancellationToken = default) =>
        PurposeVersions.OrderByDescending(version => version.Major).ThenByDescending(version => version.Minor).FirstOrDefaultAsync(cancellationToken);

    /// <summary>The same, and it stays in force until the transaction ends: an adoption waits. Lock contacts and organisations before it.</summary>
    public async Task<PurposeVersion?> HeldPurposeInForceAsync(CancellationToken cancellationToken = default)
    {
        await Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock_shared({PurposeLock})", cancellationToken);
        return await PurposeInForceAsync(cancellationToken);
    }

    /// <summary>What an organisation signed of the Purpose, with the versions, the earliest first.</summary>
    public async Task<IReadOnlyList<PurposeSignature>> PurposeSignaturesOfAsync(Guid? organisationId, CancellationToken cancellationToken = default) =>
        await PurposeSignatures.Include(signature => signature.PurposeVersion).Where(signature => signature.OrganisationId == organisationId)
            .OrderBy(signature => signature.PurposeVersion.Major).ThenBy(signature => signature.PurposeVersion.Minor).ThenBy(signature => signature.SignedAt).ToListAsync(cancellationToken);

    /// <summary>The draft of the next version that is being written, if there is one.</summary>
    public Task<PurposeDraft?> PurposeDraftAsync(CancellationToken cancellationToken = default) =>
        PurposeDrafts.SingleOrDefaultAsync(draft => draft.IsOpen, cancellationToken);

    /// <summary>The same; until the transaction ends nobody else changes the draft, and nobody signs while it is adopted.</summary>
    public async Task<PurposeDraft?> LockedPurposeDraftAsync(CancellationToken cancellationToken = default)
    {
        await LockPurposeAsync(cancellationToken);
        return await PurposeDraftAsync(cancellationToken);
    }

    public Task LockPurposeAsync(CancellationToken cancellationToken = default) =>
        Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({PurposeLock})", cancellationToken);

    /// <summary>The last request to sign the Purpose for an application, whatever came of it.</summary>
    public Task<PurposeHandover?> LastPurposeHandoverAsync(Application application, CancellationToken cancellationToken = default) => PurposeHandovers
        .Where(handover => handover.ApplicationId == application.Id).OrderByDescending(handover => handover.CreatedAt).ThenByDescending(handover => handover.Id).FirstOrDefaultAsync(cancellationToken);

    /// <summary>The last request to sign the Purpose for an organisation, whatever came of it.</summary>
    public Task<PurposeHandover?> LastPurposeHandoverAsync(Organisation organisation, CancellationToken cancellationToken = default) => PurposeHandovers
        .Where(handover => handover.OrganisationId == organisation.Id).OrderByDescending(handover => handover.CreatedAt).ThenByDescending(handover => handover.Id).FirstOrDefaultAsync(cancellationToken);

    /// <summary>The handover of a mailed link, by the SHA-256 of the link's secret, with whom it is for.</summary>
    public Task<PurposeHandover?> PurposeHandoverAsync(byte[] secretHash, CancellationToken cancellationToken = default) => PurposeHandovers
        .Include(handover => handover.Application)
        .Include(handover => handover.Contact!.Person)
        .Include(handover => handover.Organisation!.Memberships)
        .Include(handover => handover.Organisation!.Contacts).ThenInclude(contact => contact.Person)
        .AsSplitQuery().SingleOrDefaultAsync(handover => handover.SecretHash == secretHash, cancellationToken);

    /// <summary>
    /// The same, with what it is for locked until the transaction ends, so that of two signings at once the second meets the first.
    /// </summary>
    public async Task<PurposeHandover?> LockedPurposeHandoverAsync(byte[] secretHash, CancellationToken cancellationToken = default)
    {
        ChangeTracker.Clear();
        await Database.ExecuteSqlAsync($"SELECT 1 FROM portal.applications WHERE id = (SELECT application_id FROM portal.purpose_handovers WHERE secret_hash = {secretHash}) FOR UPDATE", cancellationToken);
        await Database.ExecuteSqlAsync($"SELECT 1 FROM portal.organisations WHERE id = (SELECT organisation_id FROM portal.purpose_handovers WHERE secret_hash = {secretHash}) FOR UPDATE", cancellationToken);
        return await PurposeHandoverAsync(secretHash, cancellationToken);
    }

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

    /// <summary>
    /// The organisation and its people, locked until the transaction ends: for what ends the right to sign. A signature that has
    /// begun is made before; one that begins later meets the end. What the request has read before is forgotten.
    /// </summary>
    public async Task<Organisation?> LockedWithPeopleAsync(Guid id, CancellationToken cancellationToken = default)
    {
        ChangeTracker.Clear();
        await Database.ExecuteSqlAsync($"SELECT 1 FROM portal.organisations WHERE id = {id} FOR NO KEY UPDATE", cancellationToken);
        await Database.ExecuteSqlAsync($"SELECT 1 FROM portal.contacts WHERE organisation_id = {id} ORDER BY id FOR NO KEY UPDATE", cancellationToken);
        return await OrganisationAsync(id, cancellationToken);
    }

    /// <summary>
    /// Keeps everybody else from changing the register of organisations until the transaction ends, so that a list is taken
    /// over as it was matched. Nothing may be locked before it, and whatever else is wanted is not waited for.
    /// </summary>
    public Task LockOrganisationsAsync(CancellationToken cancellationToken = default) =>
        Database.ExecuteSqlRawAsync("LOCK TABLE portal.organisations IN SHARE ROW EXCLUSIVE MODE", cancellationToken);

    /// <summary>
    /// Locks rows that are about to be changed or taken away, or refuses at once where somebody is at work with one: who
    /// holds a table or many rows must not wait for others, or two wait for one another.
    /// </summary>
    public async Task LockAtOnceAsync(string table, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken = default)
    {
        if (ids.Count == 0) return;
        try
        {
            var sql = $"SELECT count(*) FROM (SELECT 1 FROM portal.{new NpgsqlCommandBuilder().QuoteIdentifier(table)} WHERE id = ANY ({{0}}) ORDER BY id FOR UPDATE NOWAIT) locked";
            await Database.ExecuteSqlRawAsync(sql, [ids.ToArray()], cancellationToken);
        }
        catch (PostgresException held) when (held.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            throw new DomainException("Somebody is at work with one of these at this very moment. Try again in a moment; nothing was changed.");
        }
    }

    /// <summary>The database's clock, to the second, which decides what was in time.</summary>
    public async Task<DateTimeOffset> ClockAsync(CancellationToken cancellationToken = default)
    {
        var now = await Database.SqlQuery<DateTime>($"SELECT clock_timestamp() AS \"Value\"").SingleAsync(cancellationToken);
        return new DateTimeOffset(now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond)), TimeSpan.Zero);
    }

    /// <summary>Nobody else appends to the evidence log until the transaction ends. Nothing may be waited for after it.</summary>
    public Task LockLogAsync(CancellationToken cancellationToken = default) =>
        Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({LogLock})", cancellationToken);

    /// <summary>For what is no noun's act: a key of the log itself. Saved with the next save.</summary>
    public void Append(Leaf leaf) => unattached.Add(leaf);

    /// <summary>Saves everything of the request. What a guard would refuse, but a race let through, is refused here in the same words.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var nouns = ChangeTracker.Entries<Noun>().Select(entry => entry.Entity).ToList();
        AuditEntries.AddRange(nouns.SelectMany(noun => noun.TakeUnsavedActs()));
        Leaf[] leaves = [.. nouns.SelectMany(noun => noun.TakeUnsavedLeaves()).Concat(unattached).OrderBy(leaf => leaf.Drawn)];
        unattached.Clear();
        try
        {
            if (leaves.Length == 0) return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
            await using var own = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellationToken) : null;
            var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
            // The log's lock is taken last, when no row is waited for any more: so no two acts wait for one another.
            saved += await AppendAsync(leaves, cancellationToken);
            if (own is not null) await own.CommitAsync(cancellationToken);
            return saved;
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new DomainException("Somebody else changed this at the same moment. Look at it as it is now; nothing of yours was saved.");
        }
        catch (DbUpdateException failed) when (failed.InnerException is PostgresException { SqlState: PostgresErrorCodes.ForeignKeyViolation })
        {
            throw new DomainException("What this belongs to was taken off the register at the same moment. Nothing was saved.");
        }
        catch (DbUpdateException failed) when (failed.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } violated
            && Constraints.RefusalFor(violated.ConstraintName) is { } refusal)
        {
            throw new DomainException(refusal);
        }
    }

    /// <summary>Appends to the evidence log: no gaps, no two at one place.</summary>
    private async Task<int> AppendAsync(Leaf[] leaves, CancellationToken cancellationToken)
    {
        await LockLogAsync(cancellationToken);
        var next = await Leaves.Select(leaf => (long?)leaf.Index).MaxAsync(cancellationToken) + 1 ?? 0;
        foreach (var leaf in leaves) leaf.Index = next++;
        Leaves.AddRange(leaves);
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess: true, cancellationToken);
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
