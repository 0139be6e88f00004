using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Discussion;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Testing;

namespace Tccm.Web.Tests.My.Discussion;

public sealed class IntentionTests(Portal portal) : IClassFixture<Portal>
{
    [Theory]
    [InlineData("")]
    [InlineData("/take-back")]
    public async Task WhoIsNotSignedIn_IsSentToSignIn(string act)
    {
        var statement = await portal.Given.Statement("Keep it open").InDiscussion();

        var page = await portal.Browser().GetAsync($"/my/statements/{statement.Slug}/intention/{Guid.NewGuid()}{act}", follow: false);

        Assert.StartsWith("/account/sign-in?", page.RedirectedTo, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ForeignContactListenerSupporterAndDraft_AreNotFound()
    {
        var (rowan, birch) = (await RowanAsync(), await portal.Given.Member("Birch Registrar").WithSignatory("Ben Bay"));
        var sallow = await portal.Given.Supporter("Sallow Society").WithRepresentative("Sue Sage");
        var (statement, draft) = (await portal.Given.Statement("Keep it open").InDiscussion(StatementAudience.MembersAndSupporters), await portal.Given.Statement("Not yet").Draft());
        var (ann, lil, sue) = (await SignInAsync(rowan, "Ann Arch"), await SignInAsync(rowan, "Lil Lime"), await SignInAsync(sallow, "Sue Sage"));

        foreach (var (browser, path) in new[] { (ann, Address(statement, birch.Contact("Ben Bay"))), (lil, Address(statement, rowan.Contact("Lil Lime"))), (sue, Address(statement, sallow.Contact("Sue Sage"))), (ann, Address(draft, rowan.Contact("Ann Arch"))), (ann, Address(statement, rowan.Contact("Ann Arch")) + "/take-back") })
        {
            (await browser.GetAsync(path)).Is(HttpStatusCode.NotFound);
            (await browser.PostAsync(path, ("Input.Until", Day(5)))).Is(HttpStatusCode.NotFound);
        }
        Assert.Empty(await StatedAsync(statement));
    }

    [Fact]
    public async Task DayThatHasPassedAndNoDay_AreRefusedAndNothingIsSaved()
    {
        var rowan = await RowanAsync();
        var statement = await portal.Given.Statement("Keep it open").InDiscussion();
        var browser = await SignInAsync(rowan, "Ann Arch");

        var passed = await StateAsync(browser, statement, rowan, Day(-3), "The board meets.");
        var none = await StateAsync(browser, statement, rowan, "", "The board meets.");

        Assert.Contains("has passed", passed.Is(HttpStatusCode.Conflict).ErrorOf("Input.Until"), StringComparison.Ordinal);
        Assert.Equal("The board meets.", passed.ValueOf("Input.Words"));
        Assert.Equal("Give the day.", none.Is(HttpStatusCode.BadRequest).ErrorOf("Input.Until"));
        Assert.Empty(await StatedAsync(statement));
    }

    [Fact]
    public async Task Stated_IsSeenByItsOwnPeopleAndTheSecretariatAndNobodyElse()
    {
        var (rowan, birch) = (await RowanAsync(), await portal.Given.Member("Birch Registrar").WithSignatory("Ben Bay"));
        var statement = await portal.Given.Statement("Keep it open").InDiscussion();

        var page = await StateAsync(await SignInAsync(rowan, "Ann Arch"), statement, rowan, Day(5), "The board meets.");
        var (colleague, foreign) = (await SignInAsync(rowan, "Lil Lime"), await SignInAsync(birch, "Ben Bay"));
        var secretary = await portal.Browser().SignInAsync(await portal.Given.Secretary("Sam Sloe"));

        Assert.StartsWith("You stated that Rowan Registry clears “Keep it open” internally until", page.Flash, StringComparison.Ordinal);
        Assert.Contains("“The board meets.”", (await colleague.GetAsync($"/my/statements/{statement.Slug}")).Text, StringComparison.Ordinal);
        Assert.Contains("The board meets.", (await secretary.GetAsync($"/secretariat/statements/{statement.Slug}")).Text, StringComparison.Ordinal);
        var others = await foreign.GetAsync($"/my/statements/{statement.Slug}");
        Assert.DoesNotContain("The board meets", others.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("You intend to sign", others.Text, StringComparison.Ordinal);
        Assert.Equal(["intention.stated"], await ActsAsync(Assert.Single(await StatedAsync(statement))));
    }

    [Fact]
    public async Task ChangedThenTakenBack_IsGoneFromThePageAndCanBeStatedAnew()
    {
        var rowan = await RowanAsync();
        var statement = await portal.Given.Statement("Keep it open").InDiscussion();
        var browser = await SignInAsync(rowan, "Ann Arch");
        await StateAsync(browser, statement, rowan, Day(5), "The board meets.");

        var changed = await StateAsync(browser, statement, rowan, Day(6), "It meets later.");
        var taken = await (await browser.GetAsync(Address(statement, rowan.Contact("Ann Arch")) + "/take-back")).SubmitAsync();
        var twice = await browser.PostAsync(Address(statement, rowan.Contact("Ann Arch")) + "/take-back");
        var anew = await StateAsync(browser, statement, rowan, Day(7), "Again.");

        Assert.StartsWith("You changed", changed.Flash, StringComparison.Ordinal);
        Assert.StartsWith("You took back", taken.Flash, StringComparison.Ordinal);
        Assert.DoesNotContain("It meets later", taken.Text, StringComparison.Ordinal);
        Assert.Contains("over already", Assert.Single(twice.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.StartsWith("You stated", anew.Flash, StringComparison.Ordinal);
        Assert.Equal(["intention.stated", "intention.changed", "intention.taken-back"], await ActsAsync((await StatedAsync(statement))[0]));
    }

    [Fact]
    public async Task Lapsed_IsStatedAnewAndStaysInItsHistory()
    {
        var rowan = await RowanAsync();
        var statement = await portal.Given.Statement("Keep it open").InDiscussion();
        await using (var db = portal.Database.Open())
        {
            var longAgo = portal.Clock.GetUtcNow().AddDays(-9);
            db.Add(Intention.Of((await db.StatementAsync(statement.Slug, TestContext.Current.CancellationToken))!, DateOnly.FromDateTime(longAgo.UtcDateTime).AddDays(2), "The old board.", (await db.OrganisationAsync(rowan.Id, TestContext.Current.CancellationToken))!.Contact("Ann Arch"), longAgo));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        var browser = await SignInAsync(rowan, "Ann Arch");

        var before = await browser.GetAsync($"/my/statements/{statement.Slug}");
        var anew = await StateAsync(browser, statement, rowan, Day(5), "The new board.");
        var history = await browser.GetAsync(Address(statement, rowan.Contact("Ann Arch")));

        Assert.DoesNotContain("old board", before.Text, StringComparison.Ordinal);
        Assert.Contains("new board", anew.Is(HttpStatusCode.OK).Text, StringComparison.Ordinal);
        Assert.Contains("lapsed. “The old board.”", history.Text, StringComparison.Ordinal);
        Assert.Empty(await portal.AskAsync(db => db.Outbox.Where(letter => letter.Letter == "IntentionEnds" && letter.Subject.Contains("Keep it open")).ToListAsync()));
    }

    [Fact]
    public async Task BoardPack_IsForMembersThatReadTheTextAndKeptByNobody()
    {
        var (rowan, birch) = (await RowanAsync(), await portal.Given.Member("Birch Registrar").WithSignatory("Ben Bay"));
        var sallow = await portal.Given.Supporter("Sallow Society").WithRepresentative("Sue Sage");
        var (statement, draft) = (await portal.Given.Statement("Keep it open").InDiscussion(StatementAudience.MembersAndSupporters), await portal.Given.Statement("Not yet").Draft());
        var (lil, sue) = (await SignInAsync(rowan, "Lil Lime"), await SignInAsync(sallow, "Sue Sage"));

        var anybody = await portal.Browser().GetAsync(Pack(statement, rowan.Contact("Lil Lime")), follow: false);
        (await lil.GetAsync(Pack(statement, birch.Contact("Ben Bay")))).Is(HttpStatusCode.NotFound);
        (await lil.GetAsync(Pack(draft, rowan.Contact("Lil Lime")))).Is(HttpStatusCode.NotFound);
        (await sue.GetAsync(Pack(statement, sallow.Contact("Sue Sage")))).Is(HttpStatusCode.NotFound);
        using var answer = await lil.Client.GetAsync(new Uri(Pack(statement, rowan.Contact("Lil Lime")), UriKind.Relative), TestContext.Current.CancellationToken);
        var text = await Documents.Paper.TextAsync(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));

        Assert.StartsWith("/account/sign-in?", anybody.RedirectedTo, StringComparison.Ordinal);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.Equal(("attachment", $"{statement.Slug}-r1-board-pack.pdf"), (answer.Content.Headers.ContentDisposition?.DispositionType, answer.Content.Headers.ContentDisposition?.FileName?.Trim('"')));
        foreach (var words in new[] { "For the board of Rowan Registry: not published, draft r1", statement.Text.Sha256[..16], "no deadline is set", "Petra Penn, petra-penn." }) Assert.Contains(words, string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Contains(Pack(statement, rowan.Contact("Lil Lime")), (await lil.GetAsync($"/my/statements/{statement.Slug}")).Body, StringComparison.Ordinal);
    }

    private async Task<Organisation> RowanAsync() => await portal.Given.Member("Rowan Registry").WithSignatory("Ann Arch").WithListener("Lil Lime");

    private async Task<Browser> SignInAsync(Organisation organisation, string person) => await portal.Browser().SignInAsync(organisation.Contact(person));

    private static string Address(Statement statement, Contact contact) => $"/my/statements/{statement.Slug}/intention/{contact.Id}";

    private static string Pack(Statement statement, Contact contact) => $"/my/statements/{statement.Slug}/board-pack/{contact.Id}.pdf";

    /// <summary>The page reads the database's clock, which no test moves.</summary>
    private static string Day(int from) => DateTime.UtcNow.AddDays(from).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static async Task<AssertPage> StateAsync(Browser browser, Statement statement, Organisation organisation, string until, string words) =>
        await (await browser.GetAsync(Address(statement, organisation.Contact("Ann Arch")))).Is(HttpStatusCode.OK).SubmitAsync(("Input.Until", until), ("Input.Words", words));

    private Task<List<Intention>> StatedAsync(Statement statement) => portal.AskAsync(db => db.Intentions.Where(one => one.StatementId == statement.Id).OrderBy(one => one.StatedAt).ToListAsync());

    private Task<List<string>> ActsAsync(Intention intention) => portal.AskAsync(db => db.AuditEntries.Where(entry => entry.SubjectId == intention.Id).OrderBy(entry => entry.Id).Select(entry => entry.Act).ToListAsync());
}
