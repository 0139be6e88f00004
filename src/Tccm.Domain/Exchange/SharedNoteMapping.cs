using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;

namespace Tccm.Domain.Exchange;

internal sealed class SharedNoteMapping : IEntityTypeConfiguration<SharedNote>
{
    public void Configure(EntityTypeBuilder<SharedNote> builder)
    {
        builder.ToTable("shared_notes");
        builder.Property(note => note.Id).ValueGeneratedNever();
        builder.Property(note => note.Title).HasMaxLength(Name.MaxLength);
        builder.Property(note => note.Link).HasMaxLength(WebLink.MaxLength);
        builder.Property(note => note.Words).HasMaxLength(SharedNote.MaxWords);
        builder.Property(note => note.Language).HasMaxLength(20);
        builder.Property(note => note.HideReason).HasMaxLength(SharedNote.MaxReason);
        builder.Property<uint>("xmin").IsRowVersion();
        builder.HasOne(note => note.Organisation).WithMany().HasForeignKey(note => note.OrganisationId);
        builder.HasOne(note => note.Process).WithMany().HasForeignKey(note => note.ProcessId);
        builder.HasOne<Person>().WithMany().HasForeignKey(note => note.SharedById);
        builder.HasIndex(note => note.SharedAt);
    }
}

public static class SharedNoteQueries
{
    /// <summary>A note with whose it is and what it is about.</summary>
    public static IQueryable<SharedNote> Whole(this IQueryable<SharedNote> notes) => notes.Include(note => note.Process).Include(note => note.Organisation);

    public static IQueryable<SharedNote> Shown(this IQueryable<SharedNote> notes) => notes.Where(note => note.TakenBackAt == null && note.HiddenAt == null);
}
