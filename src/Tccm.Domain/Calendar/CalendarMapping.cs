using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;

namespace Tccm.Domain.Calendar;

internal sealed class ProcessMapping : IEntityTypeConfiguration<Process>
{
    public void Configure(EntityTypeBuilder<Process> builder)
    {
        builder.ToTable("processes");
        builder.Property(process => process.Id).ValueGeneratedNever();
        builder.Property(process => process.Slug).HasMaxLength(Name.MaxLength);
        builder.Property(process => process.Name).HasMaxLength(Name.MaxLength);
        builder.Property(process => process.About).HasMaxLength(Process.MaxAbout);
        builder.HasIndex(process => process.Slug).IsUnique();
        builder.HasIndex(process => process.Name).IsUnique();
    }
}

internal sealed class FollowingMapping : IEntityTypeConfiguration<Following>
{
    public void Configure(EntityTypeBuilder<Following> builder)
    {
        builder.ToTable("followings");
        builder.HasKey(following => new { following.PersonId, following.ProcessId });
        builder.HasOne<Person>().WithMany().HasForeignKey(following => following.PersonId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Process>().WithMany().HasForeignKey(following => following.ProcessId).OnDelete(DeleteBehavior.Cascade);
    }
}

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
