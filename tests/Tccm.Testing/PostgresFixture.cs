using Microsoft.Extensions.Configuration;
using Npgsql;
using Tccm.EmbeddedPostgres;
using Tccm.Web.Setup;
using Xunit;

namespace Tccm.Testing;

/// <summary>
/// One PostgreSQL for a test run, started when the first test asks for a database. Each database is a copy of
/// a template that has both schemas, so that making one takes some milliseconds.
/// </summary>
public sealed class PostgresFixture : IAsyncDisposable
{
    private const string AppRole = "tccm_app";
    private const string Template = "tccm_template";

    /// <summary>What is safe to lose with the test run buys its speed.</summary>
    private static readonly Dictionary<string, string> Quick = new(StringComparer.Ordinal)
    {
        ["fsync"] = "off",
        ["synchronous_commit"] = "off",
        ["full_page_writes"] = "off",
        ["autovacuum"] = "off",
        ["max_connections"] = "400",
    };

    private readonly string folder = PublicTempFolder();
    private readonly Lazy<Task<PostgresServer>> server;
    private int made;

    public PostgresFixture() => server = new(StartAsync);

    internal async Task<(string Portal, string Owner)> CreateDatabaseAsync()
    {
        var running = await server.Value;
        var name = $"tccm_{Interlocked.Increment(ref made)}";
        await RunAsync(running.ConnectionString("postgres"), $"CREATE DATABASE {name} TEMPLATE {Template}");
        return (running.ConnectionString(name, AppRole), running.ConnectionString(name));
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (server is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }) await (await server.Value).DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private async Task<PostgresServer> StartAsync()
    {
        var started = await PostgresServer.StartAsync(new PostgresOptions { DataFolder = Path.Combine(folder, "data"), Settings = Quick });
        var postgres = started.ConnectionString("postgres");
        await RunAsync(postgres, $"CREATE ROLE {AppRole} LOGIN");
        await RunAsync(postgres, $"CREATE DATABASE {Template}");
        // A template cannot be copied while anybody is connected to it, idle or not.
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["ConnectionStrings:Portal"] = started.ConnectionString(Template, AppRole) + ";Pooling=false",
            ["ConnectionStrings:Owner"] = started.ConnectionString(Template) + ";Pooling=false",
        }).Build();
        await using var template = await PortalDatabase.StartAsync(settings, folder);
        await template.MigrateAsync();
        return started;
    }

    private static async Task RunAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Others may pass: run by root, the server is another user.</summary>
    private static string PublicTempFolder()
    {
        var temp = Directory.CreateTempSubdirectory("tccm-tests-").FullName;
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(temp, (UnixFileMode)0b111_101_101);
        return temp;
    }
}
