using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;

namespace Tccm.Web.Pages.Secretariat.Meetings;

/// <summary>What a meeting can have spoken of: statements that were circulated, and openings that were released.</summary>
internal static class Topics
{
    public static async Task<IReadOnlyList<SelectListItem>> StatementsAsync(TccmDbContext db, Func<Statement, string> value) =>
        [.. (await db.Statements.AsNoTracking().Include(one => one.Revisions).Where(one => StatementStatuses.SeenByMembers.Contains(one.Status)).ToListAsync())
            .OrderBy(one => one.Title, Names.Order).Select(one => new SelectListItem(one.Title, value(one)))];

    public static async Task<IReadOnlyList<SelectListItem>> OpeningsAsync(TccmDbContext db) =>
        [.. (await db.Openings.AsNoTracking().Where(one => one.ReleasedTitle != null).ToListAsync()).OrderBy(one => one.Title, Names.Order).Select(one => new SelectListItem(one.Title, one.Id.ToString()))];
}
