using Microsoft.EntityFrameworkCore;
using Npgsql;
using Tccm.Domain.Database;
using Tccm.Web.Identity;
using Tccm.Web.Setup;
using Xunit;

namespace Tccm.Testing;

/// <summary>A database of one test class, with both schemas and nothing in them.</summary>
public sealed class TestDatabase(PostgresFixture postgres) : IAsyncLifetime
{
    /// <summary>How the portal connects: as its own role, which may not rewrite what is kept.</summary>
    public string Portal { get; private set; } = "";

    /// <summary>How migrations connect: as the owner of everything.</summary>
    public string Owner { get; private set; } = "";

    public async ValueTask InitializeAsync() => (Portal, Owner) = await postgres.CreateDatabaseAsync();

    public TccmDbContext Open() => Register(Portal);
    public TccmDbContext OpenAsOwner() => Register(Owner);

    public IdentityDb OpenIdentity() =>
        new(new DbContextOptionsBuilder<IdentityDb>().UseNpgsql(Portal, PortalDatabase.Tables(IdentityDb.Schema)).Options);

    /// <summary>What the register holds now, read by a context of its own.</summary>
    public async Task<T> AskAsync<T>(Func<TccmDbContext, Task<T>> question)
    {
        await using var db = Open();
        return await question(db);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var one in new[] { Portal, Owner })
        {
            await using var connection = new NpgsqlConnection(one);
            NpgsqlConnection.ClearPool(connection);
        }
    }

    private static TccmDbContext Register(string connectionString) =>
        new(new DbContextOptionsBuilder<TccmDbContext>().UseNpgsql(connectionString, PortalDatabase.Tables(TccmDbContext.Schema)).Options);
}
