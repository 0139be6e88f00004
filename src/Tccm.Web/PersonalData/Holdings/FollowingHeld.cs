using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Calendar;
using Tccm.Domain.Database;

namespace Tccm.Web.PersonalData.Holdings;

public sealed class FollowingHeld(TccmDbContext db) : Holding
{
    public override string Key => "following";
    public override string Title => "What you follow";
    public override IReadOnlyList<string> Columns => ["followings.*", "calendar_links.*"];

    public override Processing Processing => new(
        "To tell people of changes in the processes that they chose, and to keep a calendar for them.",
        "Contacts of organisations, members of the secretariat",
        "Which processes a person follows since when, and a hash from which the address of their calendar cannot be read",
        "Consent, which the same page takes back (GDPR, article 6.1 a)",
        "The mail relay",
        "While you follow.",
        "All of it goes: nothing more is sent, and the calendar's address answers no more.");

    public override async Task<IReadOnlyList<HeldItem>> OfAsync(DataSubject who, CancellationToken cancellationToken)
    {
        var (followings, link) = await TheirsAsync(who, cancellationToken);
        var names = await db.Processes.ToDictionaryAsync(process => process.Id, process => process.Name, cancellationToken);
        return
        [
            .. followings.Select(one => new HeldItem(new Fact("process", "Process", names[one.ProcessId]), new Fact("since", "Since", one.Since)) { IsTheirsAlone = true }),
            .. link is null ? [] : new[] { new HeldItem(new Fact("calendarSince", "Address of your calendar made", link.CreatedAt), new Fact("calendarHash", "SHA-256 of its secret", Convert.ToHexStringLower(link.SecretHash))) { IsTheirsAlone = true } },
        ];
    }

    public override async Task EraseAsync(DataSubject who, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var (followings, link) = await TheirsAsync(who, cancellationToken);
        db.RemoveRange(followings);
        if (link is not null) db.Remove(link);
    }

    private async Task<(List<Following> Followings, CalendarLink? Link)> TheirsAsync(DataSubject who, CancellationToken cancellationToken)
    {
        var id = who.Person?.Id;
        return (await db.Followings.Where(one => one.PersonId == id).ToListAsync(cancellationToken), await db.CalendarLinks.SingleOrDefaultAsync(one => one.PersonId == id, cancellationToken));
    }
}
