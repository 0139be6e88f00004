using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Discussion;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My.Discussion;

/// <summary>
/// The sheet on which an organisation says what it thinks of each paragraph and of the whole: kept all together or not at all.
/// What is left empty stays silence. A text may have more paragraphs than a form usually has fields.
/// </summary>
[RequestFormLimits(ValueCountLimit = 200_000)]
public sealed class TakePositionsModel(TccmDbContext db, CurrentPerson current) : DiscussionAct(db, current)
{
    public PositionRound Round { get; private set; } = null!;
    public Revision Revision { get; private set; } = null!;
    public IReadOnlyList<Line> Lines { get; private set; } = [];

    /// <summary>How much stood there when this page was shown: what a colleague said meanwhile is not written over unseen.</summary>
    public int Seen { get; private set; }
    public string? WhyNoneTaken => Round.WhyNot(Contact!, Now);
    public bool IsOpen => Round.IsOpen(Now);

    public async Task<IActionResult> OnGetAsync(string slug, Guid contact) => await LoadSheetAsync(slug, contact) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string slug, Guid contact)
    {
        await using var act = await Db.Database.BeginTransactionAsync();
        if (!await LoadSheetAsync(slug, contact, locked: true)) return NotFound();
        foreach (var line in Lines) line.Read(Request.Form);

        if (WhyNoneTaken is { } why) throw new DomainException($"{why} Nothing was kept.");
        Round.RefuseUnlessAsShown(Number("Input.Round"), Number("Input.Seen"), Seen);
        var taken = Lines.Select(Taken).OfType<Position>().ToList();
        if (!ModelState.IsValid) return Again();
        if (taken.Count == 0) throw new DomainException("Nothing is different from what stands already. Nothing was kept.");
        Db.Positions.AddRange(taken);
        await Db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"{Words.Counted(taken.Count, "position")} of {Voice} {(taken.Count == 1 ? "was" : "were")} kept. They can be changed until {Round.Closes.InWords()}.";
        return RedirectToPage(new { slug, contact });
    }

    private Position? Taken(Line line)
    {
        if (line.Stance is not { } stance)
        {
            if (line.StanceTyped is not null) ModelState.AddModelError(line.StanceField, "Choose one of the positions.");
            else if (!string.IsNullOrWhiteSpace(line.Reason)) ModelState.AddModelError(line.ReasonField, $"Choose a position for {line.Name} too, or take the words out: a reason alone is not kept.");
            return null;
        }
        try
        {
            return Round.Take(Contact!, line.Paragraph, stance, line.Reason, line.Last, Now);
        }
        catch (DomainException refused)
        {
            ModelState.AddModelError(refused.Field is null ? "" : line.ReasonField, refused.Message);
            return null;
        }
    }

    private int? Number(string field) => int.TryParse(Request.Form[field], out var number) ? number : null;

    private PageResult Again()
    {
        var page = Page();
        page.StatusCode = StatusCodes.Status409Conflict;
        return page;
    }

    private async Task<bool> LoadSheetAsync(string slug, Guid contactId, bool locked = false)
    {
        if (!await LoadAsync(slug, contactId, locked, inWindow: true) || !Contact!.Organisation.IsMember || Statement.Round is not { } round) return false;
        (Round, Revision) = (round, Statement.Circulated.Single(one => one.Id == round.RevisionId));
        var own = await RoundPositions.OwnAsync(Db, round, Contact.OrganisationId);
        Seen = own.Count;
        Lines = [.. Revision.Paragraphs.OrderBy(one => one.Number).Select(one => new Line(one, [.. own.Where(position => position.ParagraphId == one.Id)])), new Line(null, [.. own.Where(position => position.ParagraphId is null)])];
        return true;
    }

    /// <summary>One paragraph of the sheet, or the whole where there is none, with what stands and what was typed.</summary>
    public sealed class Line(Paragraph? paragraph, IReadOnlyList<Position> history)
    {
        public Paragraph? Paragraph => paragraph;
        public IReadOnlyList<Position> Earlier => [.. history.SkipLast(1).Reverse()];
        public Position? Last => history.Count > 0 ? history[^1] : null;
        public string Key { get; } = paragraph is null ? "Whole" : $"{paragraph.Number}";
        public string Name { get; } = paragraph is null ? "the whole" : $"paragraph {paragraph.Number}";
        public string StanceField => $"Input.Stance.{Key}";
        public string ReasonField => $"Input.Reason.{Key}";
        public string? StanceTyped { get; private set; } = history.Count > 0 ? history[^1].Stance.ToString() : null;
        public string? Reason { get; private set; } = history.Count > 0 ? history[^1].Reason : null;
        public Stance? Stance => Enum.GetNames<Stance>().Contains(StanceTyped) ? Enum.Parse<Stance>(StanceTyped!) : null;

        public void Read(IFormCollection form) =>
            (StanceTyped, Reason) = (form[StanceField].FirstOrDefault() is { Length: > 0 } typed ? typed : null, form[ReasonField].FirstOrDefault());
    }
}
