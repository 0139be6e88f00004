using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain.Database;
using Tccm.Domain.Purpose;
using Tccm.Web.Emails;

namespace Tccm.Web.Pages.Purpose;

/// <summary>Who was asked to sign declines, and who asked is told why. No account is needed.</summary>
public sealed class DeclineHandedModel(TccmDbContext db, Post post) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public string Secret { get; private set; } = "";
    public PurposeHandover PurposeHandover { get; private set; } = null!;
    public DateTimeOffset Now { get; private set; }

    public async Task<IActionResult> OnGetAsync(string secret) => await LoadAsync(secret) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string secret)
    {
        await using var act = await db.Database.BeginTransactionAsync();
        if (!await LoadAsync(secret, locked: true)) return NotFound();
        if (!ModelState.IsValid && PurposeHandover.IsOpen(Now)) return Page();

        PurposeHandover.Decline(Input.Reason, Now);
        post.To(PurposeHandover.RequesterEmail, new PurposeHandoverDeclined(PurposeHandover));
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"You declined to sign for {PurposeHandover.Called}. {PurposeHandover.RequesterName} is told.";
        return RedirectToPage("/Purpose/Handed", new { secret });
    }

    private async Task<bool> LoadAsync(string secret, bool locked = false)
    {
        var hash = Infrastructure.Secret.HashOf(secret);
        if ((locked ? await db.LockedPurposeHandoverAsync(hash) : await db.PurposeHandoverAsync(hash)) is not { } handover) return false;
        (Secret, PurposeHandover, Now) = (secret, handover, await db.ClockAsync());
        return true;
    }

    public sealed record InputModel
    {
        [Display(Name = "Your reason", Description = "It goes to who asked, as you write it."), DataType(DataType.MultilineText), MaxLength(PurposeHandover.MaxWords, ErrorMessage = "1,000 characters at most. Shorten it."), Required(ErrorMessage = "Say why, for who asked.")]
        public string Reason { get; init; } = "";
    }
}
