using Tccm.Domain.Organisations;
using Tccm.Domain.Purpose;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;

namespace Tccm.Domain.Tests;

/// <summary>Nouns in the state in which a test wants to meet them; in memory, with no database.</summary>
internal static class World
{
    public static readonly DateTimeOffset Now = new(2027, 3, 14, 12, 0, 0, TimeSpan.Zero);
    public static readonly DateOnly Today = new(2027, 3, 14);
    public static readonly Authority AsOfficer = new(AuthorityBasis.Officer, null);
    public static readonly Deadline InAWeek = new(Now.AddDays(7), Deadline.AnywhereOnEarth);

    public static OrganisationFacts Facts(string name) => new()
    {
        LegalName = name + " Ltd",
        DisplayName = name,
        Economy = "NZ",
        Domains = [InternetDomain.Parse(Host(name))],
        Operations = [new(OrganisationKind.CctldRegistry, "qm")],
    };

    public static Organisation Entered(string name) => Organisation.Enter(Facts(name), null, Actor.Portal, Now);

    public static Organisation Member(string name)
    {
        var organisation = Entered(name);
        organisation.Admit(MembershipCategory.Member, PartialDate.Parse("2024-04"), Actor.Portal, Now);
        return organisation;
    }

    public static Organisation Supporter(string name)
    {
        var organisation = Organisation.Enter(Facts(name) with { Operations = [] }, null, Actor.Portal, Now);
        organisation.Admit(MembershipCategory.Supporter, null, Actor.Portal, Now);
        return organisation;
    }

    public static Person Person(string name, string? email = null) => new(name, EmailAddress.Parse(email ?? $"{name.ToLowerInvariant().Replace(' ', '.')}@people.test"), Now);

    public static Contact Contact(Organisation organisation, string person, ContactRoles roles) => Contact(organisation, Person(person), roles);

    /// <summary>The person knows of the contact too, as after reading it from the register.</summary>
    public static Contact Contact(Organisation organisation, Person person, ContactRoles roles)
    {
        var contact = organisation.AddContact(person, roles, null, Actor.Portal, Now);
        ((ICollection<Contact>)person.Contacts).Add(contact);
        return contact;
    }

    public static Contact Signatory(Organisation organisation, string person = "Ann Arch") => Contact(organisation, person, ContactRoles.Signatory);

    public static Person Secretary(string name = "Sam Sloe") => Person(name).InSecretariat();

    public static Person InSecretariat(this Person person)
    {
        person.JoinSecretariat(Actor.Portal, Now);
        return person;
    }

    public static PurposeVersion PurposeOf(int major = 1, int minor = 0) =>
        PurposeVersion.Adopt(major, minor, "Statement of Purpose", $"We listen.\n\nVersion {major}.{minor}.", "en", PartialDate.Parse("2024"), null, Actor.Portal, Now);

    public static Statement Draft(string title = "Keep it open", string body = "We run it.\n\nHear us.") =>
        Statement.Begin("keep-it-open", StatementKind.JointStatement, "WSIS+20", "en", title, body, Actor.Portal, Now);

    public static Statement InDiscussion(string body = "We run it.\n\nHear us.")
    {
        var statement = Draft(body: body);
        statement.Circulated();
        return statement;
    }

    /// <summary>Circulates what the pen wrote last.</summary>
    public static Revision Circulated(this Statement statement, string? summary = null, StatementAudience audience = StatementAudience.Members, Deadline? until = null) =>
        statement.Circulate(statement.DraftNumber, summary, until, audience, null, Actor.Portal, Now);

    /// <summary>The pen writes other words, which are circulated.</summary>
    public static Revision Rewritten(this Statement statement, string body)
    {
        statement.Write(statement.Kind, statement.Process, "en", statement.DraftTitle, body, Actor.Portal, Now);
        return statement.Circulated();
    }

    public static Statement Open()
    {
        var statement = Draft();
        statement.OpenForSignature(InAWeek, Actor.Portal, Now);
        return statement;
    }

    public static Signature SignedBy(this Statement statement, Contact contact) =>
        statement.Sign(Guid.CreateVersion7(), contact, statement.LastRevision?.Sha256 ?? "", AsOfficer, declared: true, Now);

    /// <summary>Proposed by one and confirmed by another of the secretariat, at once.</summary>
    public static Edition Published(this Statement statement, EditionFile[]? files = null, string? because = null, int members = 31)
    {
        Person[] two = [Secretary(), Secretary("Toni Thorn")];
        var seen = SignatoryList.Next(statement, 0).Sha256;
        var publication = statement.ProposePublication(null, because, seen, Actor.Secretariat(two[0]), Now);
        statement.ConfirmPublication(publication.Id, seen, two, Actor.Secretariat(two[1]), Now);
        return statement.Issue(publication, files ?? Files(), members, Actor.Secretariat(two[1]), Now);
    }

    /// <summary>The one leaf that the noun has for the log since it was last asked.</summary>
    public static Tccm.Domain.Evidence.Leaf OnlyLeaf(Noun noun) => Assert.Single(noun.TakeUnsavedLeaves());

    public static EditionFile[] Files() => [.. Enum.GetValues<EditionFormat>().Select(format => new EditionFile(format, [(byte)format]))];

    /// <summary>Refused, with these words in the reason, and with nothing of the noun's to record.</summary>
    public static DomainException Refused(Action act, string words, params Noun[] untouched)
    {
        foreach (var noun in untouched) noun.TakeUnsavedActs();

        var refusal = Assert.Throws<DomainException>(act);

        Assert.Contains(words, refusal.Message, StringComparison.Ordinal);
        foreach (var noun in untouched) Assert.Empty(noun.TakeUnsavedActs());
        return refusal;
    }

    /// <summary>The one act that the noun has to record since it was last asked.</summary>
    public static Audit.AuditEntry OnlyAct(Noun noun) => Assert.Single(noun.TakeUnsavedActs());

    private static string Host(string name) => new string([.. name.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit)]) + ".test";
}
