using Microsoft.AspNetCore.Mvc;
using Tccm.Domain.Database;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My.Translations;

/// <summary>A second person says that a translation says what the original says; then its readers see it.</summary>
public sealed class LookOverModel(TccmDbContext db, CurrentPerson current, Post post) : TranslationAct(db, current)
{
    [BindProperty]
    public SeenInput Input { get; set; } = new();

    public string? WhyNotSecond => Translation.WhyNotSecond(By);

    public async Task<IActionResult> OnGetAsync(string slug, Guid id, Guid? contact)
    {
        if (!await LoadAsync(slug, id, contact, locked: false)) return NotFound();
        Input = new() { Seen = Translation.LastNumber };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug, Guid id, Guid? contact)
    {
        await using var act = await Db.Database.BeginTransactionAsync();
        if (!await LoadAsync(slug, id, contact, locked: true)) return NotFound();

        Translation.LookOver(Statement, Input.Seen, By, Now);
        if (await TranslatorAsync() is { } translator) post.To(translator.Email, new TranslationShown(Statement, Translation));
        await Db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"You looked over the translation into {Translation.LanguageInWords}. Whoever reads revision {Translation.RevisionNumber} sees it now; {Translation.Translator} is told.";
        return RedirectToPage("/My/Translations/Show", new { slug, id });
    }
}
