using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Drafting;

/// <summary>Makes the draft the next revision, once what changed and which paragraph goes on in which was looked over.</summary>
public sealed class CirculateModel(TccmDbContext db, CurrentPerson current) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Statement Statement { get; private set; } = null!;
    public TextDifference? Changes { get; private set; }
    public IReadOnlyList<KnownParagraph> Before { get; private set; } = [];
    public IReadOnlyList<MatchedParagraph> After { get; private set; } = [];
    public TextDocument? Summary { get; private set; }

    public IEnumerable<MatchedParagraph> ToLookAt => After.Where(paragraph => paragraph.Origin != ParagraphOrigin.Same);

    /// <summary>The numbers in the last revision that a paragraph came from, as they are typed.</summary>
    public string NumbersOf(MatchedParagraph paragraph) => string.Join(", ", paragraph.From.Select(identity => Before.Single(one => one.Identity == identity).Number).Order());

    public async Task<IActionResult> OnGetAsync(string slug)
    {
        if (!await LoadAsync(slug)) return NotFound();
        Match(null);
        Input = new()
        {
            Seen = Statement.DraftNumber,
            Audience = Statement.Audience,
            Summary = await DraftedSummary.OfAsync(db, Statement),
            From = [.. ToLookAt.Select(paragraph => new FromInput { Number = paragraph.Number, Earlier = NumbersOf(paragraph) })],
        };
        return Page();
    }

    public async Task<IActionResult> OnPostLookAsync(string slug)
    {
        if (!await LoadAsync(slug)) return NotFound();
        Match(Mended());
        if (Statement.CheckedSummary(Input.Summary) is { } summary) Summary = StatementText.Parse(summary);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug)
    {
        await using var act = await db.Database.BeginTransactionAsync();
        if (!await LoadAsync(slug, locked: true)) return NotFound();
        Match(null);
        if (!ModelState.IsValid) return Page();

        var revision = Statement.Circulate(Input.Seen, Input.Summary, Input.Until(), Input.Audience, Mended(), current.PenOf(Statement)!, await db.ClockAsync());
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"You circulated revision {revision.Number} of “{Statement.Title}”. {(Statement.Audience == StatementAudience.Members ? "Members read" : "Members and supporters read")} it and are told.";
        return RedirectToPage("/Drafting/Show", new { slug });
    }

    private async Task<bool> LoadAsync(string slug, bool locked = false)
    {
        if (await Pen.OfAsync(db, current, slug, locked) is not { } pen) return false;
        Statement = pen.Statement;
        Before = Paragraph.Known(Statement.LastRevision);
        if (Statement.LastRevision is { } last) Changes = TextDifference.Of(last.Text, TitledText.Join(Statement.DraftTitle, Statement.DraftBody));
        return true;
    }

    /// <summary>What was mended by hand: where the numbers given are not those that were found.</summary>
    private Dictionary<int, IReadOnlyList<int>> Mended()
    {
        var found = ParagraphMatch.Of(Before, Paragraph.Read(Statement.DraftDocument));
        return Input.From.Index().Select(line => (line.Item.Number, Numbers: line.Item.Numbers($"From[{line.Index}].Earlier")))
            .Where(line => found.SingleOrDefault(one => one.Number == line.Number) is not { } paragraph || NumbersOf(paragraph) != string.Join(", ", line.Numbers.Order()))
            .DistinctBy(line => line.Number).ToDictionary(line => line.Number, line => line.Numbers);
    }

    private void Match(IReadOnlyDictionary<int, IReadOnlyList<int>>? mended) => After = ParagraphMatch.Of(Before, Paragraph.Read(Statement.DraftDocument), mended);

    /// <summary>One paragraph of the draft and the numbers in the last revision that it came from, parted by commas; none where it is new.</summary>
    public sealed record FromInput
    {
        public int Number { get; init; }
        public string? Earlier { get; init; }

        public IReadOnlyList<int> Numbers(string field) => [.. (Earlier ?? "").Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries).Distinct()
            .Select(number => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var known) ? known
                : throw new DomainException($"“{Words.Quoted(number)}” is not the number of a paragraph. Give numbers of the last revision, parted by commas, or nothing for a new paragraph.", field))];
    }

    public sealed record InputModel
    {
        public int Seen { get; init; }

        [DataType(DataType.MultilineText)]
        public string? Summary { get; init; }
        public StatementAudience Audience { get; init; }
        public DateOnly? Date { get; init; }
        public TimeOnly? Time { get; init; } = new(23, 59);
        public string Zone { get; init; } = Deadline.AnywhereOnEarth;
        public string? OtherZone { get; init; }
        public IList<FromInput> From { get; init; } = [];

        /// <summary>Until when comments are open; null where no day is given.</summary>
        public Deadline? Until() => Date is { } day ? Deadline.From(day, Time ?? new(23, 59), string.IsNullOrWhiteSpace(OtherZone) ? Zone : OtherZone.Trim()) : null;
    }
}
