using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Tccm.Domain.Database;
using Tccm.Domain.Purpose;
using Tccm.Domain.Statements;

namespace Tccm.Web.PersonalData.Holdings;

public sealed class SigningHeld(TccmDbContext db, IOptionsSnapshot<RetentionOptions> keep) : Holding
{
    public override string Key => "signing";
    public override string Title => "Requests to sign, to you and by you";
    public override IReadOnlyList<string> Columns => ["purpose_handovers.*", "signing_requests.*"];

    public override Processing Processing => new(
        "To ask the one who may sign for an organisation.",
        "Whoever asks, and whoever is named as somebody who may sign; they need no login",
        "Names and addresses of both, the position, the words written to them, the reason where they declined, dates, and a hash from which the link cannot be read",
        "Legitimate interest of the organisation that is to sign (GDPR, article 6.1 f)",
        "Who is asked, of who asks; contacts of the same organisation; the secretariat",
        "What was signed by such a link: with the signature, until the person is erased.",
        "Name and address go, a role stands in their place, and a link that waits stops working. What was signed by it stays.");

    public override IReadOnlyList<RetentionRule> Rules =>
    [
        new(nameof(RetentionOptions.Requests), "Requests to sign that led to nothing, once they are over", keep.Value.Requests,
            async (before, stop) =>
            [
                .. await db.PurposeHandovers.Where(one => one.SignedAt == null && (one.DeclinedAt < before || one.EndedAt < before || one.ExpiresAt < before)).Select(one => one.Id).ToListAsync(stop),
                .. await db.SigningRequests.Where(one => one.EndedAt < before || (one.CreatedAt < before && one.Statement.Status != StatementStatus.Open)).Select(one => one.Id).ToListAsync(stop),
            ],
            async (ids, _, stop) =>
            {
                db.RemoveRange(await db.PurposeHandovers.Where(one => ids.Contains(one.Id)).ToListAsync(stop));
                db.RemoveRange(await db.SigningRequests.Where(one => ids.Contains(one.Id)).ToListAsync(stop));
            }),
    ];

    public override Task<IReadOnlyList<HeldItem>> OfAsync(DataSubject who, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<HeldItem>>([.. who.Handovers.Select(one => ItemOf(one, who)), .. who.SigningRequests.Select(one => ItemOf(one, who))]);

    public override Task EraseAsync(DataSubject who, DateTimeOffset at, CancellationToken cancellationToken)
    {
        foreach (var handover in who.Handovers) handover.Forget(who.Traces, at);
        foreach (var request in who.SigningRequests) request.Forget(who.Traces, at);
        return Task.CompletedTask;
    }

    /// <summary>Of the other person only the name, which this one was told or told the portal.</summary>
    private static HeldItem ItemOf(PurposeHandover handover, DataSubject who)
    {
        var (signs, asked) = (who.Traces.IsAddress(handover.SignerEmail), who.Traces.IsAddress(handover.RequesterEmail));
        return new HeldItem(
            new Fact("text", "To sign", "The Statement of Purpose"), new Fact("organisation", "For", handover.Called),
            new Fact("signer", "Who may sign", handover.SignerName), new Fact("signerAddress", "With the address", signs || asked ? handover.SignerEmail.Value : null), new Fact("signerTitle", "Position", handover.SignerTitle),
            new Fact("requester", "Asked by", handover.RequesterName), new Fact("requesterAddress", "With the address", asked ? handover.RequesterEmail.Value : null),
            new Fact("words", "Words to them", handover.Words), new Fact("sent", "Sent", handover.CreatedAt), new Fact("expires", "Expires", handover.ExpiresAt), new Fact("signed", "Signed", handover.SignedAt),
            new Fact("declined", "Declined", handover.DeclinedAt), new Fact("reason", "Reason", handover.Reason), new Fact("ended", "Taken back", handover.EndedAt),
            new Fact("linkHash", "SHA-256 of the link", signs ? Convert.ToHexStringLower(handover.SecretHash) : null), new Fact("id", "Number", handover.Id));
    }

    /// <summary>Who is named and acts for another organisation, or for none, learns nothing of a draft: title and words are left out.</summary>
    private static HeldItem ItemOf(SigningRequest request, DataSubject who)
    {
        var isColleague = who.Person?.CurrentContacts.Any(contact => contact.OrganisationId == request.OrganisationId && !contact.AwaitsAcceptance) == true;
        return new HeldItem(
            new Fact("text", "To sign", isColleague ? request.Statement.Title : "A statement"), new Fact("organisation", "For", request.Organisation.DisplayName),
            new Fact("signer", "Who may sign", request.SignerName), new Fact("signerAddress", "With the address", request.SignerEmail.Value), new Fact("signerTitle", "Position", request.SignerTitle),
            new Fact("words", "Words to them", isColleague ? request.Words : null), new Fact("sent", "Asked", request.CreatedAt), new Fact("ended", "Ended", request.EndedAt), new Fact("id", "Number", request.Id));
    }
}
