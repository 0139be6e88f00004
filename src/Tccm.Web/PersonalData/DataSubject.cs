using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Adaptations;
using Tccm.Domain.Applications;
using Tccm.Domain.Audit;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Prospects;
using Tccm.Domain.Purpose;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;

namespace Tccm.Web.PersonalData;

/// <summary>Somebody, by their entry on the register or by an address alone, and where they appear.</summary>
/// <param name="Person">Their entry; null for who is only named in an application or written to.</param>
/// <param name="Traces">Their names and addresses, those of before too.</param>
/// <param name="Applications">Those that name them, by address, and those on which they acted.</param>
/// <param name="Acts">What they did, by the audit.</param>
/// <param name="About">The ids of what they had to do with: words that stand there may be about them.</param>
public sealed record DataSubject(Person? Person, Traces Traces, IReadOnlyList<Application> Applications, IReadOnlyList<AuditEntry> Acts, IReadOnlySet<Guid> About)
{
    /// <summary>The Purpose handed to somebody, by them or to them.</summary>
    public IReadOnlyList<PurposeHandover> Handovers { get; private init; } = [];

    /// <summary>Requests to sign a statement, by them or for them.</summary>
    public IReadOnlyList<SigningRequest> SigningRequests { get; private init; } = [];

    /// <summary>Organisations that were approached through them or by them.</summary>
    public IReadOnlyList<Prospect> Prospects { get; private init; } = [];

    /// <summary>What they registered that was made of a statement, in public or for their organisation.</summary>
    public IReadOnlyList<Adaptation> Adaptations { get; private init; } = [];

    public static async Task<DataSubject> OfAsync(TccmDbContext db, EmailAddress address, CancellationToken cancellationToken = default) =>
        await db.People.Where(person => person.EmailKey == address.Canonical && person.ErasedAt == null).Select(person => (Guid?)person.Id).SingleOrDefaultAsync(cancellationToken) is { } id
            ? await OfAsync(db, id, cancellationToken)
            : await WithAsync(db, null, new Traces([], [address]), cancellationToken);

    public static async Task<DataSubject> OfAsync(TccmDbContext db, Guid personId, CancellationToken cancellationToken = default)
    {
        var person = await db.People.Include(one => one.Contacts).ThenInclude(contact => contact.Organisation.Contacts).AsSplitQuery()
            .SingleAsync(one => one.Id == personId, cancellationToken);
        return await WithAsync(db, person, person.Traces, cancellationToken);
    }

    private static async Task<DataSubject> WithAsync(TccmDbContext db, Person? person, Traces known, CancellationToken cancellationToken)
    {
        var acts = person is null ? [] : await db.AuditEntries.AsNoTracking().Where(entry => entry.PersonId == person.Id).OrderBy(entry => entry.Id).ToListAsync(cancellationToken);
        var all = await db.Applications.ToListAsync(cancellationToken);
        var handovers = (await db.PurposeHandovers.Include(one => one.Application).Include(one => one.Organisation).ToListAsync(cancellationToken)).Where(one => one.Names(known)).ToList();
        var (keys, id) = (known.Addresses.ToList(), person?.Id);
        var requests = await db.SigningRequests.Include(one => one.Statement.Revisions).Include(one => one.Organisation).AsSplitQuery().Where(one => keys.Contains(one.SignerKey) || one.Contact.PersonId == id).ToListAsync(cancellationToken);
        var guests = await db.Guests.Where(guest => keys.Contains(guest.EmailKey)).Select(guest => guest.Name).ToListAsync(cancellationToken);
        var adaptations = await db.Adaptations.Whole().Where(one => one.SubmitterKey != null && keys.Contains(one.SubmitterKey) || id != null && one.SubmittedById == id).OrderBy(one => one.CreatedAt).ToListAsync(cancellationToken);
        var prospects = (await db.Prospects.Whole().ToListAsync(cancellationToken)).Where(one => one.Names(known) || known.Names.Any(name => new Traces([name], []).IsIn(one.People ?? "", aboutThem: true)) || one.Approaches.Any(approach => approach.ById == id)).ToList();
        var addresses = all.SelectMany(application => application.Contacts.Select(contact => contact.Email).Append(application.ApplicantEmail)).Where(known.IsAddress);
        var traces = new Traces(
            [
                .. known.Names, .. all.SelectMany(application => application.NamesOf(known)), .. handovers.SelectMany(one => one.NamesOf(known)), .. guests, .. adaptations.Select(one => one.SubmitterName).OfType<string>(),
                .. requests.Where(one => known.IsAddress(one.SignerEmail)).Select(one => one.SignerName), .. prospects.SelectMany(one => one.NamesOf(known)),
            ],
            [.. addresses, .. known.Addresses.Select(EmailAddress.Parse), .. person is null ? [] : new[] { person.Email }]);
        var acted = acts.Select(entry => entry.SubjectId).ToHashSet();
        var theirs = person?.Contacts.Select(contact => contact.OrganisationId).ToHashSet() ?? [];
        var applications = all.Where(application => application.Names(traces) || acted.Contains(application.Id)
            || (application.OrganisationId is { } made && theirs.Contains(made) && traces.IsName(application.Declaration?.SignerName))).ToList();
        IEnumerable<Guid> about =
        [
            .. acted, .. theirs, .. acts.Select(entry => entry.OrganisationId).OfType<Guid>(), .. applications.Select(application => application.Id),
            .. applications.Select(application => application.OrganisationId).OfType<Guid>(), .. person?.Contacts.Select(contact => contact.Id) ?? [], .. person is null ? [] : new[] { person.Id },
        ];
        var with = about.ToHashSet();
        // What is said of a membership is about its people; the words of a request or an approach, about those whom it names.
        with.UnionWith(await db.MembershipPeriods.Where(period => with.Contains(period.OrganisationId)).Select(period => period.Id).ToListAsync(cancellationToken));
        with.UnionWith([.. handovers.Select(one => one.Id), .. requests.Select(one => one.Id), .. prospects.Select(one => one.Id), .. adaptations.Where(one => one.OrganisationId is null).Select(one => one.Id)]);
        return new DataSubject(person, traces, applications, acts, with) { Handovers = handovers, SigningRequests = requests, Prospects = prospects, Adaptations = adaptations };
    }

    public bool Is(string address) => EmailAddress.Parse(address) is var parsed && Traces.IsAddress(parsed);

    /// <summary>When this person asked or decided, on one application.</summary>
    public IReadOnlyCollection<DateTimeOffset> ActsOn(Guid subject) => [.. Acts.Where(entry => entry.SubjectId == subject).Select(entry => entry.At)];
}
