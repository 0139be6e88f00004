using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Text;

namespace Tccm.Web.Pages;

public static class ProcessChoices
{
    /// <summary>The processes to choose from, by name.</summary>
    public static async Task<IReadOnlyList<SelectListItem>> ProcessChoicesAsync(this TccmDbContext db) =>
        [.. (await db.Processes.AsNoTracking().ToListAsync()).OrderBy(process => process.Name, Names.Order).Select(process => new SelectListItem(process.Name, process.Id.ToString()))];
}
