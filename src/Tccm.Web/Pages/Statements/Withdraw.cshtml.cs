using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Web.Documents;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Statements;

public sealed class WithdrawModel(TccmDbContext db, CurrentPerson current, FreshCheck fresh, Post post) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Statement Statement { get; private set; } = null!;
    public Contact Contact { get; private set; } = null!;
    public bool HasSigned => Statement.LiveSignatures.Any(signature => signature.OrganisationId == Contact.OrganisationId);

    public async Task<IActionResult> OnGetAsync(string slug, Guid contact) => await LoadAsync(slug, contact, locked: false) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string slug, Guid contact, [FromServices] IssueEdition issue, CancellationToken cancellationToken)
    {
        await using var act = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await LoadAsync(slug, contact, locked: true)) return NotFound();
        await fresh.RequireAsync(Input.Password);

        var now = await db.ClockAsync(cancellationToken);
        var signature = Statement.Withdraw(Contact, now, Input.Reason, fresh.Shown);
        post.ToContacts(Contact.Organisation, new WithdrawalReceipt(Statement, signature, Contact));
        await post.ToSecretariatAsync(new SignatureWithdrawn(Statement, signature));
        await issue.AgainAsync(Statement, $"{signature.OrganisationName} withdrew its signature.", now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await act.CommitAsync(CancellationToken.None);

        TempData["Flash"] = $"The signature of {Contact.Organisation.DisplayName} under “{Statement.Title}” was withdrawn. Its contacts are told.";
        return RedirectToPage("/My/Receipt", new { signature = signature.Id });
    }

    private async Task<bool> LoadAsync(string slug, Guid contactId, bool locked)
    {
        if (current.Contact(contactId, ContactRoles.Signatory) is not { } contact) return false;
        Contact = locked ? await db.LockedContactAsync(contactId) : contact;
        var statement = locked ? await db.LockedStatementAsync(slug) : await db.StatementAsync(slug);
        if (statement is null || !statement.IsSeenToSign(Contact.Organisation)) return false;
        Statement = statement;
        return true;
    }

    public sealed record InputModel : FreshInput
    {
        public string? Reason { get; init; }
    }
}
