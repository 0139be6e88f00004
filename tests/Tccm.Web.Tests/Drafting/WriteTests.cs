using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Testing;

namespace Tccm.Web.Tests.Drafting;

/// <summary>The draft: the pen's alone, and each saving kept.</summary>
public sealed class WriteTests(Desktop portal) : IClassFixture<Desktop>
{
    [Fact]
    public async Task WhoDoesNotHoldThePen_FindsNoDraft()
    {
        var draft = await portal.Given.Statement("Ours to write").Draft();
        var participant = await portal.Browser().SignInAsync(await portal.ParticipantAsync("Rowan Registry", "Pia Pine"));

        foreach (var path in new[] { "", "/write", "/circulate", "/comments", "/pen", "/pen/lay-down" })
            Assert.Equal(HttpStatusCode.NotFound, (await participant.GetAsync($"/drafting/{draft.Slug}{path}")).Status);
        Assert.Equal("/account/sign-in", (await portal.Browser().GetAsync($"/drafting/{draft.Slug}", follow: false)).RedirectedTo?.Split('?')[0]);
        Assert.Equal(HttpStatusCode.NotFound, (await (await portal.SecretaryAsync()).GetAsync("/drafting/no-such-text/write")).Status);
    }

    [Fact]
    public async Task Saved_IsTheDraftAndNoRevision()
    {
        var draft = await portal.Given.Statement("On words").Draft();
        var browser = await portal.SecretaryAsync();

        var page = await (await browser.GetAsync($"/drafting/{draft.Slug}/write")).PressAsync("Save the draft", ("Input.Text", "Other words."));

        var now = await portal.NowAsync(draft);
        Assert.Equal((2, "Other words.\n"), (now.DraftNumber, now.DraftBody));
        Assert.Empty(now.Revisions);
        Assert.Equal(1, await portal.AskAsync(db => db.AuditEntries.CountAsync(one => one.SubjectId == draft.Id && one.Act == "statement.written")));
        Assert.Equal("You saved the draft of “On words”. Nobody sees it but those who hold the pen.", page.Flash);
        Assert.Equal(2, await portal.AskAsync(db => db.DraftTexts.CountAsync(one => one.StatementId == draft.Id)));
    }

    [Fact]
    public async Task ContactWhoHoldsThePen_WritesOnBehalfOfTheirOrganisation()
    {
        var holder = await portal.ParticipantAsync("Hazel Registry", "Hal Hazel");
        var draft = await portal.Given.Statement("Lent out").Draft();
        await portal.HandPenAsync(draft, holder);
        var browser = await portal.Browser().SignInAsync(holder);

        await (await browser.GetAsync($"/drafting/{draft.Slug}/write")).PressAsync("Save the draft", ("Input.Text", "Hal's words."));

        var saved = (await portal.NowAsync(draft)).Draft!;
        Assert.Equal(("Hal's words.\n", holder.OrganisationId, holder.PersonId), (saved.Body, saved.OrganisationId!.Value, saved.WrittenById!.Value));
    }

    [Fact]
    public async Task LookedAtAndThenSaved_IsSaved()
    {
        var statement = await portal.Given.Statement("On looking").Saying("We look.").InDiscussion();
        var browser = await portal.SecretaryAsync();
        var looked = await (await browser.GetAsync($"/drafting/{statement.Slug}/write")).PressAsync("Look at it", ("Input.Text", "We look twice."));
        Assert.Equal(["[added: twice]"], looked.All("ins"));
        Assert.Equal(1, (await portal.NowAsync(statement)).DraftNumber);

        await looked.PressAsync("Save the draft");

        Assert.Equal("We look twice.\n", (await portal.NowAsync(statement)).DraftBody);
    }

    [Fact]
    public async Task TwoWhoBeganWithTheSameText_TheSecondIsToldAndLosesNothing()
    {
        var draft = await portal.Given.Statement("On words").Draft();
        var (ann, bo) = (await portal.SecretaryAsync(), await portal.SecretaryAsync("Bo Birch"));
        var (first, second) = (await ann.GetAsync($"/drafting/{draft.Slug}/write"), await bo.GetAsync($"/drafting/{draft.Slug}/write"));

        await first.PressAsync("Save the draft", ("Input.Text", "Ann's words."));
        var told = await second.PressAsync("Save the draft", ("Input.Text", "Bo's words."));

        Assert.Equal(HttpStatusCode.Conflict, told.Status);
        Assert.StartsWith("Somebody else saved another text since you opened this page.", Assert.Single(told.ErrorSummary), StringComparison.Ordinal);
        Assert.Equal("Bo's words.", told.ValueOf("Input.Text")!.Trim());
        Assert.Equal("Ann's words.\n", (await portal.NowAsync(draft)).DraftBody);
    }

    [Fact]
    public async Task ClosedForSignature_IsNotWrittenAnyMore()
    {
        var draft = await portal.Given.Statement("On words").Draft();
        var browser = await portal.SecretaryAsync();
        var form = await browser.GetAsync($"/drafting/{draft.Slug}/write");
        await portal.AskAsync(async db =>
        {
            var statement = (await db.StatementAsync(draft.Slug))!;
            statement.OpenForSignature(new Deadline(portal.Clock.GetUtcNow().AddDays(1), "UTC"), Tccm.Domain.Actor.Portal, portal.Clock.GetUtcNow());
            statement.Close(Tccm.Domain.Actor.Portal, portal.Clock.GetUtcNow());
            return await db.SaveChangesAsync();
        });

        var page = await form.PressAsync("Save the draft", ("Input.Text", "Other words."));

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Equal(1, (await portal.NowAsync(draft)).DraftNumber);
    }
}
