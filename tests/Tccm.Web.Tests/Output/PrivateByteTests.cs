using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Tccm.Domain;
using Tccm.Domain.Announcements;
using Tccm.Domain.Discussion;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Testing;
using Tccm.Web.Evidence;
using Tccm.Web.Tests.Matrix;

namespace Tccm.Web.Tests.Output;

/// <summary>
/// SECURITY.md, C9: only these addresses may be kept by whoever stands between, and none of what they answer is private. A word
/// of its own stands in every row of every column; everybody reads everything, and then nobody who is signed in does.
/// </summary>
public sealed partial class PrivateByteTests(Portal portal) : IClassFixture<Portal>
{
    /// <summary>What may be kept for a minute: pages without a form that posts, files of what is public, signposts for machines.</summary>
    private static readonly string[] MayBeKept =
    [
        "/", "/about", "/announcements", "/announcements/{slug}", "/accessibility", "/members", "/members.{extension:regex(^(json|csv)$)}", "/privacy", "/privacy/processing", "/purpose", "/purpose.json", "/purpose/{version}", "/purpose/{version}.md",
        "/robots.txt", "/sitemap.xml", "/statements", "/statements/{slug}", "/statements/{slug}.{extension:regex(^(pdf|json|csv|md|html|zip)$)}", "/statements/{slug}/consensus/{revision:int}",
        "/statements/{slug}/editions", "/statements/{slug}/editions/{number:int}", "/statements/{slug}/editions/{number:int}.{extension:regex(^(pdf|json|csv|md|html|zip)$)}", "/verify/{slug}/{number:int}", "/log/checkpoint", "/log/keys",
        "/statements/{slug}/consensus/{revision:int}.{extension:regex(^(json|csv)$)}", "/supporters",
        "/statements/{slug}/use", "/statements/{slug}/use.{extension:regex(^(txt|md|odt)$)}", "/statements/{slug}/adaptations/{id:guid}", "/statements/{slug}/deliveries.{extension:regex(^(json|csv)$)}",
        "/resources", "/resources/{slug}", "/statements/{slug}/in/{language}", "/statements/{slug}/in/{language}.{extension:regex(^(pdf|md)$)}",
        "/timeline", "/timeline/changes", "/timeline/{process}", "/timeline/{process}/{opening}", "/timeline.ics", "/timeline/{process}.ics", "/timeline.atom", "/events", "/events/{slug}",
    ];

    /// <summary>Columns of which everything is public, and those of which the rows that are: SQL that says which.</summary>
    private static readonly Dictionary<string, string> Public = new(StringComparer.Ordinal)
    {
        ["organisations.display_name"] = MembersAndSigners,
        ["organisations.legal_name"] = MembersAndSigners,
        ["organisations.native_name"] = MembersAndSigners,
        ["organisations.short_name"] = MembersAndSigners,
        ["announcements.subject"] = "sent_at IS NOT NULL AND archive = 'Public'",
        ["purpose_versions.title"] = "true",
        ["purpose_versions.source"] = "true",
        ["purpose_signatures.organisation_name"] = "true",
        ["processes.name"] = "true",
        ["processes.about"] = "true",
        ["openings.released_title"] = "true",
        ["objectives.kind"] = "true",
        ["objectives.words"] = "true",
        ["releases.note"] = "true",
        ["resources.title"] = "audience = 'Public' AND withdrawn_at IS NULL",
        ["resources.event"] = "audience = 'Public' AND withdrawn_at IS NULL",
        ["revisions.title"] = OfPublished,
        ["statements.process"] = "status = 'Published'",
        ["statements.source"] = "status = 'Published'",
        ["signatures.organisation_name"] = OfPublished,
        ["signatures.native_name"] = OfPublished,
        ["signatures.source"] = OfPublished,
        ["position_rounds.title"] = "map_published_at IS NOT NULL",
        ["adaptations.title"] = "status = 'Shown'",
        ["adaptations.maker_name"] = "status = 'Shown'",
        ["adaptations.words"] = "status = 'Shown'",
        ["deliverables.place"] = OfPublished,
        ["deliverables.slot"] = OfPublished,
        ["deliveries.display_name"] = $"deliverable_id IN (SELECT id FROM portal.deliverables WHERE {OfPublished})",
        ["deliveries.receipt"] = $"deliverable_id IN (SELECT id FROM portal.deliverables WHERE {OfPublished})",
        ["republications.display_name"] = OfPublished,
        ["republications.title"] = OfPublished,
        ["meetings.title"] = PublicEvents,
        ["meetings.place"] = PublicEvents,
        ["meetings.cancel_reason"] = PublicEvents,
        ["round_tables.title"] = AtPublicEvents,
        ["round_tables.question"] = AtPublicEvents,
        ["round_tables.moderator"] = AtPublicEvents,
        ["round_tables.outcome"] = AtPublicEvents,
        ["translated_texts.title"] = $"(translation_id, number) IN (SELECT id, shown_number FROM portal.translations WHERE status <> 'Withdrawn' AND {OfPublished})",
    };

