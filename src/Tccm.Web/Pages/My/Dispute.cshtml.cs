using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Web.Documents;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My;

/// <summary>The same as the link of a receipt, for a contact of the organisation who is signed in.</summary>
public sealed class DisputeModel(TccmDbContext db, CurrentPerson current, Post post, IssueEdition issue) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Statement Statement { get; private set; } = null!;
    public Signature Signature { get; private set; } = null!;
    private Contact contact = null!;

    public async Task<IActionResult> OnGetAsync(Guid signature) => await LoadAsync(signature) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid signature, CancellationToken cancellationToken)
    {
        await using var act = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await LoadAsync(signature, locked: true)) return NotFound();

        var at = await db.ClockAsync(cancellationToken);
        var dispute = Statement.Contest(Signature, contact.Person, Actor.For(contact), Input.Words, at);
        await post.OfDisputeAsync(Statement, Signature, dispute, cancellationToken);
        await issue.AgainAsync(Statement, "The line of one organisation is paused while a dispute about it is looked into.", at, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await act.CommitAsync(CancellationToken.None);

        TempData["Flash"] = $"The signature of {Signature.OrganisationName} is disputed, and its line is paused. The secretariat was told.";
        return RedirectToPage("/My/Receipt", new { signature });
    }

    private async Task<bool> LoadAsync(Guid id, bool locked = false)
    {
        var mine = current.Contacts.Select(one => one.OrganisationId).ToList();
        var found = await db.Signatures.AsNoTracking().Where(one => one.Id == id && mine.Contains(one.OrganisationId)).Select(one => new { one.OrganisationId, one.StatementId }).SingleOrDefaultAsync();
        if (found is null) return false;
        contact = current.Contacts.First(one => one.OrganisationId == found.OrganisationId);
        if (locked) contact = await db.LockedContactAsync(contact.Id);
        if (!contact.IsCurrent) return false;
        var slug = await db.Statements.Where(statement => statement.Id == found.StatementId).Select(statement => statement.Slug).SingleAsync();
        Statement = (locked ? await db.LockedStatementAsync(slug) : await db.StatementAsync(slug))!;
        Signature = Statement.Signatures.Single(one => one.Id == id);
        return true;
    }

    public sealed record InputModel
    {
        public string? Words { get; init; }
    }
}
