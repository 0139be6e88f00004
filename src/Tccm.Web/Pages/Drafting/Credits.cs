using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Discussion;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;

namespace Tccm.Web.Pages.Drafting;

public static class Credits
{
    /// <summary>Whose suggestions were taken into the draft since the last revision, by the number of the paragraph they stand in now.</summary>
    public static async Task<IReadOnlyDictionary<int, IReadOnlyList<string>>> OfAsync(TccmDbContext db, Statement statement, IReadOnlyList<MatchedParagraph> after)
    {
        var since = statement.LastRevision?.CreatedAt ?? DateTimeOffset.MinValue;
        var taken = await db.Comments.OfType<Suggestion>().Where(one => one.StatementId == statement.Id && one.AcceptedAt > since)
            .Join(db.Organisations, one => one.OrganisationId, organisation => organisation.Id, (one, organisation) => new { one.ParagraphIdentity, organisation.DisplayName }).ToListAsync();
        return after.Select(paragraph => (paragraph.Number, Names: taken.Where(one => one.ParagraphIdentity is { } identity && paragraph.From.Contains(identity)).Select(one => one.DisplayName).Distinct().Order(Names.Order).ToList()))
            .Where(line => line.Names.Count > 0).ToDictionary(line => line.Number, line => (IReadOnlyList<string>)line.Names);
    }
}
