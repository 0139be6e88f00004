using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Statements;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My.Translations;

/// <summary>The translations of a text, for who reads it in discussion or to sign.</summary>
public sealed class IndexModel(TccmDbContext db, CurrentPerson current, ReadTranslations read) : PageModel
{
    public Statement Statement { get; private set; } = null!;
    public IReadOnlyList<ReadTranslation> Translations { get; private set; } = [];
    public IReadOnlyList<Actor> Hats => read.HatsFor(Statement);

    public Guid? ContactOf(Actor hat) => read.ContactOf(hat);
    public string NameOf(Actor hat) => hat.OrganisationId is { } id ? current.Hats.First(contact => contact.OrganisationId == id).Organisation.DisplayName : "the secretariat";

    public async Task<IActionResult> OnGetAsync(string slug)
    {
        if (await db.StatementAsync(slug) is not { } statement || !current.Reads(statement)) return NotFound();
        Statement = statement;
        Translations = await read.OfAsync(statement);
        return Page();
    }
}
