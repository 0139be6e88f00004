using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Statements;
using Tccm.Testing;

namespace Tccm.Web.Tests.Secretariat.Statements;

/// <summary>A new statement.</summary>
public sealed class NewTests(Desk portal) : IClassFixture<Desk>
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

    private async Task<Browser> SecretaryAsync() => await portal.Browser().SignInAsync(await portal.Given.Secretary("Ann Rowan"));
}
