using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Lists;
using Tccm.Domain.Organisations;
using Tccm.Testing;

namespace Tccm.Web.Tests.Secretariat.Lists;

/// <summary>The secretariat's pages of lists, where no Mailman is set up.</summary>
public sealed class ListTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task NewList_StandsThereAndIsAudited()
    {
        var clerk = await ClerkAsync();

        var page = await SetUpAsync(clerk, "News@Lists.Example", "Elsewhere");

        Assert.Equal("You set up the list The news. People find it among their mailing lists now.", page.Flash);
        var list = await ReadAsync("news@lists.example");
        Assert.Equal((ListAudience.Members, ListHome.Elsewhere), (list.Audience, list.Home));
        Assert.Equal(["list.set-up"], await ActsAsync(list));
        Assert.Contains("news@lists.example", (await clerk.GetAsync("/secretariat/lists")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "The news", "A letter a week.", "Input.Address")]
    [InlineData("news", "The news", "A letter a week.", "Input.Address")]
    [InlineData("wrong@lists.example", "", "A letter a week.", "Input.Name")]
    [InlineData("wrong@lists.example", "The news", "", "Input.Purpose")]
    public async Task WrongInput_IsRefusedBesideItsFieldAndNothingIsSaved(string address, string name, string purpose, string field)
    {
        var clerk = await ClerkAsync();

        var page = await (await clerk.GetAsync("/secretariat/lists/new")).SubmitAsync(("Input.Address", address), ("Input.Name", name), ("Input.Purpose", purpose), ("Input.Audience", "Members"), ("Input.Home", "Mailman"));

        Assert.True((int)page.Status is 400 or 409, $"{page.Status}");
        Assert.NotNull(page.ErrorOf(field));
        Assert.Equal(0, await portal.AskAsync(db => db.MailingLists.CountAsync(list => list.Address == "wrong@lists.example")));
    }

    [Fact]
    public async Task SameAddressAgain_IsRefused()
    {
        var clerk = await ClerkAsync();
        await SetUpAsync(clerk, "once@lists.example", "Mailman");

        var page = await SetUpAsync(clerk, "ONCE@lists.example", "Elsewhere");

        page.Is(HttpStatusCode.Conflict);
        Assert.Contains("a mailing list with this address already", Assert.Single(page.ErrorSummary), StringComparison.Ordinal);
        Assert.Equal(ListHome.Mailman, (await ReadAsync("once@lists.example")).Home);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/difference")]
    [InlineData("/change")]
    [InlineData("/close")]
    [InlineData("/reopen")]
    [InlineData("/adopt")]
    [InlineData("/take-off")]
    [InlineData("/wanted.csv")]
    public async Task UnknownList_IsNotFound(string page)
    {
        var clerk = await ClerkAsync();

        (await clerk.GetAsync($"/secretariat/lists/nothing@lists.example{page}")).Is(HttpStatusCode.NotFound);
        if (page is not ("" or "/wanted.csv")) (await clerk.PostAsync($"/secretariat/lists/nothing@lists.example{page}")).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task List_IsChangedClosedAndOpenedAgain()
    {
        var clerk = await ClerkAsync();
        await SetUpAsync(clerk, "changing@lists.example", "Mailman");

        var changed = await (await clerk.GetAsync("/secretariat/lists/changing@lists.example/change")).SubmitAsync(("Input.Name", "The other news"), ("Input.Audience", "Secretariat"));
        var closed = await (await clerk.GetAsync("/secretariat/lists/changing@lists.example/close")).PressAsync("Close the list");
        var again = await clerk.PostAsync("/secretariat/lists/changing@lists.example/close");
        var refused = await clerk.PostAsync("/secretariat/lists/changing@lists.example/change", ("Input.Name", "No news"), ("Input.Purpose", "None."), ("Input.Audience", "Members"));
        var reopened = await (await clerk.GetAsync("/secretariat/lists/changing@lists.example/reopen")).PressAsync("Open the list again");
        var open = await clerk.PostAsync("/secretariat/lists/changing@lists.example/reopen");

        Assert.Equal(["You changed the list The other news.", "You closed the list The other news.", "You opened the list The other news again."], new[] { changed, closed, reopened }.Select(page => page.Flash));
        foreach (var page in new[] { again, refused, open }) page.Is(HttpStatusCode.Conflict);
        var list = await ReadAsync("changing@lists.example");
        Assert.Equal(("The other news", ListAudience.Secretariat, false), (list.Name, list.Audience, list.IsClosed));
        Assert.Equal(["list.set-up", "list.changed", "list.closed", "list.reopened"], await ActsAsync(list));
    }

    [Fact]
    public async Task WithoutMailman_ThePagesSayWhatIsMissing()
    {
        var clerk = await ClerkAsync();
        await SetUpAsync(clerk, "lonely@lists.example", "Mailman");

        Assert.Contains("No Mailman is set up.", (await clerk.GetAsync("/secretariat/lists")).Text, StringComparison.Ordinal);
        Assert.Contains("The list cannot be asked. No Mailman is set up", (await clerk.GetAsync("/secretariat/lists/lonely@lists.example/difference")).Text, StringComparison.Ordinal);
        foreach (var act in new[] { "difference", "adopt", "take-off" })
            (await clerk.PostAsync($"/secretariat/lists/lonely@lists.example/{act}", ("Input.Email", "a@b.example"), ("Input.Seen", "x"))).Is(HttpStatusCode.Conflict);
        Assert.Equal(["list.set-up"], await ActsAsync(await ReadAsync("lonely@lists.example")));
    }

    [Fact]
    public async Task ListKeptElsewhere_IsWrittenAsCsvOfWhoChoseIt()
    {
        var clerk = await ClerkAsync();
        await SetUpAsync(clerk, "paper@lists.example", "Elsewhere");
        var rowan = await portal.Given.Member("Rowan Registry").WithSignatory("Ann Arch").WithListener("Ben Birch");
        var id = (await ReadAsync("paper@lists.example")).Id.ToString();
        await (await (await portal.Browser().SignInAsync(rowan.Contact("Ann Arch"))).GetAsync("/my/lists")).SubmitAsync(("Input.Lists", id));

        var answer = await clerk.Client.GetAsync(new Uri("/secretariat/lists/paper@lists.example/wanted.csv", UriKind.Relative), TestContext.Current.CancellationToken);
        var lines = (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(["email,name,organisations,chosen_on", $"{rowan.Contact("Ann Arch").Person.Email.Value},Ann Arch,Rowan Registry,{portal.Clock.GetUtcNow():yyyy-MM-dd}"], lines);
        (await clerk.GetAsync("/secretariat/lists/paper@lists.example/difference")).Is(HttpStatusCode.NotFound);
        Assert.Equal(1, await portal.AskAsync(db => db.AuditEntries.CountAsync(entry => EF.Functions.Like(entry.Sentence, "%lists-paper@lists.example-wanted%"))));
    }

    private async Task<Browser> ClerkAsync() => await portal.Browser().SignInAsync(await portal.Given.Secretary("Cleo Clerk"));

    private static async Task<AssertPage> SetUpAsync(Browser clerk, string address, string home) => await (await clerk.GetAsync("/secretariat/lists/new")).SubmitAsync(
        ("Input.Address", address), ("Input.Name", "The news"), ("Input.Purpose", "A letter a week."), ("Input.Audience", "Members"), ("Input.Home", home));

    private Task<MailingList> ReadAsync(string address) => portal.AskAsync(db => db.MailingLists.Whole().SingleAsync(list => list.Address == address));

    private Task<List<string>> ActsAsync(MailingList list) => portal.AskAsync(db => db.AuditEntries.Where(entry => entry.SubjectId == list.Id).OrderBy(entry => entry.Id).Select(entry => entry.Act).ToListAsync());
}
