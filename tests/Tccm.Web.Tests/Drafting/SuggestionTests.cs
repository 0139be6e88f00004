using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Statements;
using Tccm.Testing;

namespace Tccm.Web.Tests.Drafting;

/// <summary>Who holds the pen takes a suggestion in, with credit, or declines it with a reason.</summary>
public sealed class SuggestionTests(Desktop portal) : IClassFixture<Desktop>
{
    [Fact]
    public async Task Accepted_StandsInTheDraftAndIsCreditedInTheNextSummary()
    {
        var (statement, pia) = await DiscussedAsync();
        var suggestion = await portal.SuggestedAsync(statement, pia, 2, "Decisions about it are *far* better when we are heard.", "It is not a detail.");
        var browser = await portal.SecretaryAsync();

        var page = await (await browser.GetAsync($"/drafting/{statement.Slug}/suggestions/{suggestion.Id}")).PressAsync("Take it into the draft");

        var now = await portal.NowAsync(statement);
        Assert.Contains("are *far* better", now.DraftBody, StringComparison.Ordinal);
        Assert.Equal(suggestion.Id, now.Draft!.SuggestionId);
        Assert.NotNull((await portal.NowAsync(suggestion)).AcceptedAt);
        Assert.Equal($"You took the suggestion of {pia.Organisation.DisplayName} into the draft, with credit.", page.Flash);
        Assert.Contains($"suggestion by {pia.Organisation.DisplayName}", (await browser.GetAsync($"/drafting/{statement.Slug}/circulate")).ValueOf("Input.Summary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AcceptedAfterTheDraftMovedOn_TheTwoArePutTogether()
    {
        var (statement, pia) = await DiscussedAsync();
        var suggestion = await portal.SuggestedAsync(statement, pia, 3, "Ask us early, and twice.");
        var browser = await portal.SecretaryAsync();
        await (await browser.GetAsync($"/drafting/{statement.Slug}/write")).PressAsync("Save the draft", ("Input.Text", "A new beginning.\n\n" + Desktop.Body.Replace("Ask us early.", "Please ask us early.", StringComparison.Ordinal)));

        var form = await browser.GetAsync($"/drafting/{statement.Slug}/suggestions/{suggestion.Id}");
        await form.PressAsync("Take it into the draft", ("Input.Words", "Please ask us early, and twice."));

        Assert.Contains("Please ask us early.", form.Find(".box.warn")!.TextContent, StringComparison.Ordinal);
        Assert.EndsWith("when we are heard.\n\nPlease ask us early, and twice.\n", (await portal.NowAsync(statement)).DraftBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Declined_KeepsItWithTheReason()
    {
        var (statement, pia) = await DiscussedAsync();
        var suggestion = await portal.SuggestedAsync(statement, pia, 1, "We run it.");
        var browser = await portal.SecretaryAsync();
        var form = await browser.GetAsync($"/drafting/{statement.Slug}/suggestions/{suggestion.Id}/decline");

        var refused = await form.PressAsync("Decline the suggestion");
        var page = await form.PressAsync("Decline the suggestion", ("Input.Reason", "It says less."));

        var now = await portal.NowAsync(suggestion);
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("Say why", refused.ErrorOf("Input.Reason"), StringComparison.Ordinal);
        Assert.Equal(("It says less.", "We run it."), (now.DeclineReason, now.Replacement));
        Assert.NotNull(now.DeclinedAt);
        Assert.Contains("You declined the suggestion", page.Flash, StringComparison.Ordinal);
        Assert.Equal(1, (await portal.NowAsync(statement)).DraftNumber);
        Assert.Equal(1, await portal.AskAsync(db => db.AuditEntries.CountAsync(one => one.SubjectId == suggestion.Id && one.Act == "suggestion.declined")));
    }

    [Fact]
    public async Task DecidedTwice_IsRefused()
    {
        var (statement, pia) = await DiscussedAsync();
        var suggestion = await portal.SuggestedAsync(statement, pia, 1, "We run it.");
        var browser = await portal.SecretaryAsync();
        var (accept, decline) = (await browser.GetAsync($"/drafting/{statement.Slug}/suggestions/{suggestion.Id}"), await browser.GetAsync($"/drafting/{statement.Slug}/suggestions/{suggestion.Id}/decline"));

        await accept.PressAsync("Take it into the draft");
        var again = await decline.PressAsync("Decline the suggestion", ("Input.Reason", "No."));

        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.Contains("accepted already", Assert.Single(again.ErrorSummary), StringComparison.Ordinal);
        Assert.Null((await portal.NowAsync(suggestion)).DeclinedAt);
    }

    [Fact]
    public async Task WhoSuggestedIt_DoesNotDecide()
    {
        var (statement, pia) = await DiscussedAsync();
        var suggestion = await portal.SuggestedAsync(statement, pia, 1, "We run it.");
        var (own, secretary) = (await portal.Browser().SignInAsync(pia), await portal.SecretaryAsync());

        Assert.Equal(HttpStatusCode.NotFound, (await own.GetAsync($"/drafting/{statement.Slug}/suggestions/{suggestion.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await own.GetAsync($"/drafting/{statement.Slug}/suggestions/{suggestion.Id}/decline")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await secretary.GetAsync($"/drafting/{statement.Slug}/suggestions/{Guid.NewGuid()}")).Status);
        var other = await portal.Given.Statement("Another").InDiscussion();
        Assert.Equal(HttpStatusCode.NotFound, (await secretary.GetAsync($"/drafting/{other.Slug}/suggestions/{suggestion.Id}")).Status);
    }

    private async Task<(Statement Statement, Domain.Organisations.Contact Pia)> DiscussedAsync() =>
        (await portal.Given.Statement("On suggestions").Saying(Desktop.Body).InDiscussion(), await portal.ParticipantAsync("Rowan Registry", "Pia Pine"));
}
