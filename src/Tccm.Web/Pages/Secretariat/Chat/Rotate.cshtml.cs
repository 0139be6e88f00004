using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Chat;
using Tccm.Domain.Database;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Chat;

public sealed class RotateModel(TccmDbContext db, CurrentPerson current) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public ChatGroup Group { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id) => await LoadAsync(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        if (!ModelState.IsValid) return Page();

        Group.Rotate(Input.Link, Input.Reason, current.AsSecretariat, await db.ClockAsync());
        await db.SaveChangesAsync();

        TempData["Flash"] = $"{Group.Name} has another link. Those inside need nothing.";
        return RedirectToPage("/Secretariat/Chat/Index");
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        if (await db.ChatGroups.Include(group => group.Rotations).SingleOrDefaultAsync(group => group.Id == id) is not { } group) return false;
        Group = group;
        return true;
    }

    public sealed record InputModel
    {
        [Display(Name = "The new invitation link"), DataType(DataType.Url), Required(ErrorMessage = "Give the invitation link, a whole address that begins with https://.")]
        public string Link { get; init; } = "";

        [Display(Name = "Why", Description = "Such as: it was passed on. The secretariat reads it."), DataType(DataType.MultilineText)]
        [Required(ErrorMessage = "Say why the link is another: colleagues read it."), StringLength(ChatGroup.MaxReason, ErrorMessage = "Shorten it: 500 characters at most.")]
        public string Reason { get; init; } = "";
    }
}
