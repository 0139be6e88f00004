using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Calendar;
using Tccm.Domain.Database;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My.Timeline;

/// <summary>What changed since this person last looked, what they follow, and whether they have a calendar of their own.</summary>
public sealed class IndexModel(TccmDbContext db, CurrentPerson current, TimeProvider clock) : PageModel
{
    public IReadOnlyList<ReleaseNews> News { get; private set; } = [];
    public int LastRelease { get; private set; }
    public IReadOnlyList<Process> Processes { get; private set; } = [];
    public CalendarLink? Link { get; private set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync()
    {
        if (current.Value is not { } person) return NotFound();
        var timeline = await Domain.Calendar.Timeline.OfAsync(db);
        (News, LastRelease) = (timeline.Since(person.TimelineSeen), timeline.LastRelease);
        Processes = await db.Processes.AsNoTracking().OrderBy(process => process.Name).ToListAsync();
        Link = await db.CalendarLinks.AsNoTracking().SingleOrDefaultAsync(link => link.PersonId == person.Id);
        Input = new() { Follow = await db.Followings.Where(one => one.PersonId == person.Id).Select(one => one.ProcessId).ToListAsync() };
        return Page();
    }

    /// <summary>Chooses what to follow: all that is ticked, and nothing else.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (current.Value is not { } person) return NotFound();
        await using var act = await db.Database.BeginTransactionAsync();
        var locked = (await db.LockedPersonAsync(person.Id))!;
        var followed = await db.Followings.Where(one => one.PersonId == locked.Id).ToListAsync();
        db.RemoveRange(followed.Where(one => !Input.Follow.Contains(one.ProcessId)));
        var begun = await db.Processes.Where(process => Input.Follow.Contains(process.Id)).ToListAsync();
        db.AddRange(begun.Where(process => followed.TrueForAll(one => one.ProcessId != process.Id)).Select(process => new Following(locked, process, clock.GetUtcNow())));
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = begun.Count == 0 ? "You follow nothing now. Nothing of the timeline comes by mail." : $"You follow {string.Join(", ", begun.Select(process => process.Name).Order(Tccm.Domain.Text.Names.Order))}. When something of it changes, one letter says what.";
        return RedirectToPage();
    }

    public sealed record InputModel
    {
        public IList<Guid> Follow { get; init; } = [];
    }
}
