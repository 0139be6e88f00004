using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tccm.Domain.Database;
using Tccm.Domain.Text;

namespace Tccm.Domain.Lists;

internal sealed class MailingListMapping : IEntityTypeConfiguration<MailingList>
{
    public void Configure(EntityTypeBuilder<MailingList> builder)
    {
        builder.ToTable("mailing_lists");
        builder.Property(list => list.Id).ValueGeneratedNever();
        builder.Property(list => list.Address).HasMaxLength(320);
        builder.Property(list => list.Name).HasMaxLength(Name.MaxLength);
        builder.Property(list => list.Purpose).HasMaxLength(MailingList.MaxPurpose);
        builder.Property(list => list.Trouble).HasMaxLength(MailingList.MaxTrouble);
        builder.Property<uint>("xmin").IsRowVersion();
        builder.Ignore(list => list.Wanted);
        builder.Ignore(list => list.Departures);
        builder.HasIndex(list => list.Address).IsUnique().HasDatabaseName(Constraints.OneListPerAddress);
        builder.HasMany(list => list.Places).WithOne().HasForeignKey(place => place.MailingListId);
    }
}

internal sealed class ListPlaceMapping : IEntityTypeConfiguration<ListPlace>
{
    public void Configure(EntityTypeBuilder<ListPlace> builder)
    {
        builder.ToTable("list_places");
        builder.Property(place => place.Id).ValueGeneratedNever();
        builder.Property(place => place.Address).HasMaxLength(320);
        builder.Property(place => place.RefusedAddress).HasMaxLength(320);
        builder.Property(place => place.Refusal).HasMaxLength(ListPlace.MaxRefusal);
        builder.HasOne(place => place.Person).WithMany().HasForeignKey(place => place.PersonId);
        builder.HasIndex(place => new { place.MailingListId, place.PersonId }).IsUnique().HasDatabaseName(Constraints.OnePlacePerPerson);
    }
}

public static class ListQueries
{
    /// <summary>A list with everybody who ever chose it, and what entitles them.</summary>
    public static IQueryable<MailingList> Whole(this IQueryable<MailingList> lists) => lists
        .Include(list => list.Places).ThenInclude(place => place.Person.Contacts).ThenInclude(contact => contact.Organisation.Memberships).AsSplitQuery();
}
