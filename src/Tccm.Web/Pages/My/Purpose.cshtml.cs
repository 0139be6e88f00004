using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Purpose;
using Tccm.Domain.Text;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My;

/// <summary>The Purpose in force, for an organisation's contacts: what changed since it signed, then the text; its signatories sign it here.</summary>
public sealed class PurposeModel(TccmDbContext db, CurrentPerson current, FreshCheck fresh, Post post) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Contact Contact { get; private set; } = null!;
    public PurposeVersion Version { get; private set; } = null!;
    public PurposeStanding Standing { get; private set; } = null!;
    public IReadOnlyList<PurposeSignature> Signatures { get; private set; } = [];
    public DateTimeOffset Now { get; private set; }

    public PurposeSignature? Last => Signatures.Count > 0 ? Signatures[^1] : null;
    public PurposeSignature? Signed => Version.SignedBy(Contact.Organisation, Signatures);
    public TextDifference? Difference => Last is null || Last.PurposeVersionId == Version.Id ? null : TextDifference.Of(Last.PurposeVersion.Text, Version.Text);
    public bool CanSign => Signed is null && Contact.May(ContactRoles.Signatory) && Contact.Organisation.WhyPurposeWaits(Now) is null;

    public async Task<IActionResult> OnGetAsync(Guid contact)
    {
        if (!await LoadAsync(contact, ContactRoles.None)) return NotFound();
        Input = new() { Id = Guid.CreateVersion7(), Basis = Contact.Authority?.Basis, Until = Contact.Authority?.Until };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid contact)
    {
        await using var act = await db.Database.BeginTransactionAsync();
        if (!await LoadAsync(contact, ContactRoles.Signatory, locked: true)) return NotFound();
        if (Signed?.Id == Input.Id) return RedirectToPage("/My/Purpose", new { contact });
        if (Input.Sha256 != Version.Sha256) Untick();
        if (!ModelState.IsValid) return Page();
        await fresh.RequireAsync(Input.Password);

        var signer = PurposeSigner.Of(Contact);
        var signature = Version.Sign(Input.Id, Contact.Organisation, signer, Authority.Of(Input.Basis, Input.Until, Now), Signatures, Input.Sha256, Input.Declared, Now);
        db.PurposeSignatures.Add(signature);
        post.ToContacts(Contact.Organisation, new PurposeReceipt(signature, signer));
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"{Contact.Organisation.DisplayName} signed the Statement of Purpose {Version.Number}. Its contacts get a receipt.";
        return RedirectToPage("/My/Purpose", new { contact });
    }

    private async Task<bool> LoadAsync(Guid contactId, ContactRoles role, bool locked = false)
    {
        if (current.Contacts.SingleOrDefault(one => one.Id == contactId && one.May(role)) is not { } contact) return false;
        // Of two colleagues the second waits for the first, and meets its signature; who was removed meanwhile meets that.
        if (locked) await db.LockOrganisationOfAsync(contactId);
        Contact = locked ? await db.LockedContactAsync(contactId) : contact;
        if ((locked ? await db.HeldPurposeInForceAsync() : await db.PurposeInForceAsync()) is not { } version) return false;
        Version = version;
        Signatures = await db.PurposeSignaturesOfAsync(contact.OrganisationId);
        Now = await db.ClockAsync();
        Standing = (await PurposeRegister.OnAsync(db, DateOnly.FromDateTime(Now.UtcDateTime))).Of(contact.OrganisationId);
        return true;
    }

    /// <summary>The tick was given to another text than the one that the page shows now.</summary>
    private void Untick()
    {
        ModelState.Remove("Input.Declared");
        Input = Input with { Declared = false };
    }

    public sealed record InputModel : AuthorityInput
    {
        public Guid Id { get; init; }
        public string Sha256 { get; init; } = "";
        public bool Declared { get; init; }

        [DataType(DataType.Password)]
        public string? Password { get; init; }
    }
}
