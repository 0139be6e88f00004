using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Tccm.Domain.Database;
using Tccm.Domain.Evidence;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.PersonalData.Holdings;

public sealed class TracesHeld(TccmDbContext db, IOptionsSnapshot<RetentionOptions> keep) : Holding
{
    public override string Key => "traces";
    public override string Title => "From where you signed";
    public override IReadOnlyList<string> Columns => ["signing_traces.*"];

    public override Processing Processing => new(
        "To look into a signature that somebody says was forged.",
        "Signatories",
        "The network address and the browser's own name when a signature was sent",
        "Legitimate interest in signatures that are genuine (GDPR, article 6.1 f)",
        "Whoever runs the portal, when a signature is disputed. Never published, and not part of the evidence",
        "Whole until some time after publication, then the network alone (/24 or /48) and no browser.",
        "All of it goes.");

    public override IReadOnlyList<RetentionRule> Rules =>
    [
        new("SigningTraces", "The address and browser from which a signature was sent, once its statement was published: the network stays", keep.Value.NetworkData,
            (before, stop) => db.SigningTraces.Where(trace => trace.CoarsenedAt == null && db.Signatures.Any(signature => signature.Id == trace.Id && db.Statements.Any(statement => statement.Id == signature.StatementId && statement.PublishedAt < before)))
                .Select(trace => trace.Id).ToListAsync(stop),
            async (ids, at, stop) =>
            {
                foreach (var trace in await db.SigningTraces.Where(trace => ids.Contains(trace.Id)).ToListAsync(stop)) trace.Coarsen(Networks.Of(trace.Address), at);
            }),
    ];

    public override async Task<IReadOnlyList<HeldItem>> OfAsync(DataSubject who, CancellationToken cancellationToken) =>
        [.. (await TheirsAsync(who, cancellationToken)).Select(trace => new HeldItem(new Fact("signature", "Signature", trace.Id), new Fact("address", "Network address", trace.Address), new Fact("agent", "Browser", trace.Agent), new Fact("at", "When", trace.At)))];

    public override async Task EraseAsync(DataSubject who, DateTimeOffset at, CancellationToken cancellationToken) => db.RemoveRange(await TheirsAsync(who, cancellationToken));

    private async Task<List<SigningTrace>> TheirsAsync(DataSubject who, CancellationToken cancellationToken) => who.Person is not { } person ? []
        : await db.SigningTraces.Where(trace => db.Signatures.Any(signature => signature.Id == trace.Id && signature.PersonId == person.Id)).OrderBy(trace => trace.At).ToListAsync(cancellationToken);
}
