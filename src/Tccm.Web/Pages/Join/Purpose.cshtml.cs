using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Applications;
using Tccm.Domain.Database;
using Tccm.Domain.Purpose;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Join;

/// <summary>The Statement of Purpose in force, read and signed for the organisation by a named person.</summary>
public sealed class PurposeModel(TccmDbContext db, CurrentApplication current, TimeProvider clock) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Application Application { get; private set; } = null!;
    public PurposeVersion? Version { get; private set; }
    /// <summary>What changed since the application signed an earlier version, if it did.</summary>
    public TextDifference? Difference { get; private set; }
    public PurposeHandover? PurposeHandover { get; private set; }
    public DateTimeOffset Now => clock.GetUtcNow();
    public TextDocument Document => StatementText.Parse(Version!.Body);

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return RedirectToPage("/Join/Link");
        if (Application.Status != ApplicationStatus.Draft) return RedirectToPage("/Join/Application");
        if (Application.Declaration is { } signed) Input = new() { SignerName = signed.SignerName, SignerTitle = signed.SignerTitle, Basis = signed.Basis, Until = signed.MandateUntil };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return RedirectToPage("/Join/Link");
        if (Version is null) throw new DomainException(PurposeVersion.NoneInForce);
        if (Input.Sha256 != Version.Sha256) Untick();
        if (!ModelState.IsValid) return Page();

        var now = clock.GetUtcNow();
        Application.Declare(Version, Input.Sha256, Input.SignerName, Input.SignerTitle, Input.ToAuthority()!, Input.Declared, now);
        if (PurposeHandover is { IsPending: true }) PurposeHandover.TakeBack(Actor.Applicant(Application), now);
        await db.SaveChangesAsync();

        TempData["Flash"] = $"The Statement of Purpose {Version.Number} was signed for {Application.Called} by {Application.Declaration!.SignerName}.";
        return RedirectToPage("/Join/Application");
    }

    /// <summary>The tick was given to another text than the one that the page shows now.</summary>
    private void Untick()
    {
        ModelState.Remove("Input.Declared");
        Input = Input with { Declared = false };
    }

    private async Task<bool> LoadAsync()
    {
        if (await current.FindAsync() is not { } application) return false;
        Application = application;
        Version = await db.PurposeInForceAsync();
        if (application.Declaration is { } signed && Version is { } now && signed.PurposeVersionId != now.Id)
            Difference = TextDifference.Of((await db.PurposeVersions.SingleAsync(version => version.Id == signed.PurposeVersionId)).Text, now.Text);
        PurposeHandover = await db.LastPurposeHandoverAsync(application);
        return true;
    }

    public sealed record InputModel : AuthorityInput
    {
        public string Sha256 { get; init; } = "";

        [Display(Name = "Name of the person who signs"), Required(ErrorMessage = "Enter the name of the person who signs.")]
        public string SignerName { get; init; } = "";

        [Display(Name = "Their position", Description = "By which they may sign for the organisation, such as Director."), Required(ErrorMessage = "Enter the position of the person who signs.")]
        public string SignerTitle { get; init; } = "";

        public bool Declared { get; init; }
    }
}
