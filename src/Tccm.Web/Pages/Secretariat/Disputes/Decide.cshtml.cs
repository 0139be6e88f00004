using Microsoft.AspNetCore.Mvc;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Statements;
using Tccm.Web.Documents;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Disputes;

/// <summary>A second member of the secretariat confirms the decision that one proposed.</summary>
public sealed class DecideModel(TccmDbContext db, CurrentPerson current, FreshCheck fresh, Post post) : DisputeAct(db, current)
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid id) => await LoadAsync(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, [FromServices] IssueEdition issue, CancellationToken cancellationToken)
    {
        await using var act = await Db.Database.BeginTransactionAsync(cancellationToken);
        var secretariat = await Db.LockedSecretariatAsync(cancellationToken);
        if (!await LoadAsync(id, locked: true)) return NotFound();
        if (Input.Reason is not { } seen) throw new DomainException("What was sent is not the whole form. Open the page anew; nothing was decided.");
        await fresh.RequireAsync(Input.Password);

        var at = await Db.ClockAsync(cancellationToken);
        Statement.Decide(Dispute, seen, secretariat, Current.AsSecretariat, at);
        foreach (var contact in await Db.ColleaguesAsync(Dispute.OrganisationId, cancellationToken)) post.To(contact.Person.Email, new DisputeDecided(Statement, Signature, Dispute));
        await issue.AgainAsync(Statement, Dispute.Outcome == DisputeOutcome.Invalid ? $"The signature of {Signature.OrganisationName} was found invalid." : $"The signature of {Signature.OrganisationName}, which was disputed, stands.", at, cancellationToken);
        await Db.SaveChangesAsync(cancellationToken);
        await act.CommitAsync(CancellationToken.None);

        TempData["Flash"] = $"You confirmed the decision: the signature of {Signature.OrganisationName} {Dispute.OutcomeInWords}.";
        return RedirectToPage("/Secretariat/Disputes/Show", new { id });
    }

    public sealed record InputModel : FreshInput
    {
        public DecisionReason? Reason { get; init; }
    }
}
