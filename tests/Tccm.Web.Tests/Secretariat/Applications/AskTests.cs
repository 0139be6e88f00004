using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Applications;
using Tccm.Testing;

namespace Tccm.Web.Tests.Secretariat.Applications;

public sealed class AskTests(Desk portal) : IClassFixture<Desk>
{
    [Fact]
    public async Task Asked_TheApplicantGetsTheQuestionWithALinkThatWorks()
    {
        var (application, secret) = await portal.Given.Application("Larch Exchange").Submitted();
        var browser = await portal.Browser().SignInAsync(await portal.Given.Secretary("Ann Rowan"));

        var page = await (await browser.GetAsync($"/secretariat/applications/{application.Id}/ask")).SubmitAsync(("Input.Question", "Which exchange do you run?"));

        var asked = await portal.AskAsync(db => db.Applications.SingleAsync(one => one.Id == application.Id));
        Assert.Equal(ApplicationStatus.InformationAsked, asked.Status);
        Assert.Equal("Which exchange do you run?", asked.OpenRequest!.Question);
        Assert.Equal(1, await portal.AskAsync(db => db.AuditEntries.CountAsync(one => one.SubjectId == application.Id && one.Act == "application.information-asked")));
        Assert.Equal($"/secretariat/applications/{application.Id}", page.RedirectedTo);
        Assert.Equal("You asked Ada Applicant for information. The application waits for the answer.", page.Flash);
        var letter = Assert.Single(await portal.Mailbox.ToAsync(application.ApplicantEmail));
        Assert.Contains("Which exchange do you run?", letter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, letter.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await portal.Browser().GetAsync(letter.Link)).Status);
    }

    [Fact]
    public async Task NoQuestion_IsRefusedAndNothingSaved()
    {
        var application = (await portal.Given.Application("Larch Exchange").Submitted()).Application;
        var browser = await portal.Browser().SignInAsync(await portal.Given.Secretary("Ann Rowan"));

        var page = await (await browser.GetAsync($"/secretariat/applications/{application.Id}/ask")).SubmitAsync(("Input.Question", " "));

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal("Write what you want to know.", page.ErrorOf("Input.Question"));
        Assert.Equal(ApplicationStatus.Submitted, (await portal.AskAsync(db => db.Applications.SingleAsync(one => one.Id == application.Id))).Status);
    }

    [Fact]
    public async Task SecondQuestionBeforeTheAnswer_IsRefused()
    {
        var (application, secret) = await portal.Given.Application("Larch Exchange").InformationAsked();
        var browser = await portal.Browser().SignInAsync(await portal.Given.Secretary("Ann Rowan"));

        var page = await (await browser.GetAsync($"/secretariat/applications/{application.Id}/ask")).SubmitAsync(("Input.Question", "And what else?"));

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        var now = await portal.AskAsync(db => db.Applications.SingleAsync(one => one.Id == application.Id));
        Assert.Single(now.Requests);
        Assert.Equal(Tccm.Web.Infrastructure.Secret.HashOf(secret), now.SecretHash);
    }
}
