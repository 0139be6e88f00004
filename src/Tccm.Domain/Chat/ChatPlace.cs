using Tccm.Domain.Organisations;

namespace Tccm.Domain.Chat;

/// <summary>Why somebody is to be in a group no more.</summary>
public enum ChatEnd
{
    Left,
    NotEntitled,
    Erased,
    GroupClosed,
}

public static class ChatEnds
{
    public static string InWords(this ChatEnd end) => end switch
    {
        ChatEnd.Left => "left",
        ChatEnd.NotEntitled => "may be in it no more",
        ChatEnd.Erased => "was erased",
        ChatEnd.GroupClosed => "the group was closed",
        _ => throw new ArgumentOutOfRangeException(nameof(end), end, null),
    };
}

/// <summary>
/// That somebody asked to be let into a group, and is called something there. Once it has ended the secretariat has to remove
/// them on the platform; when that is done, what they were called is forgotten.
/// </summary>
public sealed class ChatPlace : Noun
{
    public const int MaxHandle = 100;

    private ChatPlace() { }

    public Guid ChatGroupId { get; private init; }
    public ChatGroup Group { get; private init; } = null!;
    public Guid PersonId { get; private init; }
    public Person Person { get; private init; } = null!;

    /// <summary>What they are called there, where they said so.</summary>
    public string? Handle { get; private set; }
    public DateTimeOffset JoinedAt { get; private init; }
    public DateTimeOffset? EndedAt { get; private set; }
    public ChatEnd? End { get; private set; }

    /// <summary>When nothing was left to do about it: they were removed, or came back.</summary>
    public DateTimeOffset? SettledAt { get; private set; }

    /// <summary>Who removed them; null where nobody had to.</summary>
    public Guid? RemovedById { get; private set; }

    public bool IsCurrent => EndedAt is null;
    public bool AwaitsRemoval => EndedAt is not null && SettledAt is null;

    /// <summary>Lets somebody have the link. Who comes back need not be removed any more.</summary>
    public static ChatPlace Join(ChatGroup group, Person person, string? handle, IEnumerable<ChatPlace> earlier, Actor by, DateTimeOffset at)
    {
        group.RefuseClosed();
        Refuse(!group.IsFor(person, DateOnly.FromDateTime(at.UtcDateTime)), $"The chat group {group.Name} is for {group.Audience.InWords()}.");
        var known = earlier.Where(place => place.PersonId == person.Id && place.ChatGroupId == group.Id).ToList();
        Refuse(known.Exists(place => place.IsCurrent), $"You joined {group.Name} already. Its link stands beside it.");

        foreach (var before in known.Where(place => place.AwaitsRemoval)) before.Settle(null, at);
        var joined = new ChatPlace { ChatGroupId = group.Id, Group = group, PersonId = person.Id, Person = person, Handle = Checked(handle), JoinedAt = at };
        joined.Record(by, at, "chat.joined", $"A person asked to be let into the chat group {group.Name}.");
        return joined;
    }

    /// <summary>Says what they are called there now.</summary>
    public void Call(string? handle, Actor by, DateTimeOffset at)
    {
        Refuse(!IsCurrent, $"You left {Group.Name}. Nothing was changed.");
        Handle = Checked(handle);
        Record(by, at, "chat.called", $"A person said what they are called in the chat group {Group.Name}.");
    }

    public void Leave(Actor by, DateTimeOffset at)
    {
        Refuse(!IsCurrent, $"You left {Group.Name} already. Nothing was changed.");
        Finish(ChatEnd.Left, at);
        Record(by, at, "chat.left", $"A person left the chat group {Group.Name} and is to be removed from it.");
    }

    /// <summary>Ends the place of who may be in the group no more. True where it did.</summary>
    public bool EndUnlessEntitled(DateTimeOffset at)
    {
        if (!IsCurrent || Group.IsFor(Person, DateOnly.FromDateTime(at.UtcDateTime))) return false;
        Finish(Person.IsErased ? ChatEnd.Erased : ChatEnd.NotEntitled, at);
        Record(Actor.Portal, at, "chat.entitlement-lost", $"A person may be in the chat group {Group.Name} no more and is to be removed from it.");
        return true;
    }

    /// <summary>
    /// Ends it because the person is erased. Without a handle their name is the only way to find them in the group, and stays
    /// for that until they were removed.
    /// </summary>
    public void Erase(string name, DateTimeOffset at)
    {
        if (SettledAt is not null) return;
        Handle ??= name.Length > MaxHandle ? name[..MaxHandle] : name;
        if (!IsCurrent) return;
        Finish(ChatEnd.Erased, at);
        Record(Actor.Portal, at, "chat.entitlement-lost", $"A person may be in the chat group {Group.Name} no more and is to be removed from it.");
    }

    /// <summary>Somebody of the secretariat removed them on the platform.</summary>
    public void Removed(Actor by, DateTimeOffset at)
    {
        Refuse(!by.IsSecretariat, "Only the secretariat removes people from chat groups.");
        Refuse(IsCurrent, "This person is in the group by right. Nothing was changed.");
        Refuse(SettledAt is not null, "This was done already. Nothing was changed.");

        Settle(by.PersonId, at);
        Record(by, at, "chat.removed", $"A person was removed from the chat group {Group.Name}.");
    }

    internal void EndWithGroup(DateTimeOffset at)
    {
        if (IsCurrent) Finish(ChatEnd.GroupClosed, at);
        Settle(null, at);
    }

    private void Finish(ChatEnd end, DateTimeOffset at) => (EndedAt, End) = (at, end);

    private void Settle(Guid? by, DateTimeOffset at) => (SettledAt, RemovedById, Handle) = (at, by, null);

    private static string? Checked(string? handle) => Domain.Text.Prose.Check(handle?.ReplaceLineEndings(" "), "What you are called there", MaxHandle, nameof(Handle));
}
