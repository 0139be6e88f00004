using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Purpose;
using Tccm.Domain.Text;

namespace Tccm.Web.Emails;

/// <summary>How many letters strangers can cause by applying: few to one mailbox, and not without end in all.</summary>
public static class LinkBudget
{
    public const int LettersPerMailbox = 3;
    public const int ApplicationsPerDay = 200;
    public const int SigningLinksPerDay = 5;
    public const int SigningLinksPerApplication = 8;
    public const int RequestsPerDay = 6;
    public const int AdaptationsPerDay = 100;
    public const int AdaptationsPerContact = 10;

    private const long Lock = 0x6A6F696E; // "join"
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>How many links may still be mailed to the address. Locks until the transaction ends, so that two at once count each other.</summary>
    public static async Task<int> LinksLeftAsync(this TccmDbContext db, EmailAddress to, DateTimeOffset at)
    {
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({Lock})");
        var since = at - Day;
        var mailed = await db.Outbox.Where(email => email.Letter == nameof(ConfirmYourAddress) && email.CreatedAt > since).Select(email => email.To).ToListAsync();
        return Math.Max(0, LettersPerMailbox - mailed.Count(other => Mailbox(EmailAddress.Parse(other)) == Mailbox(to)));
    }

    /// <summary>Refuses to begin another application once the day's number is reached, for the address or in all.</summary>
    public static async Task RequireLinkAsync(this TccmDbContext db, EmailAddress to, DateTimeOffset at)
    {
        if (await db.LinksLeftAsync(to, at) == 0)
            throw new DomainException($"{LettersPerMailbox} links were mailed to this address in the last 24 hours, and that is the most we send. Open the newest of them, or come back tomorrow.", "Email");
        var since = at - Day;
        if (await db.Applications.CountAsync(application => application.CreatedAt > since) >= ApplicationsPerDay)
            throw new DomainException("So many applications were begun today that we take no more of them before tomorrow. Nothing was kept. Come back then, or write to the secretariat.");
    }

    /// <summary>
    /// Refuses another link to sign, once the day's number is reached for the mailbox that gets it or for the one that asks, or the
    /// number in all for an application. Locks until the transaction ends, so that two at once count each other.
    /// </summary>
    public static async Task RequireSigningLinkAsync(this TccmDbContext db, PurposeHandover asked, DateTimeOffset at)
    {
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({Lock})");
        var since = at - Day;
        var today = await db.PurposeHandovers.AsNoTracking().Where(one => one.CreatedAt > since).Select(one => new { one.SignerEmail, one.RequesterEmail }).ToListAsync();
        if (today.Count(one => Mailbox(one.SignerEmail) == Mailbox(asked.SignerEmail)) >= LettersPerMailbox)
            throw new DomainException($"{LettersPerMailbox} letters went to this address in the last 24 hours, and that is the most we send. Ask them to look for the newest, or come back tomorrow.", "Email");
        if (today.Count(one => Mailbox(one.RequesterEmail) == Mailbox(asked.RequesterEmail)) >= SigningLinksPerDay)
            throw new DomainException($"You sent {SigningLinksPerDay} such letters in the last 24 hours, and that is the most. Come back tomorrow, or write to the secretariat.");
        if (asked.ApplicationId is { } application && await db.PurposeHandovers.CountAsync(one => one.ApplicationId == application) >= SigningLinksPerApplication)
            throw new DomainException($"{SigningLinksPerApplication} such letters were sent for this application, and that is the most. Write to the secretariat, or sign yourself if you may.");
    }

    /// <summary>Refuses more than the day's number of a contact's requests to sign.</summary>
    public static async Task RequireRequestAsync(this TccmDbContext db, Contact by, DateTimeOffset at)
    {
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({Lock})");
        var since = at - Day;
        if (await db.SigningRequests.CountAsync(one => one.ContactId == by.Id && one.CreatedAt > since) >= RequestsPerDay)
            throw new DomainException($"You asked for {RequestsPerDay} signatures in the last 24 hours, and that is the most. Talk to your organisation's representative, or come back tomorrow.");
    }

    /// <summary>Refuses to register another adaptation once the day's number is reached, for the mailbox or in all. Locks until the transaction ends.</summary>
    public static async Task RequireAdaptationAsync(this TccmDbContext db, EmailAddress to, DateTimeOffset at)
    {
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({Lock})");
        var since = at - Day;
        var today = await db.Adaptations.Where(one => one.CreatedAt > since && one.SubmitterEmail != null).Select(one => one.SubmitterEmail!).ToListAsync();
        if (today.Count(other => Mailbox(other) == Mailbox(to)) >= LettersPerMailbox)
            throw new DomainException($"{LettersPerMailbox} links were mailed to this address in the last 24 hours, and that is the most we send. Open the newest of them, or come back tomorrow.", "Email");
        if (today.Count >= AdaptationsPerDay)
            throw new DomainException("So much was registered today that we take no more before tomorrow. Nothing was kept. Come back then, or write to the secretariat.");
    }

    /// <summary>Refuses more than the day's number that one contact registers.</summary>
    public static async Task RequireAdaptationAsync(this TccmDbContext db, Contact by, DateTimeOffset at)
    {
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({Lock})");
        var since = at - Day;
        if (await db.Adaptations.CountAsync(one => one.SubmittedById == by.PersonId && one.CreatedAt > since) >= AdaptationsPerContact)
            throw new DomainException($"You registered {AdaptationsPerContact} adaptations in the last 24 hours, and that is the most. Come back tomorrow, or write to the secretariat.");
    }

    // ann+anything@ arrives in the mailbox of ann@ with many providers; for counting only.
    private static string Mailbox(EmailAddress address)
    {
        var at = address.Canonical.LastIndexOf('@');
        return address.Canonical[..at].Split('+')[0] + address.Canonical[at..];
    }
}
