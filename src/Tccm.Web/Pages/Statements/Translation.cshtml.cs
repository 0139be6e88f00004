using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain.Database;
using Tccm.Domain.Statements;
using Tccm.Domain.Translations;
using Tccm.Web.Infrastructure;
using Tccm.Web.Pages.My.Translations;

namespace Tccm.Web.Pages.Statements;

/// <summary>A published statement in another language. What is not public is not found, in the same words as what does not exist.</summary>
[PublicPage]
public sealed class TranslationModel(TccmDbContext db, ReadTranslations read) : PageModel
{
    public Statement Statement { get; private set; } = null!;
    public Translation Translation { get; private set; } = null!;
    public IReadOnlyList<Translation> All { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string slug, string language)
    {
        if (await db.StatementAsync(slug) is not { } statement) return NotFound();
        (Statement, All) = (statement, await read.PublicAsync(statement));
        Translation = All.SingleOrDefault(one => one.Language.Equals(language, StringComparison.OrdinalIgnoreCase))!;
        return Translation is null ? NotFound() : Page();
    }
}
