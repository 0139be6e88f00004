using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Testing;

namespace Tccm.Web.Tests.Secretariat.Statements;

/// <summary>The ends of a statement that one of the secretariat brings about: closed, abandoned.</summary>
public sealed class EndsTests(Desk portal) : IClassFixture<Desk>
{
    [Fact]
    public async Task Closed_NobodySignsAnyMore()
    {
        var open = await portal.Given.Statement("On ends").Open();
        var browser = await SecretaryAsync();

        var page = await (await browser.GetAsync($"/secretariat/statements/{open.Slug}/close")).PressAsync("Close signing");

        Assert.Equal(StatementStatus.Closed, (await StatementAsync(open)).Status);
        Assert.Equal("You closed “On ends” with 0 signatures.", page.Flash);
        Assert.Equal(1, await portal.AskAsync(db => db.AuditEntries.CountAsync(one => one.SubjectId == open.Id && one.Act == "statement.closed")));
    }

    [Fact]
    public async Task ClosedTwice_IsRefused()
    {
        var closed = await portal.Given.Statement("On ends").Closed();
        var browser = await SecretaryAsync();

        var page = await (await browser.GetAsync($"/secretariat/statements/{closed.Slug}/close")).PressAsync("Close signing");

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Equal(1, await portal.AskAsync(db => db.AuditEntries.CountAsync(one => one.SubjectId == closed.Id && one.Act == "statement.closed")));
    }

    [Fact]
    public async Task Abandoned_WithItsReason()
    {
        var open = await portal.Given.Statement("On ends").Open();
        var browser = await SecretaryAsync();

        var page = await (await browser.GetAsync($"/secretariat/statements/{open.Slug}/abandon")).SubmitAsync(("Input.Reason", "Events overtook it."));

        Assert.Equal(StatementStatus.Abandoned, (await StatementAsync(open)).Status);
        Assert.Equal("You abandoned “On ends”.", page.Flash);
        Assert.Contains("Events overtook it.", page.Find(".history")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PublishedStatement_IsNotAbandoned()
    {
        var published = await portal.Given.Statement("On ends").Published();
        var browser = await SecretaryAsync();

        var page = await (await browser.GetAsync($"/secretariat/statements/{published.Slug}/abandon")).SubmitAsync(("Input.Reason", "Regret."));

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Equal(StatementStatus.Published, (await StatementAsync(published)).Status);
    }

    private async Task<Browser> SecretaryAsync() => await portal.Browser().SignInAsync(await portal.Given.Secretary("Ann Rowan"));

    private async Task<Statement> StatementAsync(Statement statement) => (await portal.AskAsync(db => db.StatementAsync(statement.Slug)))!;
}
