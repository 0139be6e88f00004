using Tccm.Domain.Text;

namespace Tccm.Domain.Organisations;

/// <summary>Any organisation the coalition knows: member, supporter, or named in the public record.</summary>
public sealed partial class Organisation : Noun
{
    private readonly List<MembershipPeriod> memberships = [];
    private readonly List<FormerName> formerNames = [];
    private readonly List<Contact> contacts = [];
    private readonly List<DomainControl> domainControls = [];

    public const int MaxReason = 1_000;

    private static readonly ContactRoles[] Vital = [ContactRoles.Representative, ContactRoles.Signatory];

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
    public IReadOnlyCollection<DomainControl> DomainControls => domainControls;

    public IReadOnlyList<OrganisationKind> Kinds => [.. Operations.Select(operation => operation.Kind).Distinct().Order()];
    public MembershipPeriod? CurrentMembership => memberships.SingleOrDefault(period => period.Until is null);
    public bool IsMember => CurrentMembership?.Category == MembershipCategory.Member;
    /// <summary>The domains among its facts whose control it showed, in the order of the facts. Read with <see cref="DomainControls"/>.</summary>
    public IEnumerable<DomainControl> DomainsShown => Domains.Select(ControlOf).OfType<DomainControl>().Where(control => control.IsShown);
    public bool IsSuspended => CurrentMembership?.Suspended is not null;
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
        SettleLeaving(at);
        Refuse(CurrentMembership is { } current, $"{DisplayName} is already a {CurrentMembership?.Category.ToString().ToLowerInvariant()}. End that membership first.");
        Refuse(category == MembershipCategory.Member && Operations.Count == 0, $"{DisplayName} has no kind. A member operates at least one part of the Internet's technical layer; say which.");
        by.RefuseOwn(this);

