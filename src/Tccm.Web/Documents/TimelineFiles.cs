using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Tccm.Domain.Calendar;
using Tccm.Domain.Database;
using Tccm.Domain.Meetings;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Documents;

/// <summary>The timeline for calendars (RFC 5545) and feed readers (RFC 4287), and a person's own calendar behind a secret address.</summary>
public static class TimelineFiles
{
    private const string Atom = "http://www.w3.org/2005/Atom";
    /// <summary>The acts after which the deadline of signing stands elsewhere, or nowhere.</summary>
    private static readonly string[] MovesOfADeadline = ["statement.opened", "statement.opened-anew", "statement.extended", "statement.moved-for-outage", "statement.closed", "statement.reopened", "statement.abandoned"];
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void MapTimeline(this WebApplication app)
    {
        app.MapMethods("/timeline.ics", Reading, async (TccmDbContext db, IOptions<PortalOptions> portal, HttpResponse response) =>
            ICalendar.Answer(ICalendar.Bytes("TCCM timeline", portal.Value, Items(await Timeline.OfAsync(db))), response, isPublic: true)).AllowAnonymous();
        app.MapMethods("/timeline/{process}.ics", Reading, async (string process, TccmDbContext db, IOptions<PortalOptions> portal, HttpResponse response) =>
            await db.Processes.SingleOrDefaultAsync(one => one.Slug == process) is { } of
                ? ICalendar.Answer(ICalendar.Bytes($"TCCM timeline: {of.Name}", portal.Value, Items((await Timeline.OfAsync(db)).Of(of))), response, isPublic: true)
                : Results.NotFound()).AllowAnonymous();
        app.MapMethods("/timeline.atom", Reading, FeedAsync).AllowAnonymous();
        app.MapMethods("/calendar/{secret}.ics", Reading, OwnAsync).AllowAnonymous();
    }

    /// <summary>One item for each date of each opening. A date that was given up, and one of an opening that was called off, stays as cancelled, so that calendars strike it.</summary>
    public static IReadOnlyList<CalendarItem> Items(Timeline timeline) => [.. timeline.Entries.SelectMany(entry =>
    {
        var versions = entry.Opening.Versions.OrderBy(version => version.Number).ToList();
        return DateKinds.All.Select(kind => (Kind: kind, Last: versions.LastOrDefault(version => version.Facts.Date(kind) is not null))).Where(pair => pair.Last is not null).Select(pair =>
        {
            var (facts, date) = (entry.Facts, pair.Last!.Facts.Date(pair.Kind)!);
            return new CalendarItem($"{entry.Opening.Id:n}-{pair.Kind}".ToLowerInvariant(), pair.Kind == DateKind.Event ? $"{entry.Process.Name}: {facts.Title}" : $"{entry.Process.Name}: {facts.Title} – {pair.Kind.InWords().ToLowerInvariant()}",
                date.From, date.Until, entry.Version.Number - 1, entry.Version.Release.At, date.Certainty, facts.Cancelled is not null || facts.Date(pair.Kind) is null, facts.Where, Describe(facts, pair.Kind, date), entry.Address);
        });
    })];

    private static string Describe(OpeningFacts facts, DateKind kind, KnownDate date) => string.Join("\n", new[]
    {
        $"{kind.InWords()}: {date.InWords()}, {date.Certainty.InWords()}.",
        date.SourceWords is { } words ? $"In the source's words: “{words}”." : null,
        facts.Host is { } host ? $"Host: {host}." : null,
        facts.Cancelled is { } why ? $"Called off: {why}" : null,
        facts.Link,
    }.OfType<string>());

