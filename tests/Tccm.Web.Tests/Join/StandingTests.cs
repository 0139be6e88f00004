using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Applications;
using Tccm.Testing;

namespace Tccm.Web.Tests.Join;

public sealed class StandingTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task Question_IsAnsweredAndTheSecretariatIsTold()
    {
        var secretary = await portal.Given.Secretary("Sam Sloe");
        var asked = await portal.Given.Application("Larch Exchange").InformationAsked();
        var browser = await portal.ResumeAsync(asked);

        var form = await (await browser.GetAsync("/join/application")).FollowAsync("Answer");
        var empty = await form.SubmitAsync(("Input.Answer", ""));
        var page = await form.SubmitAsync(("Input.Answer", "Two, in Auckland.\nAS64500."));

        Assert.Contains("Which servers do you run?", form.Text, StringComparison.Ordinal);
        empty.Is(HttpStatusCode.BadRequest);
        Assert.Equal("Your answer was sent to the secretariat.", page.Flash);
        var now = await portal.NowAsync(asked.Application);
        Assert.Equal((ApplicationStatus.Submitted, "Two, in Auckland.\nAS64500."), (now.Status, now.Requests[^1].Answer));
        Assert.True(await portal.AskAsync(db => db.AuditEntries.AnyAsync(entry => entry.SubjectId == now.Id && entry.Act == "application.answered")));
        var letter = Assert.Single(await portal.Mailbox.ToAsync(secretary), one => one.Subject.StartsWith("Answered", StringComparison.Ordinal));
        Assert.Equal($"/secretariat/applications/{now.Id}", letter.Link);
    }

    [Fact]
    public async Task AnswerWithoutAQuestion_IsRefused()
    {
        var sent = await portal.Given.Application("Larch Exchange").Submitted();
        var browser = await portal.ResumeAsync(sent);

        var page = await browser.PostAsync("/join/answer", ("Input.Answer", "Something"));

        page.Is(HttpStatusCode.Conflict);
        Assert.Empty((await portal.NowAsync(sent.Application)).Requests);
    }

    [Fact]
    public async Task Answer_IsRefusedOnceTheApplicationWasWithdrawn()
    {
        var asked = await portal.Given.Application("Larch Exchange").InformationAsked();
        var browser = await portal.ResumeAsync(asked);
        await (await browser.GetAsync("/join/withdraw")).PressAsync("Withdraw the application");

        var page = await browser.PostAsync("/join/answer", ("Input.Answer", "Something"));

        page.Is(HttpStatusCode.Conflict);
        Assert.Equal(ApplicationStatus.Withdrawn, (await portal.NowAsync(asked.Application)).Status);
    }

    [Fact]
    public async Task Withdrawing_ClosesItTellsTheApplicantAndEndsTheLink()
    {
        var sent = await portal.Given.Application("Larch Exchange").Submitted();
        var browser = await portal.ResumeAsync(sent);

        var page = await (await browser.GetAsync("/join/withdraw")).PressAsync("Withdraw the application");
        var again = await browser.PostAsync("/join/withdraw");

        Assert.Equal("The application of Larch Exchange was withdrawn.", page.Flash);
        Assert.Equal(ApplicationStatus.Withdrawn, (await portal.NowAsync(sent.Application)).Status);
        again.Is(HttpStatusCode.Conflict);
        var letter = Assert.Single(await portal.Mailbox.ToAsync(sent.Application.ApplicantEmail));
        Assert.Equal("Application withdrawn: Larch Exchange", letter.Subject);
        Assert.Contains("does not open", (await portal.Browser().GetAsync($"/join/resume/{sent.Secret}")).Heading, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnconfirmedDraftWithdrawn_WritesToNobody()
    {
        var browser = portal.Browser();
        await browser.BeginAsync("stranger@host.example");

        await (await browser.GetAsync("/join/withdraw")).PressAsync("Withdraw the application");

        Assert.Single(await portal.Mailbox.ToAsync("stranger@host.example"));
    }

    [Fact]
    public async Task Decision_IsShownWithItsWords()
    {
        var sent = await portal.Given.Application("Larch Exchange").Submitted();
        var browser = await portal.ResumeAsync(sent);
        var secretary = Domain.Actor.Secretariat(await portal.Given.Secretary("Sam Sloe"));
        await portal.AskAsync(async db =>
        {
            (await db.Applications.SingleAsync(one => one.Id == sent.Application.Id)).Decline(DeclineReason.NotAnOperator, "You run nothing <b>yet</b>.", secretary, portal.Clock.GetUtcNow());
            return await db.SaveChangesAsync();
        });

        var page = await browser.GetAsync("/join/application");

        Assert.Contains("You run nothing <b>yet</b>.", page.Text, StringComparison.Ordinal);
        Assert.Contains(DeclineReason.NotAnOperator.InWords(), page.Text, StringComparison.Ordinal);
    }
}