    private const string MembersAndSigners = "id IN (SELECT organisation_id FROM portal.membership_periods) OR id IN (SELECT signature.organisation_id FROM portal.signatures signature JOIN portal.statements ON statements.id = statement_id WHERE status = 'Published')";

    private const string PublicEvents = "audience = 'Public' AND announced_at IS NOT NULL";

    private const string AtPublicEvents = $"meeting_id IN (SELECT id FROM portal.meetings WHERE {PublicEvents})";

    private const string OfPublished = "statement_id IN (SELECT id FROM portal.statements WHERE status = 'Published')";

    /// <summary>A word of texts that are Markdown, and so are not planted.</summary>
    private const string Draft = "quillwort";

    [Fact]
    public async Task OnlyTheseAddressesMayBeKept_AndTheyTellNobodyWhatIsPrivate()
    {
        var crawl = new Crawl(portal);
        await crawl.BeginAsync();
        await AlsoAsync();
        await portal.Database.PlantAsync((column, rows) => [.. Enumerable.Range(0, rows).Select(row => Canary(column, row))]);
        var (everywhere, open) = await CanariesAsync();
        var people = await portal.AskAsync(db => db.People.Select(person => person.Email).ToListAsync());

        var signedIn = await crawl.ReadAsync(crawl.Routes, [.. MatrixWorld.Columns.Except(["nobody"])]);
        var addresses = signedIn.Where(read => read.Status == HttpStatusCode.OK).Select(read => (read.Route, read.Path)).Distinct().ToList();
        var statements = await portal.AskAsync(db => db.Statements.Select(statement => statement.Slug).ToListAsync());
        addresses.AddRange(statements.SelectMany(slug => new[] { "", ".json", ".csv", ".md", ".pdf", "/consensus/1", "/consensus/1.csv" }.Select(ending => ("/statements/{slug}", $"/statements/{slug}{ending}"))));
        addresses.AddRange(crawl.Routes.Select(route => (route, crawl.Address(route, "nobody"))));
        var anonymous = new List<Read>();
        foreach (var (route, path) in addresses.Distinct()) anonymous.Add(await crawl.ReadAsync("nobody", route, path));

        var kept = signedIn.Concat(anonymous).Where(read => read.Caching.Contains("public", StringComparison.Ordinal)).ToList();
        Assert.Equal(MayBeKept.Where(route => !route.Contains("/consensus/", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
            kept.Select(read => read.Route).Where(route => !route.Contains("/consensus/", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal([], kept.Select(read => read.Route).Except(MayBeKept));
        Assert.All(kept, read => Assert.True(read is { SetsCookie: false, Status: HttpStatusCode.OK } && !read.Body.Contains("__RequestVerificationToken", StringComparison.Ordinal), read.Path));
        Assert.All(signedIn.Concat(anonymous).Except(kept).Where(read => read.Status == HttpStatusCode.OK), read => Assert.Contains("no-store", read.Caching, StringComparison.Ordinal));

        // A link with a secret shows what it is for to whoever has the letter, and is kept by nobody.
        var (said, all) = (everywhere.Except(open).ToHashSet(StringComparer.Ordinal), anonymous.Where(read => !read.Route.Contains("{secret", StringComparison.Ordinal) && !read.Route.Contains("{link", StringComparison.Ordinal)).Concat(kept).ToList());
        var told = all.SelectMany(read => Words(read.Body).Where(said.Contains).Select(canary => $"{read.Path} tells of {Where(canary)} to {read.Column}")).Distinct().ToList();
        told.AddRange(all.SelectMany(read => people.Where(email => read.Body.Contains(email.Value, StringComparison.OrdinalIgnoreCase)).Select(email => $"{read.Path} tells of {email.Value} to {read.Column}")));
        told.AddRange(all.Where(read => read.Body.Contains(Draft, StringComparison.OrdinalIgnoreCase)).Select(read => $"{read.Path} tells of a draft, a comment or an unpublished text to {read.Column}"));
        Assert.True(told.Count == 0, string.Join('\n', told));

        // The words are there to be found: members and the secretariat read most of them, and the public its own.
        Assert.True(everywhere.Count > 300, $"{everywhere.Count} canaries");
        Assert.True(signedIn.SelectMany(read => Words(read.Body)).Where(said.Contains).Distinct().Count() > 100);
        Assert.Contains(await SeenByMembersAsync(), page => page.Contains(Draft, StringComparison.Ordinal));
        Assert.True(anonymous.SelectMany(read => Words(read.Body)).Where(open.Contains).Distinct().Count() > 10);
    }

    /// <summary>What the table of addresses does not make: a statement that was closed with its signatories, and one that was given up.</summary>
    private async Task AlsoAsync()
    {
        var shy = await portal.Given.Member("Shy Registry").WithContact("Sian Shy", ContactRoles.Signatory | ContactRoles.Participant, "Head of shyness");
        await portal.Given.Statement("Closed and not published").Saying(Draft).Closed().SignedBy(shy.Contact("Sian Shy"));
        await portal.Given.Statement("Given up").Saying(Draft).Abandoned();
        var talked = await portal.Given.Statement("Talked of").Saying(Draft).InDiscussion();
        await portal.Given.Discussion(talked).WindowAsync();
        await portal.Given.Discussion(talked).CommentAsync(shy.Contact("Sian Shy"), 1, Draft + " too.");
        await portal.Given.Discussion(talked).TakeAsync(shy.Contact("Sian Shy"), 1, Stance.Concern, "A reason of theirs.");
        await AnnounceAsync(Archive.Members, isSent: true);
        await AnnounceAsync(Archive.Public, isSent: false);
        await portal.Given.Organisation("Stranger Ltd").WithSignatory("Stan Strange");
        await using var db = portal.Database.Open();
        await portal.Services.GetRequiredService<EvidenceLog>().CoverAsync(db, await db.Leaves.LongCountAsync());
    }

    /// <summary>What is for members, and what is a draft: the public reads neither.</summary>
    private async Task AnnounceAsync(Archive archive, bool isSent)
    {
        var by = Actor.Secretariat(await portal.Given.Secretary("Announcer"));
        await using var db = portal.Database.Open();
        var announcement = Announcement.Begin($"A secret of {archive}", Draft, "en", new Audience(AudienceKind.Members), archive, by, portal.Clock.GetUtcNow());
        db.Add(announcement);
        if (isSent)
        {
            var to = await Recipients.OfAsync(db, announcement, portal.Clock.GetUtcNow());
            announcement.Send(to.Mark, to, by, portal.Clock.GetUtcNow());
        }
        await db.SaveChangesAsync();
    }

    private async Task<IReadOnlyList<string>> SeenByMembersAsync()
    {
        var member = await portal.Browser().SignInAsync((await portal.Given.Member("Seeing Registry").WithSignatory("Sal See")).Contact("Sal See"));
        var slugs = await portal.AskAsync(db => db.Statements.Where(statement => statement.Status == StatementStatus.InDiscussion).Select(statement => statement.Slug).ToListAsync());
        var pages = new List<string>();
        foreach (var slug in slugs) pages.Add((await member.GetAsync($"/my/statements/{slug}")).Body);
        return pages;
    }

    private string Where(string canary) => portal.Database.Columns().Single(column => canary.StartsWith($"zq{Number(column)}r", StringComparison.Ordinal)).ToString();

    private static string Canary(WordsColumn column, int row) => $"zq{Number(column)}r{row}q";

    private static string Number(WordsColumn column) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(column.ToString())))[..8];

    private static IEnumerable<string> Words(string body) => CanaryInside().Matches(body).Select(match => match.Value).Distinct();

    [GeneratedRegex("zq[0-9a-f]{8}r[0-9]+q", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex CanaryInside();

    private async Task<(HashSet<string> Everywhere, HashSet<string> Open)> CanariesAsync()
    {
        var (everywhere, open) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        await using var connection = new NpgsqlConnection(portal.Database.Owner);
        await connection.OpenAsync();
        foreach (var column in portal.Database.Columns())
        {
            await using var command = new NpgsqlCommand($"SELECT {column.Name}, {Public.GetValueOrDefault(column.ToString(), "false")} FROM portal.{column.Table} WHERE {column.Name} <> ''", connection);
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                everywhere.Add(reader.GetString(0));
                if (reader.GetBoolean(1)) open.Add(reader.GetString(0));
            }
        }
        return (everywhere, open);
    }
}
