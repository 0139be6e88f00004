using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Discussion;
using Tccm.Domain.Statements;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My.Discussion;

/// <summary>Marks a paragraph as usable for an organisation's own texts. It leaves no audit entry: nobody else is to learn of it.</summary>
public sealed class UseModel(TccmDbContext db, CurrentPerson current) : DiscussionAct(db, current)
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Revision Revision { get; private set; } = null!;
    public Paragraph Paragraph { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string slug, Guid identity, Guid contact) => await FindAsync(slug, identity, contact) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string slug, Guid identity, Guid contact)
    {
        await using var act = await Db.Database.BeginTransactionAsync();
        if (!await FindAsync(slug, identity, contact, locked: true)) return NotFound();
        if (Input.Use is null) ModelState.AddModelError("Input.Use", "Choose one of the marks.");
        if (Input.Revision != Revision.Number) ModelState.AddModelError("", $"The text is revision {Revision.Number} now. Look at the paragraph as it stands; nothing was marked.");
        if (!ModelState.IsValid) return Page();

        var last = await Db.ParagraphUses.Where(use => use.ParagraphId == Paragraph.Id && use.OrganisationId == Contact!.OrganisationId).OrderByDescending(use => use.Number).FirstOrDefaultAsync();
        if (ParagraphUse.Mark(Statement, Paragraph, Input.Use!.Value, last, Contact!, Now) is { } mark) Db.ParagraphUses.Add(mark);
        await Db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"Paragraph {Paragraph.Number} is marked “{Input.Use.Value.InWords()}” for {Voice}. Your own people alone see it.";
        return RedirectToPage("Paragraph", new { slug, identity });
    }

    private async Task<bool> FindAsync(string slug, Guid identity, Guid contactId, bool locked = false)
    {
        if (!await LoadAsync(slug, contactId, locked, inWindow: true)) return false;
        if (Threads.At(Statement.Text, identity) is not { } paragraph) return false;
        (Revision, Paragraph) = (Statement.Text, paragraph);
        return true;
    }

    public sealed record InputModel
    {
        public Usability? Use { get; init; }
        public int Revision { get; init; }
    }
}
