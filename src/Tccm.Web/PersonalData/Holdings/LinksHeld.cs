using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Tccm.Domain.Database;
using Tccm.Domain.PersonalData;

namespace Tccm.Web.PersonalData.Holdings;

public sealed class LinksHeld(TccmDbContext db, IOptionsSnapshot<RetentionOptions> keep) : Holding
{
    public override string Key => "requests";
    public override string Title => "What you asked about your data";
    public override IReadOnlyList<string> Columns => ["mailed_links.*", "erasure_requests.person_id"];

    public override Processing Processing => new(
        "To answer requests about personal data, and to show that they were answered.",
        "Whoever asks to see, correct or erase",
        "The address that a link was mailed to, until it has expired; that an erasure was asked and done, with a number in the place of the name",
        "Legal obligation (GDPR, articles 6.1 c and 12 to 17)",
        "The secretariat",
        "That an erasure was asked and done: for good, without a name.",
        "Links and the addresses in them go.");

    public override IReadOnlyList<RetentionRule> Rules =>
    [
        new("MailedLinks", "Links that show an address to be yours, once they have expired", keep.Value.Links,
            (before, stop) => db.MailedLinks.Where(link => link.ExpiresAt < before).Select(link => link.Id).ToListAsync(stop),
            async (ids, _, stop) => db.RemoveRange(await db.MailedLinks.Where(link => ids.Contains(link.Id)).ToListAsync(stop))),
    ];

    public override async Task<IReadOnlyList<HeldItem>> OfAsync(DataSubject who, CancellationToken cancellationToken)
    {
        var links = await TheirsAsync(who, cancellationToken);
        var requests = who.Person is not { } person ? [] : await db.ErasureRequests.AsNoTracking().Where(request => request.PersonId == person.Id).ToListAsync(cancellationToken);
        return
        [
            .. links.Select(link => new HeldItem(new Fact("link", "Link", link.Purpose == MailedLinkPurpose.NewAddress ? "to show a new address to be yours" : "to see what is held"), new Fact("address", "Address", link.Address.Value),
                new Fact("sent", "Sent", link.CreatedAt), new Fact("expires", "Expires", link.ExpiresAt), new Fact("used", "Used", link.UsedAt))),
            .. requests.Select(request => new HeldItem(new Fact("erasureAsked", "Erasure asked", request.AskedAt), new Fact("erasureDone", "Carried out", request.DoneAt))),
        ];
    }

    public override async Task EraseAsync(DataSubject who, DateTimeOffset at, CancellationToken cancellationToken) => db.RemoveRange(await TheirsAsync(who, cancellationToken));

    private Task<List<MailedLink>> TheirsAsync(DataSubject who, CancellationToken cancellationToken)
    {
        var (addresses, person) = (who.Traces.Addresses.ToList(), who.Person?.Id);
        return db.MailedLinks.Where(link => addresses.Contains(link.AddressKey) || (person != null && link.PersonId == person)).OrderBy(link => link.CreatedAt).ToListAsync(cancellationToken);
    }
}
