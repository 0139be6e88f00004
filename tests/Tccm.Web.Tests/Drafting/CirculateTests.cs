using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Statements;
using Tccm.Testing;

namespace Tccm.Web.Tests.Drafting;

/// <summary>The draft becomes a revision: immutable, seen by its audience, its paragraphs followed.</summary>
public sealed class CirculateTests(Desktop portal) : IClassFixture<Desktop>
{
    private const string Changed = "We run what the Internet runs on.\n\nDecisions about it are far better when we are heard early.\n\nAsk us early.\n\nWe answer within two weeks.";

    [Fact]
    public async Task FirstRevision_IsSeenByMembersFromThenOn()
    {
        var draft = await portal.Given.Statement("On hearing").Saying(Desktop.Body).Draft();
        var member = await portal.Browser().SignInAsync(await portal.ParticipantAsync("Rowan Registry", "Pia Pine"));
        var browser = await portal.SecretaryAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await member.GetAsync($"/my/statements/{draft.Slug}")).Status);

        var page = await (await browser.GetAsync($"/drafting/{draft.Slug}/circulate"))
            .PressAsync("Circulate revision 1", ("Input.Date", DateTime.UtcNow.AddDays(4).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("Input.Zone", "UTC"));

        var now = await portal.NowAsync(draft);
        Assert.Equal((StatementStatus.InDiscussion, 1, 3), (now.Status, now.Text.Number, now.Text.Paragraphs.Count));
        Assert.Equal("UTC", now.CommentsUntil!.Value.ZoneId);
        Assert.Equal("You circulated revision 1 of “On hearing”. Members read it and are told.", page.Flash);
        Assert.Equal(1, await portal.AskAsync(db => db.AuditEntries.CountAsync(one => one.SubjectId == draft.Id && one.Act == "statement.circulated")));
        Assert.Equal("On hearing", (await member.GetAsync($"/my/statements/{draft.Slug}")).Heading);
    }

    [Fact]
    public async Task NextRevision_ComesWithASummaryThatWasDraftedAndFinished()
    {
        var statement = await InDiscussionWithChangesAsync();
        var browser = await portal.SecretaryAsync();
        var form = await browser.GetAsync($"/drafting/{statement.Slug}/circulate");
        Assert.Contains("Paragraph 4 is new", form.ValueOf("Input.Summary"), StringComparison.Ordinal);
        Assert.Equal(["¶2", "¶4"], form.All("form tbody th"));

        await form.PressAsync("Circulate revision 2", ("Input.Summary", "We say when we answer."));

        var now = await portal.NowAsync(statement);
        var (first, second) = (now.Revisions.Single(one => one.Number == 1), now.Text);
        Assert.Equal((2, "We say when we answer."), (second.Number, second.Summary));
        Assert.Equal(IdentityOf(first, 2), IdentityOf(second, 2));
        Assert.DoesNotContain(IdentityOf(second, 4), first.Paragraphs.Select(paragraph => paragraph.Identity));
    }

    [Fact]
    public async Task MatchMendedByHand_IsTheOneThatCounts()
    {
        var statement = await InDiscussionWithChangesAsync();
        var browser = await portal.SecretaryAsync();
        var form = await browser.GetAsync($"/drafting/{statement.Slug}/circulate");

        // Paragraph 2 is said to be new, and 4 to be what 2 was.
        await form.PressAsync("Circulate revision 2", ("Input.From[0].Earlier", ""), ("Input.From[1].Earlier", "2"));

        var now = await portal.NowAsync(statement);
        var first = now.Revisions.Single(one => one.Number == 1);
        Assert.Equal(IdentityOf(first, 2), IdentityOf(now.Text, 4));
        Assert.DoesNotContain(IdentityOf(now.Text, 2), first.Paragraphs.Select(paragraph => paragraph.Identity));
    }

    [Theory]
    [InlineData("7", "7")]
    [InlineData("two", "“two” is not the number of a paragraph")]
    public async Task ParagraphThatIsNone_IsRefusedAndNothingCirculated(string typed, string why)
    {
        var statement = await InDiscussionWithChangesAsync();
        var browser = await portal.SecretaryAsync();

        var page = await (await browser.GetAsync($"/drafting/{statement.Slug}/circulate")).PressAsync("Circulate revision 2", ("Input.From[0].Earlier", typed), ("Input.Summary", "Kept by the form."));

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains(why, Assert.Single(page.ErrorSummary), StringComparison.Ordinal);
        Assert.Equal("Kept by the form.", page.ValueOf("Input.Summary")!.Trim());
        Assert.Single((await portal.NowAsync(statement)).Revisions);
    }

    [Fact]
    public async Task WrittenOnMeanwhile_IsRefused()
    {
        var statement = await InDiscussionWithChangesAsync();
        var browser = await portal.SecretaryAsync();
        var form = await browser.GetAsync($"/drafting/{statement.Slug}/circulate");
        await (await browser.GetAsync($"/drafting/{statement.Slug}/write")).PressAsync("Save the draft", ("Input.Text", "Slipped in."));

        var page = await form.PressAsync("Circulate revision 2");

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("was written on since you opened this page", Assert.Single(page.ErrorSummary), StringComparison.Ordinal);
        Assert.Single((await portal.NowAsync(statement)).Revisions);
    }

    [Fact]
    public async Task SupportersReadIt_WhereTheyAreOfTheAudience()
    {
        var supporter = await portal.Browser().SignInAsync((await portal.Given.Supporter("Oak Institute").WithContact("Olga Oak", Domain.Organisations.ContactRoles.Participant)).Contact("Olga Oak"));
        var (narrow, wide) = (await portal.Given.Statement("For members").InDiscussion(), await portal.Given.Statement("For all of us").InDiscussion(StatementAudience.MembersAndSupporters));

        Assert.Equal(HttpStatusCode.NotFound, (await supporter.GetAsync($"/my/statements/{narrow.Slug}")).Status);
        Assert.Equal("For all of us", (await supporter.GetAsync($"/my/statements/{wide.Slug}")).Heading);
    }

    [Fact]
    public async Task CommentsAreOpenLonger_NeverShorter()
    {
        var statement = await portal.Given.Statement("More time").Until(portal.Clock.GetUtcNow().AddDays(4)).InDiscussion();
        var browser = await portal.SecretaryAsync();
        var form = await browser.GetAsync($"/drafting/{statement.Slug}/comments");

        var refused = await form.PressAsync("Give more time", ("Input.Date", Day(1)), ("Input.Zone", "UTC"));
        var done = await form.PressAsync("Give more time", ("Input.Date", Day(9)), ("Input.Zone", "UTC"));

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("longer only", refused.ErrorOf("Input.Date"), StringComparison.Ordinal);
        Assert.StartsWith("You gave more time: comments are open until", done.Flash, StringComparison.Ordinal);
        Assert.True((await portal.NowAsync(statement)).CommentsUntilAt > statement.CommentsUntilAt);
    }

    private static string Day(int days) => DateTime.UtcNow.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private async Task<Statement> InDiscussionWithChangesAsync()
    {
        var statement = await portal.Given.Statement("On answers").Saying(Desktop.Body).InDiscussion();
        await portal.AskAsync(async db =>
        {
            var now = (await db.StatementAsync(statement.Slug))!;
            now.Write(now.Kind, now.Process, now.Language, now.DraftTitle, Changed, Domain.Actor.Portal, portal.Clock.GetUtcNow());
            return await db.SaveChangesAsync();
        });
        return statement;
    }

    private static Guid IdentityOf(Revision revision, int number) => revision.Paragraphs.Single(paragraph => paragraph.Number == number).Identity;
}
