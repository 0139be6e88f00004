using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Adaptations;
using AdaptationsPage = Tccm.Web.Pages.Secretariat.Adaptations.IndexModel;

namespace Tccm.Web.Documents.Exports;

/// <summary>What was made of statements, as the secretariat sees it.</summary>
internal static class AdaptationLists
{
    public static async Task<Export?> AdaptationsAsync(ExportRequest asked) => new(
        ["title", "kind", "language", "made_by", "member", "link", "words", "statement", "revision", "paragraphs", "from", "state", "registered_by", "registered_email", "registered", "shown", "ended", "reason", "adaptation_id"],
        [
            .. (await AdaptationsPage.Shown(asked.Db, AdaptationsPage.StatusOf(asked.Show)).AsNoTracking().ToListAsync()).Select(one => new[]
            {
                one.Title, one.Kind.InWords(), one.Language, one.Maker, Export.YesNo(one.OrganisationId is not null), one.Link, one.Words, one.Statement.Slug, one.Revision.Number.ToString(System.Globalization.CultureInfo.InvariantCulture),
                string.Join(';', new PublishedText(one.Statement, one.Revision).NumbersOf(one)), one.FromId?.ToString(), one.Status.InWords(), one.SubmitterName ?? one.SubmittedBy?.Name, one.Address?.Value,
                Export.Instant(one.CreatedAt), Export.Instant(one.ShownAt), Export.Instant(one.EndedAt), one.Reason, one.Id.ToString(),
            }),
        ]);
}
