using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Applications;
using Tccm.Domain.Organisations;
using Tccm.Testing;

namespace Tccm.Web.Tests.Join;

/// <summary>From the first click to the letter that says it was received.</summary>
public sealed class ApplyTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task Member_GoesAllTheWay()
    {
        await portal.Given.PurposeVersion();
        var secretary = await portal.Given.Secretary("Sam Sloe");
        var browser = portal.Browser();

        await browser.BeginAsync("maryam@نامه‌ای.example", name: "مریم کریمی");
        await Organisation(browser, ("Input.LegalName", "شرکت نامه‌ای"), ("Input.DisplayName", "Namei Registry"), ("Input.NativeName", "نامه‌ای"), ("Input.Economy", "IR"), ("Input.Domains", "نامه‌ای.example\nnamei.example"));
        await Submit(browser, "/join/operates", ("Input.Kinds", "cctld-registry"), ("Input.Evidence[cctld-registry]", "ایران"));
        await Person(browser, "مریم کریمی", "maryam@نامه‌ای.example", ("Input.Roles", "Representative"));
        await Person(browser, "Reza Signer", "reza@namei.example", ("Input.Roles", "Signatory"));
        await Submit(browser, "/join/purpose", ("Input.SignerName", "Reza Signer"), ("Input.SignerTitle", "Director"), ("Input.Basis", "Officer"), ("Input.Declared", "true"));
        var confirm = Assert.Single(await portal.Mailbox.ToAsync("maryam@نامه‌ای.example"));
        await (await browser.GetAsync(confirm.Link)).SubmitAsync();
        var check = await browser.GetAsync("/join/check");
        var sent = await check.PressAsync("Send the application");

        Assert.Equal("/join/application", sent.RedirectedTo);
        Assert.Contains("was sent to the secretariat", sent.Flash, StringComparison.Ordinal);
        Assert.Contains("Waiting for a decision", sent.Text, StringComparison.Ordinal);
        var application = await portal.AskAsync(db => db.Applications.SingleAsync(one => one.ApplicantName == "مریم کریمی"));
        Assert.Equal(ApplicationStatus.Submitted, application.Status);
        Assert.Equal("نامه‌ای", application.Facts.NativeName);
        Assert.Equal("نامه‌ای.example, namei.example", string.Join(", ", application.Facts.Domains.Select(domain => domain.ULabel)));
        Assert.Equal(OrganisationKind.CctldRegistry, Assert.Single(application.Facts.Operations).Kind);
        Assert.Equal("Reza Signer", application.Declaration!.SignerName);
        Assert.True(await portal.AskAsync(db => db.AuditEntries.AnyAsync(entry => entry.SubjectId == application.Id && entry.Act == "application.submitted")));
        var received = (await portal.Mailbox.ToAsync("maryam@نامه‌ای.example"))[^1];
        Assert.Equal("Application received: Namei Registry", received.Subject);
        var letter = Assert.Single(await portal.Mailbox.ToAsync(secretary), one => one.Subject == "New application: Namei Registry");
        Assert.Equal($"/secretariat/applications/{application.Id}", letter.Link);
    }

    [Fact]
    public async Task Supporter_GoesAllTheWayWithoutOperatingAnything()
    {
        await portal.Given.PurposeVersion();
        var browser = portal.Browser();

        await browser.BeginAsync("ada@open-routes.example", "Supporter");
        await Organisation(browser, ("Input.LegalName", "Open Routes Institute"), ("Input.Economy", "KE"), ("Input.Domains", "open-routes.example"));
        var people = await Person(browser, "Ada Applicant", "ada@open-routes.example", ("Input.Roles", "Representative"));
        await Submit(browser, "/join/purpose", ("Input.SignerName", "Ada Applicant"), ("Input.SignerTitle", "Director"), ("Input.Basis", "Officer"), ("Input.Declared", "true"));
        await (await browser.GetAsync((await portal.Mailbox.ToAsync("ada@open-routes.example"))[0].Link)).SubmitAsync();
        var sent = await (await browser.GetAsync("/join/check")).PressAsync("Send the application");

        Assert.DoesNotContain("Signatory", people.Text, StringComparison.Ordinal);
        Assert.Contains("Application as a supporter", sent.Text, StringComparison.Ordinal);
        Assert.Equal(ApplicationStatus.Submitted, (await portal.AskAsync(db => db.Applications.SingleAsync(one => one.Facts != null && one.Category == MembershipCategory.Supporter))).Status);
    }

    [Fact]
    public async Task Unfinished_IsNotSentAndSaysWhatIsMissing()
    {
        await portal.Given.PurposeVersion();
        var begun = await portal.Given.Application("Larch Exchange").JustBegun();
        var browser = await portal.ResumeAsync(begun);

        var check = await browser.GetAsync("/join/check");
        var posted = await browser.PostAsync("/join/check");

        Assert.Equal("/join/organisation", check.Find(".box a")!.GetAttribute("href"));
        Assert.Empty(check.All("main form"));
        posted.Is(HttpStatusCode.Conflict);
        Assert.Contains("Tell us about the organisation.", Assert.Single(posted.ErrorSummary), StringComparison.Ordinal);
        Assert.Equal(ApplicationStatus.Draft, (await portal.NowAsync(begun.Application)).Status);
        Assert.DoesNotContain(await portal.Mailbox.ToAsync(begun.Application.ApplicantEmail), letter => letter.Subject.StartsWith("Application received", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sent_StaysAsItIs()
    {
        var sent = await portal.Given.Application("Larch Exchange").Submitted();
        var browser = await portal.ResumeAsync(sent);

        var form = await browser.GetAsync("/join/organisation");
        var posted = await browser.PostAsync("/join/organisation", ("Input.LegalName", "Other Ltd"), ("Input.Economy", "NZ"), ("Input.Domains", "other.example"));

        Assert.Equal("/join/application", form.RedirectedTo);
        posted.Is(HttpStatusCode.Conflict);
        Assert.Equal("Larch Exchange Ltd", (await portal.NowAsync(sent.Application)).Facts.LegalName);
    }

    [Theory]
    [InlineData("/join/organisation")]
    [InlineData("/join/operates")]
    [InlineData("/join/people")]
    [InlineData("/join/purpose")]
    [InlineData("/join/check")]
    [InlineData("/join/withdraw")]
    [InlineData("/join/answer")]
    public async Task WithoutAnApplication_EveryStepSaysHowToComeBack(string path)
    {
        var browser = portal.Browser();

        var page = await browser.GetAsync(path);
        var posted = await browser.PostAsync(path, ("Input.LegalName", "X"));

        Assert.Equal("/join/link", page.Is(HttpStatusCode.OK).RedirectedTo);
        Assert.Equal("Go on with an application", page.Heading);
        Assert.Equal("/join/link", posted.RedirectedTo);
    }

    [Fact]
    public async Task TaskList_TakesNoPost()
    {
        var browser = portal.Browser();

        var page = await browser.GetAsync("/join/application");
        var posted = await browser.PostAsync("/join/application");

        Assert.Equal("/join/link", page.RedirectedTo);
        posted.Is(HttpStatusCode.MethodNotAllowed);
    }

    private static Task<AssertPage> Organisation(Browser browser, params (string, string?)[] fields) => Submit(browser, "/join/organisation", fields);

    private static Task<AssertPage> Person(Browser browser, string name, string email, params (string, string?)[] roles) =>
        Submit(browser, "/join/people", [("Input.Name", name), ("Input.Email", email), .. roles]);

    private static async Task<AssertPage> Submit(Browser browser, string path, params (string, string?)[] fields)
    {
        var form = await browser.GetAsync(path);
        var page = await form.Is(HttpStatusCode.OK).SubmitAsync(fields);
        Assert.NotNull(page.Is(HttpStatusCode.OK).Flash);
        return page;
    }
}
