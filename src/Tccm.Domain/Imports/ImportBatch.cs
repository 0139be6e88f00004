using Tccm.Domain.Organisations;
using Tccm.Domain.Text;

namespace Tccm.Domain.Imports;

public enum ImportKind
{
    Members,
    Contacts,
    Signatures,
}

public static class ImportKinds
{
    public static string InWords(this ImportKind kind) => kind switch
    {
        ImportKind.Members => "Members",
        ImportKind.Contacts => "Contacts",
        ImportKind.Signatures => "Historic signatures",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}

/// <summary>What one line of an import made or changed.</summary>
public enum ImportedKind
{
    Organisation,
    /// <summary>The facts of an organisation that was there already; the earlier ones are kept beside.</summary>
    Facts,
    Membership,
    Person,
    Contact,
    Signature,
}

/// <summary>Lines of somebody's list, taken over together and undone together. Without names of persons: those are found by their ids.</summary>
public sealed class ImportBatch : Noun
{
    public const int MaxSource = 300;
    internal const string Applied = "import.applied";

    private readonly List<ImportedThing> things = [];

    private ImportBatch() { }

    public ImportKind Kind { get; private init; }
    public string Source { get; private init; } = "";
    public int LineCount { get; private init; }
    public Guid ByPersonId { get; private init; }
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset? UndoneAt { get; private set; }
    public Guid? UndoneById { get; private set; }

    public IReadOnlyCollection<ImportedThing> Things => things;

    /// <summary>Begins a batch from a source in the secretary's own words, which are required.</summary>
    public static ImportBatch Begin(ImportKind kind, string? source, int lines, Actor by, DateTimeOffset at) => new()
    {
        Kind = kind,
        Source = CheckedSource(source),
        LineCount = lines,
        ByPersonId = by.PersonId!.Value,
        CreatedAt = at,
    };

    public static string CheckedSource(string? source) => Prose.Check(source, "The source", MaxSource, "Source")?.Replace('\n', ' ')
        ?? throw new DomainException("Say where the list comes from, such as: the secretariat's spreadsheet of May 2026.", "Source");

    /// <summary>Puts an organisation on the register that was not there.</summary>
    public Organisation Enter(OrganisationFacts facts, string source, int line, Actor by, DateTimeOffset at)
    {
        var organisation = Organisation.Enter(facts, source, by, at);
        things.Add(new(line, ImportedKind.Organisation, organisation.Id, organisation.Id, null, organisation.Facts));
        return organisation;
    }

    /// <summary>Changes facts of an organisation, and keeps what they were.</summary>
    public void Amend(Organisation organisation, OrganisationFacts facts, int line, Actor by, DateTimeOffset at)
    {
        var before = organisation.Facts;
        organisation.Amend(facts, by, at);
        things.Add(new(line, ImportedKind.Facts, organisation.Id, organisation.Id, before, organisation.Facts));
    }

    /// <summary>Begins a membership, or keeps one that is over.</summary>
    public void Admit(Organisation organisation, ImportedMembership membership, string source, int line, Actor by, DateTimeOffset at)
    {
        var period = membership.Until is { } until
            ? organisation.KeepPast(membership.Category, membership.From, until, membership.Founder, source, by, at)
            : organisation.Admit(membership.Category, membership.From, by, at, membership.Founder, source);
        things.Add(new(line, ImportedKind.Membership, period.Id, organisation.Id));
    }

    /// <summary>Makes a person a contact who acts once they were invited and accepted.</summary>
    public Contact AddContact(Organisation organisation, Person person, bool isNew, ContactRoles roles, string? title, int line, Actor by, DateTimeOffset at)
    {
        var contact = organisation.TakeOverContact(person, roles, title, by, at);
        if (isNew) things.Add(new(line, ImportedKind.Person, person.Id, organisation.Id));
        things.Add(new(line, ImportedKind.Contact, contact.Id, organisation.Id));
        return contact;
    }

    public void RecordSignature(Statements.Statement statement, Organisation signer, Statements.RecordedSigner signed, int line, Actor by, DateTimeOffset at) =>
        things.Add(new(line, ImportedKind.Signature, statement.RecordSignature(signer, signed, by, at).Id, signer.Id));

    /// <summary>Ends the taking over. Its audit entry comes after those of all that the batch made: what follows was built on it.</summary>
    public void Finish(Actor by, DateTimeOffset at)
    {
        Refuse(things.Count == 0, "Everything in these lines is on the register already. Nothing was changed.");
        Record(by, at, Applied, $"An import of {Kind.InWords().ToLowerInvariant()}, {Words.Counted(LineCount, "line")}: {InWords}.");
    }

    /// <summary>What it made, by kind.</summary>
    public string InWords => string.Join(", ", things.GroupBy(thing => thing.Kind).OrderBy(group => group.Key)
        .Select(group => Words.Counted(group.Count(), group.Key == ImportedKind.Facts ? "changed organisation" : group.Key.ToString().ToLowerInvariant())));

    internal void Undo(IReadOnlyList<string> builtOn, Actor by, DateTimeOffset at)
    {
        Refuse(UndoneAt is not null, "This import was undone already. Nothing was changed.");
        Refuse(builtOn.Count > 0, $"Something was built on this import, so it cannot be undone as a whole. {string.Join(" ", builtOn.Take(5))}{(builtOn.Count > 5 ? $" And {builtOn.Count - 5} more." : "")} Nothing was changed.");

        (UndoneAt, UndoneById) = (at, by.PersonId);
        Record(by, at, "import.undone", $"An import of {Kind.InWords().ToLowerInvariant()} was undone: {InWords}.");
    }
}

/// <summary>A membership as a list has it.</summary>
public sealed record ImportedMembership(MembershipCategory Category, PartialDate? From, DateOnly? Until, bool Founder);

/// <summary>One thing that an import made or changed, by its id; the facts as they were before and after it.</summary>
public sealed class ImportedThing
{
    private ImportedThing() { }

    internal ImportedThing(int line, ImportedKind kind, Guid thingId, Guid organisationId, OrganisationFacts? before = null, OrganisationFacts? after = null) =>
        (Line, Kind, ThingId, OrganisationId, Before, After) = (line, kind, thingId, organisationId, before, after);

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid BatchId { get; private init; }
    public ImportBatch Batch { get; private init; } = null!;
    public int Line { get; private init; }
    public ImportedKind Kind { get; private init; }
    public Guid ThingId { get; private init; }
    public Guid OrganisationId { get; private init; }
    public OrganisationFacts? Before { get; private init; }
    public OrganisationFacts? After { get; private init; }
}
