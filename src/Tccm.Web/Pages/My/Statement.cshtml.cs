using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My;

/// <summary>A statement as members read it, from its opening on, and where their organisations stand.</summary>
public sealed class StatementModel(TccmDbContext db, CurrentPerson current, TimeProvider clock) : PageModel
{
    public Statement Statement { get; private set; } = null!;
    public IReadOnlyList<(Contact Contact, Signature? Signature)> Standing { get; private set; } = [];
    public bool IsSignable { get; private set; }
    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public async Task<IActionResult> OnGetAsync(string slug)
    {
        var statement = await db.StatementAsync(slug);
        if (statement is null || !MayRead(statement)) return NotFound();

        Statement = statement;
        IsSignable = statement.IsSignable(Now);
        Standing = [.. current.Hats.Select(contact => (contact, statement.LiveSignatures.FirstOrDefault(signature => signature.OrganisationId == contact.OrganisationId)))];
        return Page();
    }

    private bool MayRead(Statement statement) => StatementStatuses.Public.Contains(statement.Status)
        || StatementStatuses.SeenByMembers.Contains(statement.Status) && (current.IsSecretariat || current.Contacts.Any(contact => contact.Organisation.MembershipAt(Now)?.Category == MembershipCategory.Member || HasSigned(contact, statement)));

    /// <summary>Who left still reads what it signed.</summary>
    private static bool HasSigned(Contact contact, Statement statement) => statement.Signatures.Any(signature => signature.OrganisationId == contact.OrganisationId);
}
