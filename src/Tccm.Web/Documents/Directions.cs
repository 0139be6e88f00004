using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Tccm.Domain.Announcements;
using Tccm.Domain.Calendar;
using Tccm.Domain.Database;
using Tccm.Domain.Meetings;
using Tccm.Domain.Resources;
using Tccm.Domain.Statements;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Documents;

/// <summary>What tells machines the way: the site map, what crawlers need not see, whom to tell of a hole.</summary>
public static class Directions
{
    private static readonly string[] Pages = ["/", "/purpose", "/timeline", "/members", "/supporters", "/statements", "/join", "/verify", "/about", "/privacy", "/accessibility", "/resources", "/announcements", "/events"];
    private static readonly TimeSpan SecurityTextLife = TimeSpan.FromDays(180);
    private static readonly XNamespace SiteMap = "http://www.sitemaps.org/schemas/sitemap/0.9";

    public static void MapDirections(this WebApplication app)
    {
        app.MapGet("/sitemap.xml", SiteMapAsync).AllowAnonymous();
        app.MapGet("/robots.txt", Robots).AllowAnonymous();
        app.MapGet("/.well-known/security.txt", SecurityText).AllowAnonymous();
    }

    private static async Task<IResult> SiteMapAsync(TccmDbContext db, IOptions<PortalOptions> portal, HttpResponse response)
    {
        var purposes = await db.PurposeVersions.OrderBy(version => version.Major).ThenBy(version => version.Minor).Select(version => $"/purpose/{version.Major}.{version.Minor}").ToListAsync();
        var statements = await db.Statements.Where(statement => StatementStatuses.Public.Contains(statement.Status)).OrderBy(statement => statement.Slug)
            .Select(statement => new { statement.Slug, statement.PublishedAt }).ToListAsync();
        var maps = await db.PositionRounds.Where(round => round.MapPublishedAt != null).OrderBy(round => round.MapPublishedAt)
            .Join(db.Statements, round => round.StatementId, statement => statement.Id, (round, statement) => new { Path = $"/statements/{statement.Slug}/consensus/{round.RevisionNumber}", round.MapPublishedAt }).ToListAsync();
        var translations = await db.Translations.Where(one => one.ShownNumber != null && one.WithdrawnAt == null)
            .Join(db.Statements.Where(statement => StatementStatuses.Public.Contains(statement.Status)), one => one.StatementId, statement => statement.Id, (one, statement) => new { statement, one })
            .Where(both => both.statement.Editions.Any(edition => edition.RevisionId == both.one.RevisionId)).OrderBy(both => both.statement.Slug).ThenBy(both => both.one.Language)
            .Select(both => new { Path = $"/statements/{both.statement.Slug}/in/{both.one.Language}", both.one.LookedOverAt }).ToListAsync();
        var openings = (await Timeline.OfAsync(db)).Entries.OrderBy(entry => entry.Address, StringComparer.Ordinal).ToList();
        var processes = await db.Processes.OrderBy(process => process.Slug).Select(process => $"/timeline/{process.Slug}").ToListAsync();
        var resources = await db.Resources.SeenBy([ResourceAudience.Public]).OrderBy(one => one.Slug).Select(one => new { one.Slug, one.ChangedAt }).ToListAsync();
        var announcements = await db.Announcements.Where(one => one.SentAt != null && one.Archive == Archive.Public).OrderBy(one => one.Slug).Select(one => new { one.Slug, one.SentAt }).ToListAsync();
        var events = await db.Meetings.Where(one => one.Audience == MeetingAudience.Public && one.AnnouncedAt != null).OrderBy(one => one.Slug).Select(one => $"/events/{one.Slug}").ToListAsync();
        var map = new XDocument(new XDeclaration("1.0", "utf-8", null), new XElement(SiteMap + "urlset",
            Pages.Concat(purposes).Concat(processes).Concat(events).Select(path => Entry(portal.Value.Link(path), null)),
            statements.Select(statement => Entry(portal.Value.Link($"/statements/{statement.Slug}"), statement.PublishedAt)),
            openings.Select(one => Entry(portal.Value.Link(one.Address), one.Version.Release.At)),
            resources.Select(one => Entry(portal.Value.Link($"/resources/{one.Slug}"), one.ChangedAt)),
            announcements.Select(one => Entry(portal.Value.Link($"/announcements/{one.Slug}"), one.SentAt)),
            maps.Select(one => Entry(portal.Value.Link(one.Path), one.MapPublishedAt)),
            translations.GroupBy(one => one.Path).Select(same => Entry(portal.Value.Link(same.Key), same.Max(one => one.LookedOverAt)))));
        response.Headers.CacheControl = PublicPageAttribute.Revalidated;
        return Results.Text(map.Declaration + "\n" + map, "application/xml", Encoding.UTF8);
    }

    private static XElement Entry(string address, DateTimeOffset? changed) => new(SiteMap + "url", new XElement(SiteMap + "loc", address),
        changed is { } at ? new XElement(SiteMap + "lastmod", at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)) : null);

    private static IResult Robots(IOptions<PortalOptions> portal, HttpResponse response)
    {
        response.Headers.CacheControl = PublicPageAttribute.Revalidated;
        return Results.Text($"User-agent: *\nDisallow: /account/\nDisallow: /my\nDisallow: /secretariat\n\nSitemap: {portal.Value.Link("/sitemap.xml")}\n", "text/plain", Encoding.UTF8);
    }

    private static IResult SecurityText(IOptions<PortalOptions> portal, TimeProvider clock, HttpResponse response)
    {
        if (portal.Value.SecurityContact is not { } contact) return Results.NotFound();
        var expires = clock.GetUtcNow().UtcDateTime.Date + SecurityTextLife;
        response.Headers.CacheControl = PublicPageAttribute.Revalidated;
        return Results.Text($"Contact: {contact.AbsoluteUri}\nExpires: {expires.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}\nPreferred-Languages: en\nCanonical: {portal.Value.Link("/.well-known/security.txt")}\n",
            "text/plain", Encoding.UTF8);
    }
}
