using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.PersonalData;
using Tccm.Web.Infrastructure;
using Tccm.Web.PersonalData;

namespace Tccm.Web.Pages.PersonalData;

/// <summary>The mailed link. Opening it shows a button and does nothing, since mail scanners open links.</summary>
public sealed class LinkModel(TccmDbContext db, CurrentAddress current, TimeProvider clock) : PageModel
{
    public MailedLink? Link { get; private set; }
    public string? WhyClosed => Link is null ? "It is not complete. Open it from the letter, all of it." : Link.WhyClosed(clock.GetUtcNow());

    public Task OnGetAsync(string secret) => LoadAsync(secret);

    public async Task<IActionResult> OnPostAsync(string secret)
    {
        await LoadAsync(secret);
        if (Link is null) return Page();

        Link.Use(clock.GetUtcNow());
        await db.SaveChangesAsync();
        current.Remember(Link);
        return RedirectToPage("/PersonalData/Data");
    }

    private async Task LoadAsync(string secret)
    {
        var hash = Secret.HashOf(secret);
        Link = await db.MailedLinks.SingleOrDefaultAsync(link => link.SecretHash == hash && link.Purpose == MailedLinkPurpose.PersonalData);
    }
}
