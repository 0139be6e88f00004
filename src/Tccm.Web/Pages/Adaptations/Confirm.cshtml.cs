using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Adaptations;
using Tccm.Domain.Database;
using Tccm.Web.Emails;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Pages.Adaptations;

/// <summary>Where whoever registered an adaptation shows the address to be theirs, by the mailed link; opening it does nothing.</summary>
public sealed class ConfirmModel(TccmDbContext db, Post post) : PageModel
{
    public Adaptation Adaptation { get; private set; } = null!;
    public DateTimeOffset Now { get; private set; }

    public async Task<IActionResult> OnGetAsync(string secret) => await LoadAsync(secret) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string secret)
    {
        if (!await LoadAsync(secret)) return NotFound();

        Adaptation.Confirm(Now);
        await post.ToSecretariatAsync(new AdaptationWaits(Adaptation));
        await db.SaveChangesAsync();

        TempData["Flash"] = "Your address is confirmed. The secretariat looks at what you registered and writes to you.";
        return RedirectToPage("/Statements/Show", new { slug = Adaptation.Statement.Slug });
    }

    private async Task<bool> LoadAsync(string secret)
    {
        var hash = Secret.HashOf(secret);
        if (await db.Adaptations.Whole().SingleOrDefaultAsync(one => one.SecretHash == hash) is not { } adaptation) return false;
        (Adaptation, Now) = (adaptation, await db.ClockAsync());
        return true;
    }
}
