using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Meetings;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Meetings;

public sealed class DropActionModel(TccmDbContext db, CurrentPerson current, TimeProvider clock) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public MeetingAction Agreed { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid agreed) => await LoadAsync(agreed) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid agreed)
    {
        if (!await LoadAsync(agreed)) return NotFound();
        if (!ModelState.IsValid) return Page();

        Agreed.Drop(Input.Reason, current.AsSecretariat, clock.GetUtcNow());
        await db.SaveChangesAsync();

        TempData["Flash"] = "You dropped it.";
        return RedirectToPage("/Secretariat/Meetings/Show", new { id = Agreed.MeetingId });
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        if (await db.MeetingActions.Include(one => one.Meeting).Include(one => one.Organisation).SingleOrDefaultAsync(one => one.Id == id) is not { } action) return false;
        Agreed = action;
        return true;
    }

    public sealed record InputModel
    {
        [Display(Name = "Why"), DataType(DataType.MultilineText), Required(ErrorMessage = "Say why it is dropped.")]
        [StringLength(MeetingAction.MaxWhat, ErrorMessage = "Shorten it: 500 characters at most.")]
        public string? Reason { get; init; }
    }
}
