using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;

namespace Tccm.Web.PersonalData.Holdings;

public sealed class DisputesHeld(TccmDbContext db) : Holding
{
    public override string Key => "disputes";
    public override string Title => "Receipts you got, and signatures you disputed";
    public override IReadOnlyList<string> Columns => ["disputes.raised_by_id", "disputes.words", "disputes.proposed_by_id", "disputes.decided_by_id", "receipt_links.person_id", "receipt_links.secret_hash"];

    public override Processing Processing => new(
        "So that whoever gets a receipt can say that a signature was not their organisation's, and that two people decide.",
        "Contacts of organisations that signed; the secretariat",
        "That a receipt went to the person, with a link of its own; that they disputed a signature, and what they wrote",
        "Legitimate interest of the organisations and of those who rely on what was signed (GDPR, article 6.1 f)",
        "The secretariat",
        "The dispute for good, with a number in the place of the name; what was written and the link until the person is erased.",
        "What was written goes, and the link of the receipt. That the signature was disputed, and how it was decided, stays.");

    public override async Task<IReadOnlyList<HeldItem>> OfAsync(DataSubject who, CancellationToken cancellationToken)
    {
        if (who.Person is not { } person) return [];
        var links = await db.ReceiptLinks.AsNoTracking().Where(link => link.PersonId == person.Id).OrderBy(link => link.CreatedAt).ToListAsync(cancellationToken);
        var disputes = await db.Disputes.AsNoTracking().Where(dispute => dispute.RaisedById == person.Id || dispute.ProposedById == person.Id || dispute.DecidedById == person.Id).OrderBy(dispute => dispute.RaisedAt).ToListAsync(cancellationToken);
        return
        [
            .. links.Select(link => new HeldItem(new Fact("receipt", "Receipt of signature", link.SignatureId), new Fact("sent", "Sent", link.CreatedAt), new Fact("used", "Link used", link.UsedAt))),
            .. disputes.Select(dispute => new HeldItem(new Fact("signature", "Disputed signature", dispute.SignatureId), new Fact("raised", "Raised", dispute.RaisedAt),
                new Fact("words", "What was written", dispute.RaisedById == person.Id ? dispute.Words : null), new Fact("decided", "Decided", dispute.DecidedAt))),
        ];
    }

    public override async Task EraseAsync(DataSubject who, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (who.Person is not { } person) return;
        db.RemoveRange(await db.ReceiptLinks.Where(link => link.PersonId == person.Id).ToListAsync(cancellationToken));
        foreach (var dispute in await db.Disputes.Where(dispute => dispute.RaisedById == person.Id).ToListAsync(cancellationToken)) dispute.Forget();
    }
}
