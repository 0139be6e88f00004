using System.Globalization;
using MimeKit;
using Tccm.Domain;
using Tccm.Domain.Text;

namespace Tccm.Web.Background;

/// <summary>
/// What a relay reports of one letter and one mailbox (RFC 3464; with addresses in every script, RFC 6533). The letter is known by
/// the Message-ID that the report gives back: 74 of its bits are random, so that who never had it reports nothing of it.
/// </summary>
public sealed record DeliveryReport(Guid LetterId, IReadOnlyList<EmailAddress> Recipients, string Status, bool HasFailed, string Said)
{
    private const int Longest = 200;

    /// <summary>Failed for good: trying again helps nothing (5.x.x).</summary>
    public bool IsFinal => HasFailed && Status.StartsWith('5');

    /// <summary>
    /// Whether it says of the mailbox itself that nothing arrives there. A refusal of what was written (6), of its size (2.3, 3.4)
    /// or by somebody's policy (7) does not: the next letter may arrive (RFC 3463).
    /// </summary>
    public bool IsOfMailbox => IsFinal && Status.Split('.') is [_, var subject, var detail] && subject is not ("6" or "7") && (subject, detail) is not (("2", "3") or ("3", "4"));

    /// <summary>Every report of a message; none where it is no report, or of no letter that a portal could have sent.</summary>
    public static async Task<IReadOnlyList<DeliveryReport>> ReadAsync(Stream message, CancellationToken cancellationToken)
    {
        MimeMessage read;
        try
        {
            read = await MimeMessage.LoadAsync(message, cancellationToken);
        }
        catch (FormatException)
        {
            return [];
        }
        using (read)
        {
            if (read.Body is not MultipartReport report || report.OfType<MessageDeliveryStatus>().FirstOrDefault() is not { } status) return [];
            if (LetterOf(report.OfType<MessagePart>().FirstOrDefault()?.Message?.MessageId) is not { } letter) return [];
            return [.. status.StatusGroups.Skip(1).Select(group => Of(letter, group)).OfType<DeliveryReport>()];
        }
    }

    private static DeliveryReport? Of(Guid letter, HeaderList group)
    {
        var status = group["Status"]?.Split(' ', '(')[0].Trim() ?? "";
        var action = group["Action"]?.Trim().ToLowerInvariant() ?? "";
        if (status.Split('.') is not ["4" or "5", _, _] || action is not ("failed" or "delayed")) return null;
        var said = new string([.. (Typed(group["Diagnostic-Code"]) ?? status).Select(c => char.IsControl(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator ? ' ' : c)]);
        said = string.Join(' ', said.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return new DeliveryReport(letter, [.. new[] { group["Original-Recipient"], group["Final-Recipient"] }.Select(Typed).Select(Address).OfType<EmailAddress>()],
            status, action == "failed", said.Length <= Longest ? said : said[..Longest]);
    }

    /// <summary>The value of a field that says its type first: "rfc822; ann@rowan.test".</summary>
    private static string? Typed(string? field) => field is null ? null : field[(field.IndexOf(';', StringComparison.Ordinal) + 1)..].Trim();

    private static EmailAddress? Address(string? value)
    {
        try
        {
            return value is null ? null : EmailAddress.Parse(value.Trim('<', '>'));
        }
        catch (DomainException)
        {
            return null;
        }
    }

    private static Guid? LetterOf(string? messageId) => Guid.TryParseExact(messageId?.Split('@')[0], "N", out var id) ? id : null;
}
