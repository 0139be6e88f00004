using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;

namespace Tccm.Testing;

public sealed class GivenOrganisation(Given given, string name, MembershipCategory? category) : Step<Organisation>
{
    private readonly List<Func<Organisation, TccmDbContext, Task>> contacts = [];
    private OrganisationFacts facts = new()
    {
        LegalName = name + " Ltd",
        DisplayName = name,
        Economy = "NZ",
        Operates = "Names, and the machines that answer for them.",
        Domains = [InternetDomain.Parse($"{Domain.Organisations.OrganisationKind.CctldRegistry.Code()}-{Given.Next()}.test")],
        Operations = [new(OrganisationKind.CctldRegistry, "qm")],
    };
    private Authority? authority = new(AuthorityBasis.Officer, null);
    private PartialDate? since = PartialDate.Parse("2024-04");

    public GivenOrganisation WithSignatory(string person, string? title = null) => WithContact(person, ContactRoles.Signatory, title);
    public GivenOrganisation WithSignatory(Person person) => WithContact(person, ContactRoles.Signatory);
    public GivenOrganisation WithRepresentative(string person) => WithContact(person, ContactRoles.Representative);
    public GivenOrganisation WithListener(string person) => WithContact(person, ContactRoles.Listener);

    public GivenOrganisation WithContact(string person, ContactRoles roles, string? title = null) =>
        Also((organisation, db) => Task.FromResult(new Person(person, Given.Mailbox(person, Given.Slug(name) is { Length: > 0 } host ? host : "host"), given.Now)), roles, title);

    /// <summary>Somebody who is known already: of another organisation too, or of the secretariat.</summary>
    public GivenOrganisation WithContact(Person person, ContactRoles roles, string? title = null) =>
        Also((organisation, db) => db.People.SingleAsync(known => known.Id == person.Id), roles, title);

    /// <summary>Other facts: <c>With(facts => facts with { NativeName = "…" })</c>.</summary>
    public GivenOrganisation With(Func<OrganisationFacts, OrganisationFacts> change)
    {
        facts = change(facts);
        return this;
    }

    /// <summary>On what the right of the signatories rests; officers unless the test says otherwise, null where nobody said it yet.</summary>
    public GivenOrganisation Resting(Authority? right)
    {
        authority = right;
        return this;
    }

    /// <summary>Since when it is a member or supporter; null where nobody knows.</summary>
    public GivenOrganisation Since(string? date)
    {
        since = date is null ? null : PartialDate.Parse(date);
        return this;
    }

    protected override async Task<Organisation> MakeAsync()
    {
        await using var db = given.Database.Open();
        var organisation = Organisation.Enter(facts, category is null ? "the story" : null, Actor.Portal, given.Now);
        if (category is { } admitted) organisation.Admit(admitted, since, Actor.Portal, given.Now);
        db.Add(organisation);
        foreach (var add in contacts) await add(organisation, db);
        await db.SaveChangesAsync();
        return await given.Database.AskAsync(fresh => fresh.Organisations
            .Include(one => one.Memberships).Include(one => one.FormerNames).Include(one => one.Contacts).ThenInclude(contact => contact.Person)
            .AsSplitQuery().SingleAsync(one => one.Id == organisation.Id));
    }

    private GivenOrganisation Also(Func<Organisation, TccmDbContext, Task<Person>> person, ContactRoles roles, string? title)
    {
        contacts.Add(async (organisation, db) =>
        {
            var contact = organisation.AddContact(await person(organisation, db), roles, title, Actor.Portal, given.Now);
            if (contact.May(ContactRoles.Signatory) && authority is not null) organisation.Entrust(contact, authority, Actor.Portal, given.Now);
        });
        return this;
    }
}

public static class OrganisationContacts
{
    /// <summary>The contact of this name.</summary>
    public static Contact Contact(this Organisation organisation, string person) => organisation.CurrentContacts.Single(contact => contact.Person.Name == person);
}
