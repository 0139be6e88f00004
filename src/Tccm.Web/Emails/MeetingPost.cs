using Tccm.Domain.Database;
using Tccm.Domain.Meetings;
using Tccm.Domain.Organisations;

namespace Tccm.Web.Emails;

/// <summary>Somebody whom a meeting is for, and why they are written to.</summary>
public sealed record Concerned(Person Person, string Why);

/// <summary>
/// Whom a meeting is for now, and letters to them. No list of who was written to is kept: who came since reads of a change as well,
/// and who left does not.
/// </summary>
public sealed class MeetingPost(TccmDbContext db, Post post)
{
    public async Task<IReadOnlyList<Concerned>> OfAsync(MeetingAudience audience) => audience switch
    {
        MeetingAudience.Secretariat => [.. (await db.SecretariatAsync()).Select(person => new Concerned(person, "You get this because you are in the secretariat."))],
        MeetingAudience.Members => Of(await Reader.OfAsync(db, [MembershipCategory.Member])),
        _ => Of(await Reader.OfAsync(db, [MembershipCategory.Member, MembershipCategory.Supporter])),
    };

    /// <summary>One letter to each; returns to how many.</summary>
    public async Task<int> TellAsync(Meeting meeting, Func<Concerned, Letter> letter)
    {
        var people = await OfAsync(meeting.Audience);
        foreach (var one in people) post.To(one.Person.Email, letter(one));
        return people.Count;
    }

    private static IReadOnlyList<Concerned> Of(IReadOnlyList<Reader> readers) =>
        [.. readers.Select(reader => new Concerned(reader.Contacts[0].Person, $"You get this because you are a contact of {reader.For(_ => true)}."))];
}
