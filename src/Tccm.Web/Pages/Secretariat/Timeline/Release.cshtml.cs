using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
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

    /// <summary>Names what is on the page, so that nothing goes out that was not looked at.</summary>
    public string Seen => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('|', Waiting.Select(opening => $"{opening.Id}:{opening.ChangedAt.UtcTicks}")))))[..16];

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
        if (Input.Seen != Seen) throw new DomainException("Something was changed since you looked. Look it over as it is now; nothing was released.");
        if (Input.Chosen.Count == 0) throw new DomainException("Tick what is to be released.", nameof(InputModel.Chosen));
        var chosen = Waiting.Where(opening => Input.Chosen.Contains(opening.Id)).ToList();
        var last = await db.Releases.MaxAsync(one => (int?)one.Number) ?? 0;
        var release = Domain.Calendar.Release.Of(last + 1, Input.Note, chosen, current.AsSecretariat, clock.GetUtcNow());
        db.Releases.Add(release);
        await db.SaveChangesAsync();
        var told = await post.OfReleaseAsync(release);
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"Release {release.Number} came out with {Domain.Text.Words.Counted(chosen.Count, "opening")}. {(told == 0 ? "Nobody follows these processes, so no letter was written." : $"{Domain.Text.Words.Counted(told, "letter")} to those who follow {(told == 1 ? "was" : "were")} written.")}";
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
