using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Applications;
using Tccm.Domain.Database;
using Tccm.Domain.Purpose;
using Tccm.Web.Emails;
using Tccm.Web.Identity;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Pages.Join;

/// <summary>The applicant is not the one who may sign, and names who is. That person gets a one-use link; an earlier one dies.</summary>
public sealed class HandOverModel(TccmDbContext db, CurrentApplication current, Post post, TimeProvider clock) : PageModel
{
    [BindProperty]
    public SignerInput Input { get; set; } = new();

    public Application Application { get; private set; } = null!;
    public PurposeVersion? Version { get; private set; }
    public PurposeHandover? Last { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return RedirectToPage("/Join/Link");
        if (Application.Status != ApplicationStatus.Draft) return RedirectToPage("/Join/Application");
        Input = SignerInput.Of(Last);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await using var act = await db.Database.BeginTransactionAsync();
        if (!await LoadAsync()) return RedirectToPage("/Join/Link");
        if (Version is null) throw new DomainException(PurposeVersion.NoneInForce);
        if (!ModelState.IsValid) return Page();

        var (now, secret) = (clock.GetUtcNow(), Secret.New());
        var earlier = await db.PurposeHandovers.Where(one => one.ApplicationId == Application.Id).ToListAsync();
        var handover = PurposeHandover.Of(Application, Input.ToSigner(), Version, earlier, secret.Hash, now);
        await db.RequireSigningLinkAsync(handover, now);
        db.PurposeHandovers.Add(handover);
        post.To(handover.SignerEmail, new PurposeHandedOver(handover, secret));
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"{handover.SignerName} was asked to sign for {Application.Called}. The link in their letter works once, until {Domain.Text.Words.Instant(handover.ExpiresAt)}.";
        return RedirectToPage("/Join/Application");
    }

    private async Task<bool> LoadAsync()
    {
        if (await current.FindAsync() is not { } application) return false;
        Application = application;
        Version = await db.PurposeInForceAsync();
        Last = await db.LastPurposeHandoverAsync(application);
        return true;
    }
}
