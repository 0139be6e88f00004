using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tccm.Domain.Discussion;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Testing;
using Tccm.Web.Tests.Documents;

namespace Tccm.Web.Tests.Discussion;

/// <summary>
/// While a window hides them, nobody outside an organisation learns that it took a position or marked a paragraph: every
/// address that the portal answers is read before and after, by everybody else, and says the same to the letter.
/// </summary>
public sealed partial class LeakTests(Portal portal) : IClassFixture<Portal>
{
    private const string Canary = "quillwort";

    [Fact]
    public async Task WhileTheWindowIsOpen_NoAddressTellsAnybodyElseOfAPositionOrAMark()
    {
        var world = await BeginAsync();
        var routes = Routes();
        var first = await ReadAsync(world, routes);
        var before = await ReadAsync(world, routes);
        // What reading itself changes: an export is audited, and the secretariat's pages show that it was made.
        var byReading = before.Where(answer => first[answer.Key] != answer.Value).Select(answer => answer.Key).ToHashSet(StringComparer.Ordinal);
        var (letters, acts) = await KeptAsync();

        await TakeAsync(world);
        var after = await ReadAsync(world, routes);

        Assert.Equal(7, await portal.AskAsync(db => db.Positions.CountAsync(one => one.OrganisationId == world.Own.Id)));
        Assert.True(before.Count > 400, $"{before.Count} answers");
        Assert.Contains(before, answer => answer.Value.StartsWith("200", StringComparison.Ordinal) && answer.Key.Contains("/positions", StringComparison.Ordinal));
        Assert.DoesNotContain(after, answer => answer.Value.Contains(Canary, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(byReading, key => !key.StartsWith("secretary ", StringComparison.Ordinal));
        Assert.True(byReading.Count <= 12, string.Join('\n', byReading.Select(key => $"{key}: {FirstDifference(first[key], before[key])}")));
        Assert.DoesNotContain(byReading, key => after[key].Split("Aspen Registry").Length != before[key].Split("Aspen Registry").Length);
        var told = before.Where(answer => !byReading.Contains(answer.Key) && after[answer.Key] != answer.Value).Select(answer => $"{answer.Key}: {FirstDifference(answer.Value, after[answer.Key])}").ToList();
        Assert.True(told.Count == 0, string.Join('\n', told));
        Assert.Equal((letters, acts), await KeptAsync());
    }

    [Fact]
    public async Task OnceItIsOver_TheSameCanaryIsReadByMembersAndMarksAreNot()
    {
        var world = await BeginAsync();
        await TakeAsync(world);

        await portal.Given.Discussion(world.Statement).EndWindowAsync();
        var after = await ReadAsync(world, Routes());

        string Read(string who) => string.Join(' ', after.Where(answer => answer.Key.StartsWith(who, StringComparison.Ordinal)).Select(answer => answer.Value));
        foreach (var who in new[] { "participant", "listener", "secretary" }) Assert.Contains($"{Canary} reason", Read(who), StringComparison.Ordinal);
        foreach (var who in new[] { "supporter", "nobody" }) Assert.DoesNotContain(Canary, Read(who), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(after, answer => answer.Value.Contains("<strong>not for us</strong>", StringComparison.Ordinal));
    }

    private async Task<World> BeginAsync()
    {
        var own = await portal.Given.Member("Aspen Registry").WithContact("Ann Arch", ContactRoles.Participant).WithContact("Abe Ash", ContactRoles.Participant);
        var other = await portal.Given.Member("Birch Registry").WithContact("Ben Bay", ContactRoles.Participant | ContactRoles.Representative | ContactRoles.Signatory).WithListener("Lil Lake");
        var supporter = await portal.Given.Supporter("Sallow Society").WithContact("Sue Sage", ContactRoles.Participant | ContactRoles.Representative);
        var statement = await portal.Given.Statement("Keep it open").InDiscussion(StatementAudience.MembersAndSupporters).Saying("We run it.\n\nHear us.\n\nWe answer for it.");
        var discussion = portal.Given.Discussion(statement);
        var comment = await discussion.CommentAsync(own.Contact("Ann Arch"), 1, "We would say it louder.");
        await discussion.WindowAsync();
        var secretary = await portal.Given.Secretary("Sam Sloe");
        // That somebody has a login, and when they came in, is no trace of what they think.
        foreach (var contact in own.CurrentContacts) await portal.EnrolAsync(contact.Person.Email);
        return new World(statement, own, comment.Id,
        [
            ("participant", await portal.Browser().SignInAsync(other.Contact("Ben Bay")), other.Contact("Ben Bay").Id),
            ("listener", await portal.Browser().SignInAsync(other.Contact("Lil Lake")), other.Contact("Lil Lake").Id),
            ("supporter", await portal.Browser().SignInAsync(supporter.Contact("Sue Sage")), supporter.Contact("Sue Sage").Id),
            ("secretary", await portal.Browser().SignInAsync(secretary), own.Contact("Ann Arch").Id),
            ("nobody", portal.Browser(), own.Contact("Ann Arch").Id),
        ]);
    }

    private async Task TakeAsync(World world)
    {
        var ann = world.Own.Contact("Ann Arch");
        var ask = await portal.Browser().SignInAsync(ann);
        var sheet = await ask.GetAsync($"/my/statements/{world.Statement.Slug}/positions/{ann.Id}");
        var kept = await sheet.SubmitAsync(("Input.Stance.1", "Concern"), ("Input.Reason.1", $"{Canary} reason"), ("Input.Stance.2", "WouldSign"), ("Input.Stance.3", "WouldNotSign"), ("Input.Reason.3", $"{Canary} refusal"), ("Input.Stance.Whole", "NoPosition"));
        Assert.StartsWith("4 positions of Aspen Registry were kept", kept.Flash, StringComparison.Ordinal);
        // A colleague supersedes them; that leaves no more of a trace.
        var abe = world.Own.Contact("Abe Ash");
        var again = await (await portal.Browser().SignInAsync(abe)).GetAsync($"/my/statements/{world.Statement.Slug}/positions/{abe.Id}");
        await again.SubmitAsync(("Input.Reason.1", $"{Canary} reason, twice"), ("Input.Stance.2", "WithReservations"), ("Input.Stance.Whole", "WouldSign"));
        await portal.Given.Discussion(world.Statement).MarkAsync(ann, 2, Usability.NotForUs);
    }

    /// <summary>Every address that answers a GET, pages, downloads, exports and feeds alike.</summary>
    private IReadOnlyList<string> Routes() =>
        [.. portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null || endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") != false)
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/')).Where(route => !route.Contains("{*", StringComparison.Ordinal) && !route.StartsWith("/health", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal)];

    private static async Task<Dictionary<string, string>> ReadAsync(World world, IReadOnlyList<string> routes)
    {
        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (who, browser, contact) in world.Readers)
        {
            foreach (var route in routes.SelectMany(route => Filled(route, world, contact)))
            {
                var answer = await browser.GetAsync(route, follow: false);
                if (answer.Body.StartsWith("%PDF", StringComparison.Ordinal))
                {
                    read[$"{who} {route}"] = Changing().Replace(await Paper.TextAsync(await browser.Client.GetByteArrayAsync(new Uri(route, UriKind.Relative))), "~");
                    continue;
                }
                read[$"{who} {route}"] = $"{(int)answer.Status} {answer.RedirectedTo}\n{Changing().Replace(answer.Body, "~")}";
            }
        }
        return read;
    }

    private static IEnumerable<string> Filled(string route, World world, Guid contact)
    {
        var path = Parameter().Replace(route, match => match.Groups["name"].Value switch
        {
            "slug" => world.Statement.Slug,
            "identity" => world.Statement.Text.Paragraphs.Single(paragraph => paragraph.Number == 2).Identity.ToString(),
            "thread" => world.Comment.ToString(),
            "contact" => contact.ToString(),
            "id" or "subject" or "organisation" => world.Own.Id.ToString(),
            "person" => world.Own.Contact("Ann Arch").PersonId.ToString(),
            "kind" => "members",
            "handler" => "",
            "code" => "404",
            _ => Guid.Empty.ToString(),
        });
        yield return path;
        if (route.EndsWith("/{slug}", StringComparison.Ordinal))
        {
            yield return path + "?show=mine";
            yield return path + "?revision=1&unfold=1";
        }
        if (route.EndsWith("/positions", StringComparison.Ordinal)) yield return path + "?revision=1&of=p1";
    }

    private Task<(int Letters, int Acts)> KeptAsync() => portal.AskAsync(async db => (await db.Outbox.CountAsync(),
        await db.AuditEntries.CountAsync(act => act.Act.StartsWith("position") || act.Act.StartsWith("use") || act.Act.StartsWith("paragraph") || act.Subject == "PositionRound")));

    private static string FirstDifference(string one, string other)
    {
        var at = one.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"…{one[Math.Max(0, at - 60)..Math.Min(one.Length, at + 60)]}… became …{other[Math.Max(0, at - 60)..Math.Min(other.Length, at + 60)]}…";
    }

    /// <summary>Tokens of forms, numbers of requests, times, and what an export says of its own making.</summary>
    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*>|00-[0-9a-f]{32}-[0-9a-f]{16}-\d\d|\d{1,2}:\d\d(:\d\d)?|\d+ (seconds?|minutes?) |name="Input\.Id" value="[^"]*"|value="[^"]*" name="Input\.Id"|id="Input_Id"[^>]*>""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Changing();

    [GeneratedRegex(@"\{(?<name>\w+)[^}]*\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameter();

    private sealed record World(Statement Statement, Organisation Own, Guid Comment, IReadOnlyList<(string Who, Browser Browser, Guid Contact)> Readers);
}
