using System.Net;
using Tccm.Domain;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Testing;

namespace Tccm.Web.Tests.Output;

/// <summary>SECURITY.md, C10: the same vectors as Markdown, through the front door. Each is refused in words, or shown as words and harmless links.</summary>
public sealed class HostileMarkdownTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task Text_IsRefusedOrShownAndNeverRun()
    {
        var harm = await LearnedAsync();
        var accepted = Accepted(vector => StatementText.Parse(TitledText.BodyOf(TitledText.Join("A title", vector))));
        var body = string.Join("\n\n", accepted.Aggregate(new List<string>(), (kept, vector) => IsRead([.. kept, vector]) ? [.. kept, vector] : kept));
        var rowan = await portal.Given.Member("Rowan Registry").WithContact("Ann Arch", ContactRoles.Signatory | ContactRoles.Participant | ContactRoles.Representative);
        var ann = rowan.Contact("Ann Arch");
        var talked = await portal.Given.Statement("Talked of").Saying("We run it.\n\n" + body).InDiscussion();
        await portal.Given.CirculatedAgain(talked, "We do run it.\n\n" + string.Join("\n\n", body.Split("\n\n").Reverse()));
        var open = await portal.Given.Statement("Open").Saying(body).Open();
        var published = await portal.Given.Statement("Published").Saying(body).SignedBy(ann).Published();
        await portal.Given.NextPurpose(words: body);
        var (member, secretary, nobody) = (await portal.Browser().SignInAsync(ann), await portal.Browser().SignInAsync(await portal.Given.Secretary("Sam Sloe")), portal.Browser());

        var read = new List<string>();
        foreach (var (browser, path) in new[]
        {
            (nobody, $"/statements/{published.Slug}"), (nobody, "/purpose"), (member, $"/statements/{open.Slug}/sign/{ann.Id}"), (member, $"/my/statements/{open.Slug}"), (member, $"/my/statements/{talked.Slug}"),
            (member, $"/my/statements/{talked.Slug}/compare"), (member, $"/my/statements/{talked.Slug}/compare?side=true"), (member, "/my/purpose/" + ann.Id), (secretary, $"/drafting/{talked.Slug}"), (secretary, $"/drafting/{talked.Slug}/write"),
            (secretary, $"/secretariat/statements/{open.Slug}"), (secretary, "/secretariat/purpose"),
        })
        {
            var page = await browser.GetAsync(path);
            if (path != "/my/purpose/" + ann.Id) page.Is(HttpStatusCode.OK);
            read.Add(page.Body);
            Assert.Equal([], harm.In(page.Body).Select(one => $"{path}: {one}"));
        }

        Assert.True(accepted.Count is > 30 && accepted.Count < Hostile.Vectors.Count - 30, $"{accepted.Count} of {Hostile.Vectors.Count} are read.");
        Assert.All(read.Take(5), page => Assert.Contains("alert(1)", page, StringComparison.Ordinal));
        Assert.Equal([], accepted.Where(vector => StatementText.Parse(vector).Paragraphs.SelectMany(paragraph => paragraph.Runs).Any(run => run.Link is { } link && !link.StartsWith("https://", StringComparison.Ordinal) && !link.StartsWith("mailto:", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task CommentsAndSuggestions_AreRefusedOrShownAndNeverRun()
    {
        var harm = await LearnedAsync();
        var ann = (await portal.Given.Member("Elm Registry").WithContact("Eva Elm", ContactRoles.Participant)).Contact("Eva Elm");
        var statement = await portal.Given.Statement("Commented").InDiscussion();
        var discussion = portal.Given.Discussion(statement);
        var (said, suggested) = (0, 0);
        foreach (var vector in Hostile.Vectors.Select(vector => vector.Replace("\0", "", StringComparison.Ordinal)))
        {
            if (await Tried(() => discussion.CommentAsync(ann, 1, vector))) said++;
            if (await Tried(() => discussion.SuggestAsync(ann, 2, vector, "Because " + vector))) suggested++;
        }
        var (member, secretary) = (await portal.Browser().SignInAsync(ann), await portal.Browser().SignInAsync(await portal.Given.Secretary("Sue Sloe")));

        var read = "";
        foreach (var (browser, path) in new[] { (member, $"/my/statements/{statement.Slug}?unfold=1"), (member, $"/my/statements/{statement.Slug}?unfold=2"), (member, $"/my/statements/{statement.Slug}?show=mine"), (secretary, $"/drafting/{statement.Slug}") })
        {
            var page = (await browser.GetAsync(path)).Is(HttpStatusCode.OK);
            read += page.Body;
            Assert.Equal([], harm.In(page.Body).Select(one => $"{path}: {one}"));
        }
        Assert.True(read.Split("alert(1)").Length > 60, "Few of them stand on a page.");
        Assert.True(said > 20 && suggested > 20, $"{said} comments, {suggested} suggestions");
    }

    [Fact]
    public void AddressOfAWebsite_IsRefusedUnlessItIsOneOfTheWeb()
    {
        var facts = new OrganisationFacts { LegalName = "Rowan Registry", DisplayName = "Rowan", Economy = "NZ", Operates = "Names.", Domains = [InternetDomain.Parse("rowan.test")], Operations = [new(OrganisationKind.CctldRegistry, "nz")] };

        var kept = Hostile.Vectors.Select(vector => KeptAs(facts with { Website = vector })).OfType<string>().ToList();

        Assert.All(kept, website => Assert.True(Uri.TryCreate(website, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" && website.IndexOfAny(['"', '<', '>', ' ']) < 0, website));
        Assert.NotNull(KeptAs(facts with { Website = "https://rowan.test/" }));
    }

    private static string? KeptAs(OrganisationFacts facts)
    {
        try
        {
            return Organisation.Enter(facts, "the story", Actor.Portal, DateTimeOffset.UnixEpoch).Website;
        }
        catch (DomainException)
        {
            return null;
        }
    }

    private static List<string> Accepted(Action<string> read) => [.. Hostile.Vectors.Where(vector =>
    {
        try
        {
            read(vector);
            return true;
        }
        catch (DomainException)
        {
            return false;
        }
    })];

    private static bool IsRead(List<string> paragraphs) => Accepted(_ => StatementText.Parse("We run it.\n\n" + string.Join("\n\n", paragraphs))).Count > 0;

    private static async Task<bool> Tried<T>(Func<Task<T>> act)
    {
        try
        {
            await act();
            return true;
        }
        catch (DomainException)
        {
            return false;
        }
    }

    /// <summary>What pages are made of where a text has everything that a text may have.</summary>
    private async Task<Harm> LearnedAsync()
    {
        var harm = new Harm();
        var own = await portal.Given.Member("Honest Registry").WithContact("Hal Honest", ContactRoles.Signatory | ContactRoles.Participant | ContactRoles.Representative);
        var hal = own.Contact("Hal Honest");
        const string Body = "## Head\n\nWe **run** *it*, `all` of [it](https://it.test).\n\n> Said.\n\n- One\n- Two\n\n1. One\n2. Two\\\nbroken";
        var talked = await portal.Given.Statement("Honestly talked of").Saying("We run it.\n\n" + Body).InDiscussion();
        await portal.Given.CirculatedAgain(talked, "We do run it.\n\nAnd more.\n\n" + Body + "\n\nIn the end.");
        await portal.Given.Discussion(talked).CommentAsync(hal, 1, "Hear **us**, `now`, [there](https://it.test).");
        await portal.Given.Discussion(talked).SuggestAsync(hal, 1, "We run it all.", "It is more.");
        var open = await portal.Given.Statement("Honestly open").Saying(Body).Open();
        var published = await portal.Given.Statement("Honestly published").Saying(Body).SignedBy(hal).Published();
        await portal.Given.NextPurpose(words: Body);
        await portal.Given.PurposeDraft(Body);
        var (member, secretary, nobody) = (await portal.Browser().SignInAsync(hal), await portal.Browser().SignInAsync(await portal.Given.Secretary("Hank Honest")), portal.Browser());
        foreach (var (browser, path) in new[]
        {
            (nobody, $"/statements/{published.Slug}"), (nobody, "/purpose"), (member, $"/statements/{open.Slug}/sign/{hal.Id}"), (member, $"/my/statements/{open.Slug}"), (member, $"/my/statements/{talked.Slug}?unfold=1"),
            (member, $"/my/statements/{talked.Slug}"), (member, $"/my/statements/{talked.Slug}?show=mine"), (member, $"/my/statements/{talked.Slug}/compare"), (member, $"/my/statements/{talked.Slug}/compare?side=true"), (member, "/my/purpose/" + hal.Id),
            (secretary, $"/drafting/{talked.Slug}"), (secretary, $"/drafting/{talked.Slug}/write"), (secretary, $"/secretariat/statements/{open.Slug}"), (secretary, "/secretariat/purpose"),
        }) harm.Learn((await browser.GetAsync(path)).Body);
        return harm;
    }
}
