using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tccm.Domain;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Translations;
using Tccm.Testing;
using Tccm.Web.Tests.Documents;

namespace Tccm.Web.Tests.Statements;

/// <summary>
/// No word of a translation is read by anybody before its hour: every address that the portal answers is asked, at each
/// stage of the text, by those who may not read it.
/// </summary>
public sealed partial class TranslationLeakTests(Portal portal) : IClassFixture<Portal>
{
    private const string Canary = "quillwort";

    [Fact]
    public async Task BeforePublication_NoAddressTellsTheWordsToWhoDoesNotReadTheText()
    {
        var ann = (await portal.Given.Member("Aspen Registry").WithContact("Ann Arch", ContactRoles.Participant).WithContact("Sid Sand", ContactRoles.Signatory)).Contact("Ann Arch");
        var sue = (await portal.Given.Supporter("Sallow Society").WithContact("Sue Sage", ContactRoles.Participant | ContactRoles.Representative)).Contact("Sue Sage");
        var lil = (await portal.Given.Member("Birch Registry").WithListener("Lil Lake")).Contact("Lil Lake");
        var statement = await portal.Given.Statement("Keep it open").InDiscussion();
        var (early, offered) = (await portal.Given.TranslationShown(statement, ann, "fr", $"{Canary} un", "Nous le faisons.\n\nÉcoutez."), await portal.Given.TranslationOffered(statement, ann, "de", $"{Canary} eins", "Wir tun es.\n\nHört."));
        await portal.Given.CirculatedAgain(statement, "We run it.\n\nHear us, please.");
        var (shown, written) = (await portal.Given.TranslationShown(statement, ann, "fr", $"{Canary} deux", "Nous le faisons.\n\nÉcoutez, s'il vous plaît."), await portal.Given.TranslationWritten(statement, ann, "es", $"{Canary} dos", "Lo hacemos.\n\nOíd."));
        var translations = new[] { early, offered, shown, written };
        var (nobody, supporter, listener) = (portal.Browser(), await portal.Browser().SignInAsync(sue), await portal.Browser().SignInAsync(lil));

        await NowhereAsync(statement, translations, nobody, supporter);
        // Who reads the text sees what was looked over, and nothing of what was not.
        var read = await ReadAsync(statement, translations, listener);
        Assert.Contains(read, answer => answer.Contains($"{Canary} deux", StringComparison.Ordinal));
        Assert.DoesNotContain(read, answer => answer.Contains($"{Canary} dos", StringComparison.Ordinal) || answer.Contains($"{Canary} eins", StringComparison.Ordinal));

        await ChangeAsync(statement, text => text.OpenForSignature(new(portal.Clock.GetUtcNow().AddDays(3), "UTC"), Actor.Portal, portal.Clock.GetUtcNow()));
        await NowhereAsync(statement, translations, nobody, supporter);
        await SignAsync(statement, ann.Organisation.Contact("Sid Sand"));
        await ChangeAsync(statement, text => text.Close(Actor.Portal, portal.Clock.GetUtcNow()));
        await NowhereAsync(statement, translations, nobody, supporter);
        await portal.Given.Published(statement);

        // Published: the one that was looked over, of the text that was published; none of another revision.
        var after = await ReadAsync(statement, translations, nobody);
        Assert.Contains(after, answer => answer.Contains($"{Canary} deux", StringComparison.Ordinal));
        Assert.DoesNotContain(after, answer => Canaries().Matches(answer).Any(match => match.Value != $"{Canary} deux"));
    }

    private async Task NowhereAsync(Statement statement, Translation[] translations, params Browser[] browsers)
    {
        foreach (var browser in browsers)
        {
            var read = await ReadAsync(statement, translations, browser);
            Assert.True(read.Count > 150, $"{read.Count} answers");
            Assert.DoesNotContain(read, answer => answer.Contains(Canary, StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain(read, answer => answer.Contains("/in/fr", StringComparison.Ordinal) && !answer.StartsWith("404", StringComparison.Ordinal) && !answer.StartsWith("302", StringComparison.Ordinal));
        }
    }

    private async Task<List<string>> ReadAsync(Statement statement, Translation[] translations, Browser browser)
    {
        var read = new List<string>();
        foreach (var path in Routes().SelectMany(route => Filled(route, statement, translations)).Concat(["/statements?q=" + Canary, "/statements?q=deux"]).Distinct())
        {
            using var answer = await browser.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            var bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
            var body = bytes.AsSpan().StartsWith("%PDF"u8) ? await Paper.TextAsync(bytes) : await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            // A query comes back in the box that it was typed into.
            read.Add($"{(int)answer.StatusCode} {path}\n{(path.Contains("?q=", StringComparison.Ordinal) ? body.Replace($"value=\"{Canary}\"", "", StringComparison.Ordinal).Replace($"“{Canary}”", "", StringComparison.Ordinal) : body)}".Replace($"?q={Canary}", "", StringComparison.Ordinal));
        }
        return read;
    }

    private IReadOnlyList<string> Routes() =>
        [.. portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null || endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") != false)
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/')).Where(route => !route.Contains("{*", StringComparison.Ordinal) && !route.StartsWith("/health", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The route for each translation and each of its languages and forms.</summary>
    private static IEnumerable<string> Filled(string route, Statement statement, Translation[] translations) =>
        translations.SelectMany(one => new[] { "pdf", "md" }.Select(extension => Parameter().Replace(route, match => match.Groups["name"].Value switch
        {
            "slug" => statement.Slug,
            "language" => one.Language,
            "extension" => extension,
            "id" => one.Id.ToString(),
            "handler" or "contact" when match.Value.Contains('?', StringComparison.Ordinal) => "",
            "revision" => "2",
            "code" => "404",
            "kind" => "members",
            _ => Guid.Empty.ToString(),
        }).TrimEnd('/') is { Length: > 0 } path ? path : "/")).Distinct();

    private Task<int> ChangeAsync(Statement statement, Action<Statement> change) => portal.AskAsync(async db =>
    {
        change((await db.StatementAsync(statement.Slug))!);
        return await db.SaveChangesAsync();
    });

    private Task<int> SignAsync(Statement statement, Contact by) => portal.AskAsync(async db =>
    {
        var contact = await db.LockedContactAsync(by.Id);
        var text = (await db.StatementAsync(statement.Slug))!;
        text.Sign(Guid.CreateVersion7(), contact, text.Text.Sha256, new Authority(AuthorityBasis.Officer, null), declared: true, portal.Clock.GetUtcNow());
        return await db.SaveChangesAsync();
    });

    [GeneratedRegex(@"\{(?<name>\w+)(:[^{}]*(\([^()]*(\([^()]*\)[^()]*)*\))?)?\??\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameter();

    [GeneratedRegex("quillwort \\w+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Canaries();
}
