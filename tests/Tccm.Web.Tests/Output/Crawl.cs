using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tccm.Testing;
using Tccm.Web.Tests.Matrix;

namespace Tccm.Web.Tests.Output;

/// <summary>One answer to one reader.</summary>
internal sealed record Read(string Column, string Route, string Path, HttpStatusCode Status, string Type, string Caching, bool SetsCookie, string Body)
{
    public bool IsPage => Type == "text/html";
}

/// <summary>Reads every address that the portal answers, taken from its own routes, as each of some readers.</summary>
internal sealed partial class Crawl(Portal portal)
{
    private readonly MatrixWorld world = new(portal);
    private readonly Dictionary<(string Route, string Column), string> addresses = [];

    public IReadOnlyList<string> Routes { get; private set; } = [];

    public async Task BeginAsync()
    {
        Routes = [.. portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null || endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") == true)
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/')).Where(route => !route.Contains("{*", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal)];
        await world.BeginAsync();
        // Everything that an address points at is made before anything is read.
        foreach (var column in MatrixWorld.Columns)
            foreach (var route in Routes) addresses[(route, column)] = await AddressAsync(route, column);
    }

    public Browser Browser(string column) => world.Browser(column);

    public string Address(string route, string column) => addresses[(route, column)];

    public async Task<IReadOnlyList<Read>> ReadAsync(IReadOnlyCollection<string> routes, params string[] columns)
    {
        var reads = new List<Read>();
        foreach (var column in columns)
            foreach (var route in routes) reads.Add(await ReadAsync(column, route, addresses[(route, column)]));
        return reads;
    }

    public async Task<Read> ReadAsync(string column, string route, string path)
    {
        using var answer = await world.Browser(column).Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return new Read(column, route, path, answer.StatusCode, answer.Content.Headers.ContentType?.MediaType ?? "", answer.Headers.CacheControl?.ToString() ?? "", answer.Headers.Contains("Set-Cookie"), await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private async Task<string> AddressAsync(string route, string column)
    {
        // Of a file's name the ending is a part of its own to the table of addresses.
        var asked = Ending().Replace(route, match => match.Groups["each"].Value.Split('|').Contains("md") ? "md" : "csv");
        var ending = asked.LastIndexOf('.') is var at && at > Math.Max(asked.LastIndexOf('}'), asked.LastIndexOf('/')) ? asked[at..] : "";
        return await world.AddressAsync(asked[..^ending.Length], column) + ending;
    }

    [GeneratedRegex(@"\{extension:regex\(\^\((?<each>[a-z|]+)\)\$\)\}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ending();
}
