using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Testing;
using Tccm.Web.Emails;

namespace Tccm.Web.Tests.Join;

public sealed class BeginTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task Applicant_BeginsAndGetsTheLink()
    {
        var page = await portal.Browser().BeginAsync("ann@begin.example");

        Assert.Equal("/join/application", page.RedirectedTo);
        Assert.Contains("a link was mailed to ann@begin.example", page.Flash, StringComparison.Ordinal);
        var application = await portal.AskAsync(db => db.Applications.SingleAsync(one => one.ApplicantEmail == Domain.Text.EmailAddress.Parse("ann@begin.example")));
        Assert.Null(application.EmailConfirmedAt);
        Assert.True(await portal.AskAsync(db => db.AuditEntries.AnyAsync(entry => entry.SubjectId == application.Id && entry.Act == "application.started")));
        var letter = Assert.Single(await portal.Mailbox.ToAsync("ann@begin.example"));
        Assert.StartsWith("/join/resume/", letter.Link, StringComparison.Ordinal);
        Assert.DoesNotContain("Ada Applicant", letter.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EmptyForm_IsShownAgainWithEveryError()
    {
        var page = await (await portal.Browser().GetAsync("/join")).SubmitAsync(("Input.Name", ""));

        page.Is(HttpStatusCode.BadRequest);
        Assert.Equal(["Choose member or supporter.", "Enter your name.", "Enter your e-mail address."], page.ErrorSummary);
    }

    [Theory]
    [InlineData("Ann\u202Enna", "ann@hostile.example", "Input.Name")]
    [InlineData("Ann\nBcc: all@x.example", "ann@hostile.example", "Input.Name")]
    [InlineData("Ann", "ann@hostile.example, bob@x.example", "Input.Email")]
    [InlineData("Ann", "ann@hostile.example\r\nBcc: bob@x.example", "Input.Email")]
    [InlineData("Ann", "Ann <ann@hostile.example>", "Input.Email")]
    public async Task HostileInput_IsRefusedBesideItsFieldAndKept(string name, string email, string field)
    {
        var browser = portal.Browser();

        var page = await browser.PostAsync("/join", ("Input.Category", "Member"), ("Input.Name", name), ("Input.Email", email));

        page.Is(HttpStatusCode.Conflict);
        Assert.NotNull(page.ErrorOf(field));
        Assert.Contains("ann@hostile.example", page.ValueOf("Input.Email"), StringComparison.Ordinal);
        Assert.Empty(await portal.AskAsync(db => db.Outbox.Where(mail => mail.To.Contains("hostile")).ToListAsync()));
    }

    [Fact]
    public async Task FourthLetterToOneMailboxInADay_IsRefusedAndSavesNothing()
    {
        foreach (var address in new[] { "budget@host.example", "Budget@HOST.example", "budget+again@host.example" })
            await portal.Browser().BeginAsync(address);

        var page = await portal.Browser().BeginAsync("budget@host.example");
        await (await portal.Browser().GetAsync("/join/link")).SubmitAsync(("Input.Email", "budget@host.example"));

        page.Is(HttpStatusCode.Conflict);
        Assert.Contains("in the last 24 hours", page.ErrorOf("Input.Email"), StringComparison.Ordinal);
        Assert.Equal(3, await portal.AskAsync(db => db.Outbox.CountAsync(mail => mail.Letter == nameof(ConfirmYourAddress) && mail.To.ToLower().StartsWith("budget"))));
        Assert.Equal(3, await portal.AskAsync(db => db.AuditEntries.CountAsync(entry => entry.Act == "application.started"
            && db.Applications.Any(one => one.Id == entry.SubjectId && ((string)(object)one.ApplicantEmail).ToLower().StartsWith("budget")))));
    }

    [Fact]
    public async Task ManyAtOnceForOneMailbox_StayWithinItsBudget()
    {
        var forms = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => portal.Browser().GetAsync("/join")));

        await Task.WhenAll(forms.Select(form => form.SubmitAsync(("Input.Category", "Member"), ("Input.Name", "Ann"), ("Input.Email", "race@host.example"))));

        Assert.Equal(3, await portal.AskAsync(db => db.Outbox.CountAsync(mail => mail.To == "race@host.example")));
    }

    [Fact]
    public async Task PageWithoutForm_IsIndexedAndTheStepsAreNot()
    {
        var join = await portal.Browser().GetAsync("/join");
        var link = await portal.Browser().GetAsync("/join/link");

        Assert.Null(join.Find("meta[name=robots]"));
        Assert.Equal("noindex", link.Find("meta[name=robots]")!.GetAttribute("content"));
    }
}
