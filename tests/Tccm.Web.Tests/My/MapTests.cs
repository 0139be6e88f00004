using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Discussion;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Testing;
using Tccm.Web.Tests.Drafting;

namespace Tccm.Web.Tests.My;

/// <summary>The consensus map of members: nothing before it may be seen, to anybody; everything after, to members and the secretariat.</summary>
public sealed partial class MapTests(WatchedPortal portal) : IClassFixture<WatchedPortal>
{
    private const string Canary = "canary of a reason";

    [Fact]
    public async Task WhileOthersAnswer_ThePageIsTheSameToTheByte_AndNoPositionIsRead()
    {
        var world = await RoundWorld.OfAsync(portal);
        await world.HandPenAsync(world.Rita);
        foreach (var browser in new[] { await portal.Browser().SignInAsync(world.Rita), await portal.Browser().SignInAsync(world.Sam) })
        {
            var before = await browser.GetAsync($"/my/statements/{world.Slug}/map");
            await world.TakeAsync(world.Bo, 1, browser.GetHashCode() % 2 == 0 ? Stance.Concern : Stance.WouldNotSign, $"{Canary} {Guid.NewGuid()}");
            portal.Commands.Clear();
            var after = await browser.GetAsync($"/my/statements/{world.Slug}/map");

            Assert.Contains("The map opens then", after.Is(HttpStatusCode.OK).Text, StringComparison.Ordinal);
            Assert.Equal(Token().Replace(before.Body, ""), Token().Replace(after.Body, ""));
            Assert.NotEmpty(portal.Commands);
            Assert.DoesNotContain(portal.Commands, command => command.Contains("positions", StringComparison.Ordinal));
        }
        await world.EndAsync();
        portal.Commands.Clear();
        await (await portal.Browser().SignInAsync(world.Sam)).GetAsync($"/my/statements/{world.Slug}/map");
        Assert.Contains(portal.Commands, command => command.Contains("positions", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("json")]
    public async Task Files_AreNotThereBeforeTheEnd_AndPrivateAfterwards(string extension)
    {
        var world = await RoundWorld.OfAsync(portal);
        await world.TakeAsync(world.Bo, 1, Stance.Concern, "=" + Canary);
        var rita = await portal.Browser().SignInAsync(world.Rita);

        (await rita.GetAsync($"/my/statements/{world.Slug}/map.{extension}")).Is(HttpStatusCode.NotFound);
        await world.EndAsync();
        using var answer = await rita.Client.GetAsync($"/my/statements/{world.Slug}/map.{extension}", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Contains((extension == "csv" ? "'=" : "=") + Canary, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SupportersAndStrangers_FindNoMap()
    {
        var world = await RoundWorld.OfAsync(portal, PositionsSeen.AtOnce);
        var suki = (await portal.Given.Supporter("Friends of Routing").WithContact("Suki Sorb", ContactRoles.Participant)).Contact("Suki Sorb");

        foreach (var path in new[] { "map", "map.csv", "map.json" })
        {
            (await (await portal.Browser().SignInAsync(suki)).GetAsync($"/my/statements/{world.Slug}/{path}")).Is(HttpStatusCode.NotFound);
            Assert.StartsWith("/account/sign-in", (await portal.Browser().GetAsync($"/my/statements/{world.Slug}/{path}", follow: false)).RedirectedTo, StringComparison.Ordinal);
        }
        (await (await portal.Browser().SignInAsync(world.Rita)).GetAsync($"/my/statements/{world.Slug}/map?revision=7")).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task OnlyTheLastWordCounts_WithItsReason_AndOfWhichRevisionItIs()
    {
        var world = await RoundWorld.OfAsync(portal);
        await world.TakeAsync(world.Bo, 1, Stance.WouldNotSign, "First thoughts.");
        await world.TakeAsync(world.Bo, 1, Stance.Concern, Canary);
        await world.EndAsync();
        await world.ActAsync((statement, by, at) =>
        {
            statement.Write(statement.Kind, statement.Process, "en", statement.Title, "Other words altogether.", by, at);
            statement.Circulate(statement.DraftNumber, null, null, statement.Audience, null, by, at);
        });

        var page = await (await portal.Browser().SignInAsync(world.Rita)).GetAsync($"/my/statements/{world.Slug}/map");

        var row = page.Is(HttpStatusCode.OK).Find("#map-p1")!.TextContent;
        Assert.Contains(Canary, row, StringComparison.Ordinal);
        Assert.Contains("First words of the secret text.", row, StringComparison.Ordinal);
        Assert.DoesNotContain("First thoughts.", page.Body, StringComparison.Ordinal);
        Assert.Contains("The text is now revision 2", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Other words", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Electorate_IsOfTheMomentAtWhichItWasOver_AndOfThoseWhoAnsweredAndLeft()
    {
        var world = await RoundWorld.OfAsync(portal);
        var cy = (await portal.Given.Member("Cedar Registry").WithContact("Cy Cedar", ContactRoles.Participant)).Contact("Cy Cedar");
        var dan = (await portal.Given.Member("Daphne Registry").WithContact("Dan Daphne", ContactRoles.Participant)).Contact("Dan Daphne");
        var ed = (await portal.Given.Member("Elder Registry").Since(null).WithContact("Ed Elder", ContactRoles.Participant)).Contact("Ed Elder");
        var finn = (await portal.Given.Member("Fir Registry").WithContact("Finn Fir", ContactRoles.Participant)).Contact("Finn Fir");
        var suki = await portal.Given.Supporter("Friends of Peering");
        await world.TakeAsync(cy, null, Stance.WouldSign);
        await ChangeAsync(cy.OrganisationId, (one, by, at) => one.Leave(DateOnly.FromDateTime(at.UtcDateTime), null, by, at));
        await ChangeAsync(dan.OrganisationId, (one, by, at) => one.Leave(DateOnly.FromDateTime(at.UtcDateTime), null, by, at));
        await ChangeAsync(finn.OrganisationId, (one, by, at) => one.Suspend("Nobody answers.", false, by, at));
        await world.EndAsync();
        await Task.Delay(TimeSpan.FromSeconds(1.1), TestContext.Current.CancellationToken);
        var late = await portal.Given.Member("Gorse Registry").Since(null);
        await ChangeAsync(finn.OrganisationId, (one, by, at) => one.Lift("It answered.", by, at));

        var round = await world.RoundAsync();
        var voices = (await portal.AskAsync(db => RoundMap.ElectorateAsync(db, round, portal.Clock.GetUtcNow()))).Select(voice => voice.OrganisationId).ToList();

        Assert.Equal([true, true, true, false, true, false, false, false],
            new[] { world.Rita.OrganisationId, world.Bo.OrganisationId, cy.OrganisationId, dan.OrganisationId, ed.OrganisationId, finn.OrganisationId, suki.Id, late.Id }.Select(voices.Contains));
    }

    [Theory]
    [InlineData(20, 40, true)]
    [InlineData(400, 120, false)]
    public async Task TwentyOnForty_AndFourHundredOnAHundredAndTwenty_AreOneReadablePage(int members, int paragraphs, bool withReasons)
    {
        var world = await RoundWorld.OfAsync(portal, seen: null);
        await world.ActAsync((statement, by, at) =>
        {
            statement.Write(statement.Kind, statement.Process, "en", statement.Title, string.Join("\n\n", Enumerable.Range(1, paragraphs).Select(i => $"In its {i}th paragraph the text says that those who run what the Internet runs on are heard before it is decided.")), by, at);
            statement.Circulate(statement.DraftNumber, null, null, statement.Audience, null, by, at);
            statement.OpenPositions(new Deadline(at.AddDays(7), "UTC"), PositionsSeen.AtOnce, by, at);
        });
        var ritas = world.Rita;
        await using (var db = portal.Database.OpenAsOwner())
        {
            for (var i = 0; i < members - 2; i++)
            {
                var one = Organisation.Enter(new OrganisationFacts { LegalName = $"Member {members}-{i} Ltd", DisplayName = $"Member {members}-{i}", Economy = new[] { "NZ", "JP", "DE", "KE", "BR" }[i % 5], Operates = "Names.", Domains = [InternetDomain.Parse($"big-{members}-{i}.test")], Operations = [new(OrganisationKinds.All[i % OrganisationKinds.All.Count], "qm")] }, null, Actor.Portal, portal.Clock.GetUtcNow());
                db.Add(one);
                one.Admit(MembershipCategory.Member, PartialDate.Parse("2024-04"), Actor.Portal, portal.Clock.GetUtcNow());
            }
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            await db.Database.ExecuteSqlAsync($"""
                INSERT INTO portal.positions (id, round_id, revision_id, paragraph_id, organisation_id, contact_id, number, stance, reason, taken_at)
                SELECT gen_random_uuid(), r.id, r.revision_id, p.id, o.id, {ritas.Id}, 1, (ARRAY['WouldSign','WithReservations','NoPosition','Concern','WouldNotSign'])[1 + abs(hashtext(o.display_name || p.number)) % (2 + p.number % 4)],
                    CASE WHEN abs(hashtext(o.display_name || p.number)) % (2 + p.number % 4) > 2 THEN 'We would rather that it said who decides, and by when it is decided.' END, now()
                FROM portal.position_rounds r JOIN portal.statements s ON s.id = r.statement_id JOIN portal.paragraphs p ON p.revision_id = r.revision_id CROSS JOIN portal.organisations o
                WHERE s.slug = {world.Slug} AND abs(hashtext(o.display_name || p.number)) % 4 > 0 AND o.display_name LIKE {$"Member {members}-%"}
                """, TestContext.Current.CancellationToken);
        }
        var sam = await portal.Browser().SignInAsync(world.Sam);
        await sam.GetAsync($"/my/statements/{world.Slug}/map");

        var took = System.Diagnostics.Stopwatch.StartNew();
        var page = (await sam.GetAsync($"/my/statements/{world.Slug}/map")).Is(HttpStatusCode.OK);
        took.Stop();

        TestContext.Current.TestOutputHelper?.WriteLine($"{page.Body.Length} characters in {took.ElapsedMilliseconds} ms");
        Assert.Equal(paragraphs + 1, page.All(".map > li").Count);
        Assert.InRange(page.Body.Length, 10_000, 700_000);
        Assert.Equal(withReasons, page.Body.Contains("who decides, and by when", StringComparison.Ordinal));
        Assert.Equal(!withReasons, page.Text.Contains("too many reasons for one page", StringComparison.Ordinal));
        Assert.InRange(took.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    private async Task ChangeAsync(Guid id, Action<Organisation, Actor, DateTimeOffset> change)
    {
        await using var db = portal.Database.Open();
        change((await db.OrganisationAsync(id))!, Actor.Portal, portal.Clock.GetUtcNow());
        await db.SaveChangesAsync();
    }

    [GeneratedRegex("""<input[^>]*__RequestVerificationToken[^>]*>""", RegexOptions.None, 1000)]
    private static partial Regex Token();
}

/// <summary>A portal that notes what it asks the database.</summary>
public sealed class WatchedPortal(PostgresFixture postgres) : Portal(postgres)
{
    internal System.Collections.Concurrent.ConcurrentQueue<string> Commands { get; } = [];

    protected override void Configure(IWebHostBuilder host)
    {
        base.Configure(host);
        host.ConfigureServices(services => services.ConfigureDbContext<TccmDbContext>(options => options.AddInterceptors(new Watch(Commands))));
    }

    private sealed class Watch(System.Collections.Concurrent.ConcurrentQueue<string> commands) : DbCommandInterceptor
    {
        public override ValueTask<InterceptionResult<System.Data.Common.DbDataReader>> ReaderExecutingAsync(System.Data.Common.DbCommand command, CommandEventData eventData, InterceptionResult<System.Data.Common.DbDataReader> result, CancellationToken cancellationToken = default)
        {
            commands.Enqueue(command.CommandText);
            return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
        }
    }
}
