using Microsoft.AspNetCore.Mvc;
using Tccm.Domain.Database;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My.Translations;

/// <summary>Asks a second person to look a translation over.</summary>
public sealed class OfferModel(TccmDbContext db, CurrentPerson current, Post post) : TranslationAct(db, current)
{
    [BindProperty]
    public SeenInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(string slug, Guid id, Guid? contact)
    {
        if (!await LoadOwnAsync(slug, id, contact)) return NotFound();
        Input = new() { Seen = Translation.LastNumber };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug, Guid id, Guid? contact)
    {
        await using var act = await Db.Database.BeginTransactionAsync();
        if (!await LoadOwnAsync(slug, id, contact, locked: true)) return NotFound();

        Translation.Offer(Statement, Input.Seen, By, Now);
        var translator = await TranslatorAsync();
        foreach (var (to, second) in await Translators.SecondsAsync(Db, Statement, Translation, Now)) post.To(to, new TranslationOffered(Statement, Translation, second, translator?.Email));
        await Db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"You offered the translation into {Translation.LanguageInWords}. The secretariat is told, and those who asked for mail of discussions at once.";
        return RedirectToPage("/My/Translations/Show", new { slug, id });
    }
}

/// <summary>The saving that was read before the act.</summary>
public sealed record SeenInput
{
    public int Seen { get; init; }
}
