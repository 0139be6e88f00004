using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Organisations;
using Tccm.Testing;

namespace Tccm.Web.Tests.My;

public sealed class MailTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task WhoIsNotSignedIn_IsSentToSignIn()
    {
        var page = await portal.Browser().GetAsync("/my/mail", follow: false);

        Assert.StartsWith("/account/sign-in?", page.RedirectedTo, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoChoseNothing_SeesWhenTheNextLetterComes()
    {
        var ann = await AnnAsync();
        var browser = await portal.Browser().SignInAsync(ann);

        var page = await (await browser.GetAsync("/my")).FollowAsync("How mail of discussions comes");

        page.Is(HttpStatusCode.OK);
        Assert.Matches("once a day. The next letter comes on [0-9]+ [A-Z][a-z]+ 20[0-9]+, 08:00 UTC, if there is news", page.Text);
    }

    [Theory]
    [InlineData("8", "Mars/Olympus", HttpStatusCode.Conflict, "Input.Zone", "“Mars/Olympus” is not a time zone.")]
    [InlineData("", "", HttpStatusCode.BadRequest, "Input.Hour", "Choose the hour.")]
    public async Task WhatNoClockShows_IsRefusedAndNothingIsSaved(string hour, string zone, HttpStatusCode status, string field, string reason)
    {
        var ann = await AnnAsync();
        var browser = await portal.Browser().SignInAsync(ann);

        var page = await (await browser.GetAsync("/my/mail")).SubmitAsync(("Input.How", "AtOnce"), ("Input.Hour", hour), ("Input.OtherZone", zone));

        page.Is(status);
        Assert.StartsWith(reason, page.ErrorOf(field), StringComparison.Ordinal);
        Assert.Equal((DiscussionMail.Daily, 8, "UTC"), await ChosenAsync(ann));
        Assert.DoesNotContain("person.mail-chosen", await ActsAsync(ann));
    }

    [Fact]
    public async Task HourOfOnesOwnZone_IsKeptAndToldInThatZoneAndInUtc()
    {
        var ann = await AnnAsync();
        var browser = await portal.Browser().SignInAsync(ann);

        var page = await (await browser.GetAsync("/my/mail")).SubmitAsync(("Input.How", "Daily"), ("Input.Hour", "7"), ("Input.OtherZone", " Asia/Kathmandu "));

        Assert.StartsWith("Your choice was saved. Mail of discussions comes once a day.", page.Flash, StringComparison.Ordinal);
        Assert.Matches("07:00 Asia/Kathmandu \\(([0-9]+ [A-Z][a-z]+, )?01:15 UTC\\)", page.Flash!);
        Assert.Equal((DiscussionMail.Daily, 7, "Asia/Kathmandu"), await ChosenAsync(ann));
        Assert.Contains("person.mail-chosen", await ActsAsync(ann));
        Assert.Contains("Asia/Kathmandu", (await browser.GetAsync("/my/data")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnotherChosenOften_StandsInTheFormAsItWasSaved()
    {
        var ann = await AnnAsync();
        var browser = await portal.Browser().SignInAsync(ann);
        await (await browser.GetAsync("/my/mail")).SubmitAsync(("Input.OtherZone", "Asia/Colombo"), ("Input.Hour", "23"));

        var page = await (await browser.GetAsync("/my/mail")).SubmitAsync(("Input.How", "AtOnce"));

        Assert.Equal("Your choice was saved. Mail of discussions comes at once: a letter for each thing.", page.Flash);
        Assert.Equal((DiscussionMail.AtOnce, 23, "Asia/Colombo"), await ChosenAsync(ann));
    }

    private async Task<Contact> AnnAsync() => (await portal.Given.Member("Rowan Registry").WithSignatory("Ann Arch")).Contact("Ann Arch");

    private Task<(DiscussionMail, int, string)> ChosenAsync(Contact who) => portal.AskAsync(async db =>
        await db.People.Where(person => person.Id == who.PersonId).Select(person => new { person.DiscussionMail, person.DigestHour, person.DigestZone }).SingleAsync() is var one ? (one.DiscussionMail, one.DigestHour, one.DigestZone) : default);

    private Task<List<string>> ActsAsync(Contact who) => portal.AskAsync(db => db.AuditEntries.Where(entry => entry.PersonId == who.PersonId).Select(entry => entry.Act).ToListAsync());
}
