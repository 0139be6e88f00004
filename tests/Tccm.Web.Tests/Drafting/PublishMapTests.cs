using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Discussion;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Testing;

namespace Tccm.Web.Tests.Drafting;

/// <summary>Two people publish a map, in numbers alone; before that nobody outside sees that there is one.</summary>
public sealed class PublishMapTests(Portal portal) : IClassFixture<Portal>
{
    private const string Canary = "canary of a reason";

    [Fact]
    public async Task WhoDoesNotHoldThePen_FindsNeitherPage()
    {
        var world = await OverAsync();
        var rita = await portal.Browser().SignInAsync(world.Rita);

        foreach (var path in new[] { $"/drafting/{world.Slug}/map/1", $"/drafting/{world.Slug}/map/1/propose" })
        {
            (await rita.GetAsync(path)).Is(HttpStatusCode.NotFound);
            (await rita.PostAsync(path)).Is(HttpStatusCode.NotFound);
        }
        Assert.Null((await world.RoundAsync()).MapProposedAt);
    }

    [Fact]
    public async Task UnknownTextOrRevision_IsNotFound()
    {
        var world = await OverAsync();
        var sam = await portal.Browser().SignInAsync(world.Sam);

        foreach (var path in new[] { "/drafting/no-such/map/1", $"/drafting/{world.Slug}/map/2", $"/drafting/{world.Slug}/map/2/propose" })
        {
            (await sam.GetAsync(path)).Is(HttpStatusCode.NotFound);
            (await sam.PostAsync(path)).Is(HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task WhileTheWindowIsOpen_NothingIsProposed_AndNoNumberShown()
    {
        var world = await RoundWorld.OfAsync(portal);
        await world.TakeAsync(world.Bo, 1, Stance.Concern, Canary);
        var sam = await portal.Browser().SignInAsync(world.Sam);

        var page = await sam.GetAsync($"/drafting/{world.Slug}/map/1/propose");
        (await sam.PostAsync($"/drafting/{world.Slug}/map/1/propose")).Is(HttpStatusCode.Conflict);

        Assert.Null(page.Is(HttpStatusCode.OK).Find(".map"));
        Assert.Null((await world.RoundAsync()).MapProposedAt);
    }

    [Fact]
    public async Task TwoSecretariesPublish_AndEverybodySeesNumbersAlone()
    {
        var world = await OverAsync();
        var second = await portal.Given.Secretary("Tess Teal");
        var sam = await portal.Browser().SignInAsync(world.Sam);
        var form = await sam.GetAsync($"/drafting/{world.Slug}/map/1/propose");

        Assert.DoesNotContain(Canary, form.Body, StringComparison.Ordinal);
        Assert.Contains("that there is such a text", form.Text, StringComparison.Ordinal);
        var proposed = await form.PressAsync("Propose to publish it");
        Assert.StartsWith("You proposed", proposed.Flash, StringComparison.Ordinal);
        (await portal.Browser().GetAsync($"/statements/{world.Slug}/consensus/1")).Is(HttpStatusCode.NotFound);
        Assert.Contains(await portal.Mailbox.ToAsync(second), letter => letter.Link == $"/drafting/{world.Slug}/map/1");
        Assert.Empty(await portal.Mailbox.ToAsync(world.Sam));
        var published = await (await (await portal.Browser().SignInAsync(second)).GetAsync($"/drafting/{world.Slug}/map/1")).PressAsync("Publish it");

        Assert.StartsWith("You published", published.Flash, StringComparison.Ordinal);
        foreach (var path in new[] { "", ".csv", ".json" })
        {
            using var answer = await portal.Browser().Client.GetAsync($"/statements/{world.Slug}/consensus/1{path}", TestContext.Current.CancellationToken);
            var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.True(answer.Headers.CacheControl!.Public);
            foreach (var word in new[] { Canary, "Birch Exchange", "Bo Birch", "Rowan", "Sam Sloe", "secret text", world.Bo.OrganisationId.ToString(), world.Bo.Id.ToString() }) Assert.DoesNotContain(word, body, StringComparison.OrdinalIgnoreCase);
        }
        var round = await world.RoundAsync();
        Assert.Equal(["map.proposed", "map.published"], await portal.AskAsync(db => db.AuditEntries.Where(entry => entry.SubjectId == round.Id && entry.Act.StartsWith("map.")).OrderBy(entry => entry.Id).Select(entry => entry.Act).ToListAsync()));
    }

    [Fact]
    public async Task WhatIsPublished_StaysWhoeverJoinsLater()
    {
        var known = await portal.Given.Organisation("Late Registry");
        var world = await OverAsync();
        await world.ProposeAsync();
        var before = (await world.RoundAsync()).MapElectorate!.Count;
        await using (var db = portal.Database.Open())
        {
            (await db.OrganisationAsync(known.Id, TestContext.Current.CancellationToken))!.Admit(MembershipCategory.Member, Domain.Text.PartialDate.Parse("2020-01"), Actor.Portal, portal.Clock.GetUtcNow());
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        await (await (await portal.Browser().SignInAsync(await portal.Given.Secretary("Tess Teal"))).GetAsync($"/drafting/{world.Slug}/map/1")).PressAsync("Publish it");

        var page = await portal.Browser().GetAsync($"/statements/{world.Slug}/consensus/1");

        Assert.Contains($"{before} members could answer", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoProposedIt_DoesNotPublishIt()
    {
        var world = await OverAsync();
        await world.ProposeAsync();
        var sam = await portal.Browser().SignInAsync(world.Sam);
        var page = await sam.GetAsync($"/drafting/{world.Slug}/map/1");

        var refused = (await sam.PostAsync($"/drafting/{world.Slug}/map/1", ("Input.Proposed", page.ValueOf("Input.Proposed")))).Is(HttpStatusCode.Conflict);

        Assert.Contains("You proposed this", refused.ErrorSummary[0], StringComparison.Ordinal);
        Assert.Null((await world.RoundAsync()).MapPublishedAt);
    }

    [Fact]
    public async Task WhereAContactHoldsThePen_TwoSecretariesAreNotEnough_AndTheHolderIs()
    {
        var world = await OverAsync();
        await world.HandPenAsync(world.Rita);
        await world.ProposeAsync();
        var tess = await portal.Browser().SignInAsync(await portal.Given.Secretary("Tess Teal"));

        var refused = (await (await tess.GetAsync($"/drafting/{world.Slug}/map/1")).PressAsync("Publish it")).Is(HttpStatusCode.Conflict);
        Assert.Contains("it takes their word too", refused.ErrorSummary[0], StringComparison.Ordinal);
        Assert.Null((await world.RoundAsync()).MapPublishedAt);
        await (await (await portal.Browser().SignInAsync(world.Rita)).GetAsync($"/drafting/{world.Slug}/map/1")).PressAsync("Publish it");

        Assert.NotNull((await world.RoundAsync()).MapPublishedAt);
    }

    [Fact]
    public async Task ProposalOfWhoLeftTheSecretariat_IsVoid_AndIsDropped()
    {
        var world = await OverAsync();
        await world.ProposeAsync();
        await using (var db = portal.Database.Open())
        {
            (await db.People.SingleAsync(one => one.Id == world.Sam.Id, TestContext.Current.CancellationToken)).LeaveSecretariat(int.MaxValue, Actor.Portal, portal.Clock.GetUtcNow());
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        var form = await (await portal.Browser().SignInAsync(await portal.Given.Secretary("Tess Teal"))).GetAsync($"/drafting/{world.Slug}/map/1");

        var refused = (await form.PressAsync("Publish it")).Is(HttpStatusCode.Conflict);
        Assert.Contains("does not hold the pen any more", refused.ErrorSummary[0], StringComparison.Ordinal);
        var dropped = await form.PressAsync("Drop the proposal");

        Assert.StartsWith("You dropped", dropped.Flash, StringComparison.Ordinal);
        var round = await world.RoundAsync();
        Assert.Equal((null, null, null), (round.MapProposedBy, round.MapPublishedAt, round.MapElectorate));
    }

    [Fact]
    public async Task OfTwoWhoDecideAtOnce_OneDoes()
    {
        var (tess, uma) = (await portal.Browser().SignInAsync(await portal.Given.Secretary("Tess Teal")), await portal.BrowserElsewhere().SignInAsync(await portal.Given.Secretary("Uma Umber")));
        for (var i = 0; i < 5; i++)
        {
            var world = await OverAsync();
            await world.ProposeAsync();
            var (one, other) = (await tess.GetAsync($"/drafting/{world.Slug}/map/1"), await uma.GetAsync($"/drafting/{world.Slug}/map/1"));

            var answers = await Race.AtOnceAsync(() => one.PressAsync("Publish it"), () => other.PressAsync(i % 2 == 0 ? "Publish it" : "Drop the proposal"));

            Assert.Equal(1, answers.Count(answer => answer.Status == HttpStatusCode.Conflict));
            var round = await world.RoundAsync();
            Assert.Single(await portal.AskAsync(db => db.AuditEntries.Where(entry => entry.SubjectId == round.Id && (entry.Act == "map.published" || entry.Act == "map.dropped")).ToListAsync()));
        }
    }

    private async Task<RoundWorld> OverAsync()
    {
        var world = await RoundWorld.OfAsync(portal);
        await world.TakeAsync(world.Bo, 1, Stance.Concern, Canary);
        await world.TakeAsync(world.Rita, 1, Stance.WouldSign);
        await world.EndAsync();
        return world;
    }
}
