using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Statements;
using Tccm.Web.Documents;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Statements;

/// <summary>The secretariat questions a signature: its line is paused, and two decide.</summary>
public sealed class ContestModel(TccmDbContext db, CurrentPerson current, FreshCheck fresh, Post post) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Statement Statement { get; private set; } = null!;
    public Signature Signature { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string slug, Guid signature) => await LoadAsync(slug, signature) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string slug, Guid signature, [FromServices] IssueEdition issue, CancellationToken cancellationToken)
    {
        await using var act = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await LoadAsync(slug, signature, locked: true)) return NotFound();
        await fresh.RequireAsync(Input.Password);
        if (string.IsNullOrWhiteSpace(Input.Words)) throw new DomainException("Say what makes you doubt it, for whoever decides.", "Words");

        var (by, at) = (current.AsSecretariat, await db.ClockAsync(cancellationToken));
        var dispute = Statement.Contest(Signature, await db.People.SingleAsync(person => person.Id == by.PersonId, cancellationToken), by, Input.Words, at);
        await post.OfDisputeAsync(Statement, Signature, dispute, cancellationToken);
        await issue.AgainAsync(Statement, "The line of one organisation is paused while a dispute about it is looked into.", at, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await act.CommitAsync(CancellationToken.None);

        TempData["Flash"] = $"The line of {Signature.OrganisationName} is paused. Its contacts are told.";
        return RedirectToPage("/Secretariat/Disputes/Show", new { id = dispute.Id });
    }

    private async Task<bool> LoadAsync(string slug, Guid id, bool locked = false)
    {
        if ((locked ? await db.LockedStatementAsync(slug) : await db.StatementAsync(slug)) is not { } statement || statement.Signatures.SingleOrDefault(one => one.Id == id) is not { } signature) return false;
        (Statement, Signature) = (statement, signature);
        return true;
    }

    public sealed record InputModel : FreshInput
    {
        public string? Words { get; init; }
    }
}
