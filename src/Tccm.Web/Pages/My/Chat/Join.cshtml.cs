using Microsoft.AspNetCore.Mvc;
using Tccm.Domain.Chat;
using Tccm.Domain.Database;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My.Chat;

public sealed class JoinModel(TccmDbContext db, CurrentPerson current) : ChatAct(db, current)
{
    [BindProperty]
    public HandleInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid id) => await LoadAsync(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        if (!ModelState.IsValid) return Page();

        Db.ChatPlaces.Add(ChatPlace.Join(Group, Person, Input.Handle, Places, By, await Db.ClockAsync()));
        await Db.SaveChangesAsync();

        TempData["Flash"] = $"You joined {Group.Name} here. Its link stands beside it: open it to get in.";
        return RedirectToPage("/My/Chat/Index");
    }
}
