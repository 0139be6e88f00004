using Microsoft.EntityFrameworkCore;
using Npgsql;
using Tccm.Domain.Deliveries;
using Tccm.Testing;

namespace Tccm.Domain.Tests.Database;

/// <summary>What the database refuses of deliveries, as the portal's own role: only words go, as on an erasure.</summary>
public sealed class DeliveryGuardTests(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly TestDatabase database = new(postgres);
    private Given given = null!;

    [Fact]
    public async Task WhatWasRecorded_IsNeitherChangedNorDeleted()
    {
        var (delivered, statement) = await DeliveredAsync();
        await given.Deliveries(statement).ActAsync(delivered, (one, by) => one.NoteOutcome("Heard.", null, by, DateTimeOffset.UtcNow));

        foreach (var change in new[] { "\"on\" = '2020-01-01'", "display_name = 'Another'", "organisation_id = NULL", "text_sha256 = NULL", "is_undone = true", "number = 9", "kept_at = now()" })
            await RefusedAsync($"UPDATE portal.deliveries SET {change} WHERE deliverable_id = '{delivered}'");
        foreach (var table in new[] { "deliveries", "delivery_outcomes", "deliverables" }) await RefusedAsync($"DELETE FROM portal.{table}", "permission denied");
        await RefusedAsync($"UPDATE portal.delivery_outcomes SET noted_at = now() WHERE deliverable_id = '{delivered}'");
        foreach (var change in new[] { "own_text = 'Other words.'", "voice = 'MembersOwn'", "form = 'Written'", "language = 'fr'", "organisation_id = NULL", "statement_id = gen_random_uuid()" })
            await RefusedAsync($"UPDATE portal.deliverables SET {change} WHERE id = '{delivered}'");
        await SqlAsync($"UPDATE portal.deliveries SET receipt = '[erased]', reason = NULL WHERE deliverable_id = '{delivered}'");
        await SqlAsync($"UPDATE portal.deliverables SET slot = '[erased]' WHERE id = '{delivered}'");
    }

    [Fact]
    public async Task Delivered_IsWhatHasAWordOfIt()
    {
        var (delivered, statement) = await DeliveredAsync();
        var planned = await given.Deliveries(statement).PlannedAsync();

        await RefusedAsync($"UPDATE portal.deliverables SET status = 'Delivered' WHERE id = '{planned.Id}'");
        await RefusedAsync($"UPDATE portal.deliverables SET status = 'Planned' WHERE id = '{delivered}'");
        await RefusedAsync($"UPDATE portal.deliverables SET status = 'Dropped' WHERE id = '{delivered}'");
        await SqlAsync($"UPDATE portal.deliverables SET status = 'Dropped' WHERE id = '{planned.Id}'");
        await RefusedAsync($"UPDATE portal.deliverables SET status = 'Planned' WHERE id = '{planned.Id}'");
    }

    [Fact]
    public async Task Republication_IsTakenBackOnceAndOtherwiseKept()
    {
        var (_, statement) = await DeliveredAsync();
        var republication = await given.Deliveries(statement).RepublishedAsync(outsider: "Harbour Observer");

        foreach (var change in new[] { "display_name = 'Another'", "\"on\" = '2020-01-01'", "language = 'fr'" }) await RefusedAsync($"UPDATE portal.republications SET {change} WHERE id = '{republication.Id}'");
        await SqlAsync($"UPDATE portal.republications SET ended_at = now() WHERE id = '{republication.Id}'");
        await RefusedAsync($"UPDATE portal.republications SET ended_at = NULL WHERE id = '{republication.Id}'");
        await RefusedAsync("DELETE FROM portal.republications", "permission denied");
    }

    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        given = new Given(database, TimeProvider.System);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    private async Task<(Guid Id, Domain.Statements.Statement Statement)> DeliveredAsync()
    {
        var rowan = await given.Member("Rowan Registry").WithSignatory("Ann Arch");
        var statement = await given.Statement("Keep it open").SignedBy(rowan.Contact("Ann Arch")).Published();
        return ((await given.Deliveries(statement).DeliveredAsync(rowan)).Id, statement);
    }

    private async Task SqlAsync(string sql)
    {
        await using var db = database.Open();
        await db.Database.ExecuteSqlRawAsync(sql, TestContext.Current.CancellationToken);
    }

    private async Task RefusedAsync(string sql, string? words = null)
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() => SqlAsync(sql));
        if (words is not null) Assert.Contains(words, refused.MessageText, StringComparison.Ordinal);
        else Assert.Equal(PostgresErrorCodes.RestrictViolation, refused.SqlState);
    }
}
