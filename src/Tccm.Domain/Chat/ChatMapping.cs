using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tccm.Domain.Database;
using Tccm.Domain.Text;

namespace Tccm.Domain.Chat;

internal sealed class ChatGroupMapping : IEntityTypeConfiguration<ChatGroup>
{
    public void Configure(EntityTypeBuilder<ChatGroup> builder)
    {
        builder.ToTable("chat_groups");
        builder.Property(group => group.Id).ValueGeneratedNever();
        builder.Property(group => group.Name).HasMaxLength(Name.MaxLength);
        builder.Property(group => group.Link).HasMaxLength(WebLink.MaxLength);
        builder.Property<uint>("xmin").IsRowVersion();
        builder.HasMany(group => group.Rotations).WithOne().HasForeignKey(rotation => rotation.ChatGroupId);
    }
}

internal sealed class ChatRotationMapping : IEntityTypeConfiguration<ChatRotation>
{
    public void Configure(EntityTypeBuilder<ChatRotation> builder)
    {
        builder.ToTable("chat_rotations");
        builder.Property(rotation => rotation.Id).ValueGeneratedNever();
        builder.Property(rotation => rotation.Why).HasMaxLength(ChatGroup.MaxReason);
    }
}

internal sealed class ChatPlaceMapping : IEntityTypeConfiguration<ChatPlace>
{
    public void Configure(EntityTypeBuilder<ChatPlace> builder)
    {
        builder.ToTable("chat_places");
        builder.Property(place => place.Id).ValueGeneratedNever();
        builder.Property(place => place.Handle).HasMaxLength(ChatPlace.MaxHandle);
        builder.Property<uint>("xmin").IsRowVersion();
        builder.HasOne(place => place.Group).WithMany().HasForeignKey(place => place.ChatGroupId);
        builder.HasOne(place => place.Person).WithMany().HasForeignKey(place => place.PersonId);
        builder.HasIndex(place => new { place.ChatGroupId, place.PersonId }).IsUnique().HasFilter("ended_at IS NULL").HasDatabaseName(Constraints.OneChatPlace);
    }
}

public static class ChatQueries
{
    /// <summary>A place with its group, and with its person as far as it decides whether they may be in it.</summary>
    public static IQueryable<ChatPlace> Whole(this IQueryable<ChatPlace> places) => places
        .Include(place => place.Group).Include(place => place.Person.Contacts).ThenInclude(contact => contact.Organisation.Memberships).AsSplitQuery();

    /// <summary>Those whom the secretariat has to remove.</summary>
    public static IQueryable<ChatPlace> ToRemove(this IQueryable<ChatPlace> places) => places.Where(place => place.EndedAt != null && place.SettledAt == null);
}
