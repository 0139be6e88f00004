using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Tccm.Domain.Database;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My.Translations;

/// <summary>The second person says what is to be mended before readers see a translation.</summary>
public sealed class SendBackModel(TccmDbContext db, CurrentPerson current, Post post) : TranslationAct(db, current)
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public string? WhyNotSecond => Translation.WhyNotSecond(By);

    public async Task<IActionResult> OnGetAsync(string slug, Guid id, Guid? contact) => await LoadAsync(slug, id, contact, locked: false) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string slug, Guid id, Guid? contact)
    {
        await using var act = await Db.Database.BeginTransactionAsync();
        if (!await LoadAsync(slug, id, contact, locked: true)) return NotFound();
        if (!ModelState.IsValid) return Page();

        Translation.SendBack(Statement, Input.Reason, By, Now);
        if (await TranslatorAsync() is { } translator) post.To(translator.Email, new TranslationSentBack(Statement, Translation, Voice));
        await Db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"You sent the translation into {Translation.LanguageInWords} back. {Translation.Translator} is told what is to be mended.";
        return RedirectToPage("/My/Translations/Index", new { slug });
    }

    public sealed record InputModel
    {
        [Required(ErrorMessage = "Say what is to be mended, for those who translate.")]
        [DataType(DataType.MultilineText)]
        [StringLength(Domain.Translations.Translation.MaxReason, ErrorMessage = "Shorten it: 1,000 characters at most.")]
        public string? Reason { get; init; }
    }
}
