using Microsoft.EntityFrameworkCore;
using Npgsql;
using Tccm.Domain.Organisations;
using Tccm.Testing;

namespace Tccm.Domain.Tests.Database;

/// <summary>What the database refuses of memberships while they run, as the portal's own role.</summary>
public sealed class MembershipGuardTests(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly TestDatabase database = new(postgres);
    private Given given = null!;

    [Fact]
    public async Task PlannedEnd_ChangesAndEndsOnlyForward()
    {
        var rowan = await given.Member("Rowan Registry");
        var period = rowan.Memberships.Single().Id;

        await SqlAsync($"UPDATE portal.membership_periods SET leaves_on = (now() AT TIME ZONE 'UTC')::date + 5 WHERE id = '{period}'");
        await SqlAsync($"UPDATE portal.membership_periods SET leaves_on = NULL WHERE id = '{period}'");
        await RefusedAsync($"UPDATE portal.membership_periods SET leaves_on = (now() AT TIME ZONE 'UTC')::date WHERE id = '{period}'");
        await RefusedAsync($"UPDATE portal.membership_periods SET until = (now() AT TIME ZONE 'UTC')::date - 1 WHERE id = '{period}'");
        await SqlAsync($"UPDATE portal.membership_periods SET until = (now() AT TIME ZONE 'UTC')::date WHERE id = '{period}'");
        await RefusedAsync($"UPDATE portal.membership_periods SET until = NULL WHERE id = '{period}'");
        await RefusedAsync($"UPDATE portal.membership_periods SET until = until + 5 WHERE id = '{period}'");
    }

    [Fact]
    public async Task PeriodInsideAnother_IsRefused()
    {
        var rowan = await given.Member("Rowan Registry").Since("2024-04");

        await RefusedAsync($"INSERT INTO portal.membership_periods (id, organisation_id, category, \"from\", until, founder) VALUES (gen_random_uuid(), '{rowan.Id}', 'Supporter', '2025', '2025-06-01', false)");
        await SqlAsync($"INSERT INTO portal.membership_periods (id, organisation_id, category, \"from\", until, founder) VALUES (gen_random_uuid(), '{rowan.Id}', 'Supporter', '2023', '2024-04-01', false)");
    }

    [Theory]
    [InlineData("none")]
    [InlineData("supporter")]
    [InlineData("suspended")]
    [InlineData("left")]
    public async Task SignatureOfNoMember_IsRefused(string standing)
    {
        var elm = await given.Member("Elm Registry").WithSignatory("Ann Arch");
        await given.Statement("Keep it open").Open().SignedBy(elm.Contact("Ann Arch"));
        var other = await (standing switch { "none" => given.Organisation("Ash"), "supporter" => given.Supporter("Ash"), _ => given.Member("Ash") });
        await using (var db = database.Open())
        {
            var ash = (await db.OrganisationAsync(other.Id, TestContext.Current.CancellationToken))!;
            if (standing == "suspended") ash.Suspend("Why not.", false, Actor.Portal, DateTimeOffset.UtcNow.AddMinutes(-5));
            if (standing == "left") ash.Leave(DateOnly.FromDateTime(DateTime.UtcNow), null, Actor.Portal, DateTimeOffset.UtcNow);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        await RefusedAsync($"""
            INSERT INTO portal.signatures SELECT (jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid(), 'organisation_id', '{other.Id}', 'signed_at', now()))).*
            FROM portal.signatures s WHERE organisation_id = '{elm.Id}'
            """, "Only members sign");
    }

    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        given = new Given(database, TimeProvider.System);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    private async Task SqlAsync(string sql)
    {
        await using var db = database.Open();
        Assert.Equal(1, await db.Database.ExecuteSqlRawAsync(sql));
    }

    private async Task RefusedAsync(string sql, string? words = null)
    {
        await using var db = database.Open();
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => db.Database.ExecuteSqlRawAsync(sql));
        Assert.Equal(PostgresErrorCodes.RestrictViolation, refusal.SqlState);
        if (words is not null) Assert.Equal(words, refusal.MessageText);
    }
}
