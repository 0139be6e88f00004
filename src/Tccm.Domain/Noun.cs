using Tccm.Domain.Audit;
using Tccm.Domain.Evidence;

namespace Tccm.Domain;

/// <summary>
/// Something the register knows by an id, whose every act leaves an audit entry, and where it is evidence a leaf in the log,
/// in the same transaction.
/// </summary>
public abstract class Noun
{
    private readonly List<AuditEntry> unsavedActs = [];
    private readonly List<Leaf> unsavedLeaves = [];

    public Guid Id { get; protected init; } = Guid.CreateVersion7();

    protected void Record(Actor by, DateTimeOffset at, string act, string sentence, Guid? organisationId = null) =>
        unsavedActs.Add(new AuditEntry(by, at, act, GetType().Name, Id, sentence, organisationId));

    protected void Attest(Leaf leaf) => unsavedLeaves.Add(leaf);

    /// <summary>Takes back what was not saved yet, because a second change in the same act undid it.</summary>
    protected bool Unattest(Guid act) => unsavedLeaves.RemoveAll(leaf => leaf.ActId == act) > 0;

    protected static void Refuse(bool when, string message, string? field = null)
    {
        if (when) throw new DomainException(message, field);
    }

    internal IReadOnlyList<Leaf> TakeUnsavedLeaves()
    {
        var taken = unsavedLeaves.ToArray();
        unsavedLeaves.Clear();
        return taken;
    }

    internal IReadOnlyList<AuditEntry> TakeUnsavedActs()
    {
        var taken = unsavedActs.ToArray();
        unsavedActs.Clear();
        return taken;
    }
}
