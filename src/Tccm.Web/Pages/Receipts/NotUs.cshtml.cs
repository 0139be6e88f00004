using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Web.Documents;
using Tccm.Web.Emails;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Pages.Receipts;

/// <summary>
/// The link of a receipt, for who got it: opening it shows what was signed and does nothing; the button disputes that one
/// signature. It needs no sign-in, can do nothing else, and works once.
/// </summary>
public sealed class NotUsModel(TccmDbContext db, Post post, IssueEdition issue) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Statement Statement { get; private set; } = null!;
    public Signature Signature { get; private set; } = null!;
    public ReceiptLink? Link { get; private set; }
    public string? WhyNot => Link is null ? null : Signature.WhyNotDisputed ?? (Link.UsedAt is not null ? "This link was used already. The secretariat knows of it." : null);

    public async Task OnGetAsync(string secret) => await LoadAsync(secret);

    public async Task<IActionResult> OnPostAsync(string secret, CancellationToken cancellationToken)
    {
        await using var act = await db.Database.BeginTransactionAsync(cancellationToken);
        await LoadAsync(secret, locked: true);
        if (Link is null) return Page();
        if (WhyNot is { } why) throw new DomainException(why);

        var at = await db.ClockAsync(cancellationToken);
        var person = await db.People.SingleAsync(one => one.Id == Link.PersonId, cancellationToken);
        var dispute = Statement.Contest(Signature, person, Actor.OfReceipt(person), Input.Words, at);
        Link.Use(at);
        await post.OfDisputeAsync(Statement, Signature, dispute, cancellationToken);
        await issue.AgainAsync(Statement, "The line of one organisation is paused while a dispute about it is looked into.", at, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await act.CommitAsync(CancellationToken.None);

        TempData["Flash"] = $"The signature of {Signature.OrganisationName} is disputed, and its line is paused. The secretariat was told.";
        return RedirectToPage(new { secret });
    }

    private async Task LoadAsync(string secret, bool locked = false)
    {
        var hash = Secret.HashOf(secret);
        var known = await db.ReceiptLinks.AsNoTracking().SingleOrDefaultAsync(link => link.SecretHash == hash);
        if (known is null) return;
        var slug = await db.Statements.Where(statement => statement.Id == known.StatementId).Select(statement => statement.Slug).SingleAsync();
        Statement = (locked ? await db.LockedStatementAsync(slug) : await db.StatementAsync(slug))!;
        Signature = Statement.Signatures.Single(signature => signature.Id == known.SignatureId);
        // Read after the lock, so that of two uses at once the second meets the first.
        Link = await db.ReceiptLinks.SingleAsync(link => link.Id == known.Id);
    }

    public sealed record InputModel
    {
        public string? Words { get; init; }
    }
}
