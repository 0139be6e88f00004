using System.Net;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tccm.Domain.Organisations;
using Tccm.Domain.PersonalData;
using Tccm.Domain.Text;
using Tccm.Testing;
using Tccm.Web.Documents;
using Tccm.Web.Tests.Documents;

namespace Tccm.Web.Tests.Secretariat.Imports;

/// <summary>Every list that the secretariat sees goes out as CSV, and comes back unchanged.</summary>
public sealed class ExportTests(Desk portal) : IClassFixture<Desk>
{
    private static readonly string[] Nasty =
    [
        "Plain", "=1+1 Ltd", "'=quoted", "''=twice", "+46 Net", "@home", "-minus", "＝wide", "Rowan, Birch & Sons", "The \"Open\" Registry", "\"Quoted\"", "semi;colon", "'Ntsika", "Zoë", "O’Neil", "|pipe", "a'=b",
    ];

    private static readonly string?[] Native = [null, "光ネットワーク", "منارة لتبادل الإنترنت", "רשם \"הרשת\"", "реестр", "=実行", "ქსელი", "नेटवर्क ज्ञान"];

    private static readonly string[] Evidence = ["", "qm", "two\nlines", "a\n\n  b", "x\nregistrar: not a kind here", "=1+1", "\"quoted\", and; more", "https://peering.example/;AS3333"];

    private static readonly string[] Hosts = ["例え", "xn--p1ai", "شبكة", "rowan", "бук"];

    private IEnumerable<string> Addresses => portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Select(endpoint => endpoint.RoutePattern.RawText ?? "").Where(route => route.StartsWith("/secretariat/", StringComparison.Ordinal) && route.EndsWith(".csv", StringComparison.Ordinal));

    [Fact]
    public async Task EveryExport_IsForTheSecretariatOnly_NotStoredAndAudited()
    {
        await portal.Given.PurposeVersion();
        var rowan = await portal.Given.Member("Rowan Exported").WithSignatory("Ann Arch");
        var statement = await portal.Given.Statement("Exported").SignedBy(rowan.Contact("Ann Arch")).Open();
        var secretary = await portal.Given.Secretary("Sue Sloe");
        var (secretariat, member, nobody) = (await portal.Browser().SignInAsync(secretary), await portal.Browser().SignInAsync(rowan.Contact("Ann Arch")), portal.Browser());
        var list = await new Matrix.MatrixThings(portal).MailingListAsync(closed: false);
        var addresses = Addresses.Select(route => route.Replace("{slug}", statement.Slug, StringComparison.Ordinal).Replace("{address}", list, StringComparison.Ordinal)).ToList();

        Assert.True(addresses.Count >= 9, string.Join(' ', addresses));
        foreach (var address in addresses)
        {
            using var answer = await secretariat.Client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal((HttpStatusCode.OK, true, "attachment", "text/csv"), (answer.StatusCode, answer.Headers.CacheControl!.NoStore, answer.Content.Headers.ContentDisposition!.DispositionType, answer.Content.Headers.ContentType!.MediaType));
            Assert.Equal(HttpStatusCode.Forbidden, (await member.GetAsync(address)).Status);
            Assert.StartsWith("/account/sign-in", (await nobody.GetAsync(address, follow: false)).RedirectedTo, StringComparison.Ordinal);
        }
        var audited = await portal.AskAsync(db => db.AuditEntries.Where(entry => entry.PersonId == secretary.Id && entry.Act == "list.exported").Select(entry => entry.Sentence).ToListAsync());
        Assert.Equal(addresses.Count, audited.Count);
        Assert.Equal(HttpStatusCode.NotFound, (await secretariat.GetAsync("/secretariat/statements/none/signatures.csv")).Status);
    }

    [Fact]
    public async Task Export_KeepsThePagesFilter()
    {
        await portal.Given.Member("Filter Member");
        await portal.Given.Supporter("Filter Supporter");
        var browser = await portal.Browser().SignInAsync(await portal.Given.Secretary("Sue Sloe"));

        var link = (await browser.GetAsync("/secretariat/organisations?show=supporters&q=Filter")).Find("a[href^='/secretariat/organisations.csv']")!.GetAttribute("href")!;
        var rows = Paper.Rows(await browser.Client.GetByteArrayAsync(new Uri(link, UriKind.Relative), TestContext.Current.CancellationToken));

        Assert.Equal(["Filter Supporter"], rows.Skip(1).Select(row => row[1]));
    }

