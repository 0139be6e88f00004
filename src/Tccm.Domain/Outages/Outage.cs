using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tccm.Domain.Text;

namespace Tccm.Domain.Outages;

/// <summary>A time in which the portal could not be used, or could not write. Deadlines that it met moved by as long.</summary>
public sealed class Outage : Noun
{
    public const int MaxReason = 300;

    private Outage() { }

    public DateTimeOffset From { get; private init; }
    public DateTimeOffset Until { get; private init; }
    public string Reason { get; private init; } = "";
    public Guid? NotedById { get; private init; }
    public DateTimeOffset NotedAt { get; private init; }

    /// <summary>Keeps that it was. Refused where it is longer than a month, has not ended, or meets one that is noted already.</summary>
    public static Outage Note(DateTimeOffset from, DateTimeOffset until, string? reason, IEnumerable<Outage> noted, Actor by, DateTimeOffset at)
    {
        Refuse(until <= from, "It ends before it begins. Check both times.", "Until");
        Refuse(until > at, "It has not ended yet. Note it once the portal can be used again.", "Until");
        Refuse(until - from > TimeSpan.FromDays(31), "That is more than a month. Check both times.", "From");
        Refuse(noted.Any(other => other.From < until && from < other.Until), "An outage in that time is noted already. Deadlines have moved for it.", "From");
        var outage = new Outage
        {
            From = from,
            Until = until,
            Reason = Prose.Check(reason, "What happened", MaxReason, "Reason") ?? throw new DomainException("Say what happened: those whose deadline moved read it.", "Reason"),
            NotedById = by.PersonId,
            NotedAt = at,
        };
        outage.Record(by, at, "outage.noted", $"The portal could not be used from {Words.Instant(from)} to {Words.Instant(until)}: {outage.Reason}");
        return outage;
    }
}

/// <summary>When the portal last could write. A gap is an outage.</summary>
public sealed class Beat
{
    /// <summary>There is one row.</summary>
    public static readonly Guid TheOne = new("00000000-0000-4000-8000-000000000001");

    private Beat() { }

    public Beat(DateTimeOffset at) => (Id, SeenAt) = (TheOne, at);

    public Guid Id { get; private init; }
    public DateTimeOffset SeenAt { get; private set; }

    public void See(DateTimeOffset at) => SeenAt = at;
}

internal sealed class OutageMapping : IEntityTypeConfiguration<Outage>
{
    public void Configure(EntityTypeBuilder<Outage> builder)
    {
        builder.ToTable("outages");
        builder.Property(outage => outage.Id).ValueGeneratedNever();
        builder.Property(outage => outage.Reason).HasMaxLength(Outage.MaxReason);
    }
}

internal sealed class BeatMapping : IEntityTypeConfiguration<Beat>
{
    public void Configure(EntityTypeBuilder<Beat> builder)
    {
        builder.ToTable("beats");
        builder.Property(beat => beat.Id).ValueGeneratedNever();
    }
}
