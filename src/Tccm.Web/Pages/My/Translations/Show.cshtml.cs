using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Statements;
using Tccm.Domain.Translations;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My.Translations;

/// <summary>A translation as its readers see it: by itself, or beside the original. Its translators see their last saving.</summary>
public sealed class ShowModel(TccmDbContext db, ReadTranslations read) : PageModel
{
    public Statement Statement { get; private set; } = null!;
    public ReadTranslation Read { get; private set; } = null!;
    public TranslatedText? Text { get; private set; }
    public AlignedParagraphs? Aligned { get; private set; }
    public bool IsBeside { get; private set; }
    public IReadOnlyList<ReadTranslation> All { get; private set; } = [];

    public Translation Translation => Read.Translation;
    public Revision Original => Translation.Of(Statement);
    /// <summary>Whoever may carry it on, unless somebody has already.</summary>
    public Actor? MayCarryOn => All.Any(one => one.Translation.Language == Translation.Language && one.Translation.RevisionId == Statement.Text.Id && one.Translation.Status != TranslationStatus.Withdrawn) ? null : Read.Carrier;
    public bool Acts => Read.Translator is not null || Read.Second is not null || Read.Withdrawer is not null || MayCarryOn is not null;

    public Guid? ContactOf(Actor hat) => read.ContactOf(hat);

    public async Task<IActionResult> OnGetAsync(string slug, Guid id, bool beside = false)
    {
        if (await db.StatementAsync(slug) is not { } statement) return NotFound();
        All = await read.OfAsync(statement);
        if (All.SingleOrDefault(one => one.Translation.Id == id) is not { SeesWords: true } found) return NotFound();
        (Statement, Read, Text, IsBeside) = (statement, found, found.Text, beside);
        if (beside && Text is not null) Aligned = AlignedParagraphs.Of(Original.Document, Text.Document);
        return Page();
    }
}
