using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Testing;
using Tccm.Web.Background;
using Tccm.Web.Tests.Statements;

namespace Tccm.Web.Tests.Secretariat.Statements;

/// <summary>Another of the secretariat publishes what one proposed, at once or at its hour, or takes it back.</summary>
public sealed class ConfirmTests(Portal portal) : IClassFixture<Portal>
{
    [Theory]
    [InlineData("confirm")]
    [InlineData("drop-publication")]
    public async Task ContactOfAMember_IsForbidden(string act)
    {
        var (statement, sid, _) = await ProposedAsync();
        var browser = await portal.Browser().SignInAsync(sid);

        (await browser.GetAsync(PathOf(statement, act))).Is(HttpStatusCode.Forbidden);
        (await browser.PostAsync(PathOf(statement, act), Form(statement))).Is(HttpStatusCode.Forbidden);

        Assert.True((await portal.NowAsync(statement)).OpenPublication is { ConfirmedAt: null });
    }

    [Theory]
    [InlineData("confirm")]
    [InlineData("drop-publication")]
    public async Task StatementThatIsNotThere_IsNotFound(string act)
    {
        var browser = await portal.Browser().SignInAsync(await portal.Given.Secretary("Ann Rowan"));

        (await browser.GetAsync($"/secretariat/statements/no-such/{act}")).Is(HttpStatusCode.NotFound);
        (await browser.PostAsync($"/secretariat/statements/no-such/{act}")).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Confirmed_IsPublishedAsItWasShownAndEverybodyIsTold()
    {
        var supporter = (await portal.Given.Supporter("Oak Institute").WithListener("Olga Oak")).Contact("Olga Oak");
        var (statement, sid, two) = await ProposedAsync();

        var form = await two.Second.GetAsync(PathOf(statement, "confirm"));
        var page = await form.PressAsync("Publish edition 1");

        var now = await portal.NowAsync(statement);
        var edition = now.CurrentEdition!;
        Assert.Contains("Ann Rowan proposed on", form.Text, StringComparison.Ordinal);
        Assert.Equal(["Rowan Registry"], form.All(".signatories tbody th bdi"));
        Assert.Equal((StatementStatus.Published, 1, two.Ann.Id, two.Bo.Id), (now.Status, edition.Number, edition.ProposedById!.Value, edition.PublishedById!.Value));
        Assert.Equal(Enum.GetValues<EditionFormat>(), (await portal.AskAsync(db => db.Editions.Where(one => one.Id == edition.Id).SelectMany(one => one.Files).Select(file => file.Format).ToListAsync())).Order());
        Assert.Equal((1, 1), (await portal.AuditsAsync(statement, "publication.confirmed"), await portal.AuditsAsync(statement, "statement.published")));
        Assert.Equal(edition.Id, Assert.Single(await portal.LeavesAsync(statement, "publish")).ActId);
        Assert.Equal("You published “On hours” as edition 1.", page.Flash);
        Assert.Single(await portal.Mailbox.ToAsync(sid), letter => letter.Subject == "Published: On hours");
        Assert.Equal($"/statements/{statement.Slug}", Assert.Single(await portal.Mailbox.ToAsync(supporter), letter => letter.Subject == "Published: On hours").Link);
        Assert.Equal("On hours", (await portal.Browser().GetAsync($"/statements/{statement.Slug}")).Heading);
    }

    [Fact]
    public async Task ListThatChangedSinceItWasShown_IsNotPublished()
    {
        var (statement, sid, two) = await ProposedAsync(also: "Hazel Registry");
        var form = await two.Second.GetAsync(PathOf(statement, "confirm"));
        await portal.WithdrawnAsync(statement, sid);

        var page = await form.PressAsync("Publish edition 1");

        Assert.StartsWith("The list of signatories has changed", Assert.Single(page.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.Empty((await portal.NowAsync(statement)).Editions);
        Assert.Empty(await portal.LeavesAsync(statement, "publish"));
    }

    [Fact]
    public async Task WhatWasTakenBackMeanwhile_IsNotPublished()
    {
        var (statement, _, two) = await ProposedAsync();
        var form = await two.Second.GetAsync(PathOf(statement, "confirm"));
        var taken = await (await two.First.GetAsync(PathOf(statement, "drop-publication"))).PressAsync("Take it back");

        var page = await form.PressAsync("Publish edition 1");

        Assert.Equal("You took back the publication of “On hours”. Nothing was published.", taken.Flash);
        Assert.StartsWith("What you were shown is not proposed any more.", Assert.Single(page.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.Empty((await portal.NowAsync(statement)).Editions);
        Assert.Equal(1, await portal.AuditsAsync(statement, "publication.dropped"));
    }

    [Fact]
    public async Task TakenBackTwice_IsRefused()
    {
        var (statement, _, two) = await ProposedAsync();
        var form = await two.Second.GetAsync(PathOf(statement, "drop-publication"));
        await (await two.First.GetAsync(PathOf(statement, "drop-publication"))).PressAsync("Take it back");

        var page = await form.PressAsync("Take it back");

        Assert.StartsWith("It was published or taken back already.", Assert.Single(page.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.Equal(1, await portal.AuditsAsync(statement, "publication.dropped"));
    }

    [Fact]
    public async Task ConfirmedForAnHour_IsPublishedThenAndNotBefore()
    {
        var (statement, sid) = await ClosedAsync();
        var two = await TwoSecretaries.OfAsync(portal);
        await two.EmbargoAsync(statement);

        await PublishDueAsync();
        Assert.Empty((await portal.NowAsync(statement)).Editions);
        (await portal.Browser().GetAsync($"/statements/{statement.Slug}")).Is(HttpStatusCode.NotFound);
        await portal.ComesAsync(statement);
        await PublishDueAsync();
        await PublishDueAsync();

        var edition = Assert.Single((await portal.NowAsync(statement)).Editions);
        Assert.Equal((two.Ann.Id, two.Bo.Id), (edition.ProposedById!.Value, edition.PublishedById!.Value));
        Assert.Contains("embargo: ", Assert.Single(await portal.LeavesAsync(statement, "publish")).Text, StringComparison.Ordinal);
        Assert.Single(await portal.Mailbox.ToAsync(sid), letter => letter.Subject == "Published: On hours");
    }

    [Fact]
    public async Task ConfirmedForAnHourAndTakenBack_IsNeverPublished()
    {
        var (statement, _) = await ClosedAsync();
        var two = await TwoSecretaries.OfAsync(portal);
        await two.EmbargoAsync(statement);

        await (await two.Second.GetAsync(PathOf(statement, "drop-publication"))).PressAsync("Take it back");
        await portal.ComesAsync(statement);
        await PublishDueAsync();

        Assert.Empty((await portal.NowAsync(statement)).Editions);
    }

    [Fact]
    public async Task TwoKeepersAtItsHour_MakeOneEdition()
    {
        var (statement, _) = await ClosedAsync();
        await (await TwoSecretaries.OfAsync(portal)).EmbargoAsync(statement);
        await portal.ComesAsync(statement);

        await Race.AtOnceAsync(PublishDueAsync, PublishDueAsync, PublishDueAsync);

        Assert.Single((await portal.NowAsync(statement)).Editions);
        Assert.Single(await portal.LeavesAsync(statement, "publish"));
    }

    private static string PathOf(Statement statement, string act) => $"/secretariat/statements/{statement.Slug}/{act}";

    private static (string, string?)[] Form(Statement statement) => [("Input.Publication", statement.OpenPublication!.Id.ToString()), ("Input.Seen", SignatoryList.Next(statement, 0).Sha256)];

    private async Task<bool> PublishDueAsync()
    {
        await ActivatorUtilities.CreateInstance<PublicationKeeper>(portal.Services).KeepAsync(CancellationToken.None);
        return true;
    }

    private async Task<(Statement, Contact)> ClosedAsync(string? also = null)
    {
        var sid = (await portal.Given.Member("Rowan Registry").WithSignatory("Sid Sand")).Contact("Sid Sand");
        var closed = portal.Given.Statement("On hours").Closed().SignedBy(sid);
        if (also is not null) closed = closed.SignedBy((await portal.Given.Member(also).WithSignatory("Hal Hart")).Contact("Hal Hart"));
        return (await closed, sid);
    }

    private async Task<(Statement, Contact, TwoSecretaries)> ProposedAsync(string? also = null)
    {
        var (statement, sid) = await ClosedAsync(also);
        var two = await TwoSecretaries.OfAsync(portal);
        await two.ProposeAsync(statement);
        return (await portal.NowAsync(statement), sid, two);
    }
}
