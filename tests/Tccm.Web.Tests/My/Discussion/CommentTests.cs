using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Discussion;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Testing;

namespace Tccm.Web.Tests.My.Discussion;

/// <summary>Four people of three organisations, one of a supporter, a listener and a secretary, in one discussion.</summary>
public sealed class CommentTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task Participants_CommentAnswerSuggestResolveAndReopen()
    {
        var (statement, ann, ben, cleo) = await BeginAsync();
        var (at, bt, ct) = (await portal.Browser().SignInAsync(ann), await portal.Browser().SignInAsync(ben), await portal.Browser().SignInAsync(cleo));

        var commented = await (await at.GetAsync($"/my/statements/{statement.Slug}/comment/{ann.Id}?revision=1&paragraph=2")).SubmitAsync(("Input.Words", "Hear us **first**."));
        var comment = Assert.Single(await CommentsAsync(statement));
        var answered = await (await bt.GetAsync($"/my/statements/{statement.Slug}/threads/{comment.Id}/reply/{ben.Id}")).SubmitAsync(("Input.Words", "And last."));
        var look = await (await ct.GetAsync($"/my/statements/{statement.Slug}/suggest/{cleo.Id}?revision=1&paragraph=2")).PressAsync("Look at it", ("Input.Replacement", "Hear us first."));
        Assert.Equal(2, (await CommentsAsync(statement)).Count);
        var suggested = await look.PressAsync("Suggest for Cedar Registry", ("Input.Words", "It says when."));
        var resolved = await (await at.GetAsync($"/my/statements/{statement.Slug}/threads/{comment.Id}/resolve/{ann.Id}")).SubmitAsync();

        Assert.Equal("You commented on paragraph 2 for Aspen Registry.", commented.Flash);
        Assert.Equal($"/my/statements/{statement.Slug}?unfold=2#p2", commented.RedirectedTo + "#p2");
        Assert.Equal("first", commented.Find(".talk strong")?.TextContent);
        Assert.Equal("You answered for Birch Registry.", answered.Flash);
        Assert.Contains("first", look.All(".difference ins").Single(), StringComparison.Ordinal);
        Assert.StartsWith("You suggested other words for paragraph 2 for Cedar Registry.", suggested.Flash, StringComparison.Ordinal);
        Assert.Equal("The thread was resolved.", resolved.Flash);
        Assert.Contains("1 thread settled", resolved.Text, StringComparison.Ordinal);
        Assert.Equal(["comment.made", "comment.answered", "suggestion.made", "comment.resolved"], await portal.AskAsync(db => db.AuditEntries
            .Where(act => act.Subject == "Comment" || act.Subject == "Suggestion").Where(act => new[] { ann.PersonId, ben.PersonId, cleo.PersonId }.Contains(act.PersonId!.Value)).OrderBy(act => act.Id).Select(act => act.Act).ToListAsync()));
        await (await at.GetAsync($"/my/statements/{statement.Slug}/threads/{comment.Id}/reopen/{ann.Id}")).SubmitAsync();
        Assert.Null((await CommentsAsync(statement)).Single(one => one.Id == comment.Id).ResolvedAt);
    }

    [Fact]
    public async Task Secretariat_CommentsUnderTheAddressWithoutAContact_AndNobodyElseFindsIt()
    {
        var (statement, ann, _, _) = await BeginAsync();
        var sam = await portal.Browser().SignInAsync(await portal.Given.Secretary("Sam Sloe"));
        var address = $"/my/statements/{statement.Slug}/comment";

        var done = await (await sam.GetAsync(address + "?revision=1")).SubmitAsync(("Input.Words", "Please answer by Friday."));
        var other = await (await portal.Browser().SignInAsync(ann)).GetAsync(address + "?revision=1");

        Assert.Equal("You commented on the whole text for the secretariat.", done.Flash);
        Assert.Contains("The secretariat", done.Find("#whole .by")?.TextContent, StringComparison.Ordinal);
        other.Is(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task WhoDoesNotTakePart_ReadsWithoutFormsOrFindsNothing()
    {
        var (statement, ann, _, _) = await BeginAsync();
        var comment = await portal.Given.Discussion(statement).CommentAsync(ann, 1, "We say so.");
        var lil = (await portal.Given.Member("Larch Registry").WithListener("Lil Lake")).Contact("Lil Lake");
        var sue = (await portal.Given.Supporter("Sallow Society").WithContact("Sue Sage", ContactRoles.Participant)).Contact("Sue Sage");
        var (listener, supporter) = (await portal.Browser().SignInAsync(lil), await portal.Browser().SignInAsync(sue));

        var page = (await listener.GetAsync($"/my/statements/{statement.Slug}")).Is(HttpStatusCode.OK);

        Assert.Contains("We say so.", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Comment or suggest", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(page.All("a"), link => link is "Answer" or "Resolve");
        foreach (var address in new[] { $"comment/{lil.Id}", $"suggest/{lil.Id}?paragraph=1", $"threads/{comment.Id}/reply/{lil.Id}", $"threads/{comment.Id}/resolve/{lil.Id}" })
        {
            (await listener.GetAsync($"/my/statements/{statement.Slug}/{address}")).Is(HttpStatusCode.NotFound);
            (await listener.PostAsync($"/my/statements/{statement.Slug}/{address}", ("Input.Words", "No."))).Is(HttpStatusCode.NotFound);
        }
        foreach (var address in new[] { "", "/positions", $"/comment/{sue.Id}", $"/paragraphs/{statement.Text.Paragraphs.First().Identity}" })
            (await supporter.GetAsync($"/my/statements/{statement.Slug}{address}")).Is(HttpStatusCode.NotFound);
        Assert.Single(await CommentsAsync(statement));
    }

    [Fact]
    public async Task SupporterInTheAudience_Comments()
    {
        var sue = (await portal.Given.Supporter("Sallow Society").WithContact("Sue Sage", ContactRoles.Participant)).Contact("Sue Sage");
        var statement = await portal.Given.Statement("For both").InDiscussion(StatementAudience.MembersAndSupporters);
        var browser = await portal.Browser().SignInAsync(sue);

        var done = await (await browser.GetAsync($"/my/statements/{statement.Slug}/comment/{sue.Id}?paragraph=1&revision=1")).SubmitAsync(("Input.Words", "Well said."));

        Assert.Equal("You commented on paragraph 1 for Sallow Society.", done.Flash);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\u200b")]
    [InlineData("![a picture](https://example.org/x.png)")]
    public async Task WordsThatCannotBeShown_AreRefusedWithNothingLost(string words)
    {
        var (statement, ann, _, _) = await BeginAsync();
        var browser = await portal.Browser().SignInAsync(ann);

        var page = await (await browser.GetAsync($"/my/statements/{statement.Slug}/comment/{ann.Id}?revision=1&paragraph=1")).SubmitAsync(("Input.Words", words));

        page.Is(HttpStatusCode.Conflict);
        Assert.NotNull(page.ErrorOf("Input.Words"));
        Assert.Equal(words, page.ValueOf("Input.Words"));
        Assert.Empty(await CommentsAsync(statement));
    }

    [Fact]
    public async Task PageOpenedWithoutARevision_CommentsOnTheOneThatItShowed()
    {
        var (statement, ann, _, _) = await BeginAsync();
        var browser = await portal.Browser().SignInAsync(ann);
        var form = await browser.GetAsync($"/my/statements/{statement.Slug}/comment/{ann.Id}?paragraph=2");
        await portal.Given.Discussion(statement).RewriteAsync("Before all of this: listen.\n\nQuite another text.");

        await form.SubmitAsync(("Input.Words", "Said of the first revision."));

        Assert.Equal(statement.Text.Id, Assert.Single(await CommentsAsync(statement)).RevisionId);
        foreach (var unreadable in new[] { "revision=99999999999", "revision=1&paragraph=second" })
            (await browser.GetAsync($"/my/statements/{statement.Slug}/comment/{ann.Id}?{unreadable}")).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task CommentsThatAreOver_AreRefusedWithTheWordsKept()
    {
        var (_, ann, _, _) = await BeginAsync();
        var statement = await portal.Given.Statement("Closed talk").InDiscussion().Until(DateTimeOffset.UtcNow.AddSeconds(2));
        var browser = await portal.Browser().SignInAsync(ann);
        var form = await browser.GetAsync($"/my/statements/{statement.Slug}/comment/{ann.Id}?revision=1");
        await Task.Delay(TimeSpan.FromSeconds(3), TestContext.Current.CancellationToken);

        var page = await form.SubmitAsync(("Input.Words", "One more thing."));

        page.Is(HttpStatusCode.Conflict);
        Assert.StartsWith("Comments were open until", page.ErrorSummary.Single(), StringComparison.Ordinal);
        Assert.Equal("One more thing.", page.ValueOf("Input.Words"));
        Assert.Empty(await CommentsAsync(statement));
    }

    [Fact]
    public async Task WhatWasSaidOfAnEarlierRevision_StandsBesideItsParagraphMarkedAndGoesToTheEndWhereThatIsGone()
    {
        var (statement, ann, ben, _) = await BeginAsync();
        var discussion = portal.Given.Discussion(statement);
        await discussion.CommentAsync(ann, 1, "Of the first.");
        await discussion.CommentAsync(ben, 2, "Of the second.");
        await discussion.RewriteAsync("Before all of this: listen.\n\nWe run what the Internet runs on, every day.");
        var browser = await portal.Browser().SignInAsync(ann);

        var now = await browser.GetAsync($"/my/statements/{statement.Slug}");
        var then = await browser.GetAsync($"/my/statements/{statement.Slug}?revision=1");

        Assert.Contains("Of the first.", now.Find("#p2 + .talk")?.TextContent, StringComparison.Ordinal);
        Assert.Contains("on r1 ¶1", now.Find("#p2 + .talk")?.TextContent, StringComparison.Ordinal);
        Assert.Contains("Of the second.", now.Find("#gone")?.TextContent, StringComparison.Ordinal);
        Assert.Contains("Of the second.", then.Find("#p2 + .talk")?.TextContent, StringComparison.Ordinal);
        Assert.Null(then.Find("#gone"));
        Assert.DoesNotContain("Comment or suggest", then.Text, StringComparison.Ordinal);
        (await browser.GetAsync($"/my/statements/{statement.Slug}?revision=3")).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task SuggestionOfARevisionThatMovedOn_IsRefusedAndACommentStaysOnIt()
    {
        var (statement, ann, _, _) = await BeginAsync();
        var browser = await portal.Browser().SignInAsync(ann);
        var suggest = await browser.GetAsync($"/my/statements/{statement.Slug}/suggest/{ann.Id}?revision=1&paragraph=2");
        var comment = await browser.GetAsync($"/my/statements/{statement.Slug}/comment/{ann.Id}?revision=1&paragraph=2");
        await portal.Given.Discussion(statement).RewriteAsync("Something else altogether stands here now.");

        var refused = await suggest.PressAsync("Suggest for Aspen Registry", ("Input.Replacement", "Hear us first."));
        await comment.SubmitAsync(("Input.Words", "Of the old words."));

        refused.Is(HttpStatusCode.Conflict);
        Assert.Equal("Hear us first.", refused.ValueOf("Input.Replacement"));
        var kept = Assert.Single(await CommentsAsync(statement));
        Assert.Equal(statement.Text.Id, kept.RevisionId);
    }

    private async Task<(Statement Statement, Contact Ann, Contact Ben, Contact Cleo)> BeginAsync() => (
        await portal.Given.Statement("Keep it open").InDiscussion(),
        (await portal.Given.Member("Aspen Registry").WithContact("Ann Arch", ContactRoles.Participant)).Contact("Ann Arch"),
        (await portal.Given.Member("Birch Registry").WithContact("Ben Bay", ContactRoles.Participant)).Contact("Ben Bay"),
        (await portal.Given.Member("Cedar Registry").WithContact("Cleo Coast", ContactRoles.Participant)).Contact("Cleo Coast"));

    private Task<List<Comment>> CommentsAsync(Statement statement) => portal.AskAsync(db => db.Comments.Where(comment => comment.StatementId == statement.Id).OrderBy(comment => comment.SaidAt).ToListAsync());
}
