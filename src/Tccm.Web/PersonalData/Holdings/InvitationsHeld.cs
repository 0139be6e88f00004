using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Tccm.Domain.Database;

namespace Tccm.Web.PersonalData.Holdings;

public sealed class InvitationsHeld(TccmDbContext db, IOptionsSnapshot<RetentionOptions> keep) : Holding
{
    public override string Key => "invitations";
    public override string Title => "Invitations to you";
    public override IReadOnlyList<string> Columns => ["invitations.secret_hash"];

    public override Processing Processing => new(
        "To let a person take up a role by a link that works once.",
        "People who were invited",
        "The role, dates, and a hash from which the link cannot be read",
        "Legitimate interest of the organisation that invites (GDPR, article 6.1 f)",
        "None",
        null,
        "Open ones stop working, since the role ends.");

    public override IReadOnlyList<RetentionRule> Rules =>
    [
        new("Invitations", "Invitations, once they have expired", keep.Value.Links,
            (before, stop) => db.Invitations.Where(invitation => invitation.ExpiresAt < before).Select(invitation => invitation.Id).ToListAsync(stop),
            async (ids, _, stop) => db.RemoveRange(await db.Invitations.Where(invitation => ids.Contains(invitation.Id)).ToListAsync(stop))),
    ];

    public override async Task<IReadOnlyList<HeldItem>> OfAsync(DataSubject who, CancellationToken cancellationToken)
    {
        if (who.Person is not { } person) return [];
        var invitations = await db.Invitations.AsNoTracking().Include(invitation => invitation.Contact.Organisation).Where(invitation => invitation.Contact.PersonId == person.Id)
            .OrderBy(invitation => invitation.CreatedAt).ToListAsync(cancellationToken);
        return [.. invitations.Select(invitation => new HeldItem(
            new Fact("organisation", "Organisation", invitation.Contact.Organisation.DisplayName), new Fact("sent", "Sent", invitation.CreatedAt), new Fact("expires", "Expires", invitation.ExpiresAt),
            new Fact("accepted", "Accepted", invitation.AcceptedAt), new Fact("ended", "Ended", invitation.EndedAt), new Fact("linkHash", "SHA-256 of the link", Convert.ToHexStringLower(invitation.SecretHash))))];
    }
}
