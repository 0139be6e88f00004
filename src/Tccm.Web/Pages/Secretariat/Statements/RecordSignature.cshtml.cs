using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Statements;

/// <summary>Records that an organisation signed elsewhere, from a letter, an e-mail or the public record. It is never shown as signed here.</summary>
public sealed class RecordSignatureModel(TccmDbContext db, CurrentPerson current, FreshCheck fresh, Post post) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Statement Statement { get; private set; } = null!;
    public IReadOnlyList<SelectListItem> Organisations { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string slug) => await LoadAsync(slug) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string slug)
    {
        await using var act = await db.Database.BeginTransactionAsync();
        if (!await LoadAsync(slug, locked: true)) return NotFound();
        if (!ModelState.IsValid) return Page();
        await fresh.RequireAsync(Input.Password);
        var organisation = await db.OrganisationAsync(Input.Organisation!.Value) ?? throw new DomainException("This organisation is not on the register.", "Organisation");

        var at = await db.ClockAsync();
        var source = RecordedSigner.PublicSource($"{SourceKinds[Input.Kind!.Value]}: {Input.Source}");
        var signature = Statement.RecordSignature(organisation, new RecordedSigner(organisation.DisplayName, organisation.NativeName, Input.On, source), current.AsSecretariat, at);
        foreach (var contact in await db.ColleaguesAsync(organisation.Id)) post.To(contact.Person.Email, new SignatureRecorded(Statement, signature));
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"You recorded a signature of {organisation.DisplayName}. It is listed apart from those signed here, with its source; its contacts are told.";
        return RedirectToPage("/Secretariat/Statements/Show", new { slug });
    }

    public static IReadOnlyDictionary<SourceKind, string> SourceKinds { get; } = new Dictionary<SourceKind, string>
    {
        [SourceKind.Letter] = "Letter",
        [SourceKind.Email] = "E-mail",
        [SourceKind.PublicRecord] = "Public record",
    };

    private async Task<bool> LoadAsync(string slug, bool locked = false)
    {
        if ((locked ? await db.LockedStatementAsync(slug) : await db.StatementAsync(slug)) is not { } statement) return false;
        Statement = statement;
        var signed = statement.LiveSignatures.Select(signature => signature.OrganisationId).ToHashSet();
        Organisations = [.. (await db.Organisations.Where(organisation => statement.IsRecorded || organisation.Memberships.All(period => period.Until != null || period.Category != MembershipCategory.Supporter)).ToListAsync()).Where(organisation => !signed.Contains(organisation.Id))
            .OrderBy(organisation => organisation.DisplayName, Names.Order).Select(organisation => new SelectListItem(organisation.DisplayName, organisation.Id.ToString()))];
        return true;
    }

    public enum SourceKind
    {
        Letter,
        Email,
        PublicRecord,
    }

    public sealed record InputModel : FreshInput
    {
        [Required(ErrorMessage = "Choose the organisation that signed.")]
        public Guid? Organisation { get; init; }

        [Required(ErrorMessage = "Choose what it is recorded from.")]
        public SourceKind? Kind { get; init; }

        [Required(ErrorMessage = "Say which: who wrote it, when, and where it is kept.")]
        public string? Source { get; init; }
        public DateOnly? On { get; init; }
    }
}
