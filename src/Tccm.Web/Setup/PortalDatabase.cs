using Microsoft.EntityFrameworkCore;
using Npgsql;
using Tccm.Domain.Database;
using Tccm.EmbeddedPostgres;
using Tccm.Web.Identity;

namespace Tccm.Web.Setup;

/// <summary>
/// The portal's database: the one that the settings name, or else a private PostgreSQL under the data folder.
/// The schema belongs to an owner; the portal works as a role that may not change it, nor rewrite what is kept.
/// </summary>
public sealed class PortalDatabase : IAsyncDisposable
{
    private const string AppRole = "tccm_app";

    /// <summary>Tables in which a row may change. Everywhere else of the register it is added once and kept.</summary>
    public static IReadOnlyList<string> MayChange { get; } =
    [
        "adaptations",
        "announcements",
        "applications",
        "appointments",
        "approaches",
        "beats",
        "calendar_links",
        "chat_groups",
        "chat_places",
        "chat_rotations",
        "comments",
        "contacts",
        "disputes",
        "deliverables",
        "deliveries",
        "delivery_outcomes",
        "domain_controls",
        "erasure_requests",
        "evidence_checks",
        "guests",
        "handovers",
        "import_batches",
        "imported_things",
        "intentions",
        "invitations",
        "late_codes",
        "list_places",
        "mailed_links",
        "mailing_lists",
        "meeting_actions",
        "meeting_answers",
        "meeting_series",
        "meetings",
        "membership_periods",
        "objectives",
        "openings",
        "organisations",
        "outbox_emails",
        "outbox_pauses",
        "people",
        "position_rounds",
        "processes",
        "prospects",
        "publications",
        "purpose_drafts",
        "purpose_handovers",
        "receipt_links",
        "republications",
        "resource_versions",
        "resources",
        "shared_notes",
        "round_tables",
        "signatures",
        "signing_requests",
        "signing_traces",
        "sittings",
        "statements",
        "suspensions",
        "translations",
    ];

    /// <summary>Tables from which a row may be deleted.</summary>
    private static readonly string[] MayGo =
    [
        "adaptations",
        "applications",
        "approaches",
        "calendar_links",
        "contacts",
        "evidence_envelopes",
        "followings",
        "guests",
        "invitations",
        "list_places",
        "mailed_links",
        "meeting_answers",
        "meeting_topics",
        "membership_periods",
        "organisations",
        "outbox_emails",
        "people",
        "purpose_handovers",
        "receipt_links",
        "roles_held",
        "signing_requests",
        "signing_traces",
    ];

    private readonly PostgresServer? server;

    private PortalDatabase(string portal, string owner, PostgresServer? server) => (Portal, Owner, this.server) = (portal, owner, server);

    public string Portal { get; }
    public string Owner { get; }

    /// <summary>Where the private server's programs are; null where the settings name a server.</summary>
    public string? ProgramsFolder => server?.ProgramsFolder;

    public static async Task<PortalDatabase> StartAsync(IConfiguration configuration, string dataFolder, CancellationToken cancellationToken = default)
    {
        if (configuration.GetConnectionString("Portal") is { Length: > 0 } portal)
            return new PortalDatabase(portal, configuration.GetConnectionString("Owner") is { Length: > 0 } owner ? owner : portal, null);

        var started = await PostgresServer.StartAsync(new PostgresOptions { DataFolder = Path.Combine(Path.GetFullPath(dataFolder), "postgres") }, cancellationToken);
        await CreateAsync(started, cancellationToken);
        return new PortalDatabase(started.ConnectionString("tccm", AppRole), started.ConnectionString("tccm"), started);
    }

    /// <summary>Brings both schemas up to date, one starter at a time, and gives the portal's role what it may do.</summary>
    public async Task MigrateAsync(CancellationToken cancellationToken = default)
    {
        await using var register = new TccmDbContext(new DbContextOptionsBuilder<TccmDbContext>().UseNpgsql(Owner, Tables(TccmDbContext.Schema)).Options);
        await register.Database.MigrateAsync(cancellationToken);
        await using var identity = new IdentityDb(new DbContextOptionsBuilder<IdentityDb>().UseNpgsql(Owner, Tables(IdentityDb.Schema)).Options);
        await identity.Database.MigrateAsync(cancellationToken);
        if (new NpgsqlConnectionStringBuilder(Portal).Username is { } role && role != new NpgsqlConnectionStringBuilder(Owner).Username)
            await register.Database.ExecuteSqlRawAsync(Grants(role), cancellationToken);
    }

    public static Action<Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure.NpgsqlDbContextOptionsBuilder> Tables(string schema) =>
        options => options.MigrationsHistoryTable("__migrations", schema).UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery);

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (server is not null) await server.DisposeAsync();
    }

    private static async Task CreateAsync(PostgresServer server, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(server.ConnectionString("postgres"));
        await using (var role = source.CreateCommand($"DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{AppRole}') THEN CREATE ROLE {AppRole} LOGIN; END IF; END $$"))
            await role.ExecuteNonQueryAsync(cancellationToken);
        await using var known = source.CreateCommand("SELECT EXISTS (SELECT FROM pg_database WHERE datname = 'tccm')");
        if (await known.ExecuteScalarAsync(cancellationToken) is true) return;
        await using var create = source.CreateCommand("CREATE DATABASE tccm");
        await create.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Reading and adding everywhere; changing and deleting only where something may change.</summary>
    private static string Grants(string role)
    {
        var name = new NpgsqlCommandBuilder().QuoteIdentifier(role);
        static string Tables(IEnumerable<string> tables) => string.Join(", ", tables.Select(table => $"{TccmDbContext.Schema}.{table}"));
        return $"""
            GRANT USAGE ON SCHEMA portal, identity TO {name};
            GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA portal TO {name};
            GRANT USAGE ON ALL SEQUENCES IN SCHEMA portal, identity TO {name};
            GRANT UPDATE ON {Tables(MayChange)} TO {name};
            GRANT DELETE ON {Tables(MayGo)} TO {name};
            GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA identity TO {name};
            """;
    }
}
