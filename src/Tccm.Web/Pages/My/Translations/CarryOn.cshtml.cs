using Microsoft.AspNetCore.Mvc;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Text;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My.Translations;

/// <summary>Begins the translation of the text of now with the words of one that is behind.</summary>
public sealed class CarryOnModel(TccmDbContext db, CurrentPerson current) : TranslationAct(db, current)
{
    public TextDifference Difference => TextDifference.Of(Original.Text, Statement.Text.Text);
    public Actor Hat => By;

    public async Task<IActionResult> OnGetAsync(string slug, Guid id, Guid? contact) => await LoadAsync(slug, id, contact, locked: false) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string slug, Guid id, Guid? contact)
    {
        await using var act = await Db.Database.BeginTransactionAsync();
        if (!await LoadAsync(slug, id, contact, locked: true)) return NotFound();

        var next = Translation.CarryOn(Statement, All, By, Now);
        Db.Translations.Add(next);
        await Db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"You carried the translation into {next.LanguageInWords} on to revision {next.RevisionNumber}. It begins with the earlier words.";
        return RedirectToPage("/My/Translations/Write", new { slug, id = next.Id, contact });
    }
}
