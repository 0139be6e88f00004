using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tccm.Domain.Text;

namespace Tccm.Domain.PersonalData;

/// <summary>That a rule of retention ran, and how many it met. Added once and kept.</summary>
public sealed class RetentionRun : Noun
{
    private RetentionRun() { }

    public RetentionRun(string rule, int days, int count, DateTimeOffset at)
    {
        (Rule, Days, Count, At) = (rule, days, count, at);
        Record(Actor.Portal, at, "retention.run", $"Retention “{rule}” ran, of what is older than {Words.Counted(days, "day")}: {count} went.");
    }

    public string Rule { get; private init; } = "";
    public int Days { get; private init; }
    public int Count { get; private init; }
    public DateTimeOffset At { get; private init; }
}

internal sealed class RetentionRunMapping : IEntityTypeConfiguration<RetentionRun>
{
    public void Configure(EntityTypeBuilder<RetentionRun> builder)
    {
        builder.ToTable("retention_runs");
        builder.Property(run => run.Id).ValueGeneratedNever();
        builder.Property(run => run.Rule).HasMaxLength(60);
        builder.HasIndex(run => new { run.Rule, run.At });
    }
}
