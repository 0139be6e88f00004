using Tccm.Domain.Text;

namespace Tccm.Domain.Organisations;

/// <summary>Any organisation the coalition knows: member, supporter, or named in the public record.</summary>
public sealed class Organisation : Noun
{
    private readonly List<MembershipPeriod> memberships = [];
    private readonly List<FormerName> formerNames = [];
    private readonly List<Contact> contacts = [];

    private Organisation() { }

    public string LegalName { get; private set; } = "";
    public string DisplayName { get; private set; } = "";
    public string? NativeName { get; private set; }
    public string? ShortName { get; private set; }
    public string Economy { get; private set; } = "";
    public string? Website { get; private set; }
    public string? Operates { get; private set; }
    public IReadOnlyList<InternetDomain> Domains { get; private set; } = [];
    public IReadOnlyList<Operation> Operations { get; private set; } = [];
    public string? Source { get; private init; }
    public DateTimeOffset CreatedAt { get; private init; }

    public IReadOnlyCollection<MembershipPeriod> Memberships => memberships;
    public IReadOnlyCollection<FormerName> FormerNames => formerNames;
    public IReadOnlyCollection<Contact> Contacts => contacts;

    public IReadOnlyList<OrganisationKind> Kinds => [.. Operations.Select(operation => operation.Kind).Distinct().Order()];
    public MembershipPeriod? CurrentMembership => memberships.SingleOrDefault(period => period.Until is null);
    public bool IsMember => CurrentMembership?.Category == MembershipCategory.Member;
    public IEnumerable<Contact> CurrentContacts => contacts.Where(contact => contact.IsCurrent);

    public OrganisationFacts Facts => new()
    {
        LegalName = LegalName,
        DisplayName = DisplayName,
        NativeName = NativeName,
        ShortName = ShortName,
        Economy = Economy,
        Website = Website,
        Operates = Operates,
        Domains = Domains,
        Operations = Operations,
    };

    /// <summary>Puts an organisation on the register without making it a member; <paramref name="source"/> says where it is known from.</summary>
    public static Organisation Enter(OrganisationFacts facts, string? source, Actor by, DateTimeOffset at)
    {
        var organisation = new Organisation { CreatedAt = at, Source = source };
        organisation.Take(facts.Checked());
        organisation.Record(by, at, "organisation.entered", $"{organisation.DisplayName} was put on the register.", organisation.Id);
        return organisation;
    }

    /// <summary>
    /// Begins a membership. Refused while another is running, and for a member without a kind:
    /// members are organisations that operate some of the Internet's technical layer.
    /// </summary>
    public MembershipPeriod Admit(MembershipCategory category, PartialDate? from, Actor by, DateTimeOffset at, bool founder = false, string? source = null)
    {
        Refuse(CurrentMembership is { } current, $"{DisplayName} is already a {CurrentMembership?.Category.ToString().ToLowerInvariant()}. End that membership first.");
        Refuse(category == MembershipCategory.Member && Operations.Count == 0, $"{DisplayName} has no kind. A member operates at least one part of the Internet's technical layer; say which.");
        by.RefuseOwn(this);

        var period = new MembershipPeriod(category, from, founder, source);
        memberships.Add(period);
        var since = from is { } date ? $" from {date.InWords()}" : ", since a date that is not known";
        Record(by, at, "organisation.admitted", $"{DisplayName} became a {category.ToString().ToLowerInvariant()}{since}.", Id);
        return period;
    }

    /// <summary>Changes facts other than names. Names change by <see cref="Rename"/>, so that their dates are kept.</summary>
    public void Amend(OrganisationFacts facts, Actor by, DateTimeOffset at)
    {
        var kept = (facts with { LegalName = LegalName, DisplayName = DisplayName, NativeName = NativeName, ShortName = ShortName }).Checked();
        by.RefuseOwn(this);
        Refuse(IsMember && kept.Operations.Count == 0, "A member operates at least one part of the Internet's technical layer. Keep at least one kind.", nameof(OrganisationFacts.Operations));

        Take(kept);
        Record(by, at, "organisation.amended", $"The facts of {DisplayName} were changed.", Id);
    }

    /// <summary>Takes new names from a day on. The earlier ones are kept with the day on which they ended.</summary>
    public void Rename(OrganisationFacts names, DateOnly from, Actor by, DateTimeOffset at)
    {
        var kept = (Facts with { LegalName = names.LegalName, DisplayName = names.DisplayName, NativeName = names.NativeName, ShortName = names.ShortName }).Checked();
        by.RefuseOwn(this);
        Refuse(from > DateOnly.FromDateTime(at.UtcDateTime), "A name can change from today or from a day in the past. Come back on the day.", "From");
        Refuse(formerNames.Any(former => former.Until >= from), "The name changed on that day or later already. Give a later day.", "From");
        Refuse(kept.LegalName == LegalName && kept.DisplayName == DisplayName && kept.NativeName == NativeName && kept.ShortName == ShortName,
            "These are the names it has already. Change at least one.", nameof(DisplayName));

        var before = DisplayName;
        formerNames.Add(new FormerName(LegalName, DisplayName, NativeName, ShortName, from));
        Take(kept);
        Record(by, at, "organisation.renamed", $"{before} is called {DisplayName} from {Words.Day(from)}.", Id);
    }

