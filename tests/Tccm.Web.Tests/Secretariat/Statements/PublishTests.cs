using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Testing;

namespace Tccm.Web.Tests.Secretariat.Statements;

/// <summary>The ends of a statement: closed, published, abandoned.</summary>
public sealed class PublishTests(Desk portal) : IClassFixture<Desk>
{
    [Fact]
    public async Task Closed_NobodySignsAnyMore()
    {
        var open = await portal.Given.Statement("On ends").Open();
        var browser = await SecretaryAsync();

        var page = await (await browser.GetAsync($"/secretariat/statements/{open.Slug}/close")).PressAsync("Close signing");

        Assert.Equal(StatementStatus.Closed, (await StatementAsync(open)).Status);
        Assert.Equal("You closed “On ends” with 0 signatures.", page.Flash);
        Assert.Equal(1, await portal.AskAsync(db => db.AuditEntries.CountAsync(one => one.SubjectId == open.Id && one.Act == "statement.closed")));
    }

    [Fact]
    public async Task ClosedTwice_IsRefused()
    {
        var closed = await portal.Given.Statement("On ends").Closed();
        var browser = await SecretaryAsync();

        var page = await (await browser.GetAsync($"/secretariat/statements/{closed.Slug}/close")).PressAsync("Close signing");

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Equal(1, await portal.AskAsync(db => db.AuditEntries.CountAsync(one => one.SubjectId == closed.Id && one.Act == "statement.closed")));
    }

    [Fact]
    public async Task Published_AsItWasShownAndEverybodyIsTold()
    {
        var rowan = await portal.Given.Member("Rowan Registry").WithSignatory("Sid Sand");
        var supporter = await portal.Given.Supporter("Oak Institute").WithListener("Olga Oak");
        var closed = await portal.Given.Statement("On ends").Closed().SignedBy(rowan.Contact("Sid Sand"));
        var browser = await SecretaryAsync();

        var form = await browser.GetAsync($"/secretariat/statements/{closed.Slug}/publish");
        var page = await form.PressAsync("Publish edition 1");

        var now = await StatementAsync(closed);
        Assert.Equal(["Rowan Registry"], form.All(".signatories tbody th bdi"));
        Assert.Contains("Signed by 1 of", form.Text, StringComparison.Ordinal);
        Assert.Equal((StatementStatus.Published, 1), (now.Status, now.CurrentEdition!.Number));
        Assert.Equal(4, await portal.AskAsync(db => db.Editions.Where(one => one.StatementId == closed.Id).SelectMany(one => one.Files).CountAsync()));
        Assert.Equal(1, await portal.AskAsync(db => db.Leaves.CountAsync(one => one.ActId == now.CurrentEdition.Id && one.Type == "publish")));
        Assert.Equal("You published “On ends” as edition 1. Members and supporters are told.", page.Flash);
        Assert.Equal("Published: On ends", (await portal.Mailbox.ToAsync(rowan.Contact("Sid Sand")))[^1].Subject);
        Assert.Equal($"/statements/{closed.Slug}", Assert.Single(await portal.Mailbox.ToAsync(supporter.Contact("Olga Oak"))).Link);
    }

    [Fact]
    public async Task NobodySigned_IsNotPublished()
    {
        var closed = await portal.Given.Statement("On ends").Closed();
        var browser = await SecretaryAsync();

        var form = await browser.GetAsync($"/secretariat/statements/{closed.Slug}/publish");
        var page = await browser.PostAsync($"/secretariat/statements/{closed.Slug}/publish");

        Assert.Contains("Nobody has signed “On ends”.", form.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Empty((await StatementAsync(closed)).Editions);
    }

    [Fact]
    public async Task PublishedTwiceAtOnce_MakesOneEditionAndTheOtherIsTold()
    {
        var rowan = await portal.Given.Member("Racing Registry").WithSignatory("Sid Sand");
        var (ann, bo) = (await SecretaryAsync(), await SecretaryAsync());
        for (var round = 0; round < 15; round++)
        {
            var closed = await portal.Given.Statement($"On ends {round}").Closed().SignedBy(rowan.Contact("Sid Sand"));
            var path = $"/secretariat/statements/{closed.Slug}/publish";
            var (first, second) = (await ann.GetAsync(path), await bo.GetAsync(path));
            using var barrier = new Barrier(2);

            var answers = await Task.WhenAll(
                Task.Run(() => { barrier.SignalAndWait(); return first.SubmitAsync(follow: false); }),
                Task.Run(() => { barrier.SignalAndWait(); return second.SubmitAsync(follow: false); }));

            Assert.Equal("Conflict, Found", string.Join(", ", answers.Select(answer => answer.Status.ToString()).Order(StringComparer.Ordinal)));
            Assert.Single((await StatementAsync(closed)).Editions);
            Assert.Equal(1, await portal.AskAsync(db => db.Outbox.CountAsync(one => one.Letter == "StatementPublished" && one.Subject == $"Published: On ends {round}" && one.To == rowan.Contact("Sid Sand").Person.Email.Value)));
        }
    }

    [Fact]
    public async Task Abandoned_WithItsReason()
    {
        var open = await portal.Given.Statement("On ends").Open();
        var browser = await SecretaryAsync();

        var page = await (await browser.GetAsync($"/secretariat/statements/{open.Slug}/abandon")).SubmitAsync(("Input.Reason", "Events overtook it."));

        Assert.Equal(StatementStatus.Abandoned, (await StatementAsync(open)).Status);
        Assert.Equal("You abandoned “On ends”.", page.Flash);
        Assert.Contains("Events overtook it.", page.Find(".history")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PublishedStatement_IsNotAbandoned()
    {
        var published = await portal.Given.Statement("On ends").Published();
        var browser = await SecretaryAsync();

        var page = await (await browser.GetAsync($"/secretariat/statements/{published.Slug}/abandon")).SubmitAsync(("Input.Reason", "Regret."));

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Equal(StatementStatus.Published, (await StatementAsync(published)).Status);
    }

    private async Task<Browser> SecretaryAsync() => await portal.Browser().SignInAsync(await portal.Given.Secretary("Ann Rowan"));

    private async Task<Statement> StatementAsync(Statement statement) => (await portal.AskAsync(db => db.StatementAsync(statement.Slug)))!;
}
