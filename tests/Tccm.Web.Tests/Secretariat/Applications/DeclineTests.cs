using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Applications;
using Tccm.Testing;

namespace Tccm.Web.Tests.Secretariat.Applications;

public sealed class DeclineTests(Desk portal) : IClassFixture<Desk>
{
    [Fact]
    public async Task Declined_TheApplicantIsToldWhy()
    {
        var application = (await portal.Given.Application("Larch Exchange").Submitted()).Application;
        var browser = await portal.Browser().SignInAsync(await portal.Given.Secretary("Ann Rowan"));

        var page = await (await browser.GetAsync($"/secretariat/applications/{application.Id}/decline"))
            .SubmitAsync(("Input.Reason", "EvidenceMissing"), ("Input.Words", "The exchange has no public page."));

        var declined = await portal.AskAsync(db => db.Applications.SingleAsync(one => one.Id == application.Id));
        Assert.Equal((ApplicationStatus.Declined, DeclineReason.EvidenceMissing), (declined.Status, declined.DeclineReason));
        Assert.Equal(1, await portal.AskAsync(db => db.AuditEntries.CountAsync(one => one.SubjectId == application.Id && one.Act == "application.declined")));
        Assert.Equal("You declined the application of Larch Exchange. Ada Applicant is told why.", page.Flash);
        var letter = Assert.Single(await portal.Mailbox.ToAsync(application.ApplicantEmail));
        Assert.Contains("What it operates could not be shown", letter.Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains("The exchange has no public page.", letter.Text, StringComparison.Ordinal);
        Assert.Equal("/join", letter.Link);
    }

    [Fact]
    public async Task WithoutWords_IsRefusedAndNothingSaved()
    {
        var application = (await portal.Given.Application("Larch Exchange").Submitted()).Application;
        var browser = await portal.Browser().SignInAsync(await portal.Given.Secretary("Ann Rowan"));

        var page = await (await browser.GetAsync($"/secretariat/applications/{application.Id}/decline")).SubmitAsync(("Input.Reason", "Other"));

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal("Write to the applicant why.", page.ErrorOf("Input.Words"));
        Assert.Equal("Other", page.ValueOf("Input.Reason"));
        Assert.Equal(ApplicationStatus.Submitted, (await portal.AskAsync(db => db.Applications.SingleAsync(one => one.Id == application.Id))).Status);
    }

    [Fact]
    public async Task DecidedAlready_IsRefused()
    {
        var application = (await portal.Given.Application("Larch Exchange").Approved()).Application;
        var browser = await portal.Browser().SignInAsync(await portal.Given.Secretary("Ann Rowan"));

        var page = await (await browser.GetAsync($"/secretariat/applications/{application.Id}/decline")).SubmitAsync(("Input.Reason", "Other"), ("Input.Words", "No."));

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("(approved by Petra Penn)", Assert.Single(page.ErrorSummary), StringComparison.Ordinal);
        Assert.Empty(await portal.Mailbox.ToAsync(application.ApplicantEmail));
    }
}
