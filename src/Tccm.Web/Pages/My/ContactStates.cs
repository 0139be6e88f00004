using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;

namespace Tccm.Web.Pages.My;

/// <summary>How far each contact of an organisation is: invited until when, or since when they act.</summary>
public sealed record ContactStates(IReadOnlyList<Invitation> Invitations, DateTimeOffset Now)
{
    public static async Task<ContactStates> OfAsync(TccmDbContext db, Guid organisation, DateTimeOffset now) =>
        new(await db.Invitations.Include(invitation => invitation.Contact).Where(invitation => invitation.Contact.OrganisationId == organisation).ToListAsync(), now);

    public string InWords(Contact contact)
    {
        var last = Invitations.Where(invitation => invitation.ContactId == contact.Id).MaxBy(invitation => invitation.CreatedAt);
        return last switch
        {
            _ when contact.IsTakenUp && last?.AcceptedAt is { } accepted => $"can sign in, accepted on {Words.Day(DateOnly.FromDateTime(accepted.UtcDateTime))}",
            _ when contact.IsTakenUp => "can sign in",
            null => "not invited yet",
            _ when last.IsOpen(Now) => $"invited; the link is valid until {Words.Instant(last.ExpiresAt)}",
            { EndedAt: { } ended } => $"invitation withdrawn on {Words.Day(DateOnly.FromDateTime(ended.UtcDateTime))}",
            _ => $"invitation expired on {Words.Day(DateOnly.FromDateTime(last.ExpiresAt.UtcDateTime))}",
        };
    }
}
