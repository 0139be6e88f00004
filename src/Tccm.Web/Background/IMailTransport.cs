using System.Net.Mail;
using System.Net.Mime;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Options;
using Tccm.Domain.Outbox;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Background;

/// <summary>The far end of the outbox. Whoever can use another mail library swaps this one seam.</summary>
public interface IMailTransport
{
    /// <summary>Hands one letter on, or throws; <see cref="MailRefusedException"/> where trying again is pointless.</summary>
    Task SendAsync(OutboxEmail email, CancellationToken cancellationToken);

    /// <summary>Whether the far end takes letters at all just now. While it does not, no letter is tried, and none pays for it with a try.</summary>
    Task<bool> AnswersAsync(CancellationToken cancellationToken) => Task.FromResult(true);
}

public sealed class MailRefusedException(string message, Exception inner) : Exception(message, inner);

public sealed class SmtpOptions
{
    /// <summary>The relay; empty means a pickup folder under the data folder, where each letter is an .eml file.</summary>
    public string? Host { get; set; }
    public int Port { get; set; } = 587;
    public bool StartTls { get; set; } = true;
    public string? User { get; set; }
    public string? Password { get; set; }
    /// <summary>How long the relay may take for one letter; the library has no such limit of its own where it does not block.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(30);
}

/// <summary>SMTP by the base library, or the pickup folder.</summary>
public sealed class SmtpTransport(IOptions<SmtpOptions> smtp, IOptions<PortalOptions> portal) : IMailTransport
{
    public static string PickupFolder(PortalOptions portal) => Directory.CreateDirectory(Path.Combine(Path.GetFullPath(portal.DataFolder), "mail")).FullName;

    public async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        if (smtp.Value.Host is not { Length: > 0 } host) return true;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(smtp.Value.Patience);
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(host, smtp.Value.Port, patience.Token);
            var greeting = new byte[3];
            await client.GetStream().ReadExactlyAsync(greeting, patience.Token);
            await client.GetStream().WriteAsync("QUIT\r\n"u8.ToArray(), patience.Token);
            return greeting.AsSpan().SequenceEqual("220"u8);
        }
        catch (Exception away) when (away is SocketException or IOException || (away is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }

    public async Task SendAsync(OutboxEmail email, CancellationToken cancellationToken)
    {
        try
        {
            await SendAsync(email, email.ReplyTo, cancellationToken);
        }
        catch (SmtpException failed) when (email.ReplyTo is { } replyTo && NeedsUtf8(replyTo) && !NeedsUtf8(email.To) && LacksUtf8(failed))
        {
            // Better read, with answers to the secretariat, than not read at all.
            await SendAsync(email, null, cancellationToken);
        }
        catch (Exception failed) when (IsPermanent(failed))
        {
            throw new MailRefusedException(failed.Message, failed);
        }
        catch (SmtpException failed) when (NeedsUtf8(email.To))
        {
            // The library says it in two ways; the relay itself is well, so trying again helps nothing (RFC 6531).
            if (LacksUtf8(failed)) throw new MailRefusedException($"The mail relay does not take addresses with other letters than a to z before the @ (SMTPUTF8). Ask whoever runs it, or ask the person for another address. {failed.Message}", failed);
            throw;
        }
    }

    private async Task SendAsync(OutboxEmail email, string? replyTo, CancellationToken cancellationToken)
    {
        using var message = Compose(email, replyTo);
        using var client = Client();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(smtp.Value.Patience);
        try
        {
            await client.SendMailAsync(message, patience.Token);
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"The mail relay did not take the letter within {smtp.Value.Patience.TotalSeconds:0} seconds.", late);
        }
    }

    private static bool LacksUtf8(SmtpException failed) => failed is { StatusCode: SmtpStatusCode.GeneralFailure, InnerException: null or SmtpException };

    private static bool NeedsUtf8(string address) => address[..address.LastIndexOf('@')].Any(c => !char.IsAscii(c));

    private MailMessage Compose(OutboxEmail email, string? replyTo)
    {
        var message = new MailMessage
        {
            From = new MailAddress(portal.Value.MailFrom, "TCCM secretariat portal"),
            Subject = OneLine(email.Subject),
            SubjectEncoding = Encoding.UTF8,
            Body = email.Text,
            BodyEncoding = Encoding.UTF8,
        };
        message.To.Add(new MailAddress(OneLine(email.To)));
        message.ReplyToList.Add(new MailAddress(OneLine(replyTo ?? portal.Value.ReplyTo)));
        message.Headers.Add("Message-ID", $"<{email.Id:N}@{message.From.Host}>");
        message.Headers.Add("Date", email.CreatedAt.ToString("r", System.Globalization.CultureInfo.InvariantCulture).Replace("GMT", "+0000", StringComparison.Ordinal));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        if (email.Unsubscribe is { } unsubscribe)
        {
            message.Headers.Add("List-Unsubscribe", $"<{OneLine(unsubscribe)}>");
            message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        message.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(email.Html, Encoding.UTF8, MediaTypeNames.Text.Html));
        return message;
    }

    private SmtpClient Client() => smtp.Value.Host is not { Length: > 0 } host
        ? new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = PickupFolder(portal.Value), DeliveryFormat = SmtpDeliveryFormat.International }
        : new SmtpClient(host, smtp.Value.Port)
        {
            EnableSsl = smtp.Value.StartTls,
            DeliveryFormat = SmtpDeliveryFormat.International,
            Credentials = smtp.Value.User is { Length: > 0 } user ? new System.Net.NetworkCredential(user, smtp.Value.Password) : null,
        };

    /// <summary>A control character in a header would become a header of its own.</summary>
    private static string OneLine(string value) => value.Any(c => char.IsControl(c) || c is '\u2028' or '\u2029')
        ? throw new FormatException("A mail header holds a control character.")
        : value;

    private static bool IsPermanent(Exception failed) => failed is FormatException or ArgumentException
        || (failed is SmtpException { StatusCode: var status } && ((int)status >= 500 || status == SmtpStatusCode.GeneralFailure && failed.InnerException is FormatException));
}
