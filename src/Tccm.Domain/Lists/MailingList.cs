using Tccm.Domain.Organisations;
using Tccm.Domain.Text;

namespace Tccm.Domain.Lists;

/// <summary>To whose people a list is open.</summary>
public enum ListAudience
{
    Members,
    MembersAndSupporters,
    Secretariat,
}

/// <summary>Where the list's own roster is kept: on the Mailman that the portal pushes to, or somewhere that takes a file.</summary>
public enum ListHome
{
    Mailman,
    Elsewhere,
}

public static class ListWords
{
    public static string InWords(this ListAudience audience) => audience switch
    {
        ListAudience.Members => "contacts of members",
        ListAudience.MembersAndSupporters => "contacts of members and supporters",
        ListAudience.Secretariat => "the secretariat",
        _ => throw new ArgumentOutOfRangeException(nameof(audience), audience, null),
    };

    public static string InWords(this ListHome home) => home switch
    {
        ListHome.Mailman => "on Mailman: the portal pushes it",
        ListHome.Elsewhere => "elsewhere: the portal writes a CSV file",
        _ => throw new ArgumentOutOfRangeException(nameof(home), home, null),
    };
}

/// <summary>
/// A mailing list that people choose to be on. Nobody is on it unless they chose it; who may choose it follows from their
/// contacts, and is worked out anew each time.
/// </summary>
public sealed partial class MailingList : Noun
{
    public const int MaxPurpose = 1_000;

    private readonly List<ListPlace> places = [];

    private MailingList() { }

    /// <summary>In the form that is compared; unique for ever.</summary>
    public string Address { get; private init; } = "";
    public string Name { get; private set; } = "";
    public string Purpose { get; private set; } = "";
    public ListAudience Audience { get; private set; }
    public ListHome Home { get; private init; }
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset? ClosedAt { get; private set; }

    public IReadOnlyCollection<ListPlace> Places => places;
    public bool IsClosed => ClosedAt is not null;

    public static MailingList SetUp(EmailAddress address, string name, string purpose, ListAudience audience, ListHome home, Actor by, DateTimeOffset at)
    {
        Refuse(home == ListHome.Mailman && !System.Text.Ascii.IsValid(address.Canonical), "Mailman takes no list whose name has letters beyond ASCII before the @. Give another address.", "Address");
        var list = new MailingList { Address = address.Canonical, Home = home, CreatedAt = at };
        list.Take(name, purpose, audience);
        list.Record(by, at, "list.set-up", $"The mailing list {list.Address} was set up for {audience.InWords()}.");
        return list;
    }

    /// <summary>Changes what it is called, what it is for, and to whom it is open. Who is not entitled any more is taken off with the next push.</summary>
    public void Change(string name, string purpose, ListAudience audience, Actor by, DateTimeOffset at)
    {
        Refuse(IsClosed, $"{Address} is closed. Open it again to change it.");

        var before = Audience;
        Take(name, purpose, audience);
        Record(by, at, "list.changed", before == audience ? $"The words about the mailing list {Address} were changed." : $"The mailing list {Address} was open to {before.InWords()}, and is now to {audience.InWords()}.");
    }

    /// <summary>Nobody can choose it any more, and those whom the portal put on it are taken off with the next push. What they chose stays.</summary>
    public void Close(Actor by, DateTimeOffset at)
    {
        Refuse(IsClosed, $"{Address} is closed already. Nothing was changed.");

        ClosedAt = at;
        Record(by, at, "list.closed", $"The mailing list {Address} was closed.");
    }

    public void Reopen(Actor by, DateTimeOffset at)
    {
        Refuse(!IsClosed, $"{Address} is open. Nothing was changed.");

        ClosedAt = null;
        Record(by, at, "list.reopened", $"The mailing list {Address} was opened again.");
    }

    /// <summary>The contacts that entitle a person to be on it; none for a list of the secretariat.</summary>
    public IEnumerable<Contact> HatsOf(Person person) => Audience == ListAudience.Secretariat ? [] : person.CurrentContacts.Where(contact => contact.IsTakenUp
        && contact.Organisation.CurrentMembership is { } membership && (membership.Category == MembershipCategory.Member || Audience == ListAudience.MembersAndSupporters));

    public bool IsOpenTo(Person person) => !IsClosed && !person.IsErased && (Audience == ListAudience.Secretariat ? person.IsSecretariat : HatsOf(person).Any());

    public ListPlace? PlaceOf(Person person) => places.SingleOrDefault(place => place.PersonId == person.Id);

    /// <summary>
    /// A person says whether they are on it. Who left at the list itself is put on it again by this alone. Refused for a list
    /// that is closed or not open to them; leaving is never refused.
    /// </summary>
    public void Choose(Person person, bool on, Actor by, DateTimeOffset at)
    {
        var place = PlaceOf(person);
        if (on == (place?.IsOn ?? false)) return;
        Refuse(on && IsClosed, $"The list {Name} was closed. Nothing was changed.", "Lists");
        Refuse(on && !IsOpenTo(person), $"The list {Name} is for {Audience.InWords()}. You cannot choose it now.", "Lists");

        if (place is null) places.Add(place = new ListPlace(person));
        place.Choose(on, at);
        Record(by, at, on ? "list.chosen" : "list.unchosen", $"A person chose {(on ? "" : "not ")}to be on the mailing list {Address}.");
    }

    /// <summary>
    /// The secretariat says that an address that is on the list already is that of a person who may be there: from now on the
    /// portal keeps it, and the person ends it as any other choice.
    /// </summary>
    public void Adopt(Person person, Actor by, DateTimeOffset at)
    {
        Refuse(!IsOpenTo(person), $"Nobody to whom {Address} is open has this address. It stays on the list, and nothing was changed.");
        Refuse(PlaceOf(person)?.Address is not null, "The portal put this person on the list already. Nothing was changed.");

        var place = PlaceOf(person);
        if (place is null) places.Add(place = new ListPlace(person));
        place.Choose(true, at);
        place.Put(person.EmailKey, at);
        Record(by, at, "list.adopted", $"An address that was on the mailing list {Address} without the portal was taken into its care.");
    }

    /// <summary>An address that the portal never put there was taken off the list itself.</summary>
    public void TookOffUnknown(Actor by, DateTimeOffset at)
    {
        Unknown = Math.Max(0, Unknown - 1);
        Record(by, at, "list.unknown-removed", $"An address that the portal never put there was taken off the mailing list {Address}.");
    }

    /// <summary>Who is to be on it: those who chose it and may, once a mailbox; not who left at the list itself.</summary>
    public IReadOnlyList<ListPlace> Wanted =>
        [.. places.Where(place => place.IsOn && IsOpenTo(place.Person)).OrderBy(place => place.ChosenAt).ThenBy(place => place.Id).DistinctBy(place => place.Person.Email.Mailbox)];

    /// <summary>Those who left at the list itself, the last one first.</summary>
    public IReadOnlyList<ListPlace> Departures => [.. places.Where(place => place.LeftAt is not null).OrderByDescending(place => place.LeftAt)];

    private void Take(string name, string purpose, ListAudience audience)
    {
        Refuse(!Enum.IsDefined(audience), "Choose to whom the list is open.", "Audience");
        Name = Text.Name.Check(name, "name", "Name");
        Purpose = Prose.Check(purpose, "What it is for", MaxPurpose, "Purpose") ?? throw new DomainException("Say what the list is for: people read it when they choose.", "Purpose");
        Audience = audience;
    }
}
