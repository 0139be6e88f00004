using Tccm.Domain.Organisations;

namespace Tccm.Domain.Lists;

/// <summary>
/// One person and one list: what they chose, and what the portal pushed for them. An address without the time at which it was
/// pushed is in hand: it was sent to the list, and whether the list took it, or let it go, is not known yet.
/// </summary>
public sealed class ListPlace
{
    public const int MaxRefusal = 300;

    private ListPlace() { }

    internal ListPlace(Person person) => (Person, PersonId) = (person, person.Id);

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid MailingListId { get; private init; }
    public Guid PersonId { get; private init; }
    public Person Person { get; private init; } = null!;

    public bool Chosen { get; private set; }
    public DateTimeOffset ChosenAt { get; private set; }

    /// <summary>The address under which the portal put them on the list.</summary>
    public string? Address { get; private set; }
    public DateTimeOffset? PushedAt { get; private set; }

    /// <summary>When it was found that they are not on the list any more though the portal had put them there: they left, or were taken off there.</summary>
    public DateTimeOffset? LeftAt { get; private set; }

    /// <summary>An address that the list does not take, and why, in the list's words.</summary>
    public string? RefusedAddress { get; private set; }
    public string? Refusal { get; private set; }

    public bool IsOn => Chosen && LeftAt is null;
    public bool IsRefused => RefusedAddress is not null && RefusedAddress == Person.EmailKey;

    /// <summary>Whether they said that they want it after they were put there: who had left in between comes back by that.</summary>
    internal bool IsChosenAnew => IsOn && ChosenAt > PushedAt;
    internal bool IsInHand => Address is not null && PushedAt is null;

    internal void Choose(bool on, DateTimeOffset at) => (Chosen, ChosenAt, LeftAt, RefusedAddress, Refusal) = (on, at, null, null, null);

    /// <summary>Notes what is about to be sent, so that an answer that never comes is asked for again.</summary>
    internal void TakeInHand(string address) => (Address, PushedAt) = (address, null);

    /// <summary>It is on the list. Somebody who had left is back by their own doing.</summary>
    internal void Put(string address, DateTimeOffset at) => (Address, PushedAt, LeftAt, RefusedAddress, Refusal) = (address, at, null, null, null);

    internal void TakeOff() => (Address, PushedAt) = (null, null);

    internal void Leave(DateTimeOffset at) => (Address, PushedAt, LeftAt) = (null, null, at);

    internal void BeRefused(string address, string why) => (Address, PushedAt, RefusedAddress, Refusal) = (null, null, address, why.Length > MaxRefusal ? why[..MaxRefusal] : why);

    /// <summary>Takes away all but the address that is still to be taken off the list.</summary>
    public void Forget() => (Chosen, LeftAt, RefusedAddress, Refusal) = (false, null, null, null);
}
