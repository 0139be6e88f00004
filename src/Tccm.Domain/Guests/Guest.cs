using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tccm.Domain.Database;
using Tccm.Domain.Text;

namespace Tccm.Domain.Guests;

/// <summary>
/// A person in a personal capacity, who receives what is published and nothing else: no organisation, no login, no act.
/// Nothing is sent before they accept. Name and address stand in this row alone.
/// </summary>
public sealed class Guest : Noun
{
    public const int MaxWhy = 1_000;
    public static readonly TimeSpan Life = TimeSpan.FromDays(30);

    private Guest() { }

    public string Name { get; private set; } = "";
    public EmailAddress Email { get; private set; } = null!;
    public string EmailKey { get; private set; } = "";
    public string Why { get; private set; } = "";

    /// <summary>The last day on which they receive; null where no end was agreed.</summary>
    public DateOnly? Until { get; private set; }
    public byte[] SecretHash { get; private set; } = [];
    public DateTimeOffset InvitedAt { get; private init; }
    public DateTimeOffset ExpiresAt { get; private init; }
    public DateTimeOffset? AcceptedAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Invites a person. <paramref name="secretHash"/> is the SHA-256 of the secret in the mailed link, which works once.</summary>
    public static Guest Invite(string name, EmailAddress email, string why, DateOnly? until, byte[] secretHash, Actor by, DateTimeOffset at)
    {
        Refuse(until <= DateOnly.FromDateTime(at.UtcDateTime), "The last day is over or today. Give a later one, or none.", "Until");
        var guest = new Guest
        {
            Name = Text.Name.Check(name, "name", "Name"),
            Email = email,
            EmailKey = email.Canonical,
            Why = Prose.Check(why, "The reason", MaxWhy, "Why") ?? throw new DomainException("Say why: it stands in the letter to them.", "Why"),
            Until = until,
            SecretHash = secretHash,
            InvitedAt = at,
            ExpiresAt = at + Life,
        };
        guest.Record(by, at, "guest.invited", "A person was invited as a guest in a personal capacity.");
        return guest;
    }

    public bool Receives(DateOnly day) => AcceptedAt is not null && EndedAt is null && (Until is null || day <= Until);

    public string InWords(DateTimeOffset now) => this switch
    {
        { EndedAt: { } ended } => $"{(AcceptedAt is null ? "declined or taken back" : "ended")} on {Words.Day(DateOnly.FromDateTime(ended.UtcDateTime))}",
        { Until: { } until } when until < DateOnly.FromDateTime(now.UtcDateTime) => $"ended after {Words.Day(until)}",
        { AcceptedAt: { } accepted } => $"receives since {Words.Day(DateOnly.FromDateTime(accepted.UtcDateTime))}",
        _ when now >= ExpiresAt => $"did not answer by {Words.Day(DateOnly.FromDateTime(ExpiresAt.UtcDateTime))}",
        _ => $"invited, may answer until {Words.Day(DateOnly.FromDateTime(ExpiresAt.UtcDateTime))}",
    };

    /// <summary>Why the mailed link does nothing any more, or null.</summary>
    public string? WhyClosed(DateTimeOffset at) => this switch
    {
        { EndedAt: not null } => "This invitation was declined or taken back. Nothing is sent to you.",
        { AcceptedAt: not null } => "You accepted this invitation already. Each letter to you has a link by which it ends.",
        _ when at >= ExpiresAt => "This invitation has expired. Nothing is sent to you. Ask the secretariat for a new one if you like.",
        _ => null,
    };

    public void Accept(DateTimeOffset at)
    {
        Refuse(WhyClosed(at) is not null, WhyClosed(at) ?? "");

        AcceptedAt = at;
        Record(Self, at, "guest.accepted", "A guest accepted, and receives what is published.");
    }

    public void Decline(DateTimeOffset at)
    {
        Refuse(WhyClosed(at) is not null, WhyClosed(at) ?? "");

        EndedAt = at;
        Record(Self, at, "guest.declined", "A person declined to be a guest.");
    }

    /// <summary>The guest leaves, by the link in any letter to them.</summary>
    public void Leave(DateTimeOffset at)
    {
        Refuse(EndedAt is not null, "This ended already. Nothing more is sent to you.");

        EndedAt = at;
        Record(Self, at, "guest.left", "A guest left, and receives nothing more.");
    }

    public void Remove(Actor by, DateTimeOffset at)
    {
        Refuse(EndedAt is not null, "This guest left already. Nothing was changed.");

        EndedAt = at;
        Record(by, at, "guest.removed", "A guest was taken off the list, and receives nothing more.");
    }

    private Actor Self => new(null, Name, "guest");
}

internal sealed class GuestMapping : IEntityTypeConfiguration<Guest>
{
    public void Configure(EntityTypeBuilder<Guest> builder)
    {
        builder.ToTable("guests");
        builder.Property(guest => guest.Id).ValueGeneratedNever();
        builder.Property(guest => guest.Name).HasMaxLength(Text.Name.MaxLength);
        builder.Property(guest => guest.EmailKey).HasMaxLength(320);
        builder.Property(guest => guest.Why).HasMaxLength(Guest.MaxWhy);
        builder.Property<uint>("xmin").IsRowVersion();
        builder.HasIndex(guest => guest.SecretHash).IsUnique();
        builder.HasIndex(guest => guest.EmailKey).IsUnique().HasFilter("ended_at IS NULL").HasDatabaseName(Constraints.OneGuestPerAddress);
    }
}
