using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My;

/// <summary>What was signed for an organisation, for its own contacts.</summary>
public sealed class ReceiptModel(TccmDbContext db, CurrentPerson current) : PageModel
{
    public Statement Statement { get; private set; } = null!;
    public Revision Revision { get; private set; } = null!;
    public Signature Signature { get; private set; } = null!;
    public string? SignedBy { get; private set; }
    public long? LeafIndex { get; private set; }
    public string? LeafText { get; private set; }
    private DateTimeOffset Now { get; set; }

    public Contact? Withdrawable => Signature.IsLive && Statement.IsOfText(Signature) && Statement.IsSignable(Now)
        ? current.Contacts.FirstOrDefault(contact => contact.OrganisationId == Signature.OrganisationId && contact.May(ContactRoles.Signatory))
        : null;

    public async Task<IActionResult> OnGetAsync(Guid signature)
    {
        var mine = current.Contacts.Select(contact => contact.OrganisationId).ToList();
        var statement = await db.Statements.Whole()
            .SingleOrDefaultAsync(one => one.Signatures.Any(it => it.Id == signature && mine.Contains(it.OrganisationId)));
        if (statement is null) return NotFound();

        (Statement, Now) = (statement, await db.ClockAsync());
        Signature = statement.Signatures.Single(one => one.Id == signature);
        Revision = statement.Revisions.Single(revision => revision.Id == Signature.RevisionId);
        SignedBy = await db.People.Where(person => person.Id == Signature.PersonId && person.ErasedAt == null).Select(person => person.Name).SingleOrDefaultAsync();
        if (await db.Leaves.SingleOrDefaultAsync(leaf => leaf.ActId == signature) is { } leaf)
            (LeafIndex, LeafText) = (leaf.Index, Encoding.UTF8.GetString(leaf.Bytes));
        return Page();
    }
}
