using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Statements;

namespace Tccm.Web.Pages.Secretariat;

public static class SecretariatQueries
{
    /// <summary>What somebody of the secretariat is called, also after they were erased.</summary>
    public static async Task<string> NameOfAsync(this TccmDbContext db, Guid? person) =>
        await db.People.Where(one => one.Id == person).Select(one => one.Name).SingleOrDefaultAsync() ?? "a person no longer on the register";

    /// <summary>Statements for a list: titles, signatures and editions, without paragraphs.</summary>
    public static IQueryable<Statement> Listed(this IQueryable<Statement> statements) => statements
        .Include(statement => statement.Drafts.OrderByDescending(draft => draft.Number).Take(1)).Include(statement => statement.Revisions).Include(statement => statement.Signatures).Include(statement => statement.Editions).AsSplitQuery();
}
