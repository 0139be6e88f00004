using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tccm.Domain.Text;

namespace Tccm.Domain.Calendar;

internal sealed class OpeningMapping : IEntityTypeConfiguration<Opening>
{
    public void Configure(EntityTypeBuilder<Opening> builder)
    {
        builder.ToTable("openings");
        builder.Property(opening => opening.Id).ValueGeneratedNever();
        builder.Property(opening => opening.Process).HasMaxLength(Name.MaxLength);
        builder.Property(opening => opening.Title).HasMaxLength(Name.MaxLength);
        builder.Property(opening => opening.Host).HasMaxLength(Name.MaxLength);
        builder.Property(opening => opening.Place).HasMaxLength(Name.MaxLength);
        builder.Ignore(opening => opening.Facts);
        builder.HasIndex(opening => new { opening.Process, opening.Title }).IsUnique();
    }
}

internal sealed class ObjectiveMapping : IEntityTypeConfiguration<Objective>
{
    public void Configure(EntityTypeBuilder<Objective> builder)
    {
        builder.ToTable("objectives");
        builder.Property(objective => objective.Id).ValueGeneratedNever();
        builder.Property(objective => objective.Process).HasMaxLength(Name.MaxLength);
        builder.Property(objective => objective.Kind).HasMaxLength(Name.MaxLength);
        builder.Property(objective => objective.Words).HasMaxLength(Objective.MaxWords);
        builder.HasIndex(objective => new { objective.Process, objective.Number }).IsUnique();
    }
}
