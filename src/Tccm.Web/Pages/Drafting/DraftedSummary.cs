using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Discussion;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;

namespace Tccm.Web.Pages.Drafting;

/// <summary>What the pen's text changes of the last revision, drafted for an editor to finish.</summary>
public static class DraftedSummary
{
    /// <summary>Null where there is no revision before, or no other words.</summary>
    public static async Task<string?> OfAsync(TccmDbContext db, Statement statement)
    {
        if (statement.LastRevision is not { } last || !statement.HasNewWords) return null;
        var before = Paragraph.Known(last);
        var after = ParagraphMatch.Of(before, Paragraph.Read(statement.DraftDocument));
        return ChangeSummary.Of(before, after, await CreditsAsync(db, statement, after));
    }

    /// <summary>Whose suggestions were taken into the draft since the last revision, by the number of the paragraph they stand in now.</summary>
    private static async Task<IReadOnlyDictionary<int, IReadOnlyList<string>>> CreditsAsync(TccmDbContext db, Statement statement, IReadOnlyList<MatchedParagraph> after)
    {
        // By the savings and not by a clock: what was saved after the words that were circulated is new.
        var circulated = statement.LastRevision?.Text;
        var last = await db.DraftTexts.Where(saved => saved.StatementId == statement.Id && saved.Text == circulated).MaxAsync(saved => (int?)saved.Number) ?? 0;
        var taken = await db.Comments.OfType<Suggestion>().Where(one => db.DraftTexts.Any(saved => saved.StatementId == statement.Id && saved.Number > last && saved.SuggestionId == one.Id))
            .Join(db.Organisations, one => one.OrganisationId, organisation => organisation.Id, (one, organisation) => new { one.ParagraphIdentity, organisation.DisplayName }).ToListAsync();
        return after.Select(paragraph => (paragraph.Number, Names: taken.Where(one => one.ParagraphIdentity is { } identity && paragraph.From.Contains(identity)).Select(one => one.DisplayName).Distinct().Order(Names.Order).ToList()))
            .Where(line => line.Names.Count > 0).ToDictionary(line => line.Number, line => (IReadOnlyList<string>)line.Names);
    }
}
