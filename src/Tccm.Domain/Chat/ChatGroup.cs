using Tccm.Domain.Organisations;
using Tccm.Domain.Text;

namespace Tccm.Domain.Chat;

public enum ChatPlatform
{
    Signal,
    WhatsApp,
    Telegram,
    Matrix,
    Slack,
    Mattermost,
    Other,
}

public enum ChatAudience
{
    Members,
    MembersAndSupporters,
    Secretariat,
}

public static class ChatAudiences
{
    /// <summary>After "for".</summary>
    public static string InWords(this ChatAudience audience) => audience switch
    {
        ChatAudience.Members => "members",
        ChatAudience.MembersAndSupporters => "members and supporters",
        ChatAudience.Secretariat => "the secretariat",
        _ => throw new ArgumentOutOfRangeException(nameof(audience), audience, null),
    };
}

/// <summary>
/// A group on somebody else's platform, and the link by which one gets in. The link is for who may be in and asked for it: no
/// audit entry, letter or file holds it.
/// </summary>
public sealed class ChatGroup : Noun
{
    public const int MaxReason = 500;

    private readonly List<ChatRotation> rotations = [];

    private ChatGroup() { }

    public ChatPlatform Platform { get; private init; }
    public string Name { get; private init; } = "";
    public ChatAudience Audience { get; private init; }

    /// <summary>The invitation of now; null once the group is closed.</summary>
    public string? Link { get; private set; }
    public DateTimeOffset AddedAt { get; private init; }
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>When the link became another, and why; which it was is kept nowhere.</summary>
    public IReadOnlyCollection<ChatRotation> Rotations => rotations;
    public bool IsOpen => ClosedAt is null;

    public static ChatGroup Add(ChatPlatform platform, string name, ChatAudience audience, string? link, Actor by, DateTimeOffset at)
    {
        RefuseUnlessSecretariat(by);
        var group = new ChatGroup { Platform = platform, Name = Text.Name.Check(name, "name", nameof(Name)), Audience = audience, Link = LinkOf(link), AddedAt = at };
        group.Record(by, at, "chat.added", $"The chat group {group.Name} ({platform}) was added, for {audience.InWords()}.");
        return group;
    }

    /// <summary>Puts another invitation in the place of the one before, which no longer works. Those inside need nothing.</summary>
    public void Rotate(string? link, string? why, Actor by, DateTimeOffset at)
    {
        RefuseUnlessSecretariat(by);
        RefuseClosed();
        var (address, reason) = (LinkOf(link), Prose.Check(why, "The reason", MaxReason, "Reason"));
        Refuse(address == Link, "That is the link that it has already. Make a new one on the platform, and reset the old one there.", nameof(Link));
        Refuse(reason is null, "Say why the link is another: colleagues read it.", "Reason");

        Link = address;
        rotations.Add(new ChatRotation(reason!, by.PersonId, at));
        Record(by, at, "chat.rotated", $"The chat group {Name} has another link.");
    }

    /// <summary>Ends the group here: nobody is let in any more, the link is forgotten, and nobody has to be removed.</summary>
    public void Close(IEnumerable<ChatPlace> places, Actor by, DateTimeOffset at)
    {
        RefuseUnlessSecretariat(by);
        RefuseClosed();

        (ClosedAt, Link) = (at, null);
        foreach (var place in places.Where(place => place.SettledAt is null)) place.EndWithGroup(at);
        Record(by, at, "chat.closed", $"The chat group {Name} was closed.");
    }

    /// <summary>Whether somebody may be in it now: by an organisation whose membership has not ended, or as one of the secretariat, which looks after all groups.</summary>
    public bool IsFor(Person person, DateOnly today) => IsOpen && !person.IsErased && (person.IsSecretariat || person.CurrentContacts.Any(contact => !contact.AwaitsAcceptance && IsFor(contact.Organisation, today)));

    private bool IsFor(Organisation organisation, DateOnly today) => organisation.CurrentMembership is { } membership && !(membership.LeavesOn <= today) && Audience switch
    {
        ChatAudience.Members => membership.Category == MembershipCategory.Member,
        ChatAudience.MembersAndSupporters => true,
        _ => false,
    };

    internal void RefuseClosed() => Refuse(!IsOpen, $"The chat group {Name} was closed. Nothing was changed.");

    private static void RefuseUnlessSecretariat(Actor by) => Refuse(!by.IsSecretariat && by.PersonId is not null, "Only the secretariat looks after chat groups.");

    private static string LinkOf(string? link) => WebLink.Check(link, nameof(Link)) ?? throw new DomainException("Give the invitation link, a whole address that begins with https://.", nameof(Link));
}

/// <summary>That the link of a group became another.</summary>
public sealed class ChatRotation
{
    private ChatRotation() { }

    internal ChatRotation(string why, Guid? by, DateTimeOffset at) => (Why, RotatedById, RotatedAt) = (why, by, at);

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid ChatGroupId { get; private init; }
    public string Why { get; private init; } = "";
    public Guid? RotatedById { get; private init; }
    public DateTimeOffset RotatedAt { get; private init; }
}
