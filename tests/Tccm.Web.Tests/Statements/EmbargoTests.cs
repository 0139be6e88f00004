using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Testing;
using Tccm.Web.Background;
using Tccm.Web.Tests.Documents;
using Tccm.Web.Tests.Secretariat;

namespace Tccm.Web.Tests.Statements;

/// <summary>
/// What two confirmed for an hour is at no address before it, and at all of them after. Every address that the portal
/// answers is read; what the public can read says the same to the letter before it was proposed and after it was confirmed.
/// SECURITY.md, bar C9.
/// </summary>
public sealed partial class EmbargoTests(Portal portal) : IClassFixture<Portal>
{
    private static readonly string[] Extensions = ["pdf", "json", "csv", "md", "html", "zip"];
    /// <summary>A word of each test's own: what one has published is no trace in another.</summary>
    private readonly string canary = "quillwort" + string.Concat(Guid.NewGuid().ToString("N").Where(char.IsAsciiLetter));

    [Fact]
    public async Task BeforeItsHour_NoAddressTellsAnythingOfIt()
    {
        var world = await BeginAsync();
        var first = await ReadAsync(world);
        var before = await ReadAsync(world);
        var byReading = before.Where(answer => first[answer.Key] != answer.Value).Select(answer => answer.Key).ToHashSet(StringComparer.Ordinal);

        await world.Two.EmbargoAsync(world.Statement);
        var after = await ReadAsync(world);

        Assert.True(before.Count > 600, $"{before.Count} answers");
        Assert.Empty(byReading);
        var leaking = after.Where(answer => !answer.Key.StartsWith("member ", StringComparison.Ordinal) && answer.Value.Contains(canary, StringComparison.OrdinalIgnoreCase)).Select(answer => $"{answer.Key}: {Around(answer.Value)}").ToList();
        Assert.True(leaking.Count == 0, string.Join('\n', leaking));
        // Who reads the text while it is signed reads it where it is signed, and nowhere that the public reads.
        Assert.DoesNotContain(after, answer => answer.Key.StartsWith("member ", StringComparison.Ordinal) && !IsOfMembers(answer.Key) && answer.Value.Contains(canary, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(after, answer => answer.Value.Contains("09:30", StringComparison.Ordinal));
        var told = after.Where(answer => before[answer.Key] != answer.Value).Select(answer => $"{answer.Key}: {FirstDifference(before[answer.Key], answer.Value)}").ToList();
        Assert.True(told.Count == 0, string.Join('\n', told));
    }

    [Fact]
    public async Task NextEditionBeforeItsHour_NeitherItsNewSignatoryNorItsReasonIsTold()
    {
        var world = await BeginAsync("Plain words");
        await world.Two.PublishAsync(world.Statement);
        await portal.SignedLateAsync(world.Statement, world.Late, $"{canary} met late.");
        var before = await ReadAsync(world);

        await world.Two.EmbargoAsync(world.Statement, $"{canary} endorsed it.");
        var after = await ReadAsync(world);

        Assert.DoesNotContain(after, answer => answer.Value.Contains(canary, StringComparison.OrdinalIgnoreCase));
        var told = after.Where(answer => before[answer.Key] != answer.Value).Select(answer => $"{answer.Key}: {FirstDifference(before[answer.Key], answer.Value)}").ToList();
        Assert.True(told.Count == 0, string.Join('\n', told));
        Assert.DoesNotContain(await portal.Mailbox.AllAsync(), letter => letter.Text.Contains($"{canary} endorsed it.", StringComparison.Ordinal) && !letter.To.EndsWith("@secretariat.test", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AtItsHour_EveryPlaceHasItAndWhoWithdrewMeanwhileIsOnNoList()
    {
        var world = await BeginAsync();
        await world.Two.EmbargoAsync(world.Statement);
        await portal.WithdrawnAsync(world.Statement, world.Leaver);
        await portal.ComesAsync(world.Statement);
        await ActivatorUtilities.CreateInstance<PublicationKeeper>(portal.Services).KeepAsync(TestContext.Current.CancellationToken);

        var (slug, nobody) = (world.Statement.Slug, portal.Browser());
        foreach (var address in new[] { "/", "/statements", $"/statements?q={canary}", $"/statements/{slug}", $"/statements/{slug}/editions", $"/statements/{slug}/editions/1", $"/verify/{slug}/1", $"/verify?hash={world.Statement.Text.Sha256}", $"/statements/{slug}/use", $"/statements/{slug}.json", $"/statements/{slug}.md", $"/statements/{slug}.html", $"/statements/{slug}/editions/1.json" })
            Assert.Contains(canary, (await nobody.GetAsync(address)).Is(System.Net.HttpStatusCode.OK).Body, StringComparison.OrdinalIgnoreCase);
        Assert.Contains($"/statements/{slug}", (await nobody.GetAsync("/sitemap.xml")).Body, StringComparison.Ordinal);
        var json = JsonDocument.Parse(await nobody.Client.GetStringAsync(new Uri($"/statements/{slug}.json", UriKind.Relative), TestContext.Current.CancellationToken)).RootElement;
        List<string> names = [.. json.GetProperty("signatories").EnumerateArray().Select(one => one.GetProperty("name").GetString()!)];
        Assert.Equal(["Aspen Registry"], names);
        Assert.Equal(names, (await nobody.GetAsync($"/statements/{slug}")).All(".signatories tbody th bdi"));
        Assert.Equal(names, (await nobody.GetAsync($"/verify/{slug}/1")).All("tbody th bdi"));
        var csv = await nobody.Client.GetStringAsync(new Uri($"/statements/{slug}.csv", UriKind.Relative), TestContext.Current.CancellationToken);
        var pdf = await Paper.TextAsync(await nobody.Client.GetByteArrayAsync(new Uri($"/statements/{slug}.pdf", UriKind.Relative), TestContext.Current.CancellationToken));
        Assert.All([csv, pdf], file => Assert.Contains("Aspen Registry", file, StringComparison.Ordinal));
        Assert.All([csv, pdf], file => Assert.DoesNotContain("Birch Registry", file, StringComparison.Ordinal));
        Assert.Contains(canary, pdf, StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsOfMembers(string key) => key.Contains(" /my", StringComparison.Ordinal) || key.Contains("/ask/", StringComparison.Ordinal) || key.Contains("/sign/", StringComparison.Ordinal) || key.Contains("/withdraw/", StringComparison.Ordinal);

    private async Task<World> BeginAsync(string? plain = null)
    {
        var title = plain ?? $"{canary} title";
        var own = await portal.Given.Member("Aspen Registry").WithSignatory("Ann Arch");
        var leaver = await portal.Given.Member("Birch Registry").WithSignatory("Ben Bay");
        var late = await portal.Given.Member("Larch Registry").WithSignatory("Lea Lark");
        var silent = await portal.Given.Member("Hazel Registry").WithContact("Hal Hart", ContactRoles.Representative | ContactRoles.Signatory | ContactRoles.Participant);
        var supporter = await portal.Given.Supporter("Sallow Society").WithContact("Sue Sage", ContactRoles.Representative | ContactRoles.Signatory);
        var statement = await portal.Given.Statement(title).Saying(plain is not null ? "We keep it whole." : $"We say {canary} of it.\n\nHear us.").SignedBy(own.Contact("Ann Arch"), leaver.Contact("Ben Bay")).Closed();
        var two = await TwoSecretaries.OfAsync(portal);
        return new(statement, two, leaver.Contact("Ben Bay"), late.Contact("Lea Lark"),
        [
            ("nobody", portal.Browser(), own.Contact("Ann Arch").Id),
            ("supporter", await portal.Browser().SignInAsync(supporter.Contact("Sue Sage")), supporter.Contact("Sue Sage").Id),
            ("member", await portal.Browser().SignInAsync(silent.Contact("Hal Hart")), silent.Contact("Hal Hart").Id),
        ]);
    }

    /// <summary>What each reader is answered at each address: status, headers that tell of contents, and all of the body.</summary>
    private async Task<Dictionary<string, string>> ReadAsync(World world)
    {
        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (who, browser, contact) in world.Readers)
        {
            foreach (var path in Routes().SelectMany(route => Filled(route, world, contact)).Concat([$"/statements?q={canary}", "/statements?q=Aspen", $"/members?q={canary}", $"/verify?hash={world.Statement.Text.Sha256}", $"/my/search?q={canary}"]).Distinct())
            {
                using var answer = await browser.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
                var bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
                var body = bytes.AsSpan().StartsWith("%PDF"u8) ? await Paper.TextAsync(bytes) : System.Text.Encoding.UTF8.GetString(bytes);
                // A query comes back in the box that it was typed into, and an address in the page that was asked for.
                body = body.Replace($"value=\"{canary}\"", "", StringComparison.Ordinal).Replace($"“{canary}”", "", StringComparison.Ordinal).Replace($"q={canary}", "", StringComparison.Ordinal).Replace(world.Statement.Slug, "~", StringComparison.Ordinal).Replace(Uri.EscapeDataString(path), "~", StringComparison.Ordinal);
                read[$"{who} {path}"] = $"{(int)answer.StatusCode} {answer.Headers.ETag} {answer.Headers.CacheControl} {answer.Content.Headers.LastModified} {answer.Headers.Location?.OriginalString.Replace(world.Statement.Slug, "~", StringComparison.Ordinal)}\n{Changing().Replace(body, "~")}".Replace($"q%3D{canary}", "", StringComparison.Ordinal);
            }
        }
        return read;
    }

    private IReadOnlyList<string> Routes() =>
        [.. portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null || endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") != false)
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/'))
            .Where(route => !route.Contains("{*", StringComparison.Ordinal) && !route.StartsWith("/health", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Filled(string route, World world, Guid contact) =>
        Extensions.SelectMany(extension => new[] { "1", "2" }.Select(number => Parameter().Replace(route, match => match.Groups["name"].Value switch
        {
            "slug" => world.Statement.Slug,
            "extension" => extension,
            "number" or "revision" => number,
            "language" => "en",
            "handler" or "contact" when match.Value.Contains('?', StringComparison.Ordinal) => "",
            "contact" => contact.ToString(),
            "signature" => world.Statement.Signatures.First().Id.ToString(),
            "id" or "subject" or "organisation" => world.Statement.Id.ToString(),
            "code" => "404",
            "kind" => "members",
            _ => Guid.Empty.ToString(),
        }).TrimEnd('/') is { Length: > 0 } path ? path : "/")).Distinct();

    private string Around(string text)
    {
        var at = text.IndexOf(canary, StringComparison.OrdinalIgnoreCase);
        return text[Math.Max(0, at - 100)..Math.Min(text.Length, at + 100)];
    }

    private static string FirstDifference(string one, string other)
    {
        var at = one.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"…{one[Math.Max(0, at - 60)..Math.Min(one.Length, at + 60)]}… became …{other[Math.Max(0, at - 60)..Math.Min(other.Length, at + 60)]}…";
    }

    [GeneratedRegex(@"\{(?<name>\w+)(:[^{}]*(\([^()]*(\([^()]*\)[^()]*)*\))?)?\??\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameter();

    /// <summary>Tokens of forms, numbers of requests, times, and identifiers drawn with a form.</summary>
    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*>|00-[0-9a-f]{32}-[0-9a-f]{16}-\d\d|\d+ (seconds?|minutes?) |name="Input\.Id" value="[^"]*"|value="[^"]*" name="Input\.Id"|id="Input_Id"[^>]*>|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Changing();

    private sealed record World(Statement Statement, TwoSecretaries Two, Contact Leaver, Contact Late, IReadOnlyList<(string Who, Browser Browser, Guid Contact)> Readers);
}
