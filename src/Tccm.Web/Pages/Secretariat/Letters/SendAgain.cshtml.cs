using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Outbox;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Letters;

/// <summary>Puts a letter that failed into the outbox again, once what held it up was mended.</summary>
public sealed class SendAgainModel(TccmDbContext db, CurrentPerson current, TimeProvider clock) : PageModel
{
    public OutboxEmail Letter { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id) => await LoadAsync(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        await using var act = await db.Database.BeginTransactionAsync();
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM portal.outbox_emails WHERE id = {id} FOR NO KEY UPDATE");
        if (!await LoadAsync(id)) return NotFound();

        Letter.SendAgain(current.AsSecretariat, clock.GetUtcNow());
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"“{Letter.Subject}” is sent to {Letter.To} again.";
        return RedirectToPage("/Secretariat/Letters");
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        // Not even that there is one may be seen of those whose row goes once they have left.
        if (await db.Outbox.SingleOrDefaultAsync(letter => letter.Id == id && !letter.ForgetWhenSent) is not { } letter) return false;
        Letter = letter;
        return true;
    }
}
