using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Imports;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;
using Tccm.Web.Documents;

namespace Tccm.Web.Pages.Secretariat.Imports;

/// <summary>Lines of a list of people at organisations of the register, matched by their address.</summary>
internal sealed class ContactsImport(TccmDbContext db, KnownOrganisations known, IReadOnlyDictionary<string, Person> people, ImportContext context)
{
    private readonly Dictionary<(Guid, string), int> seen = [];
    private readonly Dictionary<string, Person> made = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Name, int Line)> named = new(StringComparer.Ordinal);

    public ImportLine Match(PastedLine pasted)
    {
        var line = new LineReader(pasted);
        foreach (var (column, mend) in new[] { ("organisation", "Write its name or domain."), ("name", "Write the person's name."), ("email", "Write the address, such as ann@example.nz."), ("roles", "Write at least one role.") })
            line.Require(column, mend);
        var (name, email, title, roles) = (line.Read("name", value => Name.Check(value, "name")), line.Read("email", EmailAddress.Parse), line.Read("title", value => Name.Check(value, "job title")), line.ReadEach("roles", Role));
        var called = $"{Words.Quoted(line["name"], 120)}, {Words.Quoted(line["organisation"], 120)}";
        if (line.Wrong.Count > 0) return line.Refused(called);

        var (found, isCertain) = known.Meant(line["organisation"], line["organisation_id"]);
        if (found.Count == 0) return line.Refused(called, $"No organisation of the register is called “{Words.Quoted(line["organisation"])}”. Import it with the members first, or write its name or domain as it is there.");
        var key = ImportPreview.KeyOf(line["organisation"], email!.Canonical);
        List<LineQuestion> questions = isCertain ? [] : [context.Ask(key, [.. found.Select(KnownOrganisations.Option)])];
        var organisation = isCertain ? found[0] : found.FirstOrDefault(one => one.Id.ToString() == questions[0].Chosen);
        if (organisation is null) return new(line.Number, called, LineOutcome.Doubt, $"“{Words.Quoted(line["organisation"])}” looks like {string.Join(" or ", found.Select(one => one.DisplayName))}.") { Questions = questions };
        if (seen.TryGetValue((organisation.Id, email.Canonical), out var twice)) return line.Refused(called, $"Line {twice} has this address at {organisation.DisplayName} too. Keep one of the two lines.") with { Questions = questions };
        seen[(organisation.Id, email.Canonical)] = line.Number;
        return At(line, called, organisation, new(name!, email, title, roles.Aggregate(ContactRoles.None, (all, role) => all | role), key), questions);
    }

    private ImportLine At(LineReader line, string called, Organisation organisation, ContactLine read, List<LineQuestion> questions)
    {
        if (organisation.CurrentContacts.FirstOrDefault(contact => contact.Person.EmailKey == read.Email.Canonical) is { } same)
        {
            var differences = Differences(same, read);
            return new(line.Number, called, differences.Count == 0 ? LineOutcome.Same : LineOutcome.Differs,
                $"Matches {same.Person.Name} of {organisation.DisplayName}. {(differences.Count == 0 ? "Nothing to change." : $"Left as it is: {string.Join("; ", differences)}.")}")
            { Questions = questions };
        }
        if (context.By.WorksFor(organisation)) return line.Refused(called, context.RefusedAsOwn(organisation)) with { Questions = questions };
        var person = people.GetValueOrDefault(read.Email.Canonical);
        if (person?.Id == context.By.PersonId) return line.Refused(called, $"This is your own address. Another member of the secretariat can make you a contact of {organisation.DisplayName}. Leave the line out.") with { Questions = questions };
        if (named.TryGetValue(read.Email.Canonical, out var before) && before.Name != read.Name) return line.Refused(called, $"Line {before.Line} has this address as {before.Name}'s. An address is one person's: put one of the lines right.") with { Questions = questions };
        named[read.Email.Canonical] = (read.Name, line.Number);

        string? doubt = null;
        if (person is not null && person.Name != read.Name)
        {
            doubt = $"The address is {person.Name}'s on the register, not {read.Name}'s.";
            questions.Add(context.Ask(read.Key + "-person", [new("them", $"It is {person.Name}: add this contact under that name"), new("leave", "Leave this line out")]));
        }
        else if (person is null && organisation.CurrentContacts.FirstOrDefault(contact => string.Equals(contact.Person.Name, read.Name, StringComparison.OrdinalIgnoreCase)) is { } namesake)
        {
            doubt = $"{organisation.DisplayName} has a contact {namesake.Person.Name} with another address, {namesake.Person.Email}.";
            questions.Add(context.Ask(read.Key + "-person", [new("new", "Add this one too"), new("leave", "It is the same person: leave this line out")]));
        }
        if (doubt is not null && questions[^1].Chosen is null) return new(line.Number, called, LineOutcome.Doubt, doubt) { Questions = questions };
        if (doubt is not null && questions[^1].Chosen == "leave") return new(line.Number, called, LineOutcome.Same, $"{doubt} Left out.") { Questions = questions };
        return new(line.Number, called, LineOutcome.New, $"New: {read.Roles.InWords()} of {organisation.DisplayName}{(person is null ? "" : $"; {person.Name} is known already")}.")
        {
            Questions = questions,
            Do = batch => Add(batch, organisation, read, line.Number),
        };
    }

    private void Add(ImportBatch batch, Organisation organisation, ContactLine read, int number)
    {
        var isNew = !people.TryGetValue(read.Email.Canonical, out var person) && !made.TryGetValue(read.Email.Canonical, out person);
        if (isNew) made[read.Email.Canonical] = person = db.People.Add(new Person(read.Name, read.Email, context.At)).Entity;
        batch.AddContact(organisation, person!, isNew, read.Roles, read.Title, number, context.By, context.At);
    }

    private static List<string> Differences(Contact known, ContactLine read) =>
    [
        .. known.Person.Name != read.Name ? [$"the name, “{known.Person.Name}” on the register"] : Array.Empty<string>(),
        .. known.Roles != read.Roles ? [$"the roles, {known.RolesInWords} on the register"] : Array.Empty<string>(),
        .. read.Title is not null && known.Title != read.Title ? [$"the title, {(known.Title is null ? "none" : $"“{known.Title}”")} on the register"] : Array.Empty<string>(),
    ];

    private static ContactRoles Role(string value) => ContactRoleWords.Each.FirstOrDefault(role => string.Equals(role.ToString(), value, StringComparison.OrdinalIgnoreCase)) is var role and not ContactRoles.None ? role
        : throw new DomainException($"“{Words.Quoted(value)}” is no role. Write one or more of: {string.Join(", ", ContactRoleWords.Each.Select(one => one.InWords()))}.");

    private sealed record ContactLine(string Name, EmailAddress Email, string? Title, ContactRoles Roles, string Key);
}
