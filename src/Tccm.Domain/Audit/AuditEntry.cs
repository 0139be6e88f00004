using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tccm.Domain.Audit;

/// <summary>One act: who, in which capacity, for which organisation, when and what. Never changed, never deleted;
/// so it holds no person's name, only the id by which the name is found while the register has it.</summary>
public sealed class AuditEntry
{
    public const int MaxSentence = 2_000;

    private AuditEntry() { }

    internal AuditEntry(Actor by, DateTimeOffset at, string act, string subject, Guid subjectId, string sentence, Guid? organisationId)
    {
        At = at;
        PersonId = by.PersonId;
        Capacity = by.Capacity;
        OrganisationId = organisationId ?? by.OrganisationId;
        Act = act;
        Subject = subject;
        SubjectId = subjectId;
        Sentence = sentence.Length <= MaxSentence ? sentence : sentence[..(MaxSentence - 1)] + "…";
    }

    public long Id { get; private init; }
    public DateTimeOffset At { get; private init; }
    public Guid? PersonId { get; private init; }
    public string Capacity { get; private init; } = "";
    public Guid? OrganisationId { get; private init; }
    public string Act { get; private init; } = "";
    public string Subject { get; private init; } = "";
    public Guid SubjectId { get; private init; }
    public string Sentence { get; private init; } = "";
}

internal sealed class AuditEntryMapping : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("audit_entries");
        builder.Property(entry => entry.Id).UseIdentityAlwaysColumn();
        builder.Property(entry => entry.Capacity).HasMaxLength(200);
        builder.Property(entry => entry.Act).HasMaxLength(60);
        builder.Property(entry => entry.Subject).HasMaxLength(60);
        builder.Property(entry => entry.Sentence).HasMaxLength(AuditEntry.MaxSentence);
        builder.HasIndex(entry => new { entry.SubjectId, entry.Id });
        builder.HasIndex(entry => new { entry.OrganisationId, entry.Id });
    }
}
