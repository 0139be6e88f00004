using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Calendar;
using Tccm.Domain.Database;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Timeline;

/// <summary>What waits is looked over and comes out together; the button carries what was seen.</summary>
public sealed class ReleaseModel(TccmDbContext db, CurrentPerson current, Post post, TimeProvider clock) : PageModel
{
    public IReadOnlyList<Opening> Waiting { get; private set; } = [];
    public int Followers { get; private set; }

    public string Seen => Domain.Calendar.Release.MarkOf(Waiting);

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public async Task OnGetAsync()
    {
        await FindAsync();
        Input = new() { Seen = Seen, Chosen = [.. Waiting.Select(opening => opening.Id)] };
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await using var act = await db.Database.BeginTransactionAsync();
        await FindAsync();
        var last = await db.Releases.MaxAsync(one => (int?)one.Number) ?? 0;
        var release = Domain.Calendar.Release.OfSeen(last + 1, Input.Note, Waiting, Input.Chosen, Input.Seen, current.AsSecretariat, clock.GetUtcNow());
        db.Releases.Add(release);
        await db.SaveChangesAsync();
        var told = await post.OfReleaseAsync(release);
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"Release {release.Number} came out with {Domain.Text.Words.Counted(Waiting.Count(opening => opening.Shown?.ReleaseId == release.Id), "opening")}. {(told == 0 ? "Nobody follows these processes, so no letter was written." : $"{Domain.Text.Words.Counted(told, "letter")} to those who follow {(told == 1 ? "was" : "were")} written.")}";
        return RedirectToPage("/Secretariat/Timeline/Index");
    }

    private async Task FindAsync()
    {
        Waiting = [.. (await db.Openings.Whole().ToListAsync()).Where(opening => opening.IsWaiting).OrderBy(opening => opening.Process.Name).ThenBy(opening => opening.CreatedAt)];
        Followers = (await db.FollowersAsync([.. Waiting.Select(opening => opening.ProcessId)])).Count;
    }

    public sealed record InputModel
    {
        public string? Note { get; init; }
        public string? Seen { get; init; }
        public IList<Guid> Chosen { get; init; } = [];
    }
}
