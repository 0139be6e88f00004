using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Discussion;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My.Discussion;

/// <summary>One paragraph at its permanent address: through all circulated revisions, with what was said of it and one's own marks of use.</summary>
public sealed class ParagraphModel(TccmDbContext db, CurrentPerson current) : PageModel
{
    public Statement Statement { get; private set; } = null!;
    public Paragraph Last { get; private set; } = null!;
    public Revision LastIn { get; private set; } = null!;
    public bool IsGone => LastIn != Statement.Text;
    public IReadOnlyList<Form> Forms { get; private set; } = [];
    public IReadOnlyList<ThreadShown> Threads { get; private set; } = [];
    public IReadOnlyList<(Contact Contact, IReadOnlyList<MarkShown> Marks)> Uses { get; private set; } = [];
    public Speaker? Voice { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug, Guid identity)
    {
        var statement = await db.StatementAsync(slug);
        if (statement is null || !current.Reads(statement)) return NotFound();
        var now = await db.ClockAsync();
        var circulated = statement.Circulated.ToList();
        if (circulated.Select(revision => (Revision: revision, Paragraph: Discussion.Threads.At(revision, identity))).LastOrDefault(pair => pair.Paragraph is not null) is not { Paragraph: { } last } found) return NotFound();

        (Statement, LastIn, Last) = (statement, found.Revision, last);
        HashSet<Guid> identities = [identity, last.Identity, .. last.Ancestors];
        Forms = [.. FormsOf(circulated, identities).Reverse()];
        Threads = await Discussion.Threads.OfAsync(db, statement, identities);
        var readers = current.ReadersOf(statement);
        Uses = await MarkShown.OfAsync(db, statement, identities, readers);
        Voice = Speaker.Of(current, statement, now);
        return Page();
    }

    /// <summary>The paragraph in each revision that has it, where it differs from the one before.</summary>
    private static IEnumerable<Form> FormsOf(IEnumerable<Revision> revisions, HashSet<Guid> identities)
    {
        string? before = null;
        foreach (var revision in revisions)
        {
            var parts = revision.Paragraphs.Where(paragraph => identities.Any(paragraph.ComesFrom)).OrderBy(paragraph => paragraph.Number).ToList();
            var body = revision.Body;
            var source = string.Join("\n\n", parts.Select(paragraph => StatementText.SourceOf(body, paragraph.Number)));
            if (parts.Count > 0 || before is { Length: > 0 })
                yield return new Form(revision, [.. parts.Select(paragraph => paragraph.Number)], [.. parts.Select(paragraph => paragraph.Text)], before is { Length: > 0 } && parts.Count > 0 ? TextDifference.Of(before, source) : null);
            before = source;
        }
    }

    public sealed record Form(Revision Revision, IReadOnlyList<int> Numbers, IReadOnlyList<string> Texts, TextDifference? Difference);
}

/// <summary>A mark of use as the organisation's own people see it.</summary>
public sealed record MarkShown(Guid OrganisationId, int Revision, Usability Use, DateTimeOffset At, string By)
{
    /// <summary>The marks of one's own organisations on a paragraph, the last first; of nobody else any row is read.</summary>
    public static async Task<IReadOnlyList<(Contact Contact, IReadOnlyList<MarkShown> Marks)>> OfAsync(TccmDbContext db, Statement statement, IReadOnlyCollection<Guid> identities, IReadOnlyList<Contact> readers)
    {
        var own = readers.Select(reader => reader.OrganisationId).Distinct().ToList();
        var number = statement.Circulated.SelectMany(revision => revision.Paragraphs, (revision, paragraph) => (revision, paragraph))
            .Where(pair => identities.Any(pair.paragraph.ComesFrom)).ToDictionary(pair => pair.paragraph.Id, pair => pair.revision.Number);
        var marks = await db.ParagraphUses.AsNoTracking().Where(use => own.Contains(use.OrganisationId) && number.Keys.Contains(use.ParagraphId))
            .Join(db.Contacts, use => use.ContactId, contact => contact.Id, (use, contact) => new { Use = use, contact.Person.Name }).ToListAsync();
        var shown = marks.OrderByDescending(mark => number[mark.Use.ParagraphId]).ThenByDescending(mark => mark.Use.Number)
            .Select(mark => new MarkShown(mark.Use.OrganisationId, number[mark.Use.ParagraphId], mark.Use.Use, mark.Use.MarkedAt, mark.Name)).ToLookup(mark => mark.OrganisationId);
        return [.. readers.Select(reader => (reader, (IReadOnlyList<MarkShown>)[.. shown[reader.OrganisationId]]))];
    }
}
