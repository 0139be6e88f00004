using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Domain.Translations;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My.Translations;

/// <summary>Begins the translation of one revision into one language.</summary>
public sealed class BeginModel(TccmDbContext db, CurrentPerson current) : TranslationAct(db, current)
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public static IReadOnlyList<SelectListItem> Choice { get; } = [.. Languages.Common.Select(tag => new SelectListItem($"{Languages.NameOf(tag)} · {Languages.NativeNameOf(tag)}", tag))];
    public IReadOnlyList<Revision> Revisions => [.. Statement.Circulated.Reverse()];
    public string? WhyNotBegun => Translation.WhyNot(Statement, By, Now);

    public async Task<IActionResult> OnGetAsync(string slug, Guid? contact, int? revision)
    {
        if (!await LoadAsync(slug, null, contact, locked: false)) return NotFound();
        Input = new() { Revision = Revisions.Any(one => one.Number == revision) ? revision : null };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug, Guid? contact)
    {
        await using var act = await Db.Database.BeginTransactionAsync();
        if (!await LoadAsync(slug, null, contact, locked: true)) return NotFound();
        if (!ModelState.IsValid) return Page();
        if (!Find(Input.Revision, null, out var of, out _)) throw new DomainException("Choose one of the revisions.", "Revision");

        var begun = Translation.Begin(Statement, of, Input.Tag, All, By, Now);
        Db.Translations.Add(begun);
        await Db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"You began a translation into {begun.LanguageInWords} for {Voice}. Nobody reads it before it was looked over.";
        return RedirectToPage("/My/Translations/Write", new { slug, id = begun.Id, contact });
    }

    public sealed record InputModel
    {
        public string? Language { get; init; }
        public string? Other { get; init; }
        public int? Revision { get; init; }

        public string? Tag => string.IsNullOrWhiteSpace(Other) ? Language : Other.Trim();
    }
}
