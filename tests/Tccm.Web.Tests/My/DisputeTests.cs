using System.Net;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Testing;
using Tccm.Web.Tests.Documents;
using Tccm.Web.Tests.Statements;

namespace Tccm.Web.Tests.My;

/// <summary>The receipt in the organisation's own house, and “this was not us” from there.</summary>
public sealed class DisputeTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task ContactOfAnother_FindsNeitherReceiptNorButton()
    {
        var (statement, _, signature) = await PublishedAsync();
        var browser = await portal.Browser().SignInAsync((await portal.Given.Member("Birch Registry").WithSignatory("Ben Bay")).Contact("Ben Bay"));

        (await browser.GetAsync($"/my/receipts/{signature.Id}")).Is(HttpStatusCode.NotFound);
        (await browser.GetAsync(PathOf(signature))).Is(HttpStatusCode.NotFound);
        (await browser.PostAsync(PathOf(signature))).Is(HttpStatusCode.NotFound);

        Assert.Empty((await portal.NowAsync(statement)).Disputes);
    }

    [Fact]
    public async Task WhoIsNotSignedIn_IsAskedToAndDisputesNothing()
    {
        var (statement, _, signature) = await PublishedAsync();

        var page = await portal.Browser().PostAsync(PathOf(signature));

        Assert.StartsWith("/account/sign-in", page.RedirectedTo, StringComparison.Ordinal);
        Assert.Empty((await portal.NowAsync(statement)).Disputes);
    }

    [Fact]
    public async Task SignatureThatIsNotThere_IsNotFound()
    {
        var (_, aspen, _) = await PublishedAsync();
        var browser = await portal.Browser().SignInAsync(aspen.Contact("Lil Lake"));

        (await browser.GetAsync($"/my/receipts/{Guid.NewGuid()}/dispute")).Is(HttpStatusCode.NotFound);
        (await browser.PostAsync($"/my/receipts/{Guid.NewGuid()}/dispute")).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Receipt_HasTheEntryOfTheLogAndTheCheckpointThatCoversIt()
    {
        var (statement, aspen, signature) = await PublishedAsync();
        var leaf = (await portal.LeavesAsync(statement, "sign")).Single();
        await portal.PublishAsync("Another", "We keep it whole.", [("Yew Registry", null)]);

        var page = await (await portal.Browser().SignInAsync(aspen.Contact("Lil Lake"))).GetAsync($"/my/receipts/{signature.Id}");

        Assert.Contains(Convert.ToHexStringLower(leaf.Hash), page.Text, StringComparison.Ordinal);
        Assert.Equal(leaf.Text.TrimEnd('\n'), page.Find("pre[aria-label='The entry of the log']")!.TextContent.TrimEnd('\n'));
        Assert.StartsWith("portal.test/log\n", page.Find("pre[aria-label='The checkpoint']")!.TextContent, StringComparison.Ordinal);
        (await (await portal.Browser().SignInAsync(aspen.Contact("Lil Lake"))).GetAsync($"/log/proofs/{leaf.Index}.txt")).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task AnyContact_CanSayThatItWasNotThem()
    {
        var (statement, aspen, signature) = await PublishedAsync();
        var sam = await portal.Given.Secretary("Sam Sloe");
        var browser = await portal.Browser().SignInAsync(aspen.Contact("Lil Lake"));

        var page = await (await (await browser.GetAsync($"/my/receipts/{signature.Id}")).FollowAsync("say that it was not you")).PressAsync("This was not us", ("Input.Words", "Nobody decided it."));

        var dispute = Assert.Single((await portal.NowAsync(statement)).Disputes);
        Assert.Equal("The signature of Aspen Registry is disputed, and its line is paused. The secretariat was told.", page.Flash);
        Assert.Equal($"/my/receipts/{signature.Id}", page.RedirectedTo);
        Assert.Equal((aspen.Contact("Lil Lake").PersonId, "Nobody decided it."), (dispute.RaisedById!.Value, dispute.Words));
        Assert.Equal(1, await portal.AuditsAsync(statement, "statement.signature-disputed"));
        Assert.Single(await portal.LeavesAsync(statement, "dispute"));
        Assert.Single(await portal.Mailbox.ToAsync(aspen.Contact("Ann Arch")), letter => letter.Subject.StartsWith("Disputed:", StringComparison.Ordinal));
        Assert.Single(await portal.Mailbox.ToAsync(sam), letter => letter.Subject.StartsWith("To decide:", StringComparison.Ordinal));
        Assert.Equal(2, (await portal.NowAsync(statement)).CurrentEdition!.Number);
    }

    [Fact]
    public async Task Twice_IsRefused()
    {
        var (statement, aspen, signature) = await PublishedAsync();
        var form = await (await portal.Browser().SignInAsync(aspen.Contact("Lil Lake"))).GetAsync(PathOf(signature));
        await form.PressAsync("This was not us");

        var page = await form.PressAsync("This was not us");

        Assert.Contains("is disputed since", Assert.Single(page.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.Single((await portal.NowAsync(statement)).Disputes);
    }

    private static string PathOf(Signature signature) => $"/my/receipts/{signature.Id}/dispute";

    private async Task<(Statement, Organisation, Signature)> PublishedAsync()
    {
        Organisation aspen = await portal.Given.Member("Aspen Registry").WithSignatory("Ann Arch").WithListener("Lil Lake");
        var statement = await portal.Given.Statement("Keep it open").SignedBy(aspen.Contact("Ann Arch")).Published();
        return (statement, aspen, statement.Signatures.Single());
    }
}
