using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Meetings;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Meetings;

/// <summary>What was said at a meeting, and of which statements and openings.</summary>
public sealed class NotesModel(TccmDbContext db, CurrentPerson current, TimeProvider clock) : MeetingPage(db, clock)
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Statements { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Openings { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadWithTopicsAsync(id)) return NotFound();
        Input = new()
        {
            Notes = Meeting.Notes ?? "",
            Statements = [.. Meeting.Topics.Select(topic => topic.Statement?.Slug).OfType<string>()],
            Openings = [.. Meeting.Topics.Select(topic => topic.OpeningId).OfType<Guid>()],
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await LoadWithTopicsAsync(id)) return NotFound();
        if (!ModelState.IsValid) return Page();
        var statements = await Db.Statements.Include(one => one.Revisions).Where(one => Input.Statements.Contains(one.Slug)).ToListAsync();
        var openings = await Db.Openings.Where(one => Input.Openings.Contains(one.Id)).ToListAsync();

        Db.RemoveRange(Meeting.Note(Input.Notes, statements, openings, current.AsSecretariat, Now));
        await Db.SaveChangesAsync();

        TempData["Flash"] = $"The notes of “{Meeting.Title}” were kept.";
        return RedirectToPage("/Secretariat/Meetings/Show", new { id });
    }

    private async Task<bool> LoadWithTopicsAsync(Guid id)
    {
        if (!await LoadAsync(id)) return false;
        Statements = await Topics.StatementsAsync(Db, one => one.Slug);
        Openings = await Topics.OpeningsAsync(Db);
        return true;
    }

    public sealed record InputModel
    {
        [Display(Name = "Notes", Description = "In Markdown, as statements are written."), DataType(DataType.MultilineText), Required(ErrorMessage = "Write the notes.")]
        [StringLength(Meeting.MaxWords, ErrorMessage = "Shorten them: 50,000 characters at most.")]
        public string Notes { get; init; } = "";

        [Display(Name = "Statements that it spoke of")]
        public IList<string> Statements { get; init; } = [];

        [Display(Name = "Openings that it spoke of")]
        public IList<Guid> Openings { get; init; } = [];
    }
}
