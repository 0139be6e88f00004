using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My;

/// <summary>Any two revisions that this person may see, by word.</summary>
public sealed class CompareModel(TccmDbContext db, CurrentPerson current) : PageModel
{
    private const string SideBySide = "side";

    public Statement Statement { get; private set; } = null!;
    public IReadOnlyList<Revision> Revisions { get; private set; } = [];
    public Revision From { get; private set; } = null!;
    public Revision To { get; private set; } = null!;
    public TextDifference Difference { get; private set; } = null!;
    public bool IsSideBySide { get; private set; }
    public string View => IsSideBySide ? SideBySide : "inline";

    /// <summary>What the editors said of each step that lies between the two; null of the words where they cannot be drawn.</summary>
    public IEnumerable<(Revision Revision, TextDocument? Summary)> Summaries => Revisions
        .Where(revision => revision.Summary is not null && revision.Number > Math.Min(From.Number, To.Number) && revision.Number <= Math.Max(From.Number, To.Number))
        .Select(revision => (revision, Drawn(revision.Summary!)));

    /// <summary>How many paragraphs are not as they were.</summary>
    public string Paragraphs
    {
        get
        {
            var counts = new[] { (DifferenceKind.Changed, "changed"), (DifferenceKind.Added, "new"), (DifferenceKind.Removed, "removed") }
                .Select(kind => (Count: Difference.Blocks.Count(block => block.Kind == kind.Item1), Word: kind.Item2)).Where(line => line.Count > 0)
                .Select((line, i) => i == 0 ? $"{Words.Counted(line.Count, "paragraph")} {line.Word}" : $"{line.Count} {line.Word}");
            return string.Join(", ", counts) is { Length: > 0 } said ? $"{said}; {Difference.Blocks.Count(block => block.Kind == DifferenceKind.Same)} as before." : "";
        }
    }

    public async Task<IActionResult> OnGetAsync(string slug, int? from, int? to, string? view)
    {
        if (!ModelState.IsValid || await db.StatementAsync(slug) is not { } statement || !current.Reads(statement)) return NotFound();
        (Statement, Revisions, IsSideBySide) = (statement, [.. statement.Circulated], view == SideBySide);
        var last = to ?? Revisions[^1].Number;
        // Where nothing is chosen: what the last step changed.
        var first = from ?? Revisions.LastOrDefault(revision => revision.Number < last)?.Number ?? last;
        if (Of(first) is not { } before || Of(last) is not { } after) return NotFound();
        (From, To, Difference) = (before, after, TextDifference.Of(before.Text, after.Text));
        return Page();
    }

    private Revision? Of(int number) => Revisions.SingleOrDefault(revision => revision.Number == number);

    private static TextDocument? Drawn(string summary)
    {
        try
        {
            return StatementText.Parse(summary);
        }
        catch (DomainException)
        {
            return null;
        }
    }
}
