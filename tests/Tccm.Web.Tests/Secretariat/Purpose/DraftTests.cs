using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Organisations;
using Tccm.Domain.Purpose;
using Tccm.Testing;
using Tccm.Web.Evidence;
using Tccm.Web.Setup;

namespace Tccm.Web.Tests.Secretariat.Purpose;

/// <summary>A database of its own, since there is one draft and one version in force for all.</summary>
public sealed class DraftTests(Portal portal) : IClassFixture<Portal>
{
    private const string Write = "/secretariat/purpose/write", Propose = "/secretariat/purpose/propose", Adopt = "/secretariat/purpose/adopt", SendBack = "/secretariat/purpose/send-back";

    [Fact]
    public async Task Draft_IsKeptShownAsADifferenceAndSeenByNobodyElse()
    {
        await portal.Given.PurposeVersion();
        await portal.Given.PurposeDraft();
        var browser = await SecretaryAsync("Ann Rowan");
        var form = await browser.GetAsync(Write);

        var page = await form.SubmitAsync(("Input.Text", "We operate the Internet's technical layer, each in our own voice.\n\n- We listen first.\n- We speak for ourselves."));

        var draft = await DraftAsync();
        Assert.Equal("You kept the draft.", page.Flash);
        Assert.Contains("each in our own voice", draft.Text, StringComparison.Ordinal);
        Assert.Contains("by Ann Rowan", page.Text, StringComparison.Ordinal);
        Assert.Contains("[added: voice]", page.All(".difference ins"));
        Assert.Contains("[removed: name]", page.All(".difference del"));
        Assert.Equal(1, await portal.AskAsync(db => db.AuditEntries.CountAsync(entry => entry.SubjectId == draft.Id && entry.Act == "purpose.draft-written" && entry.Sentence.Contains(draft.Sha256))));
        foreach (var path in new[] { "/purpose", "/purpose.json", "/purpose/1.1", "/sitemap.xml", "/" })
            Assert.DoesNotContain("own voice", (await portal.Browser().GetAsync(path)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StaleSave_IsRefusedAndWhatWasTypedStays()
    {
        await portal.Given.PurposeVersion();
        await portal.Given.PurposeDraft();
        var form = await (await SecretaryAsync("Ann Rowan")).GetAsync(Write);
        var kept = await portal.Given.PurposeDraft("Somebody was quicker.");

        var page = await form.SubmitAsync(("Input.Text", "My own words."));

        Assert.StartsWith("Somebody kept another text of this draft", Assert.Single(page.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.Equal("My own words.", page.ValueOf("Input.Text"));
        Assert.Equal(kept.Text, (await DraftAsync()).Text);
    }

    [Fact]
    public async Task TextThatMarkdownRefuses_IsToldAndStays()
    {
        await portal.Given.PurposeVersion();
        var browser = await SecretaryAsync("Ann Rowan");

        var page = await (await browser.GetAsync(Write)).PressAsync("Look at it", ("Input.Text", "Fine.\n\n| a | b |\n|---|---|"));

        Assert.Contains("makes a table", Assert.Single(page.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.StartsWith("Fine.", page.ValueOf("Input.Text"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ProposerWhoLeftTheSecretariat_CountsAsNobody()
    {
        await portal.Given.PurposeVersion();
        await portal.Given.PurposeDraft("We answer for what we run, all of us.");
        var cy = await portal.Given.Secretary("Cy Cedar");
        var (one, another) = (await portal.Browser().SignInAsync(cy), await SecretaryAsync("Di Dogwood"));
        await (await one.GetAsync(Propose)).SubmitAsync(("Input.Change", "Minor"));
        var form = await another.GetAsync(Adopt);
        await portal.AskAsync(db => db.People.Where(person => person.Id == cy.Id).ExecuteUpdateAsync(set => set.SetProperty(person => person.SecretariatSince, (DateTimeOffset?)null)));

        var page = await form.SubmitAsync();

        Assert.Contains("has left the secretariat since", Assert.Single(page.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.Null((await DraftAsync()).AdoptedVersionId);
    }

    [Fact]
    public async Task Major_IsProposedByOneAndAdoptedByAnother()
    {
        var rowan = await portal.Given.Member("Rowan Registry").WithSignatory("Sid Sand").WithListener("Lil Lime");
        var sallow = await portal.Given.Supporter("Sallow Society").WithSignatory("Sue Sage");
        await portal.Given.PurposeVersion();
        await portal.Given.PurposeDraft("We answer for what we run, and say so.");
        var before = await portal.AskAsync(db => db.PurposeInForceAsync());
        var (annPerson, boPerson) = (await portal.Given.Secretary("Ann Rowan"), await portal.Given.Secretary("Bo Birch"));
        var (ann, bo) = (await portal.Browser().SignInAsync(annPerson), await portal.Browser().SignInAsync(boPerson));

        var proposed = await (await ann.GetAsync(Propose)).SubmitAsync(("Input.Change", "Major"));
        var own = await ann.GetAsync(Adopt);
        var ownPost = await ann.PostAsync(Adopt, ("Input.Proposal", $"{(await DraftAsync()).Proposal!.Id}"));
        var form = await bo.GetAsync(Adopt);
        var page = await form.SubmitAsync();

        var number = $"{before!.Major + 1}.0";
        var version = (await portal.AskAsync(db => db.PurposeInForceAsync()))!;
        Assert.Contains($"as {number}, a major version", proposed.Flash, StringComparison.Ordinal);
        Assert.Null(own.Find("main form"));
        Assert.Contains("another member of the secretariat adopts it", Assert.Single(ownPost.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.Equal($"You adopted the Statement of Purpose {number}. Those who may sign for members and supporters are written to.", page.Flash);
        Assert.Equal((number, (Guid?)annPerson.Id, (Guid?)boPerson.Id, DateOnly.FromDateTime(DateTime.UtcNow).AddDays(60)), (version.Number, version.ProposedById, version.AdoptedById, version.SignAgainUntil));
        Assert.Equal(1, await portal.AskAsync(db => db.Leaves.CountAsync(leaf => leaf.ActId == version.Id && leaf.Type == "adopt")));
        Assert.Equal($"/my/purpose/{rowan.Contact("Sid Sand").Id}", (await portal.Mailbox.ToAsync(rowan.Contact("Sid Sand")))[^1].Link);
        Assert.Equal($"To sign again: the Statement of Purpose {number}", (await portal.Mailbox.ToAsync(sallow.Contact("Sue Sage")))[^1].Subject);
        Assert.Empty(await portal.Mailbox.ToAsync(rowan.Contact("Lil Lime")));
        Assert.Equal([$"To be adopted by a second: the Statement of Purpose {number}", $"Adopted: the Statement of Purpose {number}"], (await portal.Mailbox.ToAsync(boPerson.Email.Value)).Select(letter => letter.Subject));
        Assert.Empty((await VerifyAsync()).Wrong);
    }

    [Fact]
    public async Task Minor_AsksNobody()
    {
        var rowan = await portal.Given.Member("Rowan Registry").WithSignatory("Sid Sand");
        var before = await portal.Given.NextPurpose();
        await portal.Given.ProposedPurpose(words: "We answer for all that we run.");

        var page = await (await (await SecretaryAsync("Bo Birch")).GetAsync(Adopt)).SubmitAsync();

        Assert.Equal($"You adopted the Statement of Purpose {before.Major}.{before.Minor + 1}. Nobody is asked to sign again.", page.Flash);
        Assert.Empty(await portal.Mailbox.ToAsync(rowan.Contact("Sid Sand")));
    }

    [Fact]
    public async Task ChangedAfterTheProposal_IsNotAdoptedByTheOpenPage()
    {
        await portal.Given.ProposedPurpose();
        var form = await (await SecretaryAsync("Bo Birch")).GetAsync(Adopt);
        var before = (await portal.AskAsync(db => db.PurposeInForceAsync()))!.Number;
        var writer = await SecretaryAsync("Ann Rowan");

        var written = await (await writer.GetAsync(Write)).SubmitAsync(("Input.Text", "Slipped in after the proposal."));
        var page = await form.SubmitAsync();

        Assert.Equal("You kept the draft. The proposal to adopt it is void, since the text is another now.", written.Flash);
        Assert.Contains("not proposed any more", Assert.Single(page.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.Equal(before, (await portal.AskAsync(db => db.PurposeInForceAsync()))!.Number);
    }

    [Fact]
    public async Task SentBackWithWords_CanBeWrittenOn()
    {
        await portal.Given.ProposedPurpose();
        var browser = await SecretaryAsync("Bo Birch");
        var form = await browser.GetAsync(SendBack);

        var wordless = await form.SubmitAsync();
        var page = await form.SubmitAsync(("Input.Words", "Say it twice."));

        Assert.StartsWith("Say what should change", Assert.Single(wordless.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.Equal("You sent the proposal back. The draft can be written on.", page.Flash);
        Assert.Contains("Say it twice.", page.Find(".box.warn")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await DraftAsync()).Proposal);
    }

    [Fact]
    public async Task DayTooNear_IsRefusedBesideItsField()
    {
        await portal.Given.PurposeVersion();
        await portal.Given.PurposeDraft("Words of another day.");
        var browser = await SecretaryAsync("Ann Rowan");

        var page = await (await browser.GetAsync(Propose)).SubmitAsync(("Input.Change", "Major"), ("Input.SignAgainUntil", DateTime.UtcNow.AddDays(2).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));

        Assert.Contains("less than 14 days", page.Is(HttpStatusCode.Conflict).ErrorOf("Input.SignAgainUntil"), StringComparison.Ordinal);
        Assert.Null((await DraftAsync()).Proposal);
    }

    [Fact]
    public async Task ConfirmedByTwoAtOnce_IsAdoptedOnce()
    {
        var (bo, cy) = (await SecretaryAsync("Bo Birch"), await SecretaryAsync("Cy Cedar"));
        for (var round = 0; round < 15; round++)
        {
            await portal.Given.ProposedPurpose(words: $"Round {round}.");
            var versions = await portal.AskAsync(db => db.PurposeVersions.CountAsync());
            var (his, hers) = (await bo.GetAsync(Adopt), await cy.GetAsync(Adopt));

            var answers = await Race.AtOnceAsync(() => his.SubmitAsync(follow: false), () => hers.SubmitAsync(follow: false));

            Assert.Equal("Conflict, Found", string.Join(", ", answers.Select(answer => answer.Status.ToString()).Order(StringComparer.Ordinal)));
            Assert.Equal(versions + 1, await portal.AskAsync(db => db.PurposeVersions.CountAsync()));
        }
        Assert.Empty((await VerifyAsync()).Wrong);
    }

    [Fact]
    public async Task OldSignIn_IsAskedForThePassword()
    {
        await portal.Given.ProposedPurpose(words: "To be confirmed by a fresh sign-in.");
        var browser = await SecretaryAsync("Bo Birch");
        portal.Clock.Advance(TimeSpan.FromMinutes(6));

        var form = await browser.GetAsync(Adopt);
        var refused = await form.SubmitAsync();
        var page = await refused.SubmitAsync(("Input.Password", Portal.Password));

        portal.Clock.GoOn();
        Assert.Contains("Enter your password", refused.Is(HttpStatusCode.Conflict).ErrorOf("Input.Password"), StringComparison.Ordinal);
        Assert.StartsWith("You adopted the Statement of Purpose", page.Flash, StringComparison.Ordinal);
    }

    private async Task<Browser> SecretaryAsync(string name) => await portal.Browser().SignInAsync(await portal.Given.Secretary(name));

    private async Task<PurposeDraft> DraftAsync() => (await portal.AskAsync(db => db.PurposeDraftAsync()))!;

    private Task<Verified> VerifyAsync() => portal.AskAsync(db => new VerifyEvidence(db).RunAsync());
}
