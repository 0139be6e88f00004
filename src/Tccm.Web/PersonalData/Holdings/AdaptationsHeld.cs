using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Tccm.Domain.Adaptations;
using Tccm.Domain.Database;

namespace Tccm.Web.PersonalData.Holdings;

public sealed class AdaptationsHeld(TccmDbContext db, IOptionsSnapshot<RetentionOptions> keep) : Holding
{
    public override string Key => "adaptations";
    public override string Title => "What you registered that was made of a statement";
    public override IReadOnlyList<string> Columns => ["adaptations.*"];

    public override Processing Processing => new(
        "To list what was made of a statement, and to tell who registered it what was decided.",
        "Whoever registers what they made of a published text",
        "What was made, its link and language, who made it (published); the name and e-mail address of who registered it (not published), a hash from which the link cannot be read",
        "Legitimate interest in showing what became of a text (GDPR, article 6.1 f)",
        "The public, of what was made and by whom; the mail relay; the secretariat",
        "While it is shown.",
        "What was never shown goes. What was shown stays, without your name as who registered or made it.");

    public override IReadOnlyList<RetentionRule> Rules =>
    [
        new(nameof(RetentionOptions.UnconfirmedAdaptations), "Adaptations whose address nobody has shown to be theirs, from being registered on", keep.Value.UnconfirmedAdaptations,
            (before, stop) => db.Adaptations.Where(one => one.Status == AdaptationStatus.Unconfirmed && one.CreatedAt < before).Select(one => one.Id).ToListAsync(stop),
            async (ids, _, stop) => db.RemoveRange(await db.Adaptations.Where(one => ids.Contains(one.Id)).ToListAsync(stop))),
        new(nameof(RetentionOptions.EndedAdaptations), "Adaptations that were declined or taken back before they were shown, and who registered one that was taken down, from that day on", keep.Value.EndedAdaptations,
            (before, stop) => db.Adaptations.Where(one => one.EndedAt < before && (one.ShownAt == null || one.SubmitterEmail != null)).Select(one => one.Id).ToListAsync(stop),
            async (ids, _, stop) =>
            {
                foreach (var ended in await db.Adaptations.Where(one => ids.Contains(one.Id)).ToListAsync(stop))
                {
                    if (ended.ShownAt is null) db.Remove(ended);
                    else ended.ForgetSubmitter();
                }
            }),
    ];

    public override Task<IReadOnlyList<HeldItem>> OfAsync(DataSubject who, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<HeldItem>>([.. who.Adaptations.Select(one => new HeldItem(
            new Fact("statement", "Statement", one.Statement.Title), new Fact("title", "Title", one.Title), new Fact("link", "Link", one.Link), new Fact("words", "Words", one.Words), new Fact("language", "Language", one.Language),
            new Fact("madeBy", "Made by", one.Maker), new Fact("name", "Your name", one.SubmitterName), new Fact("address", "Your address", one.SubmitterEmail?.Value), new Fact("registered", "Registered", one.CreatedAt),
            new Fact("confirmed", "Confirmed", one.ConfirmedAt), new Fact("shown", "Shown", one.ShownAt), new Fact("ended", "Declined or taken down", one.EndedAt), new Fact("reason", "Why", one.Reason),
            new Fact("linkHash", "SHA-256 of the link", one.SecretHash is { } hash ? Convert.ToHexStringLower(hash) : null), new Fact("id", "Number", one.Id)))]);

    public override Task EraseAsync(DataSubject who, DateTimeOffset at, CancellationToken cancellationToken)
    {
        foreach (var adaptation in who.Adaptations.Where(one => one.OrganisationId is null))
        {
            if (adaptation.ShownAt is null) db.Remove(adaptation);
            else adaptation.Forget(who.Traces);
        }
        return Task.CompletedTask;
    }
}
