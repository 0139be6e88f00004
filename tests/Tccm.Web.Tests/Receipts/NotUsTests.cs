using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Testing;
using Tccm.Web.Tests.Statements;

namespace Tccm.Web.Tests.Receipts;

/// <summary>The link of a receipt: opening it does nothing, its button disputes one signature, once.</summary>
public sealed class NotUsTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task Opened50TimesAndAskedForItsHead_DoesNothing()
    {
        var (statement, ann) = await PublishedAsync();
        var path = await PathAsync(statement, ann);
        var browser = portal.Browser();

        for (var i = 0; i < 50; i++) (await browser.GetAsync(path)).Is(HttpStatusCode.OK);
        using var head = await browser.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, path), TestContext.Current.CancellationToken);
        using var options = await browser.Client.SendAsync(new HttpRequestMessage(HttpMethod.Options, path), TestContext.Current.CancellationToken);

        Assert.Empty((await portal.NowAsync(statement)).Disputes);
        Assert.Empty(await portal.LeavesAsync(statement, "dispute"));
        Assert.Single((await portal.NowAsync(statement)).Editions);
        Assert.Null(await UsedAsync(statement, ann));
    }

    [Fact]
    public async Task Pressed_TheSignatureIsDisputedItsLinePausedAndEverybodyConcernedTold()
    {
        var (statement, ann) = await PublishedAsync();
        var sam = await portal.Given.Secretary("Sam Sloe");
        var form = await portal.Browser().GetAsync(await PathAsync(statement, ann));

        var page = await form.PressAsync("This was not us", ("Input.Words", "Ann left in March."));

        var now = await portal.NowAsync(statement);
        var (dispute, mine) = (Assert.Single(now.Disputes), now.Signatures.Single(one => one.OrganisationId == ann.OrganisationId));
        Assert.Contains("Keep it open", form.Text, StringComparison.Ordinal);
        Assert.Contains(mine.TextSha256, form.Text, StringComparison.Ordinal);
        Assert.Equal("The signature of Aspen Registry is disputed, and its line is paused. The secretariat was told.", page.Flash);
        Assert.Equal((mine.Id, ann.PersonId, "Ann left in March."), (dispute.SignatureId, dispute.RaisedById!.Value, dispute.Words));
        Assert.Null(now.Signatures.Single(one => one.OrganisationId != ann.OrganisationId).DisputedAt);
        Assert.Equal((2, LineStanding.Paused), (now.CurrentEdition!.Number, now.CurrentEdition.Lines.Single(line => line.SignatureId == mine.Id).Standing));
        Assert.Equal(dispute.Id, Assert.Single(await portal.LeavesAsync(statement, "dispute")).ActId);
        Assert.Equal(1, await portal.AuditsAsync(statement, "statement.signature-disputed"));
        Assert.Single(await portal.Mailbox.ToAsync(ann), letter => letter.Subject.StartsWith("Disputed: the signature of Aspen Registry", StringComparison.Ordinal));
        Assert.Equal($"/secretariat/disputes/{dispute.Id}", Assert.Single(await portal.Mailbox.ToAsync(sam), letter => letter.Subject.StartsWith("To decide:", StringComparison.Ordinal)).Link);
        Assert.DoesNotContain("Aspen Registry", (await portal.Browser().GetAsync($"/statements/{statement.Slug}")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UsedTwice_IsRefusedAlsoOnceItWasDecided()
    {
        var (statement, ann) = await PublishedAsync();
        var form = await portal.Browser().GetAsync(await PathAsync(statement, ann));
        await form.PressAsync("This was not us");

        var again = await form.PressAsync("This was not us");
        await DecideAsync(statement, DecisionReason.ConfirmedByOrganisation);
        var after = await form.PressAsync("This was not us");

        Assert.Contains("is disputed since", Assert.Single(again.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.StartsWith("This link was used already.", Assert.Single(after.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.Single((await portal.NowAsync(statement)).Disputes);
    }

    [Fact]
    public async Task PressedTwiceAtOnce_MakesOneDispute()
    {
        var (statement, ann) = await PublishedAsync();
        var path = await PathAsync(statement, ann);
        var (one, other) = (await portal.Browser().GetAsync(path), await portal.BrowserElsewhere().GetAsync(path));

        var answers = await Race.AtOnceAsync(() => one.SubmitAsync(follow: false), () => other.SubmitAsync(follow: false));

        Assert.Equal(["Conflict", "Found"], answers.Select(answer => answer.Status.ToString()).Order(StringComparer.Ordinal));
        Assert.Single((await portal.NowAsync(statement)).Disputes);
        Assert.Single(await portal.LeavesAsync(statement, "dispute"));
        Assert.Equal(2, (await portal.NowAsync(statement)).Editions.Count);
    }

    [Fact]
    public async Task LinksOfOthers_DisputeTheirOwnSignatureAlone()
    {
        var (statement, ann) = await PublishedAsync();
        var (_, foreign) = await PublishedAsync("Birch Registry");
        var other = await portal.Given.Statement("Another").SignedBy(foreign).Published();

        await (await portal.Browser().GetAsync(await PathAsync(other, foreign))).PressAsync("This was not us");

        Assert.Empty((await portal.NowAsync(statement)).Disputes);
        Assert.Null((await portal.NowAsync(statement)).Signatures.Single(one => one.OrganisationId == ann.OrganisationId).DisputedAt);
        Assert.Single((await portal.NowAsync(other)).Disputes);
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("%F0%9F%8C%B2")]
    public async Task UnknownSecret_LeadsNowhereAndDoesNothing(string secret)
    {
        var browser = portal.Browser();

        var page = await browser.GetAsync($"/receipts/not-us/{secret}");
        var post = await browser.PostAsync($"/receipts/not-us/{secret}", ("Input.Words", "Not us."));

        Assert.Equal("This link leads nowhere", page.Heading);
        Assert.Empty(post.All("form button.danger"));
        Assert.Null(post.RedirectedTo);
        Assert.Equal(0, await portal.AskAsync(db => db.Disputes.CountAsync(one => one.Words == "Not us.")));
    }

    [Fact]
    public async Task WithdrawnMeanwhile_ThereIsNothingToDispute()
    {
        var (statement, ann) = await PublishedAsync();
        var form = await portal.Browser().GetAsync(await PathAsync(statement, ann));
        await portal.WithdrawnAsync(statement, ann);

        var page = await form.PressAsync("This was not us");

        Assert.Contains("There is nothing to dispute.", Assert.Single(page.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.Empty((await portal.NowAsync(statement)).Disputes);
    }

    [Fact]
    public async Task LinkOfTheReceiptThatWasSent_OpensIt()
    {
        var open = await portal.Given.Statement("Signed just now").Open();
        var ann = (await portal.Given.Member("Aspen Registry").WithSignatory("Ann Arch").WithListener("Lil Lake")).Contact("Ann Arch");
        await (await (await portal.Browser().SignInAsync(ann)).GetAsync($"/statements/{open.Slug}/sign/{ann.Id}")).SubmitAsync(("Input.Declared", "true"), ("Input.Basis", "Officer"));
        var receipt = Assert.Single(await portal.Mailbox.ToAsync(ann.Organisation.Contact("Lil Lake")), letter => letter.Subject.StartsWith("Signed for", StringComparison.Ordinal));
        var path = receipt.Text.Split().Select(word => Uri.TryCreate(word, UriKind.Absolute, out var uri) ? uri.AbsolutePath : "").Single(one => one.StartsWith("/receipts/not-us/", StringComparison.Ordinal));

        var page = await (await portal.Browser().GetAsync(path)).PressAsync("This was not us");

        Assert.StartsWith("The signature of Aspen Registry is disputed", page.Flash, StringComparison.Ordinal);
        Assert.Equal(ann.Organisation.Contact("Lil Lake").PersonId, (await portal.NowAsync(open)).Disputes.Single().RaisedById);
    }

    private async Task<string> PathAsync(Statement statement, Contact reader) => $"/receipts/not-us/{await portal.ReceiptLinkAsync(statement, reader)}";

    private Task<DateTimeOffset?> UsedAsync(Statement statement, Contact reader) =>
        portal.AskAsync(db => db.ReceiptLinks.Where(link => link.StatementId == statement.Id && link.PersonId == reader.PersonId).Select(link => link.UsedAt).FirstAsync());

    private async Task DecideAsync(Statement statement, DecisionReason reason)
    {
        var (one, other) = (await portal.Given.Secretary("Pia Plum"), await portal.Given.Secretary("Quinn Quill"));
        await portal.ActAsync(async db =>
        {
            var text = (await db.LockedStatementAsync(statement.Slug))!;
            text.ProposeDecision(text.Disputes.Single(), reason, await portal.SecretaryAsync(db, one), portal.Clock.GetUtcNow());
            text.Decide(text.Disputes.Single(), reason, await db.SecretariatAsync(), await portal.SecretaryAsync(db, other), portal.Clock.GetUtcNow());
        });
    }

    private async Task<(Statement, Contact)> PublishedAsync(string name = "Aspen Registry")
    {
        var ann = (await portal.Given.Member(name).WithSignatory("Ann Arch")).Contact("Ann Arch");
        var hal = (await portal.Given.Member("Hazel Registry").WithSignatory("Hal Hart")).Contact("Hal Hart");
        return (await portal.Given.Statement("Keep it open").SignedBy(ann, hal).Published(), ann);
    }
}
