using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tccm.Testing;

namespace Tccm.Web.Tests.Secretariat;

/// <summary>Every page there is, taken from the routes themselves, so that a new one cannot be forgotten.</summary>
public sealed partial class DoorsTests(Portal portal) : IClassFixture<Portal>
{
    private static readonly string[] OpenToAnybody =
    [
        "", "about", "privacy", "privacy/request", "privacy/processing", "privacy/link/", "accessibility", "supporters", "members", "purpose", "statements", "error/", "join", "account/sign-in", "account/forgot", "account/password/", "account/invitation/", "account/new-address/", "guests/", "purpose/handed/", "timeline", "timeline/", "verify", "verify/no-such/", "receipts/not-us/", "adaptations/", "resources", "resources/", "announcements", "announcements/", "unsubscribe/", "events", "events/",
        "statements/no-such/adaptations/", "statements/no-such/editions", "statements/no-such/editions/", "statements/no-such/in/", "statements/no-such/use",
    ];

    [Fact]
    public async Task Secretariat_IsForbiddenToMembers()
    {
        var rowan = await portal.Given.Member("Rowan Registry").WithRepresentative("Rita Reed");
        var browser = await portal.Browser().SignInAsync(rowan.Contact("Rita Reed"));

        foreach (var path in Paths().Where(path => path.StartsWith("/secretariat", StringComparison.Ordinal)))
        {
            (await browser.GetAsync(path)).Is(HttpStatusCode.Forbidden);
            (await browser.PostAsync(path)).Is(HttpStatusCode.Forbidden);
        }
    }

    [Fact]
    public async Task UnknownApplicationOrganisationOrStatement_IsNotFoundByASecretary()
    {
        var browser = await portal.Browser().SignInAsync(await portal.Given.Secretary("Sam Sloe"));
        var paths = Paths().Where(path => path.StartsWith("/secretariat/", StringComparison.Ordinal) && path.Contains("no-such", StringComparison.Ordinal) | path.Contains(Guid.Empty.ToString(), StringComparison.Ordinal)).ToList();

        Assert.True(paths.Count > 10, $"{paths.Count} pages");
        foreach (var path in paths)
        {
            (await browser.GetAsync(path)).Is(HttpStatusCode.NotFound);
            Assert.True((await browser.PostAsync(path)).Status is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed, path);
        }
    }

    [Fact]
    public async Task WhatIsNotListedAsOpen_WantsASignIn()
    {
        var answered = new List<string>();
        foreach (var path in Paths().Where(path => !IsOpen(path)))
            if (await portal.Browser().GetAsync(path, follow: false) is var page && page.RedirectedTo?.StartsWith("/account/sign-in", StringComparison.Ordinal) != true) answered.Add($"{path} answered {page.Status} to nobody.");

        Assert.True(answered.Count == 0, string.Join('\n', answered));
    }

    private static bool IsOpen(string path) => OpenToAnybody.Any(open => open.EndsWith('/') || open == "join" ? path.StartsWith("/" + open, StringComparison.Ordinal) : path == "/" + open)
        || path is "/statements/no-such" or "/statements/no-such/consensus/404" or "/purpose/no-such" or "/privacy/erase" or "/privacy/data/no-such";

    private IEnumerable<string> Paths() => portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Mvc.RazorPages.PageActionDescriptor>() is not null)
        .Select(endpoint => "/" + Parameter().Replace(endpoint.RoutePattern.RawText ?? "", match => match.Value.Contains(":guid", StringComparison.Ordinal) ? Guid.Empty.ToString() : match.Value.Contains(":int", StringComparison.Ordinal) ? "404" : "no-such"))
        .Distinct();

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Parameter();
}
