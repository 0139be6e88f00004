using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Discussion;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Drafting;

/// <summary>A suggestion with the paragraph that it was made on, and that paragraph as the draft has it now.</summary>
public sealed record SuggestionToDecide(Pen Pen, Suggestion Suggestion, Organisation Organisation, Revision Revision, Paragraph Paragraph, MatchedParagraph? Now)
{
    public Statement Statement => Pen.Statement;

    /// <summary>The paragraph's words on which it was made, and those that it puts in their place.</summary>
    public TextDifference Difference => TextDifference.Of(StatementText.SourceOf(Revision.Body, Paragraph.Number), Suggestion.Replacement);

    /// <summary>Whether the draft has other words there by now than those that it was made on.</summary>
    public bool HasMovedOn => Now is null || Now.Text != Paragraph.Text;

    public string? NowInDraft => Now is { } now ? StatementText.SourceOf(Statement.DraftBody, now.Number) : null;

    /// <summary>The whole draft with these words in place of the paragraph's.</summary>
    public string BodyWith(string replacement) => Now is { } now ? StatementText.Replace(Statement.DraftBody, now.Number, replacement)
        : throw new DomainException("The paragraph is not in the draft any more. Write the words where they belong, then decline this with a word on where they went.");

    public static async Task<SuggestionToDecide?> OfAsync(TccmDbContext db, CurrentPerson current, string slug, Guid id, bool locked = false)
    {
        if (await Pen.OfAsync(db, current, slug, locked) is not { } pen) return null;
        if (await db.Comments.OfType<Suggestion>().SingleOrDefaultAsync(one => one.Id == id && one.StatementId == pen.Statement.Id) is not { } suggestion) return null;
        var revision = pen.Statement.Revisions.Single(one => one.Id == suggestion.RevisionId);
        var paragraph = revision.Paragraphs.Single(one => one.Id == suggestion.ParagraphId);
        // By way of the last revision: a suggestion on an earlier one finds the paragraph that came of it.
        var last = pen.Statement.Text.Paragraphs.FirstOrDefault(one => one.ComesFrom(paragraph.Identity));
        var now = last is null ? null : ParagraphMatch.Of(Paragraph.Known(pen.Statement.Text), Paragraph.Read(pen.Statement.DraftDocument)).FirstOrDefault(one => one.From.Contains(last.Identity));
        return new(pen, suggestion, await db.Organisations.SingleAsync(one => one.Id == suggestion.OrganisationId), revision, paragraph, now);
    }
}
