using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;

namespace Tccm.Web.Emails;

/// <summary>One reader of a letter that goes to many, with every organisation they get it for: one letter each, however many hats.</summary>
public sealed record Reader(EmailAddress To, IReadOnlyList<Contact> Contacts)
{
    /// <summary>The names of those organisations, as in a sentence: "A, B and C".</summary>
    public string For(Func<Contact, bool> those) => Listed(Contacts.Where(those).Select(contact => contact.Organisation.DisplayName));

    public static async Task<IReadOnlyList<Reader>> OfAsync(TccmDbContext db, MembershipCategory[] categories, CancellationToken cancellationToken = default)
    {
        var today = DateOnly.FromDateTime((await db.ClockAsync(cancellationToken)).UtcDateTime);
        // Who is invited and has not accepted is nobody's reader yet.
        var contacts = await db.Contacts
            .Where(contact => contact.Until == null && contact.Accepted != false && contact.Organisation.Memberships.Any(period => period.Until == null && (period.LeavesOn == null || period.LeavesOn > today) && categories.Contains(period.Category)))
            .Include(contact => contact.Person).Include(contact => contact.Organisation)
            .ToListAsync(cancellationToken);
        return [.. contacts.OrderBy(contact => contact.Organisation.DisplayName, Names.Order).GroupBy(contact => contact.PersonId).Select(hats => new Reader(hats.First().Person.Email, [.. hats]))];
    }

    private static string Listed(IEnumerable<string> names) => names.ToList() switch
    {
        [] => "",
        [var only] => only,
        [.. var before, var last] => $"{string.Join(", ", before)} and {last}",
    };
}
