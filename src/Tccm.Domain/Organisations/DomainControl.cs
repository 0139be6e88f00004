using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tccm.Domain.Database;
using Tccm.Domain.Text;

namespace Tccm.Domain.Organisations;

/// <summary>Where the line of a challenge was found.</summary>
public enum ControlMethod
{
    DnsRecord,
    File,
}

public static class ControlMethodWords
{
    public static string InWords(this ControlMethod method) => method == ControlMethod.DnsRecord ? "a DNS record" : "a file on its web server";
}

/// <summary>
/// Whether an organisation showed that it controls one of its domains: the challenge it was given, and what the last check
/// found. It counts only while the domain stands among the organisation's facts.
/// </summary>
public sealed class DomainControl : Noun
{
    public const int MaxFound = 600;

    /// <summary>How long a showing holds before it is checked again, and how long after a failure it is tried once more.</summary>
    public static readonly TimeSpan Holds = TimeSpan.FromDays(365);
    public static readonly TimeSpan TriedAgainAfter = TimeSpan.FromDays(7);

    private DomainControl() { }

    internal DomainControl(Organisation organisation, InternetDomain domain, Actor by, DateTimeOffset at)
    {
        (Organisation, OrganisationId, Domain, Token, AskedAt) = (organisation, organisation.Id, domain.ALabel, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20)), at);
        Record(by, at, "domain.challenged", $"{organisation.DisplayName} was told how to show control of {domain.ULabel}.", OrganisationId);
    }

    public Guid OrganisationId { get; private init; }
    public Organisation Organisation { get; private init; } = null!;
    /// <summary>The A-label form.</summary>
    public string Domain { get; private init; } = "";
    /// <summary>160 random bits. No secret: it is published where whoever controls the domain can publish.</summary>
    public string Token { get; private init; } = "";
    public DateTimeOffset AskedAt { get; private init; }
    public ControlMethod? Method { get; private set; }
    /// <summary>When a check last found the line.</summary>
    public DateTimeOffset? ShownAt { get; private set; }
    public DateTimeOffset? CheckedAt { get; private set; }
    /// <summary>The first check that failed since the line was last found.</summary>
    public DateTimeOffset? FailingSince { get; private set; }
    /// <summary>What the last check that failed came upon, in plain words.</summary>
    public string? Found { get; private set; }
    /// <summary>Until when one of several portals has this check in its hands.</summary>
    public DateTimeOffset? ClaimedUntil { get; private set; }

    /// <summary>The line that shows control, as a TXT record or in the file.</summary>
    public string Line => $"tccm-challenge={Token}";
    public string RecordName => $"_tccm-challenge.{Domain}";
    public InternetDomain Name => InternetDomain.Parse(Domain);
    public bool IsShown => ShownAt is not null;

    /// <summary>A check found the line.</summary>
    public void Show(ControlMethod method, Actor by, DateTimeOffset at)
    {
        RefuseStray(by);

        (Method, ShownAt, CheckedAt, FailingSince, Found, ClaimedUntil) = (method, at, at, null, null, null);
        Record(by, at, "domain.shown", $"{Organisation.DisplayName} showed control of {Name.ULabel} by {method.InWords()}.", OrganisationId);
    }

    /// <summary>A check did not find the line. What was shown before stays shown, with its date, and is flagged.</summary>
    public void Miss(string found, Actor by, DateTimeOffset at)
    {
        RefuseStray(by);

        (CheckedAt, ClaimedUntil) = (at, null);
        Found = found.Length <= MaxFound ? found : found[..(MaxFound - 1)] + "…";
        FailingSince = IsShown ? FailingSince ?? at : null;
        Record(by, at, "domain.missed", $"A check did not find the challenge of {Organisation.DisplayName} for {Name.ULabel}.", OrganisationId);
    }

    /// <summary>The domain left the organisation's facts: what was shown counts no more, also if it comes back.</summary>
    internal void Lapse(Actor by, DateTimeOffset at)
    {
        if (!IsShown) return;
        (Method, ShownAt, CheckedAt, FailingSince, Found, ClaimedUntil) = (null, null, null, null, null, null);
        Record(by, at, "domain.lapsed", $"Control of {Name.ULabel} counts no more for {Organisation.DisplayName}: the domain left its facts.", OrganisationId);
    }

    private void RefuseStray(Actor by)
    {
        by.RefuseOwn(Organisation);
        Refuse(!Organisation.Domains.Any(domain => domain.ALabel == Domain), $"{Name.ULabel} is no longer a domain of {Organisation.DisplayName}. Nothing was recorded.");
    }
}

internal sealed class DomainControlMapping : IEntityTypeConfiguration<DomainControl>
{
    public void Configure(EntityTypeBuilder<DomainControl> builder)
    {
        builder.ToTable("domain_controls");
        builder.Property(control => control.Id).ValueGeneratedNever();
        builder.Property(control => control.Domain).HasMaxLength(253);
        builder.Property(control => control.Token).HasMaxLength(64);
        builder.Property(control => control.Found).HasMaxLength(DomainControl.MaxFound);
        builder.Property<uint>("xmin").IsRowVersion();
        builder.HasOne(control => control.Organisation).WithMany(organisation => organisation.DomainControls).HasForeignKey(control => control.OrganisationId);
        builder.HasIndex(control => new { control.OrganisationId, control.Domain }).IsUnique().HasDatabaseName(Constraints.OneChallengePerDomain);
        builder.HasIndex(control => control.Domain);
        builder.Ignore(control => control.Name);
    }
}
