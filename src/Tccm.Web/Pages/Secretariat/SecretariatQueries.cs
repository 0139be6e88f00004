using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;

namespace Tccm.Web.Pages.Secretariat;

public static class SecretariatQueries
{
    /// <summary>Everybody in the secretariat, with the organisations they work for.</summary>
    public static async Task<IReadOnlyList<Person>> SecretariatAsync(this TccmDbContext db) =>
        [.. (await db.People.Where(person => person.SecretariatSince != null)
            .Include(person => person.Contacts).ThenInclude(contact => contact.Organisation)
            .AsSplitQuery().ToListAsync()).OrderBy(person => person.Name, Names.Order)];

    /// <summary>Statements for a list: titles, signatures and editions, without paragraphs.</summary>
    public static IQueryable<Statement> Listed(this IQueryable<Statement> statements) => statements
        .Include(statement => statement.Revisions).Include(statement => statement.Signatures).Include(statement => statement.Editions).AsSplitQuery();
}
