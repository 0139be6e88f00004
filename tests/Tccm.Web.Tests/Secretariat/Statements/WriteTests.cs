using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Statements;
using Tccm.Testing;

namespace Tccm.Web.Tests.Secretariat.Statements;

/// <summary>A new statement, and the next revision of a draft.</summary>
public sealed class WriteTests(Desk portal) : IClassFixture<Desk>
{
    [Fact]
    public async Task New_IsADraftWithAnAddressMadeOfItsTitle()
    {
        var browser = await SecretaryAsync();

        var page = await (await browser.GetAsync("/secretariat/new-statement"))
            .PressAsync("Keep as a draft", ("Input.Title", "Über das Hören: before, not after"), ("Input.Kind", "Submission"), ("Input.Process", "WSIS+20"), ("Input.Text", "We ask to be heard."));

        var statement = (await portal.AskAsync(db => db.StatementAsync("uber-das-horen-before-not-after")))!;
        Assert.Equal((StatementStatus.Draft, StatementKind.Submission, "WSIS+20"), (statement.Status, statement.Kind, statement.Process));
        Assert.Equal("/secretariat/statements/uber-das-horen-before-not-after", page.RedirectedTo);
        Assert.Equal("You wrote “Über das Hören: before, not after”. It is a draft.", page.Flash);
        Assert.Equal(1, await portal.AskAsync(db => db.AuditEntries.CountAsync(one => one.SubjectId == statement.Id && one.Act == "statement.drafted")));
    }

    [Fact]
    public async Task LookedAt_IsShownAndNotKept()
    {
        var browser = await SecretaryAsync();

        var page = await (await browser.GetAsync("/secretariat/new-statement"))
            .PressAsync("Look at it", ("Input.Title", "Only looked at"), ("Input.Kind", "Blog"), ("Input.Text", "One.\n\n- two"));

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(["two"], page.All(".preview .text li"));
        Assert.Equal("One.\n\n- two", page.ValueOf("Input.Text")!.ReplaceLineEndings("\n"));
        Assert.Null(await portal.AskAsync(db => db.StatementAsync("only-looked-at")));
    }

    [Fact]
    public async Task LookedAtAndThenKept_IsKept()
    {
        var draft = await portal.Given.Statement("On looking").Draft();
        var browser = await SecretaryAsync();
        var looked = await (await browser.GetAsync($"/secretariat/statements/{draft.Slug}/write")).PressAsync("Look at it", ("Input.Text", "Looked at."));

        await looked.PressAsync("Keep as revision 2");

        Assert.Equal("Looked at.\n", (await portal.AskAsync(db => db.StatementAsync(draft.Slug)))!.Text.Body);
    }

    [Fact]
    public async Task AddressThatIsTaken_IsRefused()
    {
        var other = await portal.Given.Statement("Taken").Draft();
        var browser = await SecretaryAsync();

        var page = await (await browser.GetAsync("/secretariat/new-statement"))
            .PressAsync("Keep as a draft", ("Input.Title", "Mine"), ("Input.Slug", other.Slug), ("Input.Kind", "Blog"), ("Input.Text", "Words."));

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Equal("Another statement has this address. Choose another one.", Assert.Single(page.ErrorSummary));
        Assert.Equal("Taken", (await portal.AskAsync(db => db.StatementAsync(other.Slug)))!.Title);
    }

    [Fact]
    public async Task Written_IsTheNextRevision()
    {
        var draft = await portal.Given.Statement("On words").Draft();
        var browser = await SecretaryAsync();

        var page = await (await browser.GetAsync($"/secretariat/statements/{draft.Slug}/write")).PressAsync("Keep as revision 2", ("Input.Text", "Other words."));

        var now = (await portal.AskAsync(db => db.StatementAsync(draft.Slug)))!;
        Assert.Equal((2, "Other words.\n"), (now.Text.Number, now.Text.Body));
        Assert.Equal(1, await portal.AskAsync(db => db.AuditEntries.CountAsync(one => one.SubjectId == draft.Id && one.Act == "statement.revised")));
        Assert.Equal("You wrote revision 2 of “On words”.", page.Flash);
    }

    [Fact]
    public async Task TwoWhoBeganWithTheSameRevision_TheSecondIsTold()
    {
        var draft = await portal.Given.Statement("On words").Draft();
        var (ann, bo) = (await SecretaryAsync(), await SecretaryAsync());
        var (first, second) = (await ann.GetAsync($"/secretariat/statements/{draft.Slug}/write"), await bo.GetAsync($"/secretariat/statements/{draft.Slug}/write"));

        await first.PressAsync("Keep as revision 2", ("Input.Text", "Ann's words."));
        var told = await second.PressAsync("Keep as revision 2", ("Input.Text", "Bo's words."));

        Assert.Equal(HttpStatusCode.Conflict, told.Status);
        Assert.StartsWith("Revision 2 was written since you opened this page.", Assert.Single(told.ErrorSummary), StringComparison.Ordinal);
        Assert.Equal("Bo's words.", told.ValueOf("Input.Text")!.Trim());
        Assert.Equal("Ann's words.\n", (await portal.AskAsync(db => db.StatementAsync(draft.Slug)))!.Text.Body);
    }

    [Fact]
    public async Task OpenForSignature_IsNotWrittenAnyMore()
    {
        var draft = await portal.Given.Statement("On words").Draft();
        var browser = await SecretaryAsync();
        var form = await browser.GetAsync($"/secretariat/statements/{draft.Slug}/write");
        await portal.AskAsync(async db =>
        {
            var statement = (await db.StatementAsync(draft.Slug))!;
            statement.OpenForSignature(new Tccm.Domain.Text.Deadline(portal.Clock.GetUtcNow().AddDays(1), "UTC"), Tccm.Domain.Actor.Portal, portal.Clock.GetUtcNow());
            return await db.SaveChangesAsync();
        });

        var page = await form.PressAsync("Keep as revision 2", ("Input.Text", "Other words."));

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Single((await portal.AskAsync(db => db.StatementAsync(draft.Slug)))!.Revisions);
    }

    private async Task<Browser> SecretaryAsync() => await portal.Browser().SignInAsync(await portal.Given.Secretary("Ann Rowan"));
}