    /// <summary>The name that was shown on a day.</summary>
    public (string Display, string? Native) NameOn(DateOnly day)
    {
        var then = formerNames.Where(former => day < former.Until).MinBy(former => former.Until);
        return then is null ? (DisplayName, NativeName) : (then.DisplayName, then.NativeName);
    }

    public MembershipPeriod? MembershipOn(DateOnly day) => memberships.FirstOrDefault(period => period.Covers(day));

    /// <summary>
    /// Makes a person a contact. Refused where that person is one already, and where the secretariat's own people
    /// would give themselves or their own organisation a role.
    /// </summary>
    public Contact AddContact(Person person, ContactRoles roles, string? title, Actor by, DateTimeOffset at)
    {
        by.RefuseOwn(this);
        Refuse(by.PersonId == person.Id, $"You cannot make yourself a contact of {DisplayName}. Another member of the secretariat can, or its representative.");
        Refuse(roles == ContactRoles.None, "Choose at least one role.", "Roles");
        Refuse(CurrentContacts.Any(contact => contact.PersonId == person.Id), $"{person.Name} is a contact of {DisplayName} already. Nothing was added.");

        var contact = new Contact(person, this, roles, string.IsNullOrWhiteSpace(title) ? null : Name.Check(title, "job title", "Title"), by, at);
        contacts.Add(contact);
        return contact;
    }

    /// <summary>Makes the person a contact, or gives the contact that they are already the roles that it lacks.</summary>
    internal Contact AddOrWiden(Person person, ContactRoles roles, string? title, Actor by, DateTimeOffset at)
    {
        if (CurrentContacts.FirstOrDefault(contact => contact.PersonId == person.Id) is not { } known) return AddContact(person, roles, title, by, at);
        known.Widen(roles, by, at);
        return known;
    }

    /// <summary>
    /// Ends a contact's entitlement at once. The last representative and the last signatory of a member
    /// cannot be removed: name a successor first.
    /// </summary>
    public void RemoveContact(Contact contact, Actor by, DateTimeOffset at)
    {
        Refuse(contact.OrganisationId != Id || !contact.IsCurrent, "This person is no longer a contact. Nothing was changed.");
        by.RefuseOwn(this);
        foreach (var role in new[] { ContactRoles.Representative, ContactRoles.Signatory })
        {
            Refuse(contact.May(role) && !CurrentContacts.Any(other => other != contact && other.May(role)),
                $"{contact.Person.Name} is the last {role.ToString().ToLowerInvariant()} of {DisplayName}. Invite a successor first, or ask the secretariat.");
        }

        contact.End(by, at);
    }

    /// <summary>Records on what a signatory's right to sign rests, or renews a mandate. Nobody does this for themselves.</summary>
    public void Entrust(Contact contact, Authority authority, Actor by, DateTimeOffset at)
    {
        Refuse(contact.OrganisationId != Id || !contact.IsCurrent, "This person is no longer a contact. Nothing was changed.");
        by.RefuseOwn(this);
        Refuse(by.PersonId == contact.PersonId, "You cannot record your own right to sign. Another representative can, or the secretariat.");
        Refuse(!contact.Roles.HasFlag(ContactRoles.Signatory), $"{contact.Person.Name} is not a signatory of {DisplayName}, so there is no right to sign to record.");

        contact.Rest(authority.Checked(at), by, at);
    }

    private void Take(OrganisationFacts facts)
    {
        LegalName = facts.LegalName!;
        DisplayName = facts.DisplayName!;
        NativeName = facts.NativeName;
        ShortName = facts.ShortName;
        Economy = facts.Economy!;
        Website = facts.Website;
        Operates = facts.Operates;
        Domains = facts.Domains;
        Operations = facts.Operations;
    }
}

/// <summary>The names an organisation had until a day (not including it).</summary>
public sealed class FormerName
{
    private FormerName() { }

    internal FormerName(string legalName, string displayName, string? nativeName, string? shortName, DateOnly until) =>
        (LegalName, DisplayName, NativeName, ShortName, Until) = (legalName, displayName, nativeName, shortName, until);

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid OrganisationId { get; private init; }
    public string LegalName { get; private init; } = "";
    public string DisplayName { get; private init; } = "";
    public string? NativeName { get; private init; }
    public string? ShortName { get; private init; }
    public DateOnly Until { get; private init; }
}
