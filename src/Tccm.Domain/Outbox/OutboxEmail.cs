using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tccm.Domain.Database;
using Tccm.Domain.Text;

namespace Tccm.Domain.Outbox;

/// <summary>
/// A letter written in the same transaction as the act it tells of, and sent afterwards.
/// A worker leases it for a while, sends it outside any transaction, and marks it.
/// </summary>
public sealed partial class OutboxEmail : Noun
{
    /// <summary>How long to wait after each failed try; after the last the letter has failed.</summary>
    public static readonly TimeSpan[] RetryLadder =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(3),
        .. Enumerable.Repeat(TimeSpan.FromHours(6), 12),
    ];

    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    private OutboxEmail() { }

    /// <param name="onceKey">Where given, the database keeps one letter of that key for ever: a reminder goes out once.</param>
    /// <param name="replyTo">The person whom an answer reaches; the portal's own mailbox where there is none.</param>
    /// <param name="canWait">News, which leaves after what somebody waits for.</param>
    /// <param name="actId">Of a receipt: the act of which the log's entry is written into it when it is sent.</param>
    /// <param name="unsubscribe">Of news that the reader need not get: the address at which one request ends it (RFC 8058).</param>
    public OutboxEmail(EmailAddress to, string letter, string subject, string text, string html, DateTimeOffset at, bool secret = false, string? onceKey = null, bool forgetWhenSent = false, EmailAddress? replyTo = null, bool canWait = false, Guid? actId = null, string? unsubscribe = null) =>
        (To, Letter, Subject, Text, Html, CreatedAt, NextTryAt, Secret, OnceKey, ForgetWhenSent, ReplyTo, CanWait, ActId, Unsubscribe) = (to.Value, letter, subject, text, html, at, at, secret, onceKey, forgetWhenSent, replyTo?.Value, canWait, actId, unsubscribe);

    public string To { get; private init; } = "";
    public string? ReplyTo { get; private set; }
    public string Letter { get; private init; } = "";
    public string Subject { get; private set; } = "";
    public string Text { get; private set; } = "";
    public string Html { get; private set; } = "";
    /// <summary>Whether the words hold a one-use link; they are forgotten once sent.</summary>
    public bool Secret { get; private init; }
    public string? OnceKey { get; private init; }
    /// <summary>Whether the row itself goes once the letter has left or cannot: it is the last that holds the address.</summary>
    public bool ForgetWhenSent { get; private init; }
    /// <summary>Of a receipt: the act whose leaf, and a checkpoint that covers it, are written into it when it is sent.</summary>
    public Guid? ActId { get; private init; }
    /// <summary>Whether it leaves only when nothing is due that somebody waits for; of one sort the oldest leaves first.</summary>
    public bool CanWait { get; private init; }
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset NextTryAt { get; private set; }
    public int Tries { get; private set; }
    public DateTimeOffset? SentAt { get; private set; }
    public DateTimeOffset? FailedAt { get; private set; }
    public string? LastError { get; private set; }
    /// <summary>The reader's own address to get no more such letters; forgotten with the words once it was sent.</summary>
    public string? Unsubscribe { get; private set; }
    /// <summary>When a relay on the way said that it will not arrive (RFC 3464).</summary>
    public DateTimeOffset? BouncedAt { get; private set; }
    /// <summary>How often one said that it is late.</summary>
    public int Delays { get; private set; }

    /// <summary>Whether it is a receipt into which the log's entry is yet to be written.</summary>
    public bool AwaitsEvidence => ActId is not null && Text.Contains(EvidencePlace, StringComparison.Ordinal);

    /// <summary>Whether there is nothing more to send: it left, or it never will.</summary>
    public bool IsOver => SentAt is not null || FailedAt is not null;

    /// <summary>Takes the traces of a person out of the words. What has left needs its second form no more.</summary>
    public void Scrub(Traces of)
    {
        if (ReplyTo is { } answers && of.IsAddress(EmailAddress.Parse(answers))) ReplyTo = null;
        var html = WebUtility.HtmlDecode(Html);
        var text = Link().Replace(Text, link => Leads(link.Value) ? link.Value[..link.Value.IndexOf('?', StringComparison.Ordinal)] : link.Value);
        if (text == Text && !of.IsIn(Subject, aboutThem: true) && !of.IsIn(Text, aboutThem: true) && !of.IsIn(html, aboutThem: true) && !of.IsIn(LastError ?? "", aboutThem: true)) return;
        Subject = of.Without(Subject, aboutThem: true);
        Text = of.Without(text, aboutThem: true);
        Html = IsOver ? "" : $"<pre>{WebUtility.HtmlEncode(Text)}</pre>";
        LastError = LastError is null ? null : of.Without(LastError, aboutThem: true);

        // A link to a form that is filled in already has name and address as parts of its query.
        bool Leads(string link) => link.Split('?', '&', '=').Skip(1).Any(part => of.IsIn(Uri.UnescapeDataString(part), aboutThem: true));
    }

    [GeneratedRegex(@"https?://[^\s?]+\?\S+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();

    /// <summary>Where a receipt says what the log holds of its act, once that is known.</summary>
    public const string EvidencePlace = "[The entry of the evidence log is written here when this letter is sent.]";

    /// <summary>Writes the entry of the log, and the checkpoint, where the receipt has its place.</summary>
    public void WriteEvidence(string evidence)
    {
        Text = Text.Replace(EvidencePlace, evidence, StringComparison.Ordinal);
        Html = Html.Replace(WebUtility.HtmlEncode(EvidencePlace), $"<pre>{WebUtility.HtmlEncode(evidence)}</pre>", StringComparison.Ordinal);
    }

    public void Claim(DateTimeOffset at)
    {
        Tries++;
        NextTryAt = at + Lease;
    }

    /// <summary>Whether whoever claimed it for this try may still send it.</summary>
    public bool IsLeased(int attempt, DateTimeOffset at) => !IsOver && Tries == attempt && at < NextTryAt;

    public void MarkSent(DateTimeOffset at)
    {
        SentAt = at;
        LastError = null;
        if (Secret) (Text, Html) = ("", "");
        Unsubscribe = null;
    }

    /// <summary>Gives it back untried: letters were held back after it was claimed.</summary>
    public void Release(DateTimeOffset at)
    {
        Tries--;
        NextTryAt = at;
    }

    /// <summary>Puts a letter that failed at the beginning of the ladder again. Refused for one that left or still waits.</summary>
    public void SendAgain(Actor by, DateTimeOffset at)
    {
        Refuse(FailedAt is null, SentAt is null ? "This letter waits to be sent already. Nothing was changed." : "This letter left. It is not sent again.");
        if (Html.Length == 0) Html = $"<pre>{WebUtility.HtmlEncode(Text)}</pre>";
        (FailedAt, Tries, NextTryAt) = (null, 0, at);
        Record(by, at, "letter.sent-again", $"A letter that had failed was put into the outbox again: {Letter}.");
    }

    /// <summary>Notes what a relay reported of a letter that had left. Says whether it is news that it will not arrive.</summary>
    public bool Bounce(string said, bool isFinal, DateTimeOffset at)
    {
        if (SentAt is null || BouncedAt is not null) return false;
        LastError = said.Length <= 500 ? said : said[..500];
        if (isFinal) BouncedAt = at;
        else Delays++;
        return isFinal;
    }

    /// <summary>A temporary failure climbs the ladder; a permanent one, or the ladder's end, is final and shown to the secretariat.</summary>
    public void MarkFailed(string error, bool permanent, DateTimeOffset at)
    {
        LastError = error.Length <= 500 ? error : error[..500];
        if (permanent || Tries > RetryLadder.Length) FailedAt = at;
        else NextTryAt = at + RetryLadder[Tries - 1];
    }
}

internal sealed class OutboxEmailMapping : IEntityTypeConfiguration<OutboxEmail>
{
    public void Configure(EntityTypeBuilder<OutboxEmail> builder)
    {
        builder.ToTable("outbox_emails");
        builder.Property(email => email.Id).ValueGeneratedNever();
        builder.Ignore(email => email.IsOver);
        builder.Property(email => email.To).HasMaxLength(320);
        builder.Property(email => email.ReplyTo).HasMaxLength(320);
        builder.Property(email => email.Letter).HasMaxLength(60);
        builder.Property(email => email.Subject).HasMaxLength(400);
        builder.Property(email => email.OnceKey).HasMaxLength(500);
        builder.Property(email => email.Unsubscribe).HasMaxLength(1_000);
        builder.Property(email => email.LastError).HasMaxLength(500);
        builder.HasIndex(email => email.OnceKey).IsUnique().HasDatabaseName(Constraints.OneLetterPerKey);
        builder.HasIndex(email => new { email.CanWait, email.CreatedAt, email.Id }).HasFilter("sent_at IS NULL AND failed_at IS NULL");
    }
}
