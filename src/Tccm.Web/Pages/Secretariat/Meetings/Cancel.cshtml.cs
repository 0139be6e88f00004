using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Tccm.Domain.Database;
using Tccm.Domain.Meetings;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Meetings;

public sealed class CancelModel(TccmDbContext db, CurrentPerson current, MeetingPost post, TimeProvider clock) : MeetingPage(db, clock)
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public int People { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id) => await LoadWithPeopleAsync(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await LoadWithPeopleAsync(id)) return NotFound();
        if (!ModelState.IsValid) return Page();

        Meeting.Cancel(Input.Reason, current.AsSecretariat, Now);
        if (Meeting.IsAnnounced) await post.TellAsync(Meeting, reader => new MeetingCancelled(Meeting, reader));
        await Db.SaveChangesAsync();

        TempData["Flash"] = $"You cancelled “{Meeting.Title}”. {(Meeting.IsAnnounced ? MeetingWords.WrittenTo(People) : "Nobody had been told of it.")}";
        return RedirectToPage("/Secretariat/Meetings/Show", new { id });
    }

    private async Task<bool> LoadWithPeopleAsync(Guid id)
    {
        if (!await LoadAsync(id)) return false;
        People = (await post.OfAsync(Meeting.Audience)).Count;
        return true;
    }

    public sealed record InputModel
    {
        [Display(Name = "Why"), DataType(DataType.MultilineText), Required(ErrorMessage = "Say why it is cancelled.")]
        [StringLength(Meeting.MaxReason, ErrorMessage = "Shorten it: 500 characters at most.")]
        public string? Reason { get; init; }
    }
}
