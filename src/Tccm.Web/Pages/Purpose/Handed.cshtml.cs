using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain.Database;
using Tccm.Domain.Purpose;
using Tccm.Domain.Statements;
using Tccm.Web.Emails;

namespace Tccm.Web.Pages.Purpose;

/// <summary>The one-use link of who may sign. Opening it shows everything and does nothing, since mail scanners open links; the button signs.</summary>
public sealed class HandedModel(TccmDbContext db, Post post) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public string Secret { get; private set; } = "";
    public PurposeHandover? PurposeHandover { get; private set; }
    public PurposeVersion? Version { get; private set; }
    public DateTimeOffset Now { get; private set; }
    public TextDocument Document => StatementText.Parse(Version!.Body);
    public string? WhyClosed => PurposeHandover is null || Version is null ? "It is not complete, or it was never sent. Open the link of the newest letter, all of it." : PurposeHandover.WhyClosed(Now);

    public async Task OnGetAsync(string secret)
    {
        await LoadAsync(secret);
        if (PurposeHandover is { } handover) Input = new() { SignerName = handover.SignerName, SignerTitle = handover.SignerTitle };
    }

    public async Task<IActionResult> OnPostAsync(string secret)
    {
        await using var act = await db.Database.BeginTransactionAsync();
        await LoadAsync(secret, locked: true);
        if (PurposeHandover is null || Version is null) return Page();
        if (Input.Sha256 != Version.Sha256 || Input.Shown != PurposeHandover.ShownSha256(Version)) Untick();
        if (WhyClosed is null && !ModelState.IsValid) return Page();

        var before = await db.PurposeSignaturesOfAsync(PurposeHandover.OrganisationId);
        if (WhyClosed is not null) ModelState.Clear();
        var (right, signature) = PurposeHandover.Sign(Version, (Input.Sha256, Input.Shown), Input.SignerName, Input.SignerTitle, Input.ToAuthority(), Input.Declared, before, Now);
        post.To(PurposeHandover.SignerEmail, new HandedReceipt(PurposeHandover, Version, Version.DeclarationWords(PurposeHandover.Called, right)));
        if (signature is null) post.To(PurposeHandover.RequesterEmail, new PurposeSignedByHandover(PurposeHandover, Version, right.InWords));
        else
        {
            var signer = PurposeSigner.Of(PurposeHandover);
            db.PurposeSignatures.Add(signature);
            post.ToContacts(PurposeHandover.Organisation!, new PurposeReceipt(signature, signer));
        }
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"You signed the Statement of Purpose {Version.Number} for {PurposeHandover.Called}. A receipt is on its way to {PurposeHandover.SignerEmail.Value}.";
        return RedirectToPage(new { secret });
    }

    /// <summary>The tick was given to something else than what the page shows now.</summary>
    private void Untick()
    {
        ModelState.Remove("Input.Declared");
        Input = Input with { Declared = false };
    }

    private async Task LoadAsync(string secret, bool locked = false)
    {
        Secret = secret;
        var hash = Infrastructure.Secret.HashOf(secret);
        PurposeHandover = locked ? await db.LockedPurposeHandoverAsync(hash) : await db.PurposeHandoverAsync(hash);
        Version = locked ? await db.HeldPurposeInForceAsync() : await db.PurposeInForceAsync();
        Now = await db.ClockAsync();
    }

    public sealed record InputModel : AuthorityInput
    {
        public string Sha256 { get; init; } = "";
        public string Shown { get; init; } = "";

        [Display(Name = "Your name", Description = "As you write it."), Required(ErrorMessage = "Enter your name.")]
        public string SignerName { get; init; } = "";

        [Display(Name = "Your position", Description = "By which you may sign for the organisation, such as Director."), Required(ErrorMessage = "Enter your position.")]
        public string SignerTitle { get; init; } = "";

        public bool Declared { get; init; }
    }
}
