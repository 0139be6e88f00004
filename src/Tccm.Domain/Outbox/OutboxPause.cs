using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tccm.Domain.Database;
using Tccm.Domain.Text;

namespace Tccm.Domain.Outbox;

/// <summary>A time in which nothing leaves the outbox: no news, no receipt and no link to sign in. Letters written meanwhile wait.</summary>
public sealed class OutboxPause : Noun
{
    public const int MaxReason = 300;

    private OutboxPause() { }

    public DateTimeOffset PausedAt { get; private init; }
    public Guid? PausedById { get; private init; }
    public string Reason { get; private init; } = "";
    public DateTimeOffset? EndedAt { get; private set; }
    public Guid? EndedById { get; private set; }

    /// <summary>Refused without a reason, and while one is running.</summary>
    public static OutboxPause Begin(string? reason, OutboxPause? running, Actor by, DateTimeOffset at)
    {
        Refuse(running is not null, Running);
        var pause = new OutboxPause
        {
            PausedAt = at,
            PausedById = by.PersonId,
            Reason = Prose.Check(reason, "The reason", MaxReason, "Reason") ?? throw new DomainException("Say why: your colleagues read it on every page until letters leave again.", "Reason"),
        };
        pause.Record(by, at, "outbox.paused", $"All letters were held back: {pause.Reason}");
        return pause;
    }

    public void End(Actor by, DateTimeOffset at)
    {
        Refuse(EndedAt is not null, "Letters leave again already. Nothing was changed.");
        (EndedAt, EndedById) = (at, by.PersonId);
        Record(by, at, "outbox.resumed", "Letters leave again.");
    }

    internal const string Running = "Letters are held back already. Nothing was changed.";
}

internal sealed class OutboxPauseMapping : IEntityTypeConfiguration<OutboxPause>
{
    public void Configure(EntityTypeBuilder<OutboxPause> builder)
    {
        builder.ToTable("outbox_pauses");
        builder.Property(pause => pause.Id).ValueGeneratedNever();
        builder.Property(pause => pause.Reason).HasMaxLength(OutboxPause.MaxReason);
        builder.Property<uint>("xmin").IsRowVersion();
        // The same in every running row, so that there is one.
        builder.Property<bool>("IsRunning").HasComputedColumnSql("ended_at IS NULL", stored: true);
        builder.HasIndex("IsRunning").IsUnique().HasFilter("ended_at IS NULL").HasDatabaseName(Constraints.OneRunningPause);
    }
}
