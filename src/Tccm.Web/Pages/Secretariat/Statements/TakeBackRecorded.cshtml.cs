using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Statements;

public sealed class TakeBackRecordedModel(TccmDbContext db, CurrentPerson current, FreshCheck fresh) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Statement Statement { get; private set; } = null!;
    public Signature Signature { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string slug, Guid signature) => await LoadAsync(slug, signature) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string slug, Guid signature)
    {
        await using var act = await db.Database.BeginTransactionAsync();
        if (!await LoadAsync(slug, signature, locked: true)) return NotFound();
        await fresh.RequireAsync(Input.Password);

        var reason = Prose.Check(Input.Reason, "The reason", Statement.MaxReason, "Reason") ?? throw new DomainException("Say why it is taken back: it stays in the history.", "Reason");
        Statement.TakeBackRecorded(Signature, reason, current.AsSecretariat, await db.ClockAsync());
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"You took back the recorded signature of {Signature.OrganisationName}.";
        return RedirectToPage("/Secretariat/Statements/Show", new { slug });
    }

    private async Task<bool> LoadAsync(string slug, Guid id, bool locked = false)
    {
        if ((locked ? await db.LockedStatementAsync(slug) : await db.StatementAsync(slug)) is not { } statement
            || statement.Signatures.SingleOrDefault(one => one.Id == id && one.Origin == SignatureOrigin.Recorded) is not { } signature) return false;
        (Statement, Signature) = (statement, signature);
        return true;
    }

    public sealed record InputModel : FreshInput
    {
        public string? Reason { get; init; }
    }
}
