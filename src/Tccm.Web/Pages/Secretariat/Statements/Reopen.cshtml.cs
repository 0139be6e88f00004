using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Statements;

/// <summary>Opens signing once more, before anything was published.</summary>
public sealed class ReopenModel(TccmDbContext db, CurrentPerson current, FreshCheck fresh, Post post) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Statement Statement { get; private set; } = null!;
    public DateTimeOffset Now { get; private set; }
    public Deadline? Checked { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug) => await LoadAsync(slug) ? Page() : NotFound();

    public async Task<IActionResult> OnPostCheckAsync(string slug)
    {
        if (!await LoadAsync(slug)) return NotFound();
        if (ModelState.IsValid) Checked = Statement.Reopenable(Input.Given(), Now);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug)
    {
        await using var act = await db.Database.BeginTransactionAsync();
        if (!await LoadAsync(slug, locked: true)) return NotFound();
        if (!ModelState.IsValid) return Page();
        var deadline = Input.GivenAsChecked();
        Checked = deadline;
        await fresh.RequireAsync(Input.Password);

        Statement.Reopen(deadline, Input.Reason ?? "", current.AsSecretariat, Now);
        foreach (var reader in await Reader.OfAsync(db, [MembershipCategory.Member])) post.To(reader.To, new StatementReopened(Statement, Input.Reason!.Trim(), reader));
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"You opened “{Statement.Title}” for signature again until {deadline.InWords()}. The members are told.";
        return RedirectToPage("/Secretariat/Statements/Show", new { slug });
    }

    private async Task<bool> LoadAsync(string slug, bool locked = false)
    {
        if ((locked ? await db.LockedStatementAsync(slug) : await db.StatementAsync(slug)) is not { } statement) return false;
        (Statement, Now) = (statement, await db.ClockAsync());
        return true;
    }

    public sealed record InputModel : DeadlineInput
    {
        public string? Reason { get; init; }
    }
}
