using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Statements;

namespace Tccm.Web.Pages.Secretariat;

public static class SecretariatQueries
{
    /// <summary>Statements for a list: titles, signatures and editions, without paragraphs.</summary>
    public static IQueryable<Statement> Listed(this IQueryable<Statement> statements) => statements
        .Include(statement => statement.Drafts.OrderByDescending(draft => draft.Number).Take(1)).Include(statement => statement.Revisions).Include(statement => statement.Signatures).Include(statement => statement.Editions).AsSplitQuery();
}
