using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Statements;

namespace Tccm.Testing;

/// <summary>The hour of a publication is the database's own, which no test turns: it is brought here instead.</summary>
public static class Hour
{
    /// <summary>Lets the hour of what was confirmed come, as the owner of the database alone can.</summary>
    public static async Task ComesAsync(this Portal portal, Statement statement)
    {
        await using var db = portal.Database.OpenAsOwner();
        await using var act = await db.Database.BeginTransactionAsync();
        await db.Database.ExecuteSqlAsync($"SET LOCAL session_replication_role = replica");
        await db.Database.ExecuteSqlAsync($"UPDATE portal.publications SET embargo_at = date_trunc('second', clock_timestamp()) WHERE statement_id = {statement.Id}");
        await act.CommitAsync();
    }
}
