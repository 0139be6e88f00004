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
        builder.Ignore(organisation => organisation.CurrentMembership).Ignore(organisation => organisation.Lacks).Ignore(organisation => organisation.DomainsShown);
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
        builder.Property(period => period.EndReason).HasMaxLength(MembershipPeriod.MaxReason);
        builder.Ignore(period => period.Suspended);
        builder.HasMany(period => period.Suspensions).WithOne().HasForeignKey(suspension => suspension.MembershipPeriodId);
        // Who reads a membership reads whether it rests, so that no page forgets to ask.
        builder.Navigation(period => period.Suspensions).AutoInclude();
        builder.HasIndex(period => period.OrganisationId).IsUnique().HasFilter("until IS NULL").HasDatabaseName(Constraints.OneCurrentMembership);
    }
}

internal sealed class SuspensionMapping : IEntityTypeConfiguration<Suspension>
{
    public void Configure(EntityTypeBuilder<Suspension> builder)
    {
        builder.ToTable("suspensions");
        builder.Property(suspension => suspension.Id).ValueGeneratedNever();
        builder.Property(suspension => suspension.Reason).HasMaxLength(Suspension.MaxWords);
        builder.Property(suspension => suspension.LiftNote).HasMaxLength(Suspension.MaxWords);
        builder.HasIndex(suspension => suspension.MembershipPeriodId).IsUnique().HasFilter("lifted_at IS NULL").HasDatabaseName(Constraints.OneRunningSuspension);
    }
}

internal sealed class PersonMapping : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.ToTable("people", table => table.HasCheckConstraint("ck_people_digest_hour", "digest_hour BETWEEN 0 AND 23"));
        builder.Property(person => person.Id).ValueGeneratedNever();
        builder.Property(person => person.Name).HasMaxLength(Name.MaxLength);
        builder.Property(person => person.EmailKey).HasMaxLength(320);
        builder.HasIndex(person => person.EmailKey).IsUnique().HasDatabaseName(Constraints.OnePersonPerAddress);
        builder.HasIndex(person => person.LoginId).IsUnique();
        builder.Property(person => person.Formerly).HasJson().HasDefaultValueSql("'[]'::jsonb");
        builder.Property(person => person.DiscussionMail).HasDefaultValue(DiscussionMail.Daily).HasSentinel(DiscussionMail.Daily);
        builder.Property(person => person.DigestHour).HasDefaultValue(Person.UsualHour).HasSentinel(Person.UsualHour);
        builder.Property(person => person.DigestZone).HasMaxLength(Person.MaxZone).HasDefaultValue(Person.UsualZone).HasSentinel(Person.UsualZone);
        builder.Property(person => person.UnreachableReason).HasMaxLength(Person.MaxUnreachableReason);
        builder.Ignore(person => person.WantsAnnouncements).Ignore(person => person.IsUnreachable);
        builder.Ignore(person => person.CurrentContacts).Ignore(person => person.IsErased).Ignore(person => person.DigestTime);
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
        builder.Property(contact => contact.EndReason).HasMaxLength(Organisation.MaxReason);
        builder.Ignore(contact => contact.Authority);
        builder.HasMany(contact => contact.RolesHeld).WithOne().HasForeignKey(held => held.ContactId);
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

internal sealed class HandoverMapping : IEntityTypeConfiguration<Handover>
{
    public void Configure(EntityTypeBuilder<Handover> builder)
    {
        builder.ToTable("handovers", table => table.HasCheckConstraint("ck_handovers_roles", "roles > 0"));
        builder.Property(handover => handover.Id).ValueGeneratedNever();
        builder.Property(handover => handover.Roles).HasConversion<int>();
        builder.Property<uint>("xmin").IsRowVersion();
        builder.HasIndex(handover => handover.FromId).IsUnique().HasFilter("accepted_at IS NULL AND ended_at IS NULL").HasDatabaseName(Constraints.OneOpenHandover);
        builder.HasOne(handover => handover.From).WithMany().HasForeignKey(handover => handover.FromId);
        builder.HasOne(handover => handover.To).WithMany().HasForeignKey(handover => handover.ToId);
    }
}

internal sealed class AppointmentMapping : IEntityTypeConfiguration<Appointment>
{
    public void Configure(EntityTypeBuilder<Appointment> builder)
    {
        builder.ToTable("appointments", table => table.HasCheckConstraint("ck_appointments_two_people", "confirmed_by IS NULL OR confirmed_by <> proposed_by"));
        builder.Property(appointment => appointment.Id).ValueGeneratedNever();
        builder.Property(appointment => appointment.Reason).HasMaxLength(Organisation.MaxReason);
        builder.Property<uint>("xmin").IsRowVersion();
        builder.HasIndex(appointment => appointment.PersonId).IsUnique().HasFilter("decided_at IS NULL").HasDatabaseName(Constraints.OneOpenAppointment);
        builder.HasOne(appointment => appointment.Person).WithMany().HasForeignKey(appointment => appointment.PersonId);
    }
}

public static class OrganisationQueries
{
    /// <summary>An organisation with its memberships, former names and people.</summary>
    public static IQueryable<Organisation> Whole(this IQueryable<Organisation> organisations) => organisations
        .Include(organisation => organisation.Memberships)
        .Include(organisation => organisation.FormerNames)
        .Include(organisation => organisation.DomainControls)
        .Include(organisation => organisation.Contacts).ThenInclude(contact => contact.Person)
        .AsSplitQuery();
}