        var period = new MembershipPeriod(category, from, founder, source);
        memberships.Add(period);
        var since = from is { } date ? $" from {date.InWords()}" : ", since a date that is not known";
        Record(by, at, "organisation.admitted", $"{DisplayName} became a {category.ToString().ToLowerInvariant()}{since}.", Id);
        return period;
    }

    /// <summary>Keeps a membership that is over. Refused where the register has one already: the periods of one organisation are put in order by hand.</summary>
    internal MembershipPeriod KeepPast(MembershipCategory category, PartialDate? from, DateOnly until, bool founder, string? source, Actor by, DateTimeOffset at)
    {
        by.RefuseOwn(this);
        Refuse(memberships.Count > 0, $"{DisplayName} has a membership on the register already. Change it on its page.");
        Refuse(until > DateOnly.FromDateTime(at.UtcDateTime), "A membership ends on a day that has come. Import it without the end.", "Until");
        Refuse(from is { } begun && begun.Earliest >= until, "A membership begins before it ends. Put the two dates right.", "Until");

        var period = new MembershipPeriod(category, from, founder, source).EndedOn(until);
        memberships.Add(period);
        Record(by, at, "organisation.membership-kept", $"{DisplayName} was a {category.ToString().ToLowerInvariant()} until {Words.Day(until)}.", Id);
        return period;
    }

    /// <summary>Puts the facts back as they were before an import changed them.</summary>
    internal void PutBack(OrganisationFacts before, Actor by, DateTimeOffset at)
    {
        by.RefuseOwn(this);
        Take(before);
        Record(by, at, "organisation.put-back", $"The facts of {DisplayName} were put back as they were before an import.", Id);
    }

    /// <summary>Changes facts other than names. Names change by <see cref="Rename"/>, so that their dates are kept.</summary>
    public void Amend(OrganisationFacts facts, Actor by, DateTimeOffset at)
    {
        var kept = (facts with { LegalName = LegalName, DisplayName = DisplayName, NativeName = NativeName, ShortName = ShortName }).Checked();
        by.RefuseOwn(this);
        OrganisationFacts.RefuseUnshown(kept.Operations, Operations);
        Refuse(IsMember && kept.Operations.Count == 0, "A member operates at least one part of the Internet's technical layer. Keep at least one kind.", nameof(OrganisationFacts.Operations));

        Take(kept);
        foreach (var control in domainControls.Where(control => !Domains.Any(domain => domain.ALabel == control.Domain))) control.Lapse(by, at);
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

    public DomainControl? ControlOf(InternetDomain domain) => domainControls.SingleOrDefault(control => control.Domain == domain.ALabel);

    /// <summary>Gives out the challenge by which control of one of its domains is shown; one for each domain, for good.</summary>
    public DomainControl Challenge(InternetDomain domain, Actor by, DateTimeOffset at)
    {
        by.RefuseOwn(this);
        Refuse(!Domains.Any(known => known.ALabel == domain.ALabel), $"{domain.ULabel} is not a domain of {DisplayName}. Put it among the facts first.");
        Refuse(ControlOf(domain) is not null, $"There is a challenge for {domain.ULabel} already. Use that one.");

        var control = new DomainControl(this, domain, by, at);
        domainControls.Add(control);
        return control;
    }

    public MembershipPeriod? MembershipOn(DateOnly day) => memberships.FirstOrDefault(period => period.Covers(day));

    /// <summary>The roles without which an organisation falls silent, and which nobody holds who acts now.</summary>
    public IReadOnlyList<ContactRoles> Lacks => [.. Vital.Where(role => (role != ContactRoles.Signatory || IsMember) && !CurrentContacts.Any(contact => contact.May(role)))];

    /// <summary>Whether somebody acted for it or might have: what never had anybody is not missing anybody.</summary>
    public bool FellSilent => Lacks.Count > 0 && contacts.Any(contact => !contact.IsCurrent || contact.IsTakenUp);

    /// <summary>
    /// Makes a person a contact. Refused where that person is one already, and where the secretariat's own people
    /// would give themselves or their own organisation a role. A role beyond the actor's own entitlement is only proposed.
    /// </summary>
    public Contact AddContact(Person person, ContactRoles roles, string? title, Actor by, DateTimeOffset at)
    {
        by.RefuseOwn(this);
        RefuseUnlessManagedBy(by);
        Refuse(by.PersonId == person.Id, $"You cannot make yourself a contact of {DisplayName}. Another member of the secretariat can, or its representative.");
        Refuse(roles == ContactRoles.None, "Choose at least one role.", "Roles");
        Refuse(CurrentContacts.Any(contact => contact.PersonId == person.Id), $"{person.Name} is a contact of {DisplayName} already. Nothing was added.");

        var contact = new Contact(person, this, Granted(roles, by, at), Titled(title), by, at);
        if (IsBeyond(roles, by, at)) contact.Propose(by, at);
        contacts.Add(contact);
        return contact;
    }

    /// <summary>The same from somebody's list: the person was not asked, and acts once they were invited and accepted.</summary>
    internal Contact TakeOverContact(Person person, ContactRoles roles, string? title, Actor by, DateTimeOffset at)
    {
        var contact = AddContact(person, roles, title, by, at);
        contact.AwaitAcceptance(by, at);
        return contact;
    }

    /// <summary>Makes the person a contact, or gives the contact that they are already the roles that it lacks.</summary>
    internal Contact AddOrWiden(Person person, ContactRoles roles, string? title, Actor by, DateTimeOffset at)
    {
        if (CurrentContacts.FirstOrDefault(contact => contact.PersonId == person.Id) is not { } known) return AddContact(person, roles, title, by, at);
        known.Widen(roles, by, at);
        return known;
    }

    /// <summary>Brings in whoever shall succeed a representative or signatory. They get the role by the handover, and only listen until then.</summary>
    public Contact AddSuccessor(Person person, string? title, Contact from, DateTimeOffset at)
    {
        Refuse(from.OrganisationId != Id || !Vital.Any(from.May), $"Only a representative or signatory of {DisplayName} can hand over.");
        Refuse(CurrentContacts.Any(contact => contact.PersonId == person.Id), $"{person.Name} is a contact of {DisplayName} already. Choose them from the list instead.", "Email");

        var contact = new Contact(person, this, ContactRoles.Listener, Titled(title), Actor.For(from), at);
        contacts.Add(contact);
        return contact;
    }

    /// <summary>
    /// Changes a contact's roles and job title. Who may not sign cannot make a signatory, but proposes one, and the last
    /// representative or signatory stays one; the secretariat may end that, <paramref name="knowing"/> that nobody is left.
    /// </summary>
    public void ChangeRoles(Contact contact, ContactRoles roles, string? title, Actor by, DateTimeOffset at, bool knowing = false)
    {
        Refuse(contact.OrganisationId != Id || !contact.IsCurrent, "This person is no longer a contact. Nothing was changed.");
        by.RefuseOwn(this);
        RefuseUnlessManagedBy(by);
        Refuse(roles == ContactRoles.None, "Choose at least one role, or remove the contact.", "Roles");
        RefuseToLose(contact, contact.Roles & ~roles, by, knowing);
        var added = roles & ~contact.Roles;
        var proposes = IsBeyond(added, by, at);
        var (kept, called) = (proposes ? Granted(roles & ~ContactRoles.Signatory, by, at) : roles, Titled(title));
        var drops = contact.IsProposedAsSignatory && !roles.HasFlag(ContactRoles.Signatory);
        Refuse(kept == contact.Roles && called == contact.Title && !drops && (!proposes || contact.IsProposedAsSignatory), "That is how it is already. Nothing was changed.", "Roles");

        if (kept != contact.Roles || called != contact.Title) contact.Change(kept, called, by, at);
        if (drops) contact.DropProposal(by, at);
        else if (proposes && !contact.IsProposedAsSignatory) contact.Propose(by, at);
    }

    /// <summary>
    /// Ends a contact's entitlement at once. The last representative and the last signatory stay until there is a
    /// successor; the secretariat may remove them, <paramref name="knowing"/> that nobody is left, and says why.
    /// </summary>
    public void RemoveContact(Contact contact, Actor by, DateTimeOffset at, string? reason = null, bool knowing = false)
    {
        Refuse(contact.OrganisationId != Id || !contact.IsCurrent, "This person is no longer a contact. Nothing was changed.");
        by.RefuseOwn(this);
        Refuse(!by.Is(contact) && !by.MayActOn(this, ContactRoles.Representative), $"Only a representative of {DisplayName} or the secretariat can remove somebody else.");
        var why = Prose.Check(reason, "This", MaxReason, "Reason");
        Refuse(by.IsSecretariat && why is null, "Say why: the person and the organisation's other contacts read it.", "Reason");
        RefuseToLose(contact, contact.Roles, by, knowing);

        contact.End(by, at, why);
    }

    /// <summary>The roles that nobody would hold any more, were this contact to lose these.</summary>
    public IReadOnlyList<ContactRoles> LastIn(Contact contact, ContactRoles lost) =>
        [.. Vital.Where(role => lost.HasFlag(role) && contact.May(role) && !CurrentContacts.Any(other => other != contact && other.May(role)))];

    private void RefuseToLose(Contact contact, ContactRoles lost, Actor by, bool knowing)
    {
        if (LastIn(contact, lost) is not { Count: > 0 } last) return;
        var roles = string.Join(" and ", last.Select(role => role.ToString().ToLowerInvariant()));
        Refuse(!by.IsSecretariat, $"{contact.Person.Name} is the last {roles} of {DisplayName}. Hand over to a successor first, or ask the secretariat.");
        Refuse(!knowing, $"{contact.Person.Name} is the last {roles} of {DisplayName}. Confirm that it has none from then on, or invite a successor first.", "Knowing");
    }

    private void RefuseUnlessManagedBy(Actor by) =>
        Refuse(!by.MayActOn(this, ContactRoles.Representative), $"Only a representative of {DisplayName} or the secretariat can do this.");

    private static bool IsBeyond(ContactRoles roles, Actor by, DateTimeOffset at) => (roles & ~by.MayGrant(at)) != ContactRoles.None;

    /// <summary>What takes effect at once; who is only proposed as signatory listens until it is confirmed.</summary>
    private static ContactRoles Granted(ContactRoles roles, Actor by, DateTimeOffset at) => (roles & by.MayGrant(at)) is var granted and not ContactRoles.None ? granted : ContactRoles.Listener;

    private static string? Titled(string? title) => string.IsNullOrWhiteSpace(title) ? null : Name.Check(title, "job title", "Title");

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
