using Microsoft.AspNetCore.Mvc;
using Tccm.Domain.Database;
using Tccm.Domain.Meetings;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Meetings;

public sealed class ChangeModel(TccmDbContext db, CurrentPerson current, MeetingPost post, TimeProvider clock) : MeetingPage(db, clock)
{
    [BindProperty]
    public MeetingInput Input { get; set; } = new();

    public int People { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadWithPeopleAsync(id)) return NotFound();
        Input = MeetingInput.From(Meeting);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await LoadWithPeopleAsync(id)) return NotFound();
        if (!ModelState.IsValid) return Page();

        var (title, place) = (Meeting.Title, Meeting.Place);
        var isTold = Meeting.Change(Input.ToPlan(Meeting.Kind), current.AsSecretariat, Now);
        var told = isTold ? await post.TellAsync(Meeting, reader => new MeetingChanged(Meeting, title, place, reader)) : 0;
        await Db.SaveChangesAsync();

        TempData["Flash"] = isTold ? $"You changed “{Meeting.Title}”. {MeetingWords.WrittenTo(told)}" : $"You changed “{Meeting.Title}”.";
        return RedirectToPage("/Secretariat/Meetings/Show", new { id });
    }

    private async Task<bool> LoadWithPeopleAsync(Guid id)
    {
        if (!await LoadAsync(id)) return false;
        People = (await post.OfAsync(Meeting.Audience)).Count;
        return true;
    }
}
