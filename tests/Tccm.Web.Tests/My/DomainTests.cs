using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;
using Tccm.Testing;
using Tccm.Web.Evidence;
using Tccm.Web.Setup;
using Tccm.Web.Tests.Control;

namespace Tccm.Web.Tests.My;

public sealed class DomainTests(ControlPortal portal) : IClassFixture<ControlPortal>
{
    [Fact]
    public async Task Challenge_SaysWhatToPutWhere()
    {
        var rowan = await portal.Given.Member("Rowan Registry").WithRepresentative("Rita Reed").With(facts => facts with { Domains = [InternetDomain.Parse("münchen.example")] });
        var rita = rowan.Contact("Rita Reed");
        var browser = await portal.Browser().SignInAsync(rita);

        var page = await (await (await browser.GetAsync($"/my/organisations/{rita.Id}")).FollowAsync("münchen.example")).PressAsync("Get the line");

        var control = await ControlAsync(rowan);
        Assert.Equal(40, control.Token.Length);
        Assert.Contains("_tccm-challenge.xn--mnchen-3ya.example", page.Text, StringComparison.Ordinal);
        Assert.Contains("https://xn--mnchen-3ya.example/.well-known/tccm-challenge.txt", page.Text, StringComparison.Ordinal);
        Assert.Contains($"tccm-challenge={control.Token}", page.Text, StringComparison.Ordinal);
        Assert.Equal(["domain.challenged"], await ActsAsync(control));
    }

