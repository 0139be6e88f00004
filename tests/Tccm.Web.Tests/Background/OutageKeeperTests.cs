using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tccm.Domain.Organisations;
using Tccm.Domain.Outages;
using Tccm.Domain.Statements;
using Tccm.Testing;
using Tccm.Web.Background;
using Tccm.Web.Tests.Statements;

namespace Tccm.Web.Tests.Background;

/// <summary>A time in which the portal could not write moves deadlines by as long, once, by the database's clock.</summary>
public sealed class OutageKeeperTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task RestartOfLessThanAMinute_MovesNothing()
    {
        var (statement, _) = await OpenAsync(TimeSpan.FromHours(3));
        await BeatAsync();
        await SeenAgoAsync(TimeSpan.FromSeconds(50));

        await BeatAsync();

        Assert.Equal(statement.Deadline, (await portal.NowAsync(statement)).Deadline);
        Assert.Equal(0, await portal.AskAsync(db => db.Outages.CountAsync(outage => outage.Until > statement.OpenedAt)));
        Assert.True(await portal.AskAsync(db => db.Beats.Select(beat => beat.SeenAt).SingleAsync()) > DateTimeOffset.UtcNow.AddSeconds(-20));
    }

    [Fact]
    public async Task Gap_MovesTheDeadlineByAsLongAndTellsTheMembersOnce()
    {
        var (statement, sid) = await OpenAsync(TimeSpan.FromHours(3));
        await BeatAsync();
        await SeenAgoAsync(TimeSpan.FromMinutes(10));

        await BeatAsync();
        await BeatAsync();

        var now = await portal.NowAsync(statement);
        var outage = await portal.AskAsync(db => db.Outages.OrderBy(one => one.NotedAt).LastAsync());
        Assert.Equal((outage.Until - outage.From).TotalSeconds, (now.Deadline!.Value.Instant - statement.Deadline!.Value.Instant).TotalSeconds);
        Assert.InRange(outage.Until - outage.From, TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(11));
        Assert.Null(outage.NotedById);
        Assert.Equal(1, await portal.AuditsAsync(statement, "statement.moved-for-outage"));
        Assert.Contains("cause: outage", Assert.Single(await portal.LeavesAsync(statement, "extend")).Text, StringComparison.Ordinal);
        var letter = Assert.Single(await portal.Mailbox.ToAsync(sid), one => one.Subject == $"More time to sign: {statement.Title}");
        Assert.Contains(now.Deadline.Value.InWords(), letter.Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DeadlineThatPassedWhileThePortalWasDown_IsMovedBeforeItIsTakenForPassed()
    {
        var (statement, _) = await OpenAsync(TimeSpan.FromHours(3));
        await BeatAsync();
        // Down since 20 minutes; the deadline was 10 minutes ago.
        await SeenAgoAsync(TimeSpan.FromMinutes(20));
        await DeadlineAgoAsync(statement, TimeSpan.FromMinutes(10));

        await CloseDueAsync();
        Assert.Equal(StatementStatus.Open, (await portal.NowAsync(statement)).Status);
        await BeatAsync();
        await CloseDueAsync();

        var now = await portal.NowAsync(statement);
        Assert.Equal(StatementStatus.Open, now.Status);
        Assert.InRange(now.Deadline!.Value.Instant - DateTimeOffset.UtcNow, TimeSpan.FromMinutes(9), TimeSpan.FromMinutes(11));
    }

    [Fact]
    public async Task DeadlineBeforeTheOutage_IsNotMoved()
    {
        var (statement, _) = await OpenAsync(TimeSpan.FromHours(3));
        await BeatAsync();
        await SeenAgoAsync(TimeSpan.FromMinutes(10));
        await DeadlineAgoAsync(statement, TimeSpan.FromMinutes(20));

        await BeatAsync();
        await CloseDueAsync();

        Assert.Equal((StatementStatus.Closed, 0), ((await portal.NowAsync(statement)).Status, await portal.AuditsAsync(statement, "statement.moved-for-outage")));
    }

    [Fact]
    public async Task TwoInstancesThatComeBackAtOnce_MoveItOnce()
    {
        var (statement, sid) = await OpenAsync(TimeSpan.FromHours(3));
        await BeatAsync();
        await SeenAgoAsync(TimeSpan.FromMinutes(10));
        portal.BrowserElsewhere();

        await Race.AtOnceAsync(BeatAsync, BeatAsync, BeatAsync, BeatAsync);

        Assert.Equal(1, await portal.AuditsAsync(statement, "statement.moved-for-outage"));
        Assert.Single(await portal.LeavesAsync(statement, "extend"));
        Assert.Single(await portal.Mailbox.ToAsync(sid), letter => letter.Subject == $"More time to sign: {statement.Title}");
    }

    [Fact]
    public async Task WhatSomebodyNotedMeanwhile_IsNotCountedTwice()
    {
        var (statement, _) = await OpenAsync(TimeSpan.FromHours(3));
        await BeatAsync();
        await SeenAgoAsync(TimeSpan.FromMinutes(30));
        var browser = await portal.Browser().SignInAsync(await portal.Given.Secretary("Ann Rowan"));
        var (from, until) = (Whole(DateTimeOffset.UtcNow.AddMinutes(-25)), Whole(DateTimeOffset.UtcNow.AddMinutes(-1)));
        await OpenedAgoAsync(statement, TimeSpan.FromHours(1));
        var noted = await (await browser.GetAsync("/secretariat/outages/new")).SubmitAsync(("Input.FromDay", $"{from:yyyy-MM-dd}"), ("Input.FromTime", $"{from:HH:mm}"), ("Input.UntilDay", $"{until:yyyy-MM-dd}"), ("Input.UntilTime", $"{until:HH:mm}"), ("Input.Reason", "The network was down."));
        Assert.StartsWith("You noted the outage.", noted.Flash, StringComparison.Ordinal);
        var moved = (await portal.NowAsync(statement)).Deadline!.Value.Instant - statement.Deadline!.Value.Instant;

        await BeatAsync();

        Assert.Equal(until - from, moved);
        Assert.InRange((await portal.NowAsync(statement)).Deadline!.Value.Instant - statement.Deadline.Value.Instant - moved, TimeSpan.Zero, TimeSpan.FromMinutes(2));
    }

    private async Task<(Statement, Contact)> OpenAsync(TimeSpan left)
    {
        // The others are closed and what was noted is gone, so that each test moves its own.
        await OwnerAsync($"DELETE FROM portal.outages");
        await portal.AskAsync(db => db.Statements.Where(one => one.Status == StatementStatus.Open).ExecuteUpdateAsync(set => set.SetProperty(one => one.Status, StatementStatus.Closed)));
        var sid = (await portal.Given.Member("Rowan Registry").WithSignatory("Sid Sand")).Contact("Sid Sand");
        var statement = await portal.Given.Statement($"Keep it open {Guid.NewGuid():N}").Until(Whole(DateTimeOffset.UtcNow + left)).Open();
        await OpenedAgoAsync(statement, TimeSpan.FromHours(1));
        return (await portal.NowAsync(statement), sid);
    }

    private async Task<bool> BeatAsync()
    {
        await ActivatorUtilities.CreateInstance<OutageKeeper>(portal.Services).KeepAsync(CancellationToken.None);
        return true;
    }

    private Task CloseDueAsync() => ActivatorUtilities.CreateInstance<DeadlineKeeper>(portal.Services).KeepAsync(CancellationToken.None);

    private Task SeenAgoAsync(TimeSpan ago) => OwnerAsync($"UPDATE portal.beats SET seen_at = date_trunc('second', clock_timestamp()) - make_interval(secs => {ago.TotalSeconds})");
    private Task DeadlineAgoAsync(Statement statement, TimeSpan ago) => OwnerAsync($"UPDATE portal.statements SET deadline_at = date_trunc('second', clock_timestamp()) - make_interval(secs => {ago.TotalSeconds}) WHERE id = {statement.Id}");
    private Task OpenedAgoAsync(Statement statement, TimeSpan ago) => OwnerAsync($"UPDATE portal.statements SET opened_at = date_trunc('second', clock_timestamp()) - make_interval(secs => {ago.TotalSeconds}) WHERE id = {statement.Id}");

    private async Task OwnerAsync(FormattableString sql)
    {
        await using var db = portal.Database.OpenAsOwner();
        await using var act = await db.Database.BeginTransactionAsync();
        await db.Database.ExecuteSqlAsync($"SET LOCAL session_replication_role = replica");
        await db.Database.ExecuteSqlAsync(sql);
        await act.CommitAsync();
    }

    private static DateTimeOffset Whole(DateTimeOffset at) => new(at.Year, at.Month, at.Day, at.Hour, at.Minute, 0, TimeSpan.Zero);
}
