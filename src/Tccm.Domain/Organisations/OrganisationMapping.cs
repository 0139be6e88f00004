using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tccm.Domain.Database;
using Tccm.Domain.Text;

namespace Tccm.Domain.Organisations;

internal sealed class OrganisationMapping : IEntityTypeConfiguration<Organisation>
{
    public void Configure(EntityTypeBuilder<Organisation> builder)
    {
        builder.ToTable("organisations", table => table.HasCheckConstraint("ck_organisations_economy", "economy ~ '^[A-Z]{2}$'"));
        builder.Property(organisation => organisation.Id).ValueGeneratedNever();
        // 200 code points may be 400 UTF-16 units; PostgreSQL counts code points.
        builder.Property(organisation => organisation.LegalName).HasMaxLength(Name.MaxLength);
        builder.Property(organisation => organisation.DisplayName).HasMaxLength(Name.MaxLength);
        builder.Property(organisation => organisation.NativeName).HasMaxLength(Name.MaxLength);
        builder.Property(organisation => organisation.ShortName).HasMaxLength(OrganisationFacts.MaxShortName);
        builder.Property(organisation => organisation.Economy).HasMaxLength(2).IsFixedLength();
        builder.Property(organisation => organisation.Website).HasMaxLength(300);
        builder.Property(organisation => organisation.Operates).HasMaxLength(OrganisationFacts.MaxProse);
        builder.Property(organisation => organisation.Domains).HasJson();
        builder.Property(organisation => organisation.Operations).HasJson();
        builder.Property<uint>("xmin").IsRowVersion();
        builder.Ignore(organisation => organisation.Facts).Ignore(organisation => organisation.Kinds).Ignore(organisation => organisation.CurrentContacts);
        builder.Ignore(organisation => organisation.CurrentMembership);
        builder.HasMany(organisation => organisation.Memberships).WithOne(period => period.Organisation).HasForeignKey(period => period.OrganisationId);
        builder.HasMany(organisation => organisation.FormerNames).WithOne().HasForeignKey(former => former.OrganisationId);
        builder.HasMany(organisation => organisation.Contacts).WithOne(contact => contact.Organisation).HasForeignKey(contact => contact.OrganisationId);
    }
}

internal sealed class FormerNameMapping : IEntityTypeConfiguration<FormerName>
{
    public void Configure(EntityTypeBuilder<FormerName> builder)
    {
        builder.ToTable("former_names");
        builder.Property(former => former.Id).ValueGeneratedNever();
        builder.Property(former => former.LegalName).HasMaxLength(Name.MaxLength);
        builder.Property(former => former.DisplayName).HasMaxLength(Name.MaxLength);
        builder.Property(former => former.NativeName).HasMaxLength(Name.MaxLength);
        builder.Property(former => former.ShortName).HasMaxLength(OrganisationFacts.MaxShortName);
    }
}

internal sealed class MembershipPeriodMapping : IEntityTypeConfiguration<MembershipPeriod>
{
    public void Configure(EntityTypeBuilder<MembershipPeriod> builder)
    {
        builder.ToTable("membership_periods");
        builder.Property(period => period.Id).ValueGeneratedNever();
        builder.Property(period => period.Source).HasMaxLength(300);
        builder.HasIndex(period => period.OrganisationId).IsUnique().HasFilter("until IS NULL").HasDatabaseName(Constraints.OneCurrentMembership);
    }
}

internal sealed class PersonMapping : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.ToTable("people");
        builder.Property(person => person.Id).ValueGeneratedNever();
        builder.Property(person => person.Name).HasMaxLength(Name.MaxLength);
        builder.Property(person => person.EmailKey).HasMaxLength(320);
        builder.HasIndex(person => person.EmailKey).IsUnique().HasDatabaseName(Constraints.OnePersonPerAddress);
        builder.HasIndex(person => person.LoginId).IsUnique();
        builder.Property(person => person.Formerly).HasJson().HasDefaultValueSql("'[]'::jsonb");
        builder.Ignore(person => person.CurrentContacts).Ignore(person => person.IsErased);
        builder.HasMany(person => person.Contacts).WithOne(contact => contact.Person).HasForeignKey(contact => contact.PersonId);
    }
}

internal sealed class ContactMapping : IEntityTypeConfiguration<Contact>
{
    public void Configure(EntityTypeBuilder<Contact> builder)
    {
        builder.ToTable("contacts", table => table.HasCheckConstraint("ck_contacts_roles", "roles > 0"));
        builder.Property(contact => contact.Id).ValueGeneratedNever();
        builder.Property(contact => contact.Roles).HasConversion<int>();
        builder.Property(contact => contact.Title).HasMaxLength(Name.MaxLength);
        builder.Ignore(contact => contact.Authority);
        builder.HasIndex(contact => new { contact.PersonId, contact.OrganisationId }).IsUnique().HasFilter("until IS NULL").HasDatabaseName(Constraints.OneCurrentContact);
    }
}

internal sealed class InvitationMapping : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.ToTable("invitations");
        builder.Property(invitation => invitation.Id).ValueGeneratedNever();
        builder.Property<uint>("xmin").IsRowVersion();
        builder.HasIndex(invitation => invitation.SecretHash).IsUnique();
        builder.HasOne(invitation => invitation.Contact).WithMany().HasForeignKey(invitation => invitation.ContactId);
    }
}

public static class OrganisationQueries
{
    /// <summary>An organisation with its memberships, former names and people.</summary>
    public static IQueryable<Organisation> Whole(this IQueryable<Organisation> organisations) => organisations
        .Include(organisation => organisation.Memberships)
        .Include(organisation => organisation.FormerNames)
        .Include(organisation => organisation.Contacts).ThenInclude(contact => contact.Person)
        .AsSplitQuery();
}
