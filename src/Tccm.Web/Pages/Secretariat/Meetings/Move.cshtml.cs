using Microsoft.AspNetCore.Mvc;
using Tccm.Domain.Database;
using Tccm.Domain.Meetings;
using Tccm.Domain.Text;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Meetings;

public sealed class MoveModel(TccmDbContext db, CurrentPerson current, MeetingPost post, TimeProvider clock) : MeetingPage(db, clock)
{
    [BindProperty]
    public TimeInput Input { get; set; } = new();

    public Sitting Sitting { get; private set; } = null!;
    public int People { get; private set; }
    public IReadOnlyList<SittingTime>? Looked { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, Guid sitting)
    {
        if (!await LoadAsync(id, sitting)) return NotFound();
        var local = TimeZoneInfo.ConvertTime(Sitting.StartsAt, Deadline.Zone(Sitting.StartsZone));
        var isCommon = TimeInputs.Zones.Any(zone => zone.Value == Sitting.StartsZone);
        Input = new()
        {
            Date = DateOnly.FromDateTime(local.DateTime),
            Time = TimeOnly.FromDateTime(local.DateTime),
            Zone = isCommon ? Sitting.StartsZone : "UTC",
            OtherZone = isCommon ? null : Sitting.StartsZone,
            Minutes = Sitting.Minutes,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostLookAsync(Guid id, Guid sitting)
    {
        if (!await LoadAsync(id, sitting)) return NotFound();
        if (ModelState.IsValid) Looked = [.. Meeting.Sittings.OrderBy(one => one.Number).Select(one => one == Sitting ? Input.ToTime() : one.Time)];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, Guid sitting)
    {
        if (!await LoadAsync(id, sitting)) return NotFound();
        if (!ModelState.IsValid) return Page();

        var before = Meeting.Move(sitting, Input.ToTime(), current.AsSecretariat, Now);
        var told = before is null ? 0 : await post.TellAsync(Meeting, reader => new MeetingMoved(Meeting, Sitting, before, reader));
        await Db.SaveChangesAsync();

        TempData["Flash"] = $"You moved “{Meeting.TitleOf(Sitting)}” to {Sitting.Time.InWords()}. {(before is null ? "Nobody was told of the time of before." : MeetingWords.WrittenTo(told))}";
        return RedirectToPage("/Secretariat/Meetings/Show", new { id });
    }

    private async Task<bool> LoadAsync(Guid id, Guid sitting)
    {
        if (!await LoadAsync(id) || Meeting.Sittings.SingleOrDefault(one => one.Id == sitting) is not { } found) return false;
        (Sitting, People) = (found, (await post.OfAsync(Meeting.Audience)).Count);
        return true;
    }
}