    [Fact]
    public async Task LineInTheDns_IsShownBesideTheNameEverywhereAndStandsInTheEvidence()
    {
        NameServer.Require();
        var (alder, control) = await portal.ChallengedAsync("Alder Registry", "alder.example");
        await portal.Names.Txt(control.RecordName, control.Line).StartAsync();
        var rita = alder.Contact("Rita Reed");

        var page = await (await (await portal.Browser().SignInAsync(rita)).GetAsync(PathOf(rita, control))).PressAsync("Check now");

        var day = Words.Day(DateOnly.FromDateTime(portal.Clock.GetUtcNow().UtcDateTime));
        Assert.Equal("The line was found as a DNS record: control of alder.example is shown.", page.Flash);
        Assert.Equal((ControlMethod.DnsRecord, true), ((await ControlAsync(alder)).Method, (await ControlAsync(alder)).IsShown));
        Assert.Equal(["domain.challenged", "domain.shown"], await ActsAsync(control));
        Assert.Contains($"alder.example, control shown on {day}", (await portal.Browser().GetAsync("/members")).Text, StringComparison.Ordinal);
        Assert.Contains("\"controlShown\": \"" + portal.Clock.GetUtcNow().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), await FileAsync("/members.json"), StringComparison.Ordinal);
        Assert.Contains("alder.example " + portal.Clock.GetUtcNow().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), await FileAsync("/members.csv"), StringComparison.Ordinal);

        var leaf = await SignedLeafAsync(alder);
        Assert.Contains($"name: Alder Registry\ndomain: alder.example (verified {portal.Clock.GetUtcNow():yyyy-MM-dd})\ncapacity: ", leaf, StringComparison.Ordinal);
        await using var db = portal.Database.Open();
        Assert.Empty((await new VerifyEvidence(db).RunAsync(TestContext.Current.CancellationToken)).Wrong);
    }

    [Fact]
    public async Task LineInTheFile_IsShown()
    {
        NameServer.Require();
        var (birch, control) = await portal.ChallengedAsync("Birch Registry", "birch.example");
        await portal.Names.Host("birch.example", "127.0.0.1").StartAsync();
        portal.Web.File("birch.example", control.Line + "\n");
        var rita = birch.Contact("Rita Reed");

        var page = await (await (await portal.Browser().SignInAsync(rita)).GetAsync(PathOf(rita, control))).PressAsync("Check now");

        Assert.Equal("The line was found as a file on its web server: control of birch.example is shown.", page.Flash);
        Assert.Equal(ControlMethod.File, (await ControlAsync(birch)).Method);
    }

    [Fact]
    public async Task LineNowhere_IsSaidWithTheReasonAndChecksAreCounted()
    {
        NameServer.Require();
        var (cedar, control) = await portal.ChallengedAsync("Cedar Registry", "cedar.example");
        await portal.Names.StartAsync();
        var rita = cedar.Contact("Rita Reed");
        var page = await (await portal.Browser().SignInAsync(rita)).GetAsync(PathOf(rita, control));

        for (var i = 0; i < 3; i++) page = await page.PressAsync("Check now");
        var fourth = await page.PressAsync("Check now");

        Assert.Null(page.Flash);
        Assert.Contains("Not found. In the DNS: there is no name _tccm-challenge.cedar.example. On the web: cedar.example has no address.", page.Text, StringComparison.Ordinal);
        Assert.False((await ControlAsync(cedar)).IsShown);
        fourth.Is(HttpStatusCode.Conflict);
        Assert.Contains("3 checks were made within an hour", fourth.ErrorSummary[0], StringComparison.Ordinal);
        Assert.Equal(["domain.challenged", "domain.missed", "domain.missed", "domain.missed"], await ActsAsync(control));
    }

    [Fact]
    public async Task OthersDomainsAndRoles_AreNotFound()
    {
        var (elm, control) = await portal.ChallengedAsync("Elm Registry", "elm.example");
        var (fir, _) = await portal.ChallengedAsync("Fir Registry", "fir.example");
        var signatory = await portal.Browser().SignInAsync(elm.Contact("Sid Sand"));
        var foreigner = await portal.Browser().SignInAsync(fir.Contact("Rita Reed"));

        foreach (var (browser, contact, domain) in new[] { (signatory, elm.Contact("Sid Sand"), "elm.example"), (foreigner, elm.Contact("Rita Reed"), "elm.example"), (foreigner, fir.Contact("Rita Reed"), "elm.example") })
        {
            (await browser.GetAsync($"/my/organisations/{contact.Id}/domains/{domain}")).Is(HttpStatusCode.NotFound);
            (await browser.PostAsync($"/my/organisations/{contact.Id}/domains/{domain}")).Is(HttpStatusCode.NotFound);
            (await browser.PostAsync($"/my/organisations/{contact.Id}/domains/{domain}?handler=Begin")).Is(HttpStatusCode.NotFound);
        }
        Assert.Equal(["domain.challenged"], await ActsAsync(control));
    }

    [Fact]
    public async Task DomainThatLeavesTheFacts_CountsNoMoreAlsoWhenItComesBack()
    {
        var (gorse, control) = await portal.ChallengedAsync("Gorse Registry", "gorse.example");
        await ShowAsync(control);
        var rita = gorse.Contact("Rita Reed");
        var browser = await portal.Browser().SignInAsync(rita);

        await (await browser.GetAsync($"/my/organisations/{rita.Id}/facts")).SubmitAsync(("Input.Domains", "other.example"));
        var without = await (await browser.GetAsync($"/my/organisations/{rita.Id}/facts")).SubmitAsync(("Input.Domains", "gorse.example"));

        Assert.Contains("control not shown", without.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("gorse.example, control", (await portal.Browser().GetAsync("/members")).Text, StringComparison.Ordinal);
        Assert.Equal(["domain.challenged", "domain.shown", "domain.lapsed"], await ActsAsync(control));
    }

    [Fact]
    public async Task SameDomainOfTwo_IsFlaggedToTheSecretariatWhichCanCheckToo()
    {
        NameServer.Require();
        var (hazel, control) = await portal.ChallengedAsync("Hazel Registry", "shared.example");
        var (holly, other) = await portal.ChallengedAsync("Holly Registry", "shared.example");
        await ShowAsync(other);
        await portal.Names.Txt(control.RecordName, control.Line).StartAsync();
        var secretary = await portal.Browser().SignInAsync(await portal.Given.Secretary("Sam Sloe"));

        var page = await (await (await secretary.GetAsync($"/secretariat/organisations/{hazel.Id}")).FollowAsync("shared.example")).PressAsync("Check again");

        Assert.Contains("Holly Registry showed control of this domain on", page.Text, StringComparison.Ordinal);
        Assert.Equal("The line was found as a DNS record: control of shared.example is shown.", page.Flash);
        Assert.Equal("secretariat", (await portal.AskAsync(db => db.AuditEntries.SingleAsync(entry => entry.SubjectId == control.Id && entry.Act == "domain.shown"))).Capacity);
    }

    [Fact]
    public async Task Secretary_DoesNotCheckTheirOwnOrganisation()
    {
        var sam = await portal.Given.Secretary("Sam Sloe");
        var domain = InternetDomain.Parse("ivy.example");
        var ivy = await portal.Given.Member("Ivy Registry").WithContact(sam, ContactRoles.Listener).With(facts => facts with { Domains = [domain] });
        await using (var db = portal.Database.Open())
        {
            (await db.OrganisationAsync(ivy.Id, TestContext.Current.CancellationToken))!.Challenge(domain, Actor.Portal, portal.Clock.GetUtcNow());
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        var browser = await portal.Browser().SignInAsync(sam);

        var page = await browser.PostAsync($"/secretariat/organisations/{ivy.Id}/domains/ivy.example");

        page.Is(HttpStatusCode.Conflict);
        Assert.Null((await ControlAsync(ivy)).CheckedAt);
    }

    private static string PathOf(Contact contact, DomainControl control) => $"/my/organisations/{contact.Id}/domains/{control.Domain}";

    private Task<DomainControl> ControlAsync(Organisation organisation) => portal.AskAsync(db => db.DomainControls.SingleAsync(control => control.OrganisationId == organisation.Id));

    private Task<List<string>> ActsAsync(DomainControl control) =>
        portal.AskAsync(db => db.AuditEntries.Where(entry => entry.SubjectId == control.Id).OrderBy(entry => entry.Id).Select(entry => entry.Act).ToListAsync());

    private async Task ShowAsync(DomainControl control)
    {
        await using var db = portal.Database.Open();
        (await db.DomainControls.Include(one => one.Organisation).SingleAsync(one => one.Id == control.Id)).Show(ControlMethod.DnsRecord, Actor.Portal, portal.Clock.GetUtcNow());
        await db.SaveChangesAsync();
    }

    private async Task<string> FileAsync(string path) => await portal.Browser().Client.GetStringAsync(path, TestContext.Current.CancellationToken);

    private async Task<string> SignedLeafAsync(Organisation organisation)
    {
        var sid = organisation.Contact("Sid Sand");
        var statement = await portal.Given.Statement("Keep it open").Open();
        var form = await (await portal.Browser().SignInAsync(sid)).GetAsync($"/statements/{statement.Slug}/sign/{sid.Id}");
        (await form.SubmitAsync(follow: false, ("Input.Declared", "true"))).Is(HttpStatusCode.Found);
        var leaf = await portal.AskAsync(db => db.Leaves.OrderBy(one => one.Index).LastAsync());
        return Encoding.UTF8.GetString(leaf.Bytes);
    }
}
