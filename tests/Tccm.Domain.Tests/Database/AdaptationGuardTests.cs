using Microsoft.EntityFrameworkCore;
using Npgsql;
using Tccm.Domain.Adaptations;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Testing;

namespace Tccm.Domain.Tests.Database;

/// <summary>What the database refuses of adaptations, whoever asks.</summary>
public sealed class AdaptationGuardTests(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly TestDatabase database = new(postgres);
    private Given given = null!;

    [Fact]
    public async Task Lineage_NeverChanges_AndWhatWasShownIsKept()
    {
        Statement statement = await given.Statement("Keep it open").Published();
        var (first, _) = await given.Adapted(statement, "One", paragraphs: 1);
        var (second, _) = await given.Adapted(statement, "Two", from: first);
        var (waiting, _) = await given.Adapted(statement, "Three", AdaptationStatus.Waiting);

        await RefusedAsync($"UPDATE portal.adaptations SET from_id = NULL WHERE id = '{second.Id}'", "settled once");
        await RefusedAsync($"UPDATE portal.adaptations SET identities = '{{}}' WHERE id = '{first.Id}'", "settled once");
        await RefusedAsync($"UPDATE portal.adaptations SET status = 'Waiting' WHERE id = '{first.Id}'", "does not become");
        await RefusedAsync($"DELETE FROM portal.adaptations WHERE id = '{second.Id}'", "What was shown is kept");
        await RefusedAsync($"UPDATE portal.adaptations SET status = 'Shown' WHERE id = '{waiting.Id}'", "ck_adaptations_shown");
        await RefusedAsync($"UPDATE portal.adaptations SET link = 'javascript:alert(1)' WHERE id = '{waiting.Id}'", "ck_adaptations_link");
        await SqlAsync($"DELETE FROM portal.adaptations WHERE id = '{waiting.Id}'");
    }

    [Fact]
    public async Task TextThatIsNotPublished_AndWhatIsNotShown_HaveNoAdaptations()
    {
        Statement statement = await given.Statement("Keep it open").Published();
        Statement open = await given.Statement("Not yet").Open();
        var (waiting, _) = await given.Adapted(statement, "Three", AdaptationStatus.Waiting);

        await RefusedAsync(Copy(waiting, $"'statement_id', '{open.Id}', 'revision_id', '{open.Text.Id}'"), "comes from a published text");
        await RefusedAsync(Copy(waiting, $"'from_id', '{waiting.Id}'"), "comes from one that is shown");
        await RefusedAsync(Copy(waiting, "'status', 'Shown', 'shown_at', now()"), "Nothing is shown before");
        await SqlAsync(Copy(waiting, "'title', 'Four'"));
    }

    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        given = new Given(database, TimeProvider.System);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    private static string Copy(Adaptation adaptation, string with) =>
        $"INSERT INTO portal.adaptations SELECT (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(), 'secret_hash', NULL, {with}))).* FROM portal.adaptations a WHERE id = '{adaptation.Id}'";

    private async Task SqlAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(database.Portal);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private async Task RefusedAsync(string sql, string why)
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() => SqlAsync(sql));
        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
    }
}
