using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Meetings;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Meetings;

/// <summary>A meeting with its one sitting or two; before it is kept, one may look what hour they are around the world.</summary>
public sealed class NewModel(TccmDbContext db, CurrentPerson current, TimeProvider clock) : PageModel
{
    public static IReadOnlyList<SelectListItem> Audiences { get; } = [.. MeetingWords.Audiences.Select(one => new SelectListItem(char.ToUpperInvariant(one.InWords()[0]) + one.InWords()[1..] + (one == MeetingAudience.Public ? ": a public event, with a page that anybody reads" : ""), one.ToString()))];
    public static IReadOnlyList<SelectListItem> Kinds { get; } = [.. Enum.GetValues<MeetingKind>().Select(one => new SelectListItem(one == MeetingKind.Event ? "Event: at a place, with round tables" : "Call", one.ToString()))];

    [BindProperty]
    public NewMeetingInput Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Series { get; private set; } = [];
    public IReadOnlyList<SittingTime>? Looked { get; private set; }

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostLookAsync()
    {
        await LoadAsync();
        // What is not about the times may still be empty.
        foreach (var field in ModelState.Keys.Where(key => key is "Input.Title" or "Input.Kind" or "Input.Language").ToList()) ModelState.Remove(field);
        if (ModelState.IsValid) Looked = Input.Times();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        if (!ModelState.IsValid) return Page();
        var series = Input.Series is { } id ? await db.MeetingSeries.FindAsync(id) : null;
        if (Input.Series is not null && series is null) return NotFound();

        var meeting = Meeting.Arrange(Input.ToPlan(Input.Kind!.Value), series, Input.Audience, Input.Times(), current.AsSecretariat, clock.GetUtcNow());
        db.Meetings.Add(meeting);
        await db.SaveChangesAsync();

        TempData["Flash"] = $"You arranged “{meeting.Title}”. Nobody was written to yet.";
        return RedirectToPage("/Secretariat/Meetings/Show", new { id = meeting.Id });
    }

    private async Task LoadAsync() => Series = [.. (await db.MeetingSeries.ToListAsync()).OrderBy(one => one.Name, Domain.Text.Names.Order).Select(one => new SelectListItem($"{one.Name}, for {one.Audience.InWords()}", one.Id.ToString()))];
}