    private static async Task<IResult> FeedAsync(TccmDbContext db, IOptions<PortalOptions> portal, HttpResponse response)
    {
        var releases = (await Timeline.OfAsync(db)).Since(0).Take(50).ToList();
        using var bytes = new MemoryStream();
        await using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Async = true, Encoding = new UTF8Encoding(false), Indent = true }))
        {
            xml.WriteStartElement("feed", Atom);
            Head(xml, portal.Value.Link("/timeline"), "Changes of the TCCM timeline", releases.FirstOrDefault()?.Release.At ?? DateTimeOffset.UnixEpoch);
            Link(xml, "self", portal.Value.Link("/timeline.atom"));
            Link(xml, "alternate", portal.Value.Link("/timeline/changes"));
            xml.WriteStartElement("author", Atom);
            xml.WriteElementString("name", Atom, "TCCM secretariat");
            await xml.WriteEndElementAsync();
            foreach (var news in releases)
            {
                xml.WriteStartElement("entry", Atom);
                var address = portal.Value.Link($"/timeline/changes#release-{news.Release.Number}");
                Head(xml, address, Title(news), news.Release.At);
                Link(xml, "alternate", address);
                xml.WriteStartElement("content", Atom);
                xml.WriteAttributeString("type", "text");
                xml.WriteString(string.Join("\n", Lines(news)));
                await xml.WriteEndElementAsync();
                await xml.WriteEndElementAsync();
            }
            await xml.WriteEndElementAsync();
        }
        response.Headers.CacheControl = PublicPageAttribute.Revalidated;
        return Results.Bytes(bytes.ToArray(), "application/atom+xml; charset=utf-8", entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray()))}\""));
    }

    /// <summary>What a release brought, as lines of plain text.</summary>
    public static IEnumerable<string> Lines(ReleaseNews news)
    {
        if (news.Release.Note is { } note) yield return note;
        foreach (var opening in news.Openings)
        {
            yield return $"{opening.Entry.Process.Name}: {opening.Entry.Facts.Title}{(opening.IsNew ? " (new)" : "")}";
            foreach (var change in opening.Changes) yield return $"- {change.InWords()}";
        }
    }

    public static string Title(ReleaseNews news) => news.Openings.Count == 1
        ? $"{news.Openings[0].Entry.Facts.Title}: {(news.Openings[0].IsNew ? "new" : "changed")}"
        : $"{Words.Counted(news.Openings.Count(one => one.IsNew), "new opening")}, {news.Openings.Count(one => !one.IsNew)} changed";

    private static void Head(XmlWriter xml, string id, string title, DateTimeOffset at)
    {
        xml.WriteElementString("id", Atom, id);
        xml.WriteElementString("title", Atom, title);
        xml.WriteElementString("updated", Atom, at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
    }

    private static void Link(XmlWriter xml, string rel, string address)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", rel);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    /// <summary>The calendar of whoever made the address: what they follow, and the meetings to which they may come, and the deadlines of the texts that their organisations may sign. An address that was revoked, or whose person has left, is not found.</summary>
    private static async Task<IResult> OwnAsync(string secret, TccmDbContext db, IOptions<PortalOptions> portal, TimeProvider clock, HttpResponse response)
    {
        var hash = Secret.HashOf(secret);
        var person = await db.CalendarLinks.Where(link => link.SecretHash == hash)
            .Join(db.People.Include(one => one.Contacts).ThenInclude(contact => contact.Organisation.Memberships), link => link.PersonId, one => one.Id, (_, one) => one).AsSplitQuery().SingleOrDefaultAsync();
        if (person is null) return Results.NotFound();
        var contacts = person.CurrentContacts.Where(contact => !contact.AwaitsAcceptance).ToList();
        var followed = await db.Followings.Where(one => one.PersonId == person.Id).Select(one => one.ProcessId).ToListAsync();
        var timeline = await Timeline.OfAsync(db);
        var items = Items(new Timeline([.. timeline.Entries.Where(entry => followed.Contains(entry.Process.Id))])).ToList();
        var members = contacts.Where(contact => contact.Organisation.IsMember).Select(contact => contact.Organisation.DisplayName).ToList();
        if (members.Count > 0) items.AddRange(await DeadlinesAsync(db, members, clock.GetUtcNow()));
        items.AddRange(await MeetingsAsync(db, [.. contacts.Select(contact => contact.Organisation)], person.IsSecretariat, clock.GetUtcNow()));
        return ICalendar.Answer(ICalendar.Bytes("TCCM: mine", portal.Value, items), response, isPublic: false);
    }

    /// <summary>The sittings of the meetings to which somebody may come. The link to join is never in a calendar.</summary>
    private static async Task<IEnumerable<CalendarItem>> MeetingsAsync(TccmDbContext db, IReadOnlyList<Organisation> organisations, bool isSecretariat, DateTimeOffset now) =>
        (await db.Meetings.WithSittings().AsNoTracking().Where(meeting => meeting.AnnouncedAt != null).ToListAsync())
            .Where(meeting => meeting.IsFor(organisations, isSecretariat, now))
            .SelectMany(meeting => meeting.Entries, (meeting, entry) => new CalendarItem($"sitting-{entry.Id:n}", entry.Title, Moment.At(new Deadline(entry.Starts, entry.ZoneId)), Moment.At(new Deadline(entry.Ends, entry.ZoneId)),
                entry.Sequence, entry.LastModified, Certainty.Confirmed, entry.IsCancelled, entry.Place, "How to join stands on its page, near the hour.", $"/my/meetings/{meeting.Id}"));

    /// <summary>The deadlines of signing that are ahead or were lately. One of a text that is closed before it, or given up, stays as cancelled.</summary>
    private static async Task<IEnumerable<CalendarItem>> DeadlinesAsync(TccmDbContext db, IReadOnlyList<string> members, DateTimeOffset now)
    {
        var opened = await db.Statements.Include(statement => statement.Revisions).AsNoTracking().Where(statement => statement.OpenedAt != null && statement.DeadlineAt > now.AddDays(-60)).ToListAsync();
        var ids = opened.Select(statement => statement.Id).ToList();
        var moves = (await db.AuditEntries.Where(entry => ids.Contains(entry.SubjectId) && MovesOfADeadline.Contains(entry.Act)).Select(entry => new { entry.SubjectId, entry.At }).ToListAsync()).ToLookup(entry => entry.SubjectId, entry => entry.At);
        return opened.Select(statement => new CalendarItem(
            $"sign-{statement.Id:n}", $"Signing closes: {statement.Title}", Moment.At(statement.Deadline!.Value), null, moves[statement.Id].Count(), moves[statement.Id].DefaultIfEmpty(statement.OpenedAt!.Value).Max(), Certainty.Confirmed,
            statement.Status != StatementStatus.Open && statement.DeadlineAt > now, null, $"Until {statement.Deadline!.Value.InWords()}. You are a contact of {string.Join(", ", members)}.", $"/my/statements/{statement.Slug}"));
    }
}
