using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Purpose;
using Tccm.Web.Emails;
using Tccm.Web.Identity;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Pages.My;

/// <summary>A contact is not the one who may sign the Purpose in force, and names who is: somebody who needs no account for it.</summary>
public sealed class HandOverPurposeModel(TccmDbContext db, CurrentPerson current, Post post) : PageModel
{
    [BindProperty]
    public SignerInput Input { get; set; } = new();

    public Contact Contact { get; private set; } = null!;
    public PurposeVersion? Version { get; private set; }
    public PurposeHandover? Last { get; private set; }
    public bool IsSigned => Version?.SignedBy(Contact.Organisation, signatures) is not null;

    private IReadOnlyList<PurposeSignature> signatures = [];

    public async Task<IActionResult> OnGetAsync(Guid contact)
    {
        if (!await LoadAsync(contact)) return NotFound();
        Input = SignerInput.Of(Last);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid contact)
    {
        await using var act = await db.Database.BeginTransactionAsync();
        if (!await LoadAsync(contact, locked: true)) return NotFound();
        if (Version is null) throw new DomainException(PurposeVersion.NoneInForce);
        if (!ModelState.IsValid) return Page();

        var (now, secret) = (await db.ClockAsync(), Secret.New());
        var earlier = await db.PurposeHandovers.Where(one => one.OrganisationId == Contact.OrganisationId).ToListAsync();
        var handover = PurposeHandover.Of(Contact, Input.ToSigner(), Version, signatures, earlier, secret.Hash, now);
        await db.RequireSigningLinkAsync(handover, now);
        db.PurposeHandovers.Add(handover);
        post.To(handover.SignerEmail, new PurposeHandedOver(handover, secret));
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"{handover.SignerName} was asked to sign for {Contact.Organisation.DisplayName}. The link in their letter works once, until {Domain.Text.Words.Instant(handover.ExpiresAt)}.";
        return RedirectToPage(new { contact });
    }

    public async Task<IActionResult> OnPostTakeBackAsync(Guid contact)
    {
        await using var act = await db.Database.BeginTransactionAsync();
        if (!await LoadAsync(contact, locked: true) || Last is null) return NotFound();

        ModelState.Clear();
        Last.TakeBack(Actor.For(Contact), await db.ClockAsync());
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"You took the request to {Last.SignerName} back. The link works no more.";
        return RedirectToPage(new { contact });
    }

    private async Task<bool> LoadAsync(Guid id, bool locked = false)
    {
        if (current.Contacts.SingleOrDefault(one => one.Id == id && (one.May(ContactRoles.Representative) || one.May(ContactRoles.Signatory))) is not { } contact) return false;
        if (locked) await db.LockOrganisationOfAsync(id);
        Contact = locked ? await db.LockedContactAsync(id) : contact;
        Version = await db.PurposeInForceAsync();
        Last = await db.LastPurposeHandoverAsync(Contact.Organisation);
        signatures = await db.PurposeSignaturesOfAsync(Contact.OrganisationId);
        return true;
    }
}
