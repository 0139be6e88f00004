using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Calendar;
using Tccm.Testing;

namespace Tccm.Web.Tests.My.Timeline;

public sealed class FollowTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task WhatIsTicked_IsFollowedAndNothingElse()
    {
        var ann = (await portal.Given.Member("Rowan Registry").WithSignatory("Ann Alder")).Contact("Ann Alder");
        var (first, second) = (await portal.Given.Timeline.ProcessAsync("First review"), await portal.Given.Timeline.ProcessAsync("Second review"));
        var browser = await portal.Browser().SignInAsync(ann);

        var chosen = await (await browser.GetAsync("/my/timeline")).PressAsync("Save what you follow", ("Input.Follow", first.Id.ToString()));
        var other = await browser.PostAsync("/my/timeline", ("Input.Follow", second.Id.ToString()), ("Input.Follow", Guid.NewGuid().ToString()));

        Assert.Equal("You follow First review. When something of it changes, one letter says what.", chosen.Flash);
        Assert.Equal("/my/timeline", other.RedirectedTo);
        Assert.Equal([second.Id], await portal.AskAsync(db => db.Followings.Where(one => one.PersonId == ann.PersonId).Select(one => one.ProcessId).ToListAsync()));
    }

    [Fact]
    public async Task Changes_AreNewUntilTheyAreSeen()
    {
        var ben = (await portal.Given.Member("Elm Registry").WithSignatory("Ben Birch")).Contact("Ben Birch");
        var opening = await portal.Given.Timeline.ReleasedAsync("Seen hearing");
        var browser = await portal.Browser().SignInAsync(ben);

        var first = await browser.GetAsync("/my/timeline");
        await portal.Given.Timeline.ActAsync(opening, (one, by, at) => one.CallOff("No room.", by, at));
        await portal.Given.Timeline.ReleaseAsync(null, opening);
        var seen = await first.PressAsync("I have seen this");
        var home = await browser.GetAsync("/my");

        Assert.Contains("Seen hearing is new", first.Text, StringComparison.Ordinal);
        Assert.Contains("Called off: No room.", seen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Seen hearing is new", seen.Text, StringComparison.Ordinal);
        Assert.Contains("one release since you last looked", home.Text, StringComparison.Ordinal);
    }
}