    [Fact]
    public async Task RequestsToBeErasedAndRunsOfRetention_StandInTheirFiles()
    {
        var tess = (await portal.Given.Member("Tamarisk Exported").WithRepresentative("Tess Tamarisk")).Contact("Tess Tamarisk");
        var at = portal.Clock.GetUtcNow();
        await using (var db = portal.Database.Open())
        {
            var person = await db.People.SingleAsync(one => one.Id == tess.PersonId, TestContext.Current.CancellationToken);
            db.ErasureRequests.Add(ErasureRequest.Ask(person, AskedBy.MailedLink, Domain.Actor.Concerned(person), at));
            db.RetentionRuns.Add(new RetentionRun("Letters", 180, 7, at));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        var browser = await portal.Browser().SignInAsync(await portal.Given.Secretary("Sue Sloe"));

        var requests = await RowsAsync(browser, "/secretariat/personal-data");
        var runs = await RowsAsync(browser, "/secretariat/retention");

        var request = Assert.Single(requests.Skip(1), row => row[0] == "Tess Tamarisk");
        Assert.Equal((tess.Person.Email.Value, "mailed-link", "Tamarisk Exported: representative"), (request[1], request[3], request[6]));
        Assert.Contains(runs, row => row is [_, "Letters", { Length: > 0 }, "180", "7"]);
    }

    [Fact]
    public void AnyValue_ComesBackFromAFileAsItWas()
    {
        var values = Gen.OneOf(Gen.Elements(Nasty), ArbMap.Default.GeneratorFor<NonNull<string>>().Select(value => value.Get.Replace("\0", "", StringComparison.Ordinal)), Gen.Elements("'", "''", "'+", "' =", "\t=1", "a\r\nb", "\u202Ertl", "سجل, \"x\""));

        Prop.ForAll(values.ArrayOf(3).ToArbitrary(), cells => Csv.Plain(Paper.Rows(Csv.Bytes(["a", "b", "c"], [cells]))[1][0]) == cells[0]).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Fact]
    public void WhatWentOut_ComesBackAndChangesNothing()
    {
        var made = 0;
        var organisations = from name in Gen.Elements(Nasty)
                            from display in Gen.Elements(Nasty)
                            from native in Gen.Elements(Native)
                            from evidence in Gen.Elements(Evidence)
                            from more in Gen.Elements(Evidence)
                            from host in Gen.Elements(Hosts)
                            from founder in ArbMap.Default.GeneratorFor<bool>()
                            from since in Gen.Elements(null, "2024", "2024-04", "2024-04-17")
                            select (name, display, native, evidence, more, host, founder, since);

        Prop.ForAll(organisations.ListOf(4).ToArbitrary(), all => BringsBackAsync([.. all.Select(one => (one, ++made))]).GetAwaiter().GetResult()).Check(Config.QuickThrowOnFailure.WithMaxTest(4));
    }

    private async Task<bool> BringsBackAsync(IReadOnlyList<((string Name, string Display, string? Native, string Evidence, string More, string Host, bool Founder, string? Since) Of, int Number)> all)
    {
        await using (var db = portal.Database.Open())
        {
            foreach (var (of, number) in all)
            {
                var organisation = Organisation.Enter(new OrganisationFacts
                {
                    LegalName = $"{of.Name} {number} {Distinct(number)}",
                    DisplayName = $"{of.Display} {number}",
                    NativeName = of.Native,
                    Economy = "NZ",
                    Website = number % 2 == 0 ? "https://例え.example/?a=1;b,c" : null,
                    Domains = [InternetDomain.Parse($"{of.Host}.r{number}.example"), InternetDomain.Parse($"second{number}.example")],
                    Operations = [new(OrganisationKind.AssociationOfOperators, of.Evidence), new(OrganisationKind.OtherTechnicalOperator, of.More)],
                }, "a source, of =old", Domain.Actor.Portal, portal.Clock.GetUtcNow());
                organisation.Admit(MembershipCategory.Member, of.Since is null ? null : PartialDate.Parse(of.Since), Domain.Actor.Portal, portal.Clock.GetUtcNow(), of.Founder);
                organisation.AddContact(await db.PersonAsync($"{of.Name} Person", EmailAddress.Parse($"=почта+{number}@{of.Host}.r{number}.example"), portal.Clock.GetUtcNow()), ContactRoles.Signatory | ContactRoles.Listener, of.Display, Domain.Actor.Portal, portal.Clock.GetUtcNow());
                db.Add(organisation);
            }
            await db.SaveChangesAsync();
        }
        var browser = await portal.Browser().SignInAsync(await portal.Given.Secretary("Sue Sloe"));

        foreach (var (list, kind) in new[] { ("organisations", "members"), ("contacts", "contacts") })
        {
            var csv = await browser.Client.GetStringAsync(new Uri($"/secretariat/{list}.csv", UriKind.Relative));
            var page = await browser.PasteAsync(kind, csv);
            if (!page.Text.Contains("Everything in these lines is on the register already", StringComparison.Ordinal) || page.Find("#wrong") is not null || page.Find("#doubt") is not null || page.Find("#differs") is not null || page.Find("#new") is not null)
                Assert.Fail($"{list}: {page.Text[..Math.Min(page.Text.Length, 3000)]}\n{csv}");
        }
        return true;
    }

    /// <summary>The file of a list, by the link at the foot of its page.</summary>
    private static async Task<IReadOnlyList<string[]>> RowsAsync(Browser browser, string page)
    {
        var link = (await browser.GetAsync(page)).Find($"a[href^='{page}.csv']")!.GetAttribute("href")!;
        return Paper.Rows(await browser.Client.GetByteArrayAsync(new Uri(link, UriKind.Relative), TestContext.Current.CancellationToken));
    }

    // Unlike one another, so that the names of one test are not like those of another.
    private static string Distinct(int number) => new([.. Enumerable.Range(0, 12).Select(i => (char)('a' + (number * 7 + i * i * (number + 3)) % 26))]);
}
