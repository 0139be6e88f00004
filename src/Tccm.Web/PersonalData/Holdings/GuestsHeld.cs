using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Tccm.Domain.Database;
using Tccm.Domain.Guests;

namespace Tccm.Web.PersonalData.Holdings;

public sealed class GuestsHeld(TccmDbContext db, IOptionsSnapshot<RetentionOptions> keep) : Holding
{
    public override string Key => "guest";
    public override string Title => "You as a guest";
    public override IReadOnlyList<string> Columns => ["guests.*"];

    public override Processing Processing => new(
        "To send what is published to people in a personal capacity, who accepted it.",
        "People whom the secretariat invites as guests",
        "Name, e-mail address, why they were invited, dates, and a hash from which the link cannot be read",
        "Legitimate interest in inviting; then consent, which any letter's link takes back (GDPR, articles 6.1 f and a)",
        "The mail relay; the secretariat",
        "While you receive.",
        "All of it goes, and nothing more is sent.");

    public override IReadOnlyList<RetentionRule> Rules =>
    [
        new(nameof(RetentionOptions.Guests), "Guests who left, were taken off, or never answered, from that day on", keep.Value.Guests,
            (before, stop) =>
            {
                var day = DateOnly.FromDateTime(before.UtcDateTime);
                return db.Guests.Where(guest => guest.EndedAt < before || guest.Until < day || (guest.AcceptedAt == null && guest.ExpiresAt < before)).Select(guest => guest.Id).ToListAsync(stop);
            },
            async (ids, _, stop) => db.RemoveRange(await db.Guests.Where(guest => ids.Contains(guest.Id)).ToListAsync(stop))),
    ];

    public override async Task<IReadOnlyList<HeldItem>> OfAsync(DataSubject who, CancellationToken cancellationToken) =>
        [.. (await TheirsAsync(who, cancellationToken)).Select(guest => new HeldItem(
            new Fact("name", "Name", guest.Name), new Fact("address", "Address", guest.Email.Value), new Fact("why", "Why you were invited", guest.Why), new Fact("invited", "Invited", guest.InvitedAt),
            new Fact("expires", "The invitation expires", guest.ExpiresAt), new Fact("accepted", "Accepted", guest.AcceptedAt), new Fact("until", "Last day", guest.Until), new Fact("ended", "Ended", guest.EndedAt),
            new Fact("linkHash", "SHA-256 of the link", Convert.ToHexStringLower(guest.SecretHash)), new Fact("id", "Number", guest.Id)))];

    public override async Task EraseAsync(DataSubject who, DateTimeOffset at, CancellationToken cancellationToken)
    {
        foreach (var guest in await TheirsAsync(who, cancellationToken))
        {
            if (guest.EndedAt is null) guest.Leave(at);
            db.Remove(guest);
        }
    }

    private Task<List<Guest>> TheirsAsync(DataSubject who, CancellationToken cancellationToken)
    {
        var addresses = who.Traces.Addresses.ToList();
        return db.Guests.Where(guest => addresses.Contains(guest.EmailKey)).OrderBy(guest => guest.InvitedAt).ToListAsync(cancellationToken);
    }
}
