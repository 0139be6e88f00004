using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;

namespace Tccm.Domain.PersonalData;

public enum MailedLinkPurpose
{
    /// <summary>Shows what is held about an address.</summary>
    PersonalData,
    /// <summary>Shows an address to be its new owner's.</summary>
    NewAddress,
}

/// <summary>A one-use link that shows an address to be somebody's. Only the SHA-256 of its secret is kept.</summary>
public sealed class MailedLink : Noun
{
    public const int PerAddressAndDay = 3;
    public static readonly TimeSpan Life = TimeSpan.FromHours(24);
    /// <summary>How long the page that it opens stays open.</summary>
    public static readonly TimeSpan Visit = TimeSpan.FromMinutes(30);

    private MailedLink() { }

    public MailedLink(MailedLinkPurpose purpose, EmailAddress address, Person? person, byte[] secretHash, DateTimeOffset at) =>
        (Purpose, Address, AddressKey, PersonId, SecretHash, CreatedAt, ExpiresAt) = (purpose, address, address.Canonical, person?.Id, secretHash, at, at + Life);

    /// <summary>
    /// The link that shows a person's new address to be theirs. Refused where it <paramref name="isTaken"/> by somebody else, and
    /// where as many were <paramref name="mailed"/> in the last 24 hours, to the address or to the person, as are mailed at most.
    /// </summary>
    public static MailedLink ToNewAddress(Person person, EmailAddress address, bool isTaken, int mailed, byte[] secretHash, DateTimeOffset at)
    {
        Refuse(address.Value == person.Email.Value, Person.SameAddress, "Email");
        Refuse(isTaken, Person.AddressTaken, "Email");
        Refuse(mailed >= PerAddressAndDay, $"{PerAddressAndDay} links were mailed in the last 24 hours, and that is the most we send. Open the newest of them, or come back tomorrow.", "Email");
        return new MailedLink(MailedLinkPurpose.NewAddress, address, person, secretHash, at);
    }

    public MailedLinkPurpose Purpose { get; private init; }
    public EmailAddress Address { get; private init; } = null!;
    public string AddressKey { get; private init; } = "";
    public Guid? PersonId { get; private init; }
    public byte[] SecretHash { get; private init; } = [];
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset ExpiresAt { get; private init; }
    public DateTimeOffset? UsedAt { get; private set; }

    public string? WhyClosed(DateTimeOffset at) => this switch
    {
        { UsedAt: not null } => "This link was used already. Ask for another one.",
        _ when at >= ExpiresAt => "This link has expired. Ask for another one.",
        _ => null,
    };

    public void Use(DateTimeOffset at)
    {
        Refuse(WhyClosed(at) is not null, WhyClosed(at) ?? "");
        UsedAt = at;
    }

    /// <summary>Whether the page that it opened may still be read.</summary>
    public bool IsVisited(DateTimeOffset at) => UsedAt is { } used && at < used + Visit;
}

internal sealed class MailedLinkMapping : IEntityTypeConfiguration<MailedLink>
{
    public void Configure(EntityTypeBuilder<MailedLink> builder)
    {
        builder.ToTable("mailed_links");
        builder.Property(link => link.Id).ValueGeneratedNever();
        builder.Property(link => link.AddressKey).HasMaxLength(320);
        builder.Property<uint>("xmin").IsRowVersion();
        builder.HasIndex(link => link.SecretHash).IsUnique();
        builder.HasIndex(link => link.AddressKey);
        builder.HasOne<Person>().WithMany().HasForeignKey(link => link.PersonId);
    }
}
