using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using Tccm.Web.Background;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Pages.Dev;

/// <summary>The letters of the pickup folder. In Development and from this machine only: they hold links that let people in.</summary>
public sealed partial class MailboxModel(IOptions<PortalOptions> portal) : PageModel
{
    public const int Shown = 50;

    public IReadOnlyList<MailFile> Letters { get; private set; } = [];

    public void OnGet() => Letters = MailFile.Newest(SmtpTransport.PickupFolder(portal.Value), Shown);

    /// <summary>The text in pieces; those that are addresses of the web become links.</summary>
    public static IEnumerable<(string Piece, bool IsLink)> Pieces(string text) =>
        Address().Split(text).Select(piece => (piece, piece.StartsWith("http", StringComparison.Ordinal) && Uri.TryCreate(piece, UriKind.Absolute, out _)));

    [GeneratedRegex("(?<address>https?://[^\\s<>\"]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();
}
