using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;

namespace Tccm.Domain.Announcements;

/// <summary>One person who gets an announcement, with every organisation for which they do.</summary>
public sealed record Recipient(Person Person, IReadOnlyList<Contact> Contacts)
{
    public string For => string.Join(", ", Contacts.Select(contact => contact.Organisation.DisplayName));
}

/// <summary>
/// Who gets an announcement now: asked in one way by the list, by the number on the button and by the sending. A person counts once,
/// whatever their number of organisations.
/// </summary>
public sealed class Recipients
{
    private Recipients(IReadOnlyList<Recipient> people, int unsubscribed, int unreachable, string mark) => (People, Unsubscribed, Unreachable, Mark) = (people, unsubscribed, unreachable, mark);

    public IReadOnlyList<Recipient> People { get; }
    /// <summary>How many of the audience want no announcements.</summary>
    public int Unsubscribed { get; }
    /// <summary>How many others have an address at which letters do not arrive.</summary>
    public int Unreachable { get; }
    /// <summary>Text and recipients as they were looked at, in one mark.</summary>
    public string Mark { get; }

    public static async Task<Recipients> OfAsync(TccmDbContext db, Announcement announcement, DateTimeOffset at, CancellationToken cancellationToken = default)
    {
        var followers = db.Followings.Where(following => following.ProcessId == announcement.ProcessId).Select(following => following.PersonId);
        // Who is invited and has not accepted is nobody's reader yet.
        var contacts = (await db.Contacts
            .Where(contact => contact.Until == null && contact.Accepted != false && contact.Organisation.Memberships.Any(period => period.Until == null))
            .Where(contact => announcement.AudienceKind != AudienceKind.Followers || followers.Contains(contact.PersonId))
            .Include(contact => contact.Person).Include(contact => contact.Organisation.Memberships).AsSplitQuery()
            .ToListAsync(cancellationToken)).Where(contact => announcement.Audience.Includes(contact.Organisation, at));
        return Of(announcement, contacts);
    }

    public static string Counted(int people) => people == 1 ? "1 person" : $"{people} people";

    internal static Recipients Of(Announcement announcement, IEnumerable<Contact> contacts)
    {
        var everybody = contacts.OrderBy(contact => contact.Organisation.DisplayName, Names.Order).GroupBy(contact => contact.PersonId).Select(hats => new Recipient(hats.First().Person, [.. hats]))
            .OrderBy(one => one.Person.Name, Names.Order).ThenBy(one => one.Person.Id).ToList();
        var wanting = everybody.Where(one => one.Person.WantsAnnouncements).ToList();
        var people = wanting.Where(one => !one.Person.IsUnreachable).ToList();
        return new(people, everybody.Count - wanting.Count, wanting.Count - people.Count, MarkOf(announcement, people));
    }

    private static string MarkOf(Announcement announcement, List<Recipient> people)
    {
        var seen = string.Join('\n', people.Select(one => one.Person.Id.ToString()).Order(StringComparer.Ordinal).Prepend($"{announcement.Subject}\n{announcement.Archive}\n{announcement.Language}\n{announcement.Body}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(seen)));
    }
}
