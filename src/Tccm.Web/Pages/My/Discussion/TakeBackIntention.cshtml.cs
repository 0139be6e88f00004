using Microsoft.AspNetCore.Mvc;
using Tccm.Domain.Database;
using Tccm.Domain.Discussion;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My.Discussion;

/// <summary>Takes an intention to sign back, before its day.</summary>
public sealed class TakeBackIntentionModel(TccmDbContext db, CurrentPerson current) : IntentionAct(db, current)
{
    /// <summary>The one that was stated last: that it is over is said where somebody takes it back a second time.</summary>
    public Intention Intention => Own[0];

    public async Task<IActionResult> OnGetAsync(string slug, Guid contact) => await LoadAsync(slug, contact) && Own.Count > 0 ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string slug, Guid contact)
    {
        await using var act = await Db.Database.BeginTransactionAsync();
        if (!await LoadAsync(slug, contact, locked: true) || Own.Count == 0) return NotFound();

        Intention.TakeBack(Contact, Now);
        await Db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"You took back that {Contact.Organisation.DisplayName} clears “{Statement.Title}” internally. Nobody was written to.";
        return RedirectToPage("/My/Statement", new { slug });
    }
}
