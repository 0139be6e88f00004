using Microsoft.AspNetCore.Mvc;
using Tccm.Domain.Database;
using Tccm.Domain.Meetings;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Meetings;

public sealed class TellModel(TccmDbContext db, CurrentPerson current, MeetingPost post, TimeProvider clock) : MeetingPage(db, clock)
{
    public int People { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id) => await LoadWithPeopleAsync(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await LoadWithPeopleAsync(id)) return NotFound();

        Meeting.Announce(People, current.AsSecretariat, Now);
        await post.TellAsync(Meeting, reader => new MeetingAnnounced(Meeting, reader));
        await Db.SaveChangesAsync();

        TempData["Flash"] = $"You announced “{Meeting.Title}” to {MeetingWords.People(People)}.";
        return RedirectToPage("/Secretariat/Meetings/Show", new { id });
    }

    private async Task<bool> LoadWithPeopleAsync(Guid id)
    {
        if (!await LoadAsync(id)) return false;
        People = (await post.OfAsync(Meeting.Audience)).Count;
        return true;
    }
}
