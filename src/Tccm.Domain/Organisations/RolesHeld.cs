using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tccm.Domain.Organisations;

/// <summary>
/// What a contact could do from an instant on, until the next entry: who might act for whom can be said for any instant.
/// Added to, never changed; it holds no name. Nothing is held while an invitation waits, and after the contact ended.
/// </summary>
public sealed class RolesHeld
{
    private RolesHeld() { }

    internal RolesHeld(ContactRoles roles, DateTimeOffset from) => (Roles, From) = (roles, from);

    /// <summary>Rises with each entry, so that of two in one second the later is known.</summary>
    public long Id { get; private init; }
    public Guid ContactId { get; private init; }
    public ContactRoles Roles { get; private init; }
    public DateTimeOffset From { get; private init; }
}

internal sealed class RolesHeldMapping : IEntityTypeConfiguration<RolesHeld>
{
    public void Configure(EntityTypeBuilder<RolesHeld> builder)
    {
        builder.ToTable("roles_held");
        builder.Property(held => held.Id).UseIdentityAlwaysColumn();
        builder.Property(held => held.Roles).HasConversion<int>();
        builder.HasIndex(held => new { held.ContactId, held.From });
    }
}
