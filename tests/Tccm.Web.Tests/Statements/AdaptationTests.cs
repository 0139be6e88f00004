using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tccm.Domain.Adaptations;
using Tccm.Domain.Statements;
using Tccm.Testing;

namespace Tccm.Web.Tests.Statements;

public sealed partial class AdaptationTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task ShownAdaptation_SaysWhatItCameFrom_AndWhatCameOfIt()
    {
        Statement statement = await portal.Given.Statement("Keep it open").Published();
        var rowan = await portal.Given.Member("Rowan Registry").WithRepresentative("Rita Reed");
        var (first, _) = await portal.Given.Adapted(statement, "In French", by: rowan.Contact("Rita Reed"), paragraphs: 2);
        var (second, _) = await portal.Given.Adapted(statement, "A handout", from: first);
        var (third, _) = await portal.Given.Adapted(statement, "A poster", from: second);

        var page = await portal.Browser().GetAsync($"/statements/{statement.Slug}/adaptations/{second.Id}");
        var members = await portal.Browser().GetAsync($"/statements/{statement.Slug}/adaptations/{first.Id}");

        Assert.Equal("A handout", page.Is(HttpStatusCode.OK).Heading);
        Assert.Equal("Adapted from “Keep it open”, not endorsed by the organisations that signed it.", page.All(".attribution")[0]);
        foreach (var other in new[] { first, third }) Assert.NotNull(page.Find($"main a[href='/statements/{statement.Slug}/adaptations/{other.Id}']"));
        Assert.Contains(statement.Text.Sha256, page.Text, StringComparison.Ordinal);
        Assert.Contains("Decisions about it are better when we are heard.", members.Text, StringComparison.Ordinal);
        Assert.NotNull(members.Find($"a[href='/statements/{statement.Slug}#p2']"));
        Assert.Contains("Rowan Registry, a member, which registered it itself", members.Text, StringComparison.Ordinal);
        Assert.Equal(["A handout", "A poster"], members.All(".entries h3"));
        Assert.Equal("nofollow ugc noopener", page.Find("a[href^='https://gazette.example']")!.GetAttribute("rel"));
    }

    [Fact]
    public async Task EarlierOneThatWasTakenDown_IsNamedNoMore_AndTheLaterOneStays()
    {
        Statement statement = await portal.Given.Statement("Keep it open").Published();
        var (first, _) = await portal.Given.Adapted(statement, "Quillwort first");
        var (second, _) = await portal.Given.Adapted(statement, "A handout", from: first);
        var clerk = await portal.Browser().SignInAsync(await portal.Given.Secretary("Sam Sloe"));
        await (await clerk.GetAsync($"/secretariat/adaptations/{first.Id}/take-down")).SubmitAsync(("Input.Reason", "The page is gone."));

        var page = await portal.Browser().GetAsync($"/statements/{statement.Slug}/adaptations/{second.Id}");

        Assert.Contains("an earlier adaptation, which was taken down", page.Is(HttpStatusCode.OK).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Quillwort", page.Body, StringComparison.Ordinal);
    }

    /// <summary>What nobody looked at, or somebody looked at and did not let be shown, is read at no public address.</summary>
    [Theory]
    [InlineData(AdaptationStatus.Unconfirmed)]
    [InlineData(AdaptationStatus.Waiting)]
    [InlineData(AdaptationStatus.Declined)]
    [InlineData(AdaptationStatus.TakenDown)]
    public async Task WhatIsNotShown_IsReadByNobodyInPublic(AdaptationStatus status)
    {
        const string canary = "quillwort";
        Statement statement = await portal.Given.Statement("Keep it open").Published();
        var rowan = await portal.Given.Member("Rowan Registry").WithRepresentative("Rita Reed");
        var (hidden, _) = await portal.Given.Adapted(statement, canary + " title", status, maker: canary + " maker", submitter: canary, paragraphs: 1);
        var readers = new[] { portal.Browser(), await portal.Browser().SignInAsync(rowan.Contact("Rita Reed")) };
        var routes = portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null || endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") != false)
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/')).Where(route => !route.Contains("{*", StringComparison.Ordinal) && !route.StartsWith("/health", StringComparison.Ordinal)).Distinct().ToList();

        var read = 0;
        foreach (var (browser, route) in readers.SelectMany(_ => routes, (browser, route) => (browser, route)))
        {
            var path = Parameter().Replace(route, match => match.Groups["name"].Value switch { "slug" => statement.Slug, "id" => hidden.Id.ToString(), "contact" => rowan.Contact("Rita Reed").Id.ToString(), "code" => "404", "extension" => "md", "handler" => "", _ => Guid.Empty.ToString() });
            var answer = await browser.GetAsync(path, follow: false);
            read += answer.Status == HttpStatusCode.OK ? 1 : 0;
            Assert.False(answer.Body.Contains(canary, StringComparison.OrdinalIgnoreCase), path);
        }

        Assert.True(read > 40, $"{read} read");
        (await portal.Browser().GetAsync($"/statements/{statement.Slug}/adaptations/{hidden.Id}")).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task OneOfAnotherStatement_IsNotFoundHere()
    {
        Statement statement = await portal.Given.Statement("Keep it open").Published();
        Statement other = await portal.Given.Statement("Another").Published();
        var (made, _) = await portal.Given.Adapted(statement, "A handout");

        (await portal.Browser().GetAsync($"/statements/{other.Slug}/adaptations/{made.Id}")).Is(HttpStatusCode.NotFound);
        (await portal.Browser().GetAsync($"/statements/{statement.Slug}/adaptations/{Guid.NewGuid()}")).Is(HttpStatusCode.NotFound);
    }

    /// <summary>Whatever can be typed is words wherever it is shown.</summary>
    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("' onmouseover='alert(1)")]
    [InlineData("</textarea></title><svg/onload=alert(1)>")]
    [InlineData("@Model.Adaptation {{7*7}} ${7*7}")]
    [InlineData("=HYPERLINK(\"https://evil.example\")")]
    public async Task PublicFields_AreShownAsTheyWereTyped_AndNothingElse(string typed)
    {
        Statement statement = await portal.Given.Statement("Keep it open").Published();
        var clerk = await portal.Browser().SignInAsync(await portal.Given.Secretary("Sam Sloe"));
        var email = $"gail.{Guid.NewGuid():N}@home.test";
        var form = await portal.Browser().GetAsync($"/adaptations/register/{statement.Slug}");
        (await form.SubmitAsync(("Input.Kind", "Quoted"), ("Input.Title", typed + " t"), ("Input.Language", "en"), ("Input.Link", "https://gazette.example/?q=" + Uri.EscapeDataString(typed)), ("Input.Words", typed + " w"), ("Input.Maker", typed + " m"), ("Input.Name", typed + " n"), ("Input.Email", email))).Is(HttpStatusCode.OK);
        await (await portal.Browser().GetAsync((await portal.Mailbox.ToAsync(email))[^1].Link)).PressAsync("Yes, I registered it");
        var made = await portal.AskAsync(db => Task.FromResult(db.Adaptations.Single(one => one.SubmitterKey == email)));
        var desk = await clerk.GetAsync($"/secretariat/adaptations/{made.Id}");
        var list = await clerk.GetAsync("/secretariat/adaptations");
        await desk.PressAsync("Show it");

        var pages = new[] { desk, list, await portal.Browser().GetAsync($"/statements/{statement.Slug}/adaptations/{made.Id}"), await portal.Browser().GetAsync($"/statements/{statement.Slug}"), await portal.Browser().GetAsync($"/statements/{statement.Slug}/use"), await portal.Browser().GetAsync($"/adaptations/register/{statement.Slug}?from={made.Id}") };
        var csv = await clerk.GetAsync("/secretariat/adaptations.csv?show=shown");

        Assert.All(pages, page =>
        {
            Assert.Contains(string.Join(' ', typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) + " ", page.Is(HttpStatusCode.OK).Text, StringComparison.Ordinal);
            Assert.Empty(page.Document.QuerySelectorAll("main :is(script, img, iframe, [onerror], [onload], [onmouseover])"));
            Assert.All(page.Document.QuerySelectorAll("main a[href]"), link => Assert.DoesNotMatch("^(javascript|data):", link.GetAttribute("href")!));
        });
        Assert.DoesNotMatch("(^|,)\"?=", csv.Is(HttpStatusCode.OK).Body.Split('\n', 2)[1]);
        Assert.DoesNotContain(email, pages[2].Body + pages[3].Body, StringComparison.Ordinal);
        Assert.DoesNotContain(typed + " n", WebUtility.HtmlDecode(pages[2].Body), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\{(?<name>\w+)[^}]*\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameter();
}
