using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Web.Evidence;
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
    public string? LeafHash { get; private set; }
    public string? Checkpoint { get; private set; }

    public Contact? Withdrawable => Signature is { IsLive: true, Origin: SignatureOrigin.Online } && Statement.IsOfText(Signature) && StatementStatuses.SeenBySigners.Contains(Statement.Status)
        ? current.Contacts.FirstOrDefault(contact => contact.OrganisationId == Signature.OrganisationId && contact.May(ContactRoles.Signatory))
        : null;

    public async Task<IActionResult> OnGetAsync(Guid signature)
    {
        var mine = current.Contacts.Select(contact => contact.OrganisationId).ToList();
        var statement = await db.Statements.Whole()
            .SingleOrDefaultAsync(one => one.Signatures.Any(it => it.Id == signature && mine.Contains(it.OrganisationId)));
        if (statement is null) return NotFound();

        Statement = statement;
        Signature = statement.Signatures.Single(one => one.Id == signature);
        Revision = statement.Revisions.Single(revision => revision.Id == Signature.RevisionId);
        SignedBy = await db.People.Where(person => person.Id == Signature.PersonId && person.ErasedAt == null).Select(person => person.Name).SingleOrDefaultAsync();
        if (await db.Leaves.SingleOrDefaultAsync(leaf => leaf.ActId == signature) is { } leaf)
        {
            (LeafIndex, LeafText, LeafHash) = (leaf.Index, leaf.Text, Convert.ToHexStringLower(leaf.Hash));
            if (await EvidenceLog.LastAsync(db) is { } last && last.Size > leaf.Index) Checkpoint = Encoding.UTF8.GetString(last.Note);
        }
        return Page();
    }
}
