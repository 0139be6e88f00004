using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Guests;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Pages.Guests;

/// <summary>Where an invited guest accepts or declines, by the mailed link; opening it does nothing.</summary>
public sealed class InvitationModel(TccmDbContext db) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Guest Guest { get; private set; } = null!;
    public DateTimeOffset Now { get; private set; }

    public async Task<IActionResult> OnGetAsync(string secret) => await LoadAsync(secret) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string secret)
    {
        if (!await LoadAsync(secret)) return NotFound();
        if (Input.Accepts is not { } accepts) return Page();

        if (accepts) Guest.Accept(Now);
        else Guest.Decline(Now);
        await db.SaveChangesAsync();

        TempData["Flash"] = accepts ? "You accepted. We write to you when a statement is published." : "You declined. Nothing more is sent to you.";
        return RedirectToPage("/Index");
    }

    private async Task<bool> LoadAsync(string secret)
    {
        var hash = Secret.HashOf(secret);
        if (await db.Guests.SingleOrDefaultAsync(one => one.SecretHash == hash) is not { } guest) return false;
        (Guest, Now) = (guest, await db.ClockAsync());
        return true;
    }

    public sealed record InputModel
    {
        public bool? Accepts { get; init; }
    }
}
