using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Tccm.Domain.Database;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My.Translations;

/// <summary>Takes a translation away from its readers: by who translated it, or the secretariat.</summary>
public sealed class WithdrawModel(TccmDbContext db, CurrentPerson current, Post post) : TranslationAct(db, current)
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(string slug, Guid id, Guid? contact) => await FindAsync(slug, id, contact) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string slug, Guid id, Guid? contact)
    {
        await using var act = await Db.Database.BeginTransactionAsync();
        if (!await FindAsync(slug, id, contact, locked: true)) return NotFound();
        if (!ModelState.IsValid) return Page();

        Translation.Withdraw(Statement, Input.Reason, By, Now);
        if (await TranslatorAsync() is { } translator && translator.Id != By.PersonId) post.To(translator.Email, new TranslationWithdrawn(Statement, Translation, Voice));
        await Db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"You withdrew the translation of revision {Translation.RevisionNumber} into {Translation.LanguageInWords}. Its readers do not see it any more.";
        return RedirectToPage("/My/Translations/Index", new { slug });
    }

    private async Task<bool> FindAsync(string slug, Guid id, Guid? contact, bool locked = false) =>
        await LoadAsync(slug, id, contact, locked) && (By.IsSecretariat || Translation.IsTranslatedBy(By));

    public sealed record InputModel
    {
        [Required(ErrorMessage = "Say why, for those who read it or worked on it.")]
        [DataType(DataType.MultilineText)]
        [StringLength(Domain.Translations.Translation.MaxReason, ErrorMessage = "Shorten it: 1,000 characters at most.")]
        public string? Reason { get; init; }
    }
}
