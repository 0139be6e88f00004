using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Statements;
using Tccm.Web.Documents;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Statements;

/// <summary>Another member of the secretariat publishes what one proposed: at once, or at the hour that was proposed.</summary>
public sealed class ConfirmModel(TccmDbContext db, CurrentPerson current, FreshCheck fresh, IssueEdition issue, Post post) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Statement Statement { get; private set; } = null!;
    public Publication? Publication { get; private set; }
    public SignatoryList Signatories { get; private set; } = null!;
    public string ProposedBy { get; private set; } = "";
    public bool IsMine => Publication?.ProposedById == current.AsSecretariat.PersonId;

    public async Task<IActionResult> OnGetAsync(string slug) => await LoadAsync(slug) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string slug, CancellationToken cancellationToken)
    {
        await using var act = await db.Database.BeginTransactionAsync(cancellationToken);
        var secretariat = await db.LockedSecretariatAsync(cancellationToken);
        if (!await LoadAsync(slug, locked: true)) return NotFound();
        await fresh.RequireAsync(Input.Password);

        var (by, at) = (current.AsSecretariat, await db.ClockAsync(cancellationToken));
        Statement.ConfirmPublication(Input.Publication, Input.Seen, secretariat, by, at);
        var edition = Publication!.IsDue(at) ? await issue.ConfirmedAsync(Statement, Publication, by, at, cancellationToken) : null;
        await post.ToSecretariatAsync(new PublicationDecided(Statement, Publication, by.Name));
        await db.SaveChangesAsync(cancellationToken);
        await act.CommitAsync(CancellationToken.None);

        TempData["Flash"] = edition is not null ? $"You published “{Statement.Title}” as edition {edition.Number}."
            : $"You confirmed the publication of “{Statement.Title}”. It is published on {Publication.Embargo!.Value.InWords()}.";
        return RedirectToPage("/Secretariat/Statements/Show", new { slug });
    }

    private async Task<bool> LoadAsync(string slug, bool locked = false)
    {
        if ((locked ? await db.LockedStatementAsync(slug) : await db.StatementAsync(slug)) is not { } statement) return false;
        (Statement, Publication) = (statement, statement.OpenPublication);
        Signatories = SignatoryList.Next(statement, (await SignatoryList.ElectorateAsync(db)).For(statement));
        ProposedBy = await db.NameOfAsync(Publication?.ProposedById);
        return true;
    }

    public sealed record InputModel : FreshInput
    {
        public Guid Publication { get; init; }
        public string Seen { get; init; } = "";
    }
}
