using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Discussion;
using Tccm.Testing;

namespace Tccm.Web.Tests.Drafting;

/// <summary>The window in which positions are taken: opened by the pen, made longer, and ended early by the secretariat alone.</summary>
public sealed class WindowTests(Portal portal) : IClassFixture<Portal>
{
    private string InDays(int days) => portal.Clock.GetUtcNow().AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("open")]
    [InlineData("extend")]
    [InlineData("end")]
    [InlineData("end", true)]
    public async Task WhoDoesNotHoldThePen_FindsNoneOfIt(string act, bool holdsPen = false)
    {
        var world = await RoundWorld.OfAsync(portal);
        if (holdsPen) await world.HandPenAsync(world.Rita);
        var browser = await portal.Browser().SignInAsync(world.Rita);

        (await browser.GetAsync($"/drafting/{world.Slug}/positions/{act}")).Is(HttpStatusCode.NotFound);
        (await browser.PostAsync($"/drafting/{world.Slug}/positions/{act}", ("Input.Reason", "Enough."), ("Input.Date", InDays(9)), ("Input.Time", "12:00"), ("Input.Zone", "UTC"))).Is(HttpStatusCode.NotFound);

        var round = await world.RoundAsync();
        Assert.True(round.IsOpen(portal.Clock.GetUtcNow()));
    }

    [Theory]
    [InlineData("open")]
    [InlineData("extend")]
    [InlineData("end")]
    public async Task UnknownText_IsNotFound(string act)
    {
        var browser = await portal.Browser().SignInAsync(await portal.Given.Secretary("Sam Sloe"));

        (await browser.GetAsync($"/drafting/no-such/positions/{act}")).Is(HttpStatusCode.NotFound);
        (await browser.PostAsync($"/drafting/no-such/positions/{act}", ("Input.Date", InDays(9)), ("Input.Time", "12:00"), ("Input.Zone", "UTC"))).Is(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("AfterWindow", PositionsSeen.AfterWindow)]
    [InlineData("AtOnce", PositionsSeen.AtOnce)]
    public async Task Open_AsksOnTheRevisionThatWasShown_AsItWasChecked(string choice, PositionsSeen seen)
    {
        var world = await RoundWorld.OfAsync(portal, seen: null);
        await world.HandPenAsync(world.Rita);
        var browser = await portal.Browser().SignInAsync(world.Rita);

        var looked = await (await browser.GetAsync($"/drafting/{world.Slug}/positions/open")).PressAsync("Check the deadline", ("Seen", choice), ("Input.Date", InDays(9)), ("Input.Time", "12:00"), ("Input.Zone", "UTC"));
        var done = await looked.Is(HttpStatusCode.OK).PressAsync("Ask for positions on revision 1");

        var round = await world.RoundAsync();
        Assert.Equal((seen, 1, InDays(9) + " 12:00"), (round.Seen, round.RevisionNumber, round.ClosesAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)));
        Assert.StartsWith("You asked for positions on revision 1", done.Flash, StringComparison.Ordinal);
        Assert.Single(await portal.AskAsync(db => db.AuditEntries.Where(entry => entry.SubjectId == round.StatementId && entry.Act == "positions.opened").ToListAsync()));
    }

    [Fact]
    public async Task Open_IsRefusedUnlookedForAnotherRevision_AndInThePast()
    {
        var world = await RoundWorld.OfAsync(portal, seen: null);
        var browser = await portal.Browser().SignInAsync(world.Sam);
        var form = await browser.GetAsync($"/drafting/{world.Slug}/positions/open");
        (string, string?)[] given = [("Input.Date", InDays(9)), ("Input.Time", "12:00"), ("Input.Zone", "UTC")];

        (await form.SubmitAsync(given)).Is(HttpStatusCode.Conflict);
        (await form.PressAsync("Check the deadline", ("Input.Date", "2020-01-01"), ("Input.Time", "12:00"), ("Input.Zone", "UTC"))).Is(HttpStatusCode.Conflict);
        var looked = await form.PressAsync("Check the deadline", given);
        await world.ActAsync((statement, by, at) =>
        {
            statement.Write(statement.Kind, statement.Process, "en", statement.Title, "Other words altogether.", by, at);
            statement.Circulate(statement.DraftNumber, null, null, statement.Audience, null, by, at);
        });
        var late = (await looked.PressAsync("Ask for positions on revision 1")).Is(HttpStatusCode.Conflict);

        Assert.Contains("Revision 2 was circulated", late.ErrorSummary[0], StringComparison.Ordinal);
        Assert.Empty((await portal.AskAsync(db => db.StatementAsync(world.Slug)))!.Rounds);
    }

    [Fact]
    public async Task Extend_MovesTheEndLaterOnly()
    {
        var world = await RoundWorld.OfAsync(portal);
        await world.HandPenAsync(world.Rita);
        var browser = await portal.Browser().SignInAsync(world.Rita);
        var form = await browser.GetAsync($"/drafting/{world.Slug}/positions/extend");

        (await form.PressAsync("Check the deadline", ("Input.Date", InDays(2)), ("Input.Time", "12:00"), ("Input.Zone", "UTC"))).Is(HttpStatusCode.Conflict);
        var done = await (await form.PressAsync("Check the deadline", ("Input.Date", InDays(12)), ("Input.Time", "12:00"), ("Input.Zone", "UTC"))).PressAsync("Give more time");

        Assert.StartsWith("You gave more time", done.Flash, StringComparison.Ordinal);
        Assert.Equal(InDays(12), (await world.RoundAsync()).ClosesAt.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Extend_IsRefusedOnceItIsOver()
    {
        var world = await RoundWorld.OfAsync(portal);
        var form = await (await portal.Browser().SignInAsync(world.Sam)).GetAsync($"/drafting/{world.Slug}/positions/extend");
        var looked = await form.PressAsync("Check the deadline", ("Input.Date", InDays(12)), ("Input.Time", "12:00"), ("Input.Zone", "UTC"));
        await world.EndAsync();

        var refused = (await looked.PressAsync("Give more time")).Is(HttpStatusCode.Conflict);

        Assert.Contains("not opened again", refused.ErrorSummary[0], StringComparison.Ordinal);
        Assert.False((await world.RoundAsync()).IsOpen(portal.Clock.GetUtcNow()));
    }

    [Fact]
    public async Task End_WantsAReason_AndShowsWhatWasSaid()
    {
        var world = await RoundWorld.OfAsync(portal);
        var form = await (await portal.Browser().SignInAsync(world.Sam)).GetAsync($"/drafting/{world.Slug}/positions/end");

        var bare = (await form.SubmitAsync(("Input.Reason", " "))).Is(HttpStatusCode.Conflict);
        Assert.NotNull(bare.ErrorOf("Input.Reason"));
        Assert.True((await world.RoundAsync()).IsOpen(portal.Clock.GetUtcNow()));
        var done = await form.SubmitAsync(("Input.Reason", "Everybody has answered."));

        Assert.StartsWith("You ended the window", done.Flash, StringComparison.Ordinal);
        var round = await world.RoundAsync();
        Assert.NotNull(round.EndedAt);
        Assert.EndsWith("Everybody has answered.", (await portal.AskAsync(db => db.AuditEntries.SingleAsync(entry => entry.SubjectId == round.Id && entry.Act == "positions.ended"))).Sentence, StringComparison.Ordinal);
    }
}
