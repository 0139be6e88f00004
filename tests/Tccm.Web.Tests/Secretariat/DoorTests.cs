using System.Net;
using Tccm.Testing;

namespace Tccm.Web.Tests.Secretariat;

public sealed class DoorTests(Desk portal) : IClassFixture<Desk>
{
    private const string Nobody = "00000000-0000-7000-8000-000000000000";

    public static TheoryData<string> ActingPages =>
    [
        $"/secretariat/applications/{Nobody}/approve", $"/secretariat/applications/{Nobody}/ask", $"/secretariat/applications/{Nobody}/decline",
        $"/secretariat/organisations/{Nobody}/amend", $"/secretariat/organisations/{Nobody}/rename", $"/secretariat/organisations/{Nobody}/invite",
        $"/secretariat/organisations/{Nobody}/contacts/{Nobody}/invite", $"/secretariat/organisations/{Nobody}/contacts/{Nobody}/remove",
        "/secretariat/statements/none/open", "/secretariat/statements/none/extend", "/secretariat/statements/none/close",
        "/secretariat/statements/none/publish", "/secretariat/statements/none/abandon",
    ];

    public static TheoryData<string> Pages =>
    [
        .. ActingPages.Select(row => row.Data), "/secretariat", "/secretariat/letters", "/secretariat/people", "/secretariat/applications",
        "/secretariat/organisations", "/secretariat/statements", "/secretariat/new-statement",
    ];

    [Fact]
    public async Task ContactOfAMember_IsForbiddenEveryPage()
    {
        var rowan = await portal.Given.Member("Rowan Registry").WithRepresentative("Rita Reed");
        var browser = await portal.Browser().SignInAsync(rowan.Contact("Rita Reed"));

        var answers = new List<string>();
        foreach (var path in Pages.Select(row => row.Data))
            answers.Add($"{(await browser.GetAsync(path)).Status} {(await browser.PostAsync(path)).Status}");

        Assert.All(answers, answer => Assert.Equal("Forbidden Forbidden", answer));
    }

    [Fact]
    public async Task WhoIsNotSignedIn_IsAskedTo()
    {
        var answers = new List<string?>();
        foreach (var path in Pages.Select(row => row.Data)) answers.Add((await portal.Browser().GetAsync(path, follow: false)).RedirectedTo);

        Assert.All(answers, answer => Assert.StartsWith("/account/sign-in", answer, StringComparison.Ordinal));
    }

    [Fact]
    public async Task WhatIsNotThere_IsNotFound()
    {
        var browser = await portal.Browser().SignInAsync(await portal.Given.Secretary("Ann Rowan"));

        var answers = new List<string>();
        foreach (var path in ActingPages.Select(row => row.Data))
            answers.Add($"{path} {(await browser.GetAsync(path)).Status} {(await browser.PostAsync(path)).Status}");

        Assert.All(answers, answer => Assert.EndsWith("NotFound NotFound", answer, StringComparison.Ordinal));
    }

    [Fact]
    public async Task DraftOfAnApplicant_IsNotThereToDecide()
    {
        var draft = (await portal.Given.Application("Tamarind").Draft()).Application;
        var browser = await portal.Browser().SignInAsync(await portal.Given.Secretary("Ann Rowan"));

        var answer = await browser.PostAsync($"/secretariat/applications/{draft.Id}/approve");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
    }

    [Fact]
    public async Task FailedLetter_IsCountedAndShownWithItsReasonAndNotItsWords()
    {
        await using (var db = portal.Database.Open())
        {
            var letter = new Tccm.Domain.Outbox.OutboxEmail(Tccm.Domain.Text.EmailAddress.Parse("ann@gone.test"), "Test", "A subject", "the words inside", "<p>the words inside</p>", portal.Clock.GetUtcNow());
            letter.MarkFailed("550 no such mailbox", permanent: true, portal.Clock.GetUtcNow());
            db.Add(letter);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        var browser = await portal.Browser().SignInAsync(await portal.Given.Secretary("Ann Rowan"));

        var home = await browser.GetAsync("/secretariat");
        var letters = await home.FollowAsync("See which and why");

        Assert.Contains("One letter could not be sent", home.Text, StringComparison.Ordinal);
        Assert.Contains("550 no such mailbox", letters.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("the words inside", letters.Body, StringComparison.Ordinal);
    }
}
