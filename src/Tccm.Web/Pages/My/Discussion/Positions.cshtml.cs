using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain.Database;
using Tccm.Domain.Discussion;
using Tccm.Domain.Statements;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My.Discussion;

/// <summary>Who said what of each paragraph, for members and the secretariat, from when on it may be seen. Many are read one paragraph at a time.</summary>
public sealed class PositionsModel(TccmDbContext db, CurrentPerson current) : PageModel
{
    public const int MostOnOnePage = 3_000;

    public Statement Statement { get; private set; } = null!;
    public PositionRound? Round { get; private set; }
    public Revision Revision { get; private set; } = null!;
    public DateTimeOffset Now { get; private set; }
    public bool IsSeen => Round?.IsSeenByAll(Now) == true;
    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string slug, int? revision, string? of)
    {
        var statement = await db.StatementAsync(slug);
        if (statement is null || !current.Reads(statement) || !current.ReadsPositions) return NotFound();
        Statement = statement;
        Now = await db.ClockAsync();
        Round = revision is { } number ? statement.Rounds.SingleOrDefault(round => round.RevisionNumber == number) : statement.Round;
        if (Round is null) return revision is null ? Page() : NotFound();

        Revision = statement.Circulated.Single(one => one.Id == Round.RevisionId);
        var paragraphs = Revision.Paragraphs.OrderBy(one => one.Number).Cast<Paragraph?>().Append(null).ToList();
        if (of is not null && !paragraphs.Exists(one => KeyOf(one) == of)) return NotFound();
        var counts = await RoundPositions.CountedAsync(db, Round, Now);
        var all = counts.Sum(one => one.Count) <= MostOnOnePage;
        var seen = all || of is not null ? await RoundPositions.SeenAsync(db, Round, Now, paragraphs.Find(one => KeyOf(one) == of)?.Id, all) : [];
        var said = seen.ToLookup(position => position.Paragraph);
        Lines = [.. paragraphs.Select(one => new Line(one, MovedOn(one), [.. counts.Where(count => count.Paragraph == one?.Id)], all || KeyOf(one) == of ? [.. said[one?.Id]] : null))];
        return Page();
    }

    private static string KeyOf(Paragraph? paragraph) => paragraph is null ? "whole" : $"p{paragraph.Number}";

    /// <summary>Whether the text of now has other words here.</summary>
    private bool MovedOn(Paragraph? paragraph) => paragraph is null
        ? Revision.Sha256 != Statement.Text.Sha256
        : !Statement.Text.Paragraphs.Any(now => now.Identity == paragraph.Identity && now.Text == paragraph.Text);

    public sealed record Line(Paragraph? Paragraph, bool MovedOn, IReadOnlyList<(Guid? Paragraph, Stance Stance, int Count)> Counts, IReadOnlyList<PositionSeen>? Said)
    {
        public string Key => KeyOf(Paragraph);
        public int CountOf(Stance stance) => Counts.Where(one => one.Stance == stance).Sum(one => one.Count);
        public int Count => Counts.Sum(one => one.Count);
    }
}
