using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Tccm.Domain.Database;
using Tccm.Domain.Statements;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Disputes;

/// <summary>What is known of a dispute, and one member's proposal how it is decided.</summary>
public sealed class ShowModel(TccmDbContext db, CurrentPerson current, FreshCheck fresh, Post post) : DisputeAct(db, current)
{
    [BindProperty]
    public InputModel Input { get; set; } = new();


    public async Task<IActionResult> OnGetAsync(Guid id) => await LoadAsync(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        await using var act = await Db.Database.BeginTransactionAsync();
        if (!await LoadAsync(id, locked: true)) return NotFound();
        if (!ModelState.IsValid) return Page();
        await fresh.RequireAsync(Input.Password);

        Statement.ProposeDecision(Dispute, Input.Reason!.Value, Current.AsSecretariat, await Db.ClockAsync());
        foreach (var other in (await Db.SecretariatAsync()).Where(person => person.Id != Current.AsSecretariat.PersonId))
            post.To(other.Email, new DisputeToDecide(Statement, Signature, Dispute));
        await Db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = "You proposed a decision. Another member of the secretariat confirms it.";
        return RedirectToPage(new { id });
    }

    public sealed record InputModel : FreshInput
    {
        [Required(ErrorMessage = "Choose how it is decided, and why.")]
        public DecisionReason? Reason { get; init; }
    }
}
