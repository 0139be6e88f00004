using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Statements;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Drafting;

/// <summary>A text, and as whom this person writes it. Who does not hold its pen does not find it here.</summary>
public sealed record Pen(Statement Statement, Actor Holder, DateTimeOffset Now)
{
    public static async Task<Pen?> OfAsync(TccmDbContext db, CurrentPerson current, string slug, bool locked = false)
    {
        var statement = locked ? await db.LockedStatementAsync(slug) : await db.StatementAsync(slug);
        return statement is not null && current.PenOf(statement) is { } holder ? new(statement, holder, await db.ClockAsync()) : null;
    }
}
