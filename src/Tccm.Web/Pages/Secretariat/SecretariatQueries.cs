using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;

namespace Tccm.Web.Pages.Secretariat;

public static class SecretariatQueries
{
    /// <summary>Refuses where whoever proposed something has left the secretariat since: two who are in it decide.</summary>
    public static async Task RequireStillInAsync(this TccmDbContext db, Guid? proposer)
    {
        if (!await db.People.AnyAsync(person => person.Id == proposer && person.SecretariatSince != null))
            throw new DomainException("Whoever proposed this has left the secretariat since. It has to be proposed anew: two who are in it decide.");
    }

    /// <summary>Statements for a list: titles, signatures and editions, without paragraphs.</summary>
    public static IQueryable<Statement> Listed(this IQueryable<Statement> statements) => statements
        .Include(statement => statement.Revisions).Include(statement => statement.Signatures).Include(statement => statement.Editions).AsSplitQuery();
}
