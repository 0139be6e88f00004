using Microsoft.AspNetCore.Mvc;
using Tccm.Domain.Database;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My.Chat;

/// <summary>Who is in a group says what they are called there now.</summary>
public sealed class CallModel(TccmDbContext db, CurrentPerson current) : ChatAct(db, current)
{
    [BindProperty]
    public HandleInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadAsync(id) || Place is null) return NotFound();
        Input = new() { Handle = Place.Handle };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await LoadAsync(id) || Place is null) return NotFound();
        if (!ModelState.IsValid) return Page();

        Place.Call(Input.Handle, By, await Db.ClockAsync());
        await Db.SaveChangesAsync();

        TempData["Flash"] = $"What you are called in {Group.Name} was saved.";
        return RedirectToPage("/My/Chat/Index");
    }
}
