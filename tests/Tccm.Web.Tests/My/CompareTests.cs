using System.Diagnostics;
using System.Net;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Testing;

namespace Tccm.Web.Tests.My;

public sealed class CompareTests(Portal portal) : IClassFixture<Portal>
{
    private const string First = "We run it.\n\nHear us before you decide.\n\nOne.\n\nTwo.\n\nThree.\n\nFour.\n\nFive.\n\nSix.\n\nSeven.";
    private const string Second = "We run it all.\n\nHear us before you decide.\n\nOne.\n\nTwo.\n\nThree.\n\nFour.\n\nFive.\n\nSix.\n\nSeven.\n\nAnd ask us again.";

    [Fact]
    public async Task TwoRevisions_AreShownByWordWithTheEditorsSummary()
    {
        var statement = await TwoRevisionsAsync("- We said **all**.");

        var page = await (await ReaderAsync()).GetAsync(Address(statement, "?from=1&to=2"));

        page.Is(HttpStatusCode.OK);
        Assert.Equal("From revision 1 to revision 2", page.Heading);
        Assert.Equal("What changed in revision 2", page.All("h2")[3]);
        Assert.Equal("all", page.Find("section strong")!.TextContent);
        Assert.Contains("5 words added, 0 words removed.", page.Text, StringComparison.Ordinal);
        Assert.Contains("1 paragraph changed, 1 new; 9 as before.", page.Text, StringComparison.Ordinal);
        Assert.StartsWith("[added: all", page.All("ins")[0], StringComparison.Ordinal);
        Assert.Contains("6 paragraphs unchanged", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SideBySide_EachHalfSaysItsRevision()
    {
        var statement = await TwoRevisionsAsync(null);

        var page = await (await (await ReaderAsync()).GetAsync(Address(statement, "?from=1&to=2"))).FollowAsync("Side by side");

        Assert.EndsWith("from=1&to=2&view=side", page.Path, StringComparison.Ordinal);
        Assert.Equal("r1: We run it.", page.All(".two.changed p")[0]);
        Assert.StartsWith("r2: We run it", page.All(".two.changed p")[1], StringComparison.Ordinal);
        Assert.Contains("[added: all", page.All(".two.changed p")[1], StringComparison.Ordinal);
        Assert.Equal("r1: not there", page.All(".two.changed p")[2]);
        Assert.All(page.Document.QuerySelectorAll(".two.same p:last-child"), repeated => Assert.Equal("true", repeated.GetAttribute("aria-hidden")));
        Assert.Single(page.Document.QuerySelectorAll(".sides details"));
    }

    [Fact]
    public async Task FromTheLaterToTheEarlier_IsTheSameBackwards()
    {
        var statement = await TwoRevisionsAsync("- All.");

        var page = await (await ReaderAsync()).GetAsync(Address(statement, "?from=2&to=1"));

        Assert.Equal("From revision 2 to revision 1", page.Heading);
        Assert.Contains("0 words added, 5 words removed.", page.Text, StringComparison.Ordinal);
        Assert.Contains("What changed in revision 2", page.All("h2"));
    }

    [Theory]
    [InlineData("?from=1&to=3")]
    [InlineData("?from=0&to=2")]
    [InlineData("?from=one&to=2")]
    [InlineData("?from=99999999999&to=2")]
    public async Task NumberThatIsNotCirculated_IsNotFound(string query)
    {
        var statement = await TwoRevisionsAsync(null);
        await portal.Given.WrittenOn(statement, "The pen's own words, which are nobody else's yet.");

        var page = await (await ReaderAsync()).GetAsync(Address(statement, query));

        page.Is(HttpStatusCode.NotFound);
        Assert.DoesNotContain("The pen's own words", (await (await ReaderAsync()).GetAsync(Address(statement, ""))).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoDoesNotReadIt_FindsNothing()
    {
        var among = await TwoRevisionsAsync(null);
        var draft = await portal.Given.Statement("Not yet").Draft();
        var supporter = (await portal.Given.Supporter("Oak Institute").WithContact("Olga Oak", ContactRoles.Participant)).Contact("Olga Oak");

        (await (await portal.Browser().SignInAsync(supporter)).GetAsync(Address(among, "?from=1&to=2"))).Is(HttpStatusCode.NotFound);
        (await (await ReaderAsync()).GetAsync(Address(draft, ""))).Is(HttpStatusCode.NotFound);
        Assert.StartsWith("/account/sign-in", (await portal.Browser().GetAsync(Address(among, ""), follow: false)).RedirectedTo, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HundredAndTwentyParagraphs_AreComparedAtOnce()
    {
        var words = Enumerable.Range(0, 120).Select(number => $"Paragraph {number} says that operators of number {number * 7 % 31} are heard before a text of {number * 13 % 97} pages is settled, since they run it.").ToList();
        var statement = await portal.Given.Statement("A long one").Saying(string.Join("\n\n", words)).InDiscussion();
        await portal.Given.CirculatedAgain(statement, string.Join("\n\n", words.Select((word, i) => i % 3 == 0 ? word.Replace("heard", "listened to", StringComparison.Ordinal) : i % 7 == 0 ? "Something else altogether." : word)));
        var browser = await ReaderAsync();
        await browser.GetAsync("/my");
        var watch = Stopwatch.StartNew();

        var page = await browser.GetAsync(Address(statement, "?from=1&to=2&view=side"));

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{watch.Elapsed}");
        Assert.Contains("40 paragraphs changed", page.Is(HttpStatusCode.OK).Text, StringComparison.Ordinal);
    }

    private async Task<Statement> TwoRevisionsAsync(string? summary) =>
        await portal.Given.CirculatedAgain(await portal.Given.Statement("Keep it open").Saying(First).InDiscussion(), Second, summary);

    private async Task<Browser> ReaderAsync() => await portal.Browser().SignInAsync((await portal.Given.Member("Rowan Registry").WithListener("Lil Lime")).Contact("Lil Lime"));

    private static string Address(Statement statement, string query) => $"/my/statements/{statement.Slug}/compare{query}";
}
