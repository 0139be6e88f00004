using System.Globalization;
using System.Net;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Testing;
using Tccm.Web.Tests.Statements;

namespace Tccm.Web.Tests.Secretariat.Statements;

/// <summary>One of the secretariat proposes to publish. Nothing is public by it.</summary>
public sealed class PublishTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task ContactOfAMember_IsForbidden()
    {
        var (statement, sid) = await ClosedAsync("On ends");
        var browser = await portal.Browser().SignInAsync(sid);

        (await browser.GetAsync(PathOf(statement))).Is(HttpStatusCode.Forbidden);
        (await browser.PostAsync(PathOf(statement), ("Input.Seen", SignatoryList.Next(statement, 0).Sha256))).Is(HttpStatusCode.Forbidden);

        Assert.Empty((await portal.NowAsync(statement)).Publications);
    }

    [Fact]
    public async Task StatementThatIsNotThere_IsNotFound()
    {
        var browser = await SecretaryAsync();

        (await browser.GetAsync("/secretariat/statements/no-such/publish")).Is(HttpStatusCode.NotFound);
        (await browser.PostAsync("/secretariat/statements/no-such/publish")).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Proposed_TheOthersAreAskedAndNothingIsPublic()
    {
        var (statement, sid) = await ClosedAsync("On ends");
        var two = await TwoSecretaries.OfAsync(portal);

        var form = await two.First.GetAsync(PathOf(statement));
        var page = await form.PressAsync("Propose edition 1");

        var publication = (await portal.NowAsync(statement)).OpenPublication!;
        Assert.Equal(["Rowan Registry"], form.All(".signatories tbody th bdi"));
        Assert.Contains("Signed by 1 of", form.Text, StringComparison.Ordinal);
        Assert.Equal((two.Ann.Id, (Guid?)null, (DateTimeOffset?)null), (publication.ProposedById, publication.ConfirmedById, publication.EmbargoAt));
        Assert.Equal(1, await portal.AuditsAsync(statement, "publication.proposed"));
        Assert.Equal("You proposed to publish “On ends” as edition 1. Another member of the secretariat confirms it; nothing is public yet.", page.Flash);
        var letter = Assert.Single(await portal.Mailbox.ToAsync(two.Bo), one => one.Subject.StartsWith("To confirm:", StringComparison.Ordinal));
        Assert.Equal($"/secretariat/statements/{statement.Slug}/confirm", letter.Link);
        Assert.DoesNotContain(await portal.Mailbox.ToAsync(two.Ann), one => one.Subject.StartsWith("To confirm:", StringComparison.Ordinal));
        Assert.DoesNotContain(await portal.Mailbox.ToAsync(sid), one => one.Subject.StartsWith("Published", StringComparison.Ordinal));
        (await portal.Browser().GetAsync($"/statements/{statement.Slug}")).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task NobodySigned_IsNotProposed()
    {
        var closed = await portal.Given.Statement("On ends").Closed();
        var browser = await SecretaryAsync();

        var form = await browser.GetAsync(PathOf(closed));
        var page = await browser.PostAsync(PathOf(closed), ("Input.Seen", SignatoryList.Next(closed, 0).Sha256));

        Assert.Contains("Nobody has signed “On ends”.", form.Text, StringComparison.Ordinal);
        Assert.Contains("Nobody has signed “On ends”.", Assert.Single(page.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.Empty((await portal.NowAsync(closed)).Publications);
    }

    [Fact]
    public async Task ListThatChangedSinceThePageWasOpened_IsNotProposed()
    {
        var (statement, sid) = await ClosedAsync("On ends", also: "Hazel Registry");
        var form = await (await SecretaryAsync()).GetAsync(PathOf(statement));
        await portal.WithdrawnAsync(statement, sid);

        var page = await form.PressAsync("Propose edition 1");

        Assert.StartsWith("The list of signatories has changed", Assert.Single(page.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.Empty((await portal.NowAsync(statement)).Publications);
        Assert.Equal(0, await portal.AuditsAsync(statement, "publication.proposed"));
    }

    [Fact]
    public async Task ProposedTwice_IsRefused()
    {
        var (statement, _) = await ClosedAsync("On ends");
        var two = await TwoSecretaries.OfAsync(portal);
        var form = await two.Second.GetAsync(PathOf(statement));
        await two.ProposeAsync(statement);

        var page = await form.PressAsync("Propose edition 1");

        Assert.StartsWith("Its publication is proposed already.", Assert.Single(page.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.Single((await portal.NowAsync(statement)).Publications);
    }

    [Fact]
    public async Task HourThatWasNotCheckedOrHasPassed_IsRefused()
    {
        var (statement, _) = await ClosedAsync("On ends");
        var form = await (await SecretaryAsync()).GetAsync(PathOf(statement));

        var unseen = await form.PressAsync("Propose edition 1", Hour(2));
        var passed = await form.PressAsync("Check the hour", Hour(-2));
        var wrong = await form.PressAsync("Check the hour", [.. Hour(2), ("Input.OtherZone", "Mars/Olympus")]);

        Assert.StartsWith("Check the hour first. It would be", Assert.Single(unseen.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.Contains("has passed already", Assert.Single(passed.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.NotEmpty(wrong.Is(HttpStatusCode.Conflict).ErrorSummary);
        Assert.Empty((await portal.NowAsync(statement)).Publications);
    }

    [Fact]
    public async Task DayWithoutItsTick_IsRefusedSoThatNoEmbargoIsLost()
    {
        var (statement, _) = await ClosedAsync("On ends");
        var form = await (await SecretaryAsync()).GetAsync(PathOf(statement));
        (string, string?)[] unticked = [.. Hour(2).Where(field => field.Item1 != "Input.AtAnHour")];

        foreach (var button in new[] { "Propose edition 1", "Check the hour" })
            Assert.StartsWith("You gave a day, and did not tick", Assert.Single((await form.PressAsync(button, unticked)).Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.StartsWith("Tick “At an hour that I give”", Assert.Single((await form.PressAsync("Check the hour")).Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.Empty((await portal.NowAsync(statement)).Publications);
    }

    [Fact]
    public async Task HourAsItWasShownBack_IsKeptWithItsZone()
    {
        var (statement, _) = await ClosedAsync("On ends");
        var form = await (await SecretaryAsync()).GetAsync(PathOf(statement));

        var check = await form.PressAsync("Check the hour", [.. Hour(2), ("Input.OtherZone", "Asia/Colombo")]);
        await check.PressAsync("Propose edition 1");

        var embargo = (await portal.NowAsync(statement)).OpenPublication!.Embargo!.Value;
        Assert.Equal("Asia/Colombo", embargo.ZoneId);
        Assert.Equal((4, 0), (embargo.Instant.UtcDateTime.Hour, embargo.Instant.UtcDateTime.Minute));
        Assert.Contains(embargo.InWords(), check.Find(".box.note")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignInOfSixMinutesAgo_IsAskedForThePasswordAndLosesNothing()
    {
        var (statement, _) = await ClosedAsync("On ends");
        var form = await (await SecretaryAsync()).GetAsync(PathOf(statement));
        portal.Clock.Advance(TimeSpan.FromMinutes(6));

        var asked = await form.PressAsync("Propose edition 1");
        Assert.NotEmpty(asked.Is(HttpStatusCode.Conflict).ErrorSummary);
        Assert.Empty((await portal.NowAsync(statement)).Publications);
        var page = await asked.PressAsync("Propose edition 1", ("Input.Password", Portal.Password));

        Assert.StartsWith("You proposed", page.Flash, StringComparison.Ordinal);
        portal.Clock.GoOn();
    }

    [Fact]
    public async Task FurtherEditionWithoutWhatIsNew_IsRefused()
    {
        var published = await portal.Given.Statement("On ends").Published();
        var late = (await portal.Given.Member("Late Registry").WithSignatory("Lea Lark")).Contact("Lea Lark");
        await portal.SignedLateAsync(published, late);
        var form = await (await SecretaryAsync()).GetAsync(PathOf(published));

        var page = await form.PressAsync("Propose edition 2");

        Assert.StartsWith("Say in a few words what is new", Assert.Single(page.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.Null((await portal.NowAsync(published)).OpenPublication);
    }

    private static string PathOf(Statement statement) => $"/secretariat/statements/{statement.Slug}/publish";

    private static (string, string?)[] Hour(int days) =>
        [("Input.AtAnHour", "true"), ("Input.Date", DateTime.UtcNow.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("Input.Time", "09:30")];

    private async Task<(Statement, Contact)> ClosedAsync(string title, string? also = null)
    {
        var sid = (await portal.Given.Member("Rowan Registry").WithSignatory("Sid Sand")).Contact("Sid Sand");
        var closed = portal.Given.Statement(title).Closed().SignedBy(sid);
        if (also is not null) closed = closed.SignedBy((await portal.Given.Member(also).WithSignatory("Hal Hart")).Contact("Hal Hart"));
        return (await closed, sid);
    }

    private async Task<Browser> SecretaryAsync() => await portal.Browser().SignInAsync(await portal.Given.Secretary("Ann Rowan"));
}
