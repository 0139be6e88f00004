using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Applications;
using Tccm.Domain.Organisations;
using Tccm.Domain.PersonalData;
using Tccm.Testing;
using Tccm.Web.Evidence;
using Tccm.Web.Setup;

namespace Tccm.Web.Tests.PersonalData;

/// <summary>Who has no login, who cannot go silently, and who asks in another way.</summary>
public sealed class RequestTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task UnknownAddress_GetsTheSameAnswerAndNoLetter()
    {
        var known = await portal.Given.Application("Quill Exchange").By("Qadira Quill").Submitted();

        var unknown = await (await portal.Browser().GetAsync("/privacy/request")).SubmitAsync(("Input.Email", "nobody@nowhere.example"));
        var other = await (await portal.Browser().GetAsync("/privacy/request")).SubmitAsync(("Input.Email", known.Application.ApplicantEmail.Value));

        Assert.Equal(unknown.Flash!.Replace("nobody@nowhere.example", "", StringComparison.Ordinal), other.Flash!.Replace(known.Application.ApplicantEmail.Value, "", StringComparison.Ordinal));
        Assert.Equal((unknown.Status, unknown.RedirectedTo), (other.Status, other.RedirectedTo));
        Assert.Empty(await portal.Mailbox.ToAsync("nobody@nowhere.example"));
        Assert.Single(await portal.Mailbox.ToAsync(known.Application.ApplicantEmail));
    }

    [Fact]
    public async Task FourthLinkOfADay_IsNotMailed()
    {
        var known = await portal.Given.Application("Quill Exchange").By("Qamar Quill").Submitted();

        for (var times = 0; times < 5; times++) await (await portal.Browser().GetAsync("/privacy/request")).SubmitAsync(("Input.Email", known.Application.ApplicantEmail.Value.ToUpperInvariant()));

        Assert.Equal(3, (await portal.Mailbox.ToAsync(known.Application.ApplicantEmail)).Count);
    }

    [Fact]
    public async Task Applicant_SeesByAMailedLinkAndIsErasedWithoutATrace()
    {
        const string name = "Qβrinda Жук-Nüll";
        var browser = portal.Browser();
        await (await browser.GetAsync("/join")).SubmitAsync(("Input.Category", "Member"), ("Input.Name", name), ("Input.Email", "qβ@жукнулл.example"));
        var named = await portal.Given.Application("Marram Networks").Naming(name, ContactRoles.Representative, Domain.Text.EmailAddress.Parse("QΒ@ЖУКНУЛЛ.example")).Naming("Sid Sand", ContactRoles.Signatory).Submitted();
        await (await browser.GetAsync("/privacy/request")).SubmitAsync(("Input.Email", "qβ@жукнулл.example"));
        var link = (await portal.Mailbox.ToAsync("qβ@жукнулл.example"))[^1].Link;

        for (var times = 0; times < 3; times++) await portal.Browser().GetAsync(link);
        var stranger = await portal.Browser().GetAsync("/privacy/data", follow: false);
        var data = await (await browser.GetAsync(link)).PressAsync("Show it");
        var file = await browser.GetAsync("/privacy/data/download");
        var again = await portal.Browser().GetAsync(link);
        var planted = await portal.Database.WithAsync([name, "qβ@жукнулл.example"]);
        var done = await (await browser.GetAsync("/privacy/erase")).PressAsync("Erase it");
        var last = (await portal.Mailbox.ToAsync("qβ@жукнулл.example"))[^1];

        Assert.Equal("/privacy/request", stranger.RedirectedTo);
        Assert.Contains("Marram Networks", data.Is(HttpStatusCode.OK).Text, StringComparison.Ordinal);
        Assert.Contains(name, file.Body, StringComparison.Ordinal);
        Assert.Equal("This link cannot be used", again.Heading);
        Assert.True(planted.Count > 4, string.Join('\n', planted));
        Assert.StartsWith("What was held about your address was erased.", done.Flash, StringComparison.Ordinal);
        Assert.Equal("What the TCCM portal held about you was erased", last.Subject);
        Assert.Empty(await portal.Database.WithAsync([name, "qβ@жукнулл.example", Domain.Text.EmailAddress.Parse("qβ@жукнулл.example").Canonical]));
        Assert.Equal(ApplicationStatus.Submitted, await portal.AskAsync(db => db.Applications.Where(one => one.Id == named.Application.Id).Select(one => one.Status).SingleAsync()));
        (await browser.GetAsync("/privacy/data", follow: false)).Is(HttpStatusCode.Found);
    }

    [Fact]
    public async Task LastSignatory_AsksAndTheSecretariatCarriesItOut()
    {
        var sam = await portal.Given.Secretary("Sam Sloe");
        var rowan = await portal.Given.Member("Rowan Registry").WithRepresentative("Rita Reed").WithSignatory("Lasse Last");
        var statement = await portal.Given.Statement("Keep it open").SignedBy(rowan.Contact("Lasse Last")).Open();
        var lasse = rowan.Contact("Lasse Last");
        var them = await portal.Browser().SignInAsync(lasse);

        var asked = await (await them.GetAsync("/my/data/erase")).Is(HttpStatusCode.OK).PressAsync("Ask the secretariat to erase it");
        var twice = await them.PostAsync("/my/data/erase");
        var still = await portal.AskAsync(db => db.People.Where(one => one.Id == lasse.PersonId).Select(one => one.Name).SingleAsync());
        var browser = await portal.Browser().SignInAsync(sam);
        var queue = await browser.GetAsync("/secretariat/personal-data");
        var unsure = await (await queue.FollowAsync("Lasse Last")).PressAsync("Erase it now");
        Assert.NotNull(unsure.Is(HttpStatusCode.Conflict).ErrorOf("Input.Sure"));
        var done = await (await queue.FollowAsync("Lasse Last")).PressAsync("Erase it now", ("Input.Sure", "true"));

        Assert.StartsWith("The secretariat was asked", asked.Flash, StringComparison.Ordinal);
        twice.Is(HttpStatusCode.Conflict);
        Assert.Equal("Lasse Last", still);
        Assert.Contains("Rowan Registry: signatory", queue.Text, StringComparison.Ordinal);
        Assert.StartsWith("What was held about the person was erased.", done.Flash, StringComparison.Ordinal);
        Assert.Contains("Somebody asked to be erased", (await portal.Mailbox.ToAsync(sam)).Select(letter => letter.Subject));
        Assert.Equal("a former signatory", await portal.AskAsync(db => db.People.Where(one => one.Id == lasse.PersonId).Select(one => one.Name).SingleAsync()));
        Assert.Single(await portal.AskAsync(db => db.ErasureRequests.Where(one => one.PersonId == lasse.PersonId && one.DoneAt != null && one.How == AskedBy.Login).ToListAsync()));
        Assert.True(await portal.AskAsync(db => db.AuditEntries.AnyAsync(entry => entry.Act == "erasure.done" && entry.PersonId == sam.Id && entry.Capacity == "secretariat")));
        Assert.True(await portal.AskAsync(db => db.Signatures.AnyAsync(one => one.StatementId == statement.Id && one.WithdrawnAt == null)));
        (await them.GetAsync("/my", follow: false)).Is(HttpStatusCode.Found);
        Assert.Empty((await portal.AskAsync(db => new VerifyEvidence(db).RunAsync())).Wrong);
    }

    [Fact]
    public async Task SecretaryOfTheSameOrganisation_DoesNotErase()
    {
        var jonas = await portal.Given.Secretary("Jonas Vik");
        var rowan = await portal.Given.Member("Fjord Registry").WithContact(jonas, ContactRoles.Representative).WithSignatory("Sig Natory");
        var browser = await portal.Browser().SignInAsync(jonas);

        var page = await (await browser.GetAsync($"/secretariat/personal-data/{rowan.Contact("Sig Natory").PersonId}")).PressAsync("Erase it now", ("Input.Sure", "true"));

        page.Is(HttpStatusCode.Conflict);
        Assert.Contains("You work for Fjord Registry", page.ErrorSummary[0], StringComparison.Ordinal);
        Assert.Equal("Sig Natory", await portal.AskAsync(db => db.People.Where(one => one.Id == rowan.Contact("Sig Natory").PersonId).Select(one => one.Name).SingleAsync()));
    }

    [Fact]
    public async Task OneSecretary_DoesNotPutAnotherOutByErasing()
    {
        var (sam, toni) = (await portal.Given.Secretary("Sam Sloe"), await portal.Given.Secretary("Toni Thorn"));
        var browser = await portal.Browser().SignInAsync(sam);

        var page = await (await browser.GetAsync($"/secretariat/personal-data/{toni.Id}")).PressAsync("Erase it now", ("Input.Sure", "true"));

        page.Is(HttpStatusCode.Conflict);
        Assert.Contains("from which two of its members remove somebody", page.ErrorSummary[0], StringComparison.Ordinal);
        Assert.True(await portal.AskAsync(db => db.People.AnyAsync(one => one.Id == toni.Id && one.SecretariatSince != null && one.ErasedAt == null)));
        Assert.False(await portal.AskAsync(db => db.ErasureRequests.AnyAsync(one => one.PersonId == toni.Id)));
    }

    [Theory]
    [InlineData("Declined")]
    [InlineData("Member")]
    [InlineData("NZ")]
    public async Task NameThatIsAWordOfTheRegister_ChangesNoState(string name)
    {
        var application = await portal.Given.Application("Quill Exchange").By(name).Declined();
        var browser = await portal.Browser().SignInAsync(await portal.Given.Secretary("Sam Sloe"));

        await (await (await browser.GetAsync("/secretariat/personal-data")).PressAsync("Look it up", ("Input.Email", application.Application.ApplicantEmail.Value))).PressAsync("Erase what is held about this address", ("Input.Sure", "true"));

        var kept = await portal.AskAsync(db => db.Database.SqlQuery<string>($"SELECT status || ' ' || category || ' ' || (facts->>'Economy') || ' ' || applicant_name AS \"Value\" FROM portal.applications WHERE id = {application.Application.Id}").SingleAsync());
        Assert.Equal($"Declined Member {application.Application.Facts.Economy} a former applicant", kept);
    }

    [Fact]
    public async Task LastTwoOfTheSecretariat_DoNotEraseThemselvesAtOnce()
    {
        var pair = new[] { await portal.Given.Secretary("Sam Sloe"), await portal.Given.Secretary("Toni Thorn") };
        var browsers = new[] { await portal.Browser().SignInAsync(pair[0]), await portal.Browser().SignInAsync(pair[1]) };
        var others = pair.Select(one => one.Id).ToList();
        // Nobody else is left, for the time of this test.
        await using var db = portal.Database.Open();
        await db.People.Where(one => one.SecretariatSince != null && !others.Contains(one.Id)).ExecuteUpdateAsync(set => set.SetProperty(one => one.SecretariatSince, (DateTimeOffset?)null), TestContext.Current.CancellationToken);
        var forms = new[] { await browsers[0].GetAsync("/my/data/erase"), await browsers[1].GetAsync("/my/data/erase") };

        var answers = await Race.AtOnceAsync(() => forms[0].SubmitAsync(), () => forms[1].SubmitAsync());

        Assert.Equal(1, await portal.AskAsync(register => register.People.CountAsync(one => others.Contains(one.Id) && one.SecretariatSince != null)));
        Assert.Contains(answers, answer => answer.Status == HttpStatusCode.Conflict && answer.ErrorSummary[0].Contains("nobody left in the secretariat", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ApplicationOfOnesOwn_IsNotEndedByErasingItsApplicant()
    {
        var jonas = await portal.Given.Secretary("Jonas Vik");
        var application = await portal.Given.Application("Quill Exchange").Naming("Jonas Vik", ContactRoles.Representative | ContactRoles.Signatory, jonas.Email).By("Quentin Quill").Submitted();
        var browser = await portal.Browser().SignInAsync(jonas);

        var found = await (await browser.GetAsync("/secretariat/personal-data")).PressAsync("Look it up", ("Input.Email", application.Application.ApplicantEmail.Value));
        var page = await found.PressAsync("Erase what is held about this address", ("Input.Sure", "true"));

        page.Is(HttpStatusCode.Conflict);
        Assert.Contains("so you cannot decide for it", page.ErrorSummary[0], StringComparison.Ordinal);
        Assert.Equal("Quentin Quill", await portal.AskAsync(db => db.Applications.Where(one => one.Id == application.Application.Id).Select(one => one.ApplicantName).SingleAsync()));
    }

    [Fact]
    public async Task MailedLinkOfSomebodyOnTheRegister_AsksTheSecretariat()
    {
        await portal.Given.Secretary("Sam Sloe");
        var rowan = await portal.Given.Member("Rowan Registry").WithRepresentative("Rita Reed").WithListener("Lil Lime");
        var lil = rowan.Contact("Lil Lime");
        var browser = portal.Browser();
        await (await browser.GetAsync("/privacy/request")).SubmitAsync(("Input.Email", lil.Person.Email.Value));
        await (await browser.GetAsync((await portal.Mailbox.ToAsync(lil))[^1].Link)).PressAsync("Show it");

        await (await browser.GetAsync("/privacy/erase")).PressAsync("Ask to have it erased");

        Assert.Equal("Lil Lime", await portal.AskAsync(db => db.People.Where(one => one.Id == lil.PersonId).Select(one => one.Name).SingleAsync()));
        Assert.Single(await portal.AskAsync(db => db.ErasureRequests.Where(one => one.PersonId == lil.PersonId && one.DoneAt == null).ToListAsync()));
    }

    [Fact]
    public async Task StaleSignIn_IsAskedForThePasswordAndNothingIsErased()
    {
        var rowan = await portal.Given.Member("Rowan Registry").WithListener("Stale Sally");
        var browser = await portal.Browser().SignInAsync(rowan.Contact("Stale Sally"));
        portal.Clock.Advance(TimeSpan.FromMinutes(6));

        var page = await (await browser.GetAsync("/my/data/erase")).SubmitAsync(("Input.Password", "not my password at all"));
        // Others here compare what they did by this clock and by the database's.
        portal.Clock.Advance(-TimeSpan.FromMinutes(6));

        page.Is(HttpStatusCode.Conflict);
        Assert.NotNull(page.ErrorOf("Input.Password"));
        Assert.Equal("Stale Sally", await portal.AskAsync(db => db.People.Where(one => one.Id == rowan.Contact("Stale Sally").PersonId).Select(one => one.Name).SingleAsync()));
    }

    [Fact]
    public async Task SecretaryErasesAnAddressThatWasAskedForByLetter()
    {
        var application = await portal.Given.Application("Quill Exchange").By("Quentin Quill").Declined();
        var browser = await portal.Browser().SignInAsync(await portal.Given.Secretary("Sam Sloe"));

        var found = await (await browser.GetAsync("/secretariat/personal-data")).PressAsync("Look it up", ("Input.Email", application.Application.ApplicantEmail.Value));
        var done = await found.PressAsync("Erase what is held about this address", ("Input.Sure", "true"));

        Assert.StartsWith("What was held about the address was erased.", done.Flash, StringComparison.Ordinal);
        Assert.Equal("a former applicant", await portal.AskAsync(db => db.Applications.Where(one => one.Id == application.Application.Id).Select(one => one.ApplicantName).SingleAsync()));
    }
}

/// <summary>Other numbers and another controller than the usual ones.</summary>
public sealed class OtherSettings(PostgresFixture postgres) : Portal(postgres)
{
    protected override void Configure(IWebHostBuilder host)
    {
        base.Configure(host);
        host.UseSetting("Retention:Letters", "4321");
        host.UseSetting("Retention:ClosedApplications", "1234");
        host.UseSetting("Privacy:Controller", "The Harbour Office");
        host.UseSetting("Privacy:Contact", "data@harbour.example");
        host.UseSetting("Privacy:AnswerDays", "17");
    }
}

public sealed class ProcessingTests(OtherSettings portal) : IClassFixture<OtherSettings>
{
    [Fact]
    public async Task ChangedSettings_AreSaidByAllThreePagesAndFollowedByRetention()
    {
        var secretary = await portal.Browser().SignInAsync(await portal.Given.Secretary("Sam Sloe"));

        var pages = new[] { await portal.Browser().GetAsync("/privacy"), await portal.Browser().GetAsync("/privacy/processing"), await secretary.GetAsync("/secretariat/processing") };
        var retention = await secretary.GetAsync("/secretariat/retention");

        foreach (var page in pages)
            foreach (var words in new[] { "4321 days", "1234 days", "The Harbour Office", "data@harbour.example", "17 days", "730 days" })
                Assert.Contains(words, page.Is(HttpStatusCode.OK).Text, StringComparison.Ordinal);
        Assert.All(pages, page => Assert.DoesNotContain(" 180 days. Drafts of applications whose", page.Text, StringComparison.Ordinal));
        Assert.Contains("4321 days", retention.Text, StringComparison.Ordinal);
    }
}
