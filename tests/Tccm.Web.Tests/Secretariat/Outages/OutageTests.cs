using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Testing;
using Tccm.Web.Tests.Statements;

namespace Tccm.Web.Tests.Secretariat.Outages;

/// <summary>An outage that the portal could not see is noted by the secretariat.</summary>
public sealed class OutageTests(Portal portal) : IClassFixture<Portal>
{
    private const string New = "/secretariat/outages/new";
    private static int days;

    [Fact]
    public async Task ContactOfAMember_IsForbidden()
    {
        var browser = await portal.Browser().SignInAsync((await portal.Given.Member("Rowan Registry").WithSignatory("Sid Sand")).Contact("Sid Sand"));
        var before = await CountAsync();

        foreach (var path in new[] { "/secretariat/outages", New }) (await browser.GetAsync(path)).Is(HttpStatusCode.Forbidden);
        (await browser.PostAsync(New, Hours(NextDay(), "01:00", "02:00"))).Is(HttpStatusCode.Forbidden);

        Assert.Equal(before, await CountAsync());
    }

    [Fact]
    public async Task Noted_IsListedAndAudited()
    {
        var (browser, day) = (await SecretaryAsync(), NextDay());

        var page = await (await browser.GetAsync(New)).SubmitAsync(Hours(day, "01:00", "02:30"));

        var from = new DateTimeOffset(day, new TimeOnly(1, 0), TimeSpan.Zero);
        var outage = await portal.AskAsync(db => db.Outages.SingleAsync(one => one.From == from));
        Assert.Equal("You noted the outage. It met no window for signing.", page.Flash);
        Assert.Equal(TimeSpan.FromMinutes(90), outage.Until - outage.From);
        Assert.Equal(1, await portal.AskAsync(db => db.AuditEntries.CountAsync(one => one.SubjectId == outage.Id && one.Act == "outage.noted")));
        Assert.Contains("The network was down.", page.Find("tbody tr")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("by the secretariat", page.Find("tbody tr")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ThatMeetsAWindow_MovesItsDeadlineAndTellsItsMembers()
    {
        var sid = (await portal.Given.Member("Rowan Registry").WithSignatory("Sid Sand")).Contact("Sid Sand");
        var statement = await portal.Given.Statement("Longer by an hour").Open();
        await portal.ActAsync(db => db.Statements.Where(one => one.Id == statement.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.OpenedAt, DateTimeOffset.UtcNow.AddYears(-12))));

        var page = await (await (await SecretaryAsync()).GetAsync(New)).SubmitAsync(Hours(NextDay(), "03:00", "04:00"));

        Assert.Equal("You noted the outage. 1 deadline moved by as long, and the members are told once.", page.Flash);
        Assert.Equal(TimeSpan.FromHours(1), (await portal.NowAsync(statement)).Deadline!.Value.Instant - statement.Deadline!.Value.Instant);
        Assert.Single(await portal.LeavesAsync(statement, "extend"));
        Assert.Contains("The network was down.", Assert.Single(await portal.Mailbox.ToAsync(sid), letter => letter.Subject == "More time to sign: Longer by an hour").Text, StringComparison.Ordinal);
        await portal.ActAsync(async db => (await db.LockedStatementAsync(statement.Slug))!.Close(Domain.Actor.Portal, portal.Clock.GetUtcNow()));
    }

    [Fact]
    public async Task ThatMeetsAnotherOrIsNotOverOrHasNoReason_IsRefused()
    {
        var (browser, day) = (await SecretaryAsync(), NextDay());
        await (await browser.GetAsync(New)).SubmitAsync(Hours(day, "05:00", "06:00"));
        var before = await CountAsync();
        var form = await browser.GetAsync(New);
        var tomorrow = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(1);

        var overlapping = await form.SubmitAsync(Hours(day, "05:59", "07:00"));
        var backwards = await form.SubmitAsync(Hours(day, "09:00", "08:00"));
        var running = await form.SubmitAsync([.. Hours(day.AddDays(1), "01:00", "02:00")[..2], ("Input.UntilDay", $"{tomorrow:yyyy-MM-dd}"), ("Input.UntilTime", "02:00"), ("Input.Reason", "It goes on.")]);
        var silent = await form.SubmitAsync([.. Hours(day, "10:00", "11:00")[..4], ("Input.Reason", " ")]);
        var empty = await browser.PostAsync(New);

        Assert.Contains("noted already", Assert.Single(overlapping.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.StartsWith("It ends before it begins.", Assert.Single(backwards.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.StartsWith("It has not ended yet.", Assert.Single(running.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.StartsWith("Say what happened", Assert.Single(silent.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        empty.Is(HttpStatusCode.BadRequest);
        Assert.Equal(before, await CountAsync());
    }

    private static DateOnly NextDay() => new DateOnly(2020, 1, 1).AddDays(2 * Interlocked.Increment(ref days));

    private static (string, string?)[] Hours(DateOnly day, string from, string until) =>
        [("Input.FromDay", $"{day:yyyy-MM-dd}"), ("Input.FromTime", from), ("Input.UntilDay", $"{day:yyyy-MM-dd}"), ("Input.UntilTime", until), ("Input.Reason", "The network was down.")];

    private Task<int> CountAsync() => portal.AskAsync(db => db.Outages.CountAsync());

    private async Task<Browser> SecretaryAsync() => await portal.Browser().SignInAsync(await portal.Given.Secretary("Ann Rowan"));
}
