using Tccm.Domain.Audit;

namespace Tccm.Domain;

/// <summary>Something the register knows by an id, whose every act leaves an audit entry in the same transaction.</summary>
public abstract class Noun
{
    private readonly List<AuditEntry> unsavedActs = [];

    public Guid Id { get; protected init; } = Guid.CreateVersion7();

    protected void Record(Actor by, DateTimeOffset at, string act, string sentence, Guid? organisationId = null) =>
        unsavedActs.Add(new AuditEntry(by, at, act, GetType().Name, Id, sentence, organisationId));

    protected static void Refuse(bool when, string message, string? field = null)
    {
        if (when) throw new DomainException(message, field);
    }

    internal IReadOnlyList<AuditEntry> TakeUnsavedActs()
    {
        var taken = unsavedActs.ToArray();
        unsavedActs.Clear();
        return taken;
    }
}
