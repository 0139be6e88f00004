using Npgsql;

namespace Tccm.Testing;

/// <summary>
/// The clock by which the database decides, where a test turns it. It goes like the server's own until it is moved on or
/// stopped; what the portal asks for as <c>clock_timestamp()</c> is found here before PostgreSQL's own.
/// </summary>
public sealed class DatabaseClock(TestDatabase database)
{
    /// <summary>Puts it in the place of the server's, for every connection that is made from now on.</summary>
    internal Task TakeAsync() => RunAsync(
        """
        CREATE SCHEMA clock;
        CREATE TABLE clock.hands (stopped timestamptz, ahead interval NOT NULL);
        INSERT INTO clock.hands VALUES (NULL, '0');
        CREATE FUNCTION clock.clock_timestamp() RETURNS timestamptz LANGUAGE sql AS $$
            SELECT coalesce(stopped, pg_catalog.clock_timestamp() + ahead) FROM clock.hands
        $$;
        GRANT USAGE ON SCHEMA clock TO PUBLIC;
        GRANT SELECT ON clock.hands TO PUBLIC;
        DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET search_path = clock, pg_catalog, public', current_database()); END $$;
        """);

    public Task AdvanceAsync(TimeSpan by) => RunAsync("UPDATE clock.hands SET ahead = ahead + $1, stopped = stopped + $1", by);

    /// <summary>Stands still at this instant.</summary>
    public Task StopAsync(DateTimeOffset at) => RunAsync("UPDATE clock.hands SET stopped = $1", at);

    public Task GoOnAsync() => RunAsync("UPDATE clock.hands SET stopped = NULL, ahead = '0'");

    private async Task RunAsync(string sql, object? value = null)
    {
        await using var connection = new NpgsqlConnection(database.Owner + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        if (value is not null) command.Parameters.Add(new NpgsqlParameter { Value = value });
        await command.ExecuteNonQueryAsync();
    }
}

/// <summary>A portal for whose database time passes too, when a test says so.</summary>
public class PortalInTime : Portal
{
    public PortalInTime(PostgresFixture postgres)
        : base(postgres) => DatabaseClock = new DatabaseClock(Database);

    public DatabaseClock DatabaseClock { get; }

    /// <summary>For the portal and for its database alike.</summary>
    public Task PassAsync(TimeSpan time)
    {
        Clock.Advance(time);
        return DatabaseClock.AdvanceAsync(time);
    }

    /// <summary>It is this instant for the database, while the portal's own clock is wrong by as much as is said.</summary>
    public Task StandAtAsync(DateTimeOffset instant, TimeSpan wrongBy)
    {
        Clock.Advance(instant + wrongBy - Clock.Stop());
        return DatabaseClock.StopAsync(instant);
    }

    public Task GoOnAsync()
    {
        Clock.GoOn();
        return DatabaseClock.GoOnAsync();
    }

    protected override Task PrepareAsync() => DatabaseClock.TakeAsync();
}
