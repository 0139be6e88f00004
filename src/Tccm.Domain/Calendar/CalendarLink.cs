using Tccm.Domain.Organisations;

namespace Tccm.Domain.Calendar;

/// <summary>The address of a person's own calendar, which whoever has it may read: its meetings and deadlines. The register keeps the SHA-256 of its secret.</summary>
public sealed class CalendarLink
{
    private CalendarLink() { }

    public CalendarLink(Person person, byte[] secretHash, DateTimeOffset at) => (PersonId, SecretHash, CreatedAt) = (person.Id, secretHash, at);

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid PersonId { get; private init; }
    public byte[] SecretHash { get; private set; } = [];
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Takes another secret's place: the earlier address answers no more.</summary>
    public void Renew(byte[] secretHash, DateTimeOffset at) => (SecretHash, CreatedAt) = (secretHash, at);
}
