using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tccm.Domain.Applications;
using Tccm.Domain.Database;
using Tccm.Domain.Text;

namespace Tccm.Domain.Organisations;

/// <summary>
/// That somebody of the secretariat looked one item of evidence up: who, when, against what. It is about that item alone;
/// when the evidence changes, the new item has not been checked.
/// </summary>
public sealed class EvidenceCheck : Noun
{
    public const int MaxAgainst = 300;

    private EvidenceCheck() { }

    /// <summary>The application, or the organisation on the register, whose evidence it is.</summary>
    public Guid SubjectId { get; private init; }
    public OrganisationKind Kind { get; private init; }
    public string Item { get; private init; } = "";
    public string Against { get; private init; } = "";
    public Guid ByPersonId { get; private init; }
    public DateTimeOffset CheckedAt { get; private init; }
    public DateTimeOffset? TakenBackAt { get; private set; }

    /// <summary>Marks an item of an application as checked. Refused for an organisation of the secretary's own.</summary>
    public static EvidenceCheck Of(Application application, OrganisationKind kind, EvidenceItem item, string? against, Actor by, DateTimeOffset at)
    {
        by.RefuseOwn(application);
        return Of(application.Id, application.Called, application.Facts, kind, item, against, by, at, application.OrganisationId);
    }

    /// <summary>Marks an item of an organisation on the register as checked. Refused for the secretary's own.</summary>
    public static EvidenceCheck Of(Organisation organisation, OrganisationKind kind, EvidenceItem item, string? against, Actor by, DateTimeOffset at)
    {
        by.RefuseOwn(organisation);
        return Of(organisation.Id, organisation.DisplayName, organisation.Facts, kind, item, against, by, at, organisation.Id);
    }

    /// <summary>Takes the mark back, where it was a slip or is not true any more. That it was made is kept.</summary>
    public void TakeBack(Application application, Actor by, DateTimeOffset at)
    {
        by.RefuseOwn(application);
        TakeBack(by, at);
    }

    /// <summary>The same for an organisation on the register.</summary>
    public void TakeBack(Organisation organisation, Actor by, DateTimeOffset at)
    {
        by.RefuseOwn(organisation);
        TakeBack(by, at);
    }

    public bool Is(OrganisationKind kind, EvidenceItem item) => TakenBackAt is null && Kind == kind && Item == item.Value;

    private void TakeBack(Actor by, DateTimeOffset at)
    {
        Refuse(TakenBackAt is not null, "This mark was taken back already. Nothing was changed.");
        TakenBackAt = at;
        Record(by, at, "evidence.check-taken-back", $"The mark that {Item} ({Kind.InWords()}) was checked was taken back.", SubjectId);
    }

    private static EvidenceCheck Of(Guid subject, string called, OrganisationFacts facts, OrganisationKind kind, EvidenceItem item, string? against, Actor by, DateTimeOffset at, Guid? organisation)
    {
        Refuse(!facts.Operations.Any(operation => operation.Kind == kind && EvidenceItem.Read(operation).Contains(item)), $"“{item.Shown}” is not among the evidence of {called} any more. Look at it as it is now; nothing was marked.");
        var kept = Prose.Check(against, "What it was checked against", MaxAgainst, "Against") ?? throw new DomainException("Say against what it was checked, such as the IANA root zone database.", "Against");
        var check = new EvidenceCheck { SubjectId = subject, Kind = kind, Item = item.Value, Against = kept, ByPersonId = by.PersonId!.Value, CheckedAt = at };
        check.Record(by, at, "evidence.checked", $"{item.Shown} ({kind.InWords()}) of {called} was checked.", organisation ?? subject);
        return check;
    }
}

internal sealed class EvidenceCheckMapping : IEntityTypeConfiguration<EvidenceCheck>
{
    public void Configure(EntityTypeBuilder<EvidenceCheck> builder)
    {
        builder.ToTable("evidence_checks");
        builder.Property(check => check.Id).ValueGeneratedNever();
        builder.Property(check => check.Item).HasMaxLength(OrganisationFacts.MaxProse);
        builder.Property(check => check.Against).HasMaxLength(EvidenceCheck.MaxAgainst);
        builder.HasOne<Person>().WithMany().HasForeignKey(check => check.ByPersonId);
        // The item itself may be longer than an index takes.
        builder.HasIndex(check => new { check.SubjectId, check.Kind });
    }
}
