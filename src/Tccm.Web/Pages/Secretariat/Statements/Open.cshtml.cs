using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Web.Emails;
using Tccm.Web.Identity;
using Tccm.Web.Pages.Drafting;

namespace Tccm.Web.Pages.Secretariat.Statements;

public sealed class OpenModel(TccmDbContext db, CurrentPerson current, FreshCheck fresh, Post post) : PageModel
{
    [BindProperty]
    public FreezeInput Input { get; set; } = new();

    public Statement Statement { get; private set; } = null!;
    public int MemberCount { get; private set; }
    public DateTimeOffset Now { get; private set; }
    public Deadline? Checked { get; private set; }

    public TextToFreeze Text => new(Statement, Now);

    public string? WhyNot => Checked is not null ? null
        : Statement.Status is not (StatementStatus.Draft or StatementStatus.InDiscussion) ? $"“{Statement.Title}” is {Statement.StatusInWords()}. Only a draft can be opened for signature."
        : Statement.OpenRound(Now) is { } round ? $"Organisations are taking positions on revision {round.RevisionNumber} until {round.Closes.InWords()}. Open the text for signature once that window is over, or end it first."
        : null;
    public string? LeftInWords => Checked is { } deadline && !deadline.HasPassed(Now) ? Words.Left(deadline.Instant - Now) : null;

    public async Task<IActionResult> OnGetAsync(string slug)
    {
        if (!await LoadAsync(slug)) return NotFound();
        Input = new() { Summary = await DraftedSummary.OfAsync(db, Statement) };
        return Page();
    }

    public async Task<IActionResult> OnPostCheckAsync(string slug)
    {
        if (!await LoadAsync(slug)) return NotFound();
        if (!ModelState.IsValid) return Page();
        Statement.CheckedSummary(Input.Summary);
        Checked = Statement.Openable(Input.Given(), Now, Input.Seen);
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

        Statement.OpenForSignature(deadline, current.AsSecretariat, Now, Input.Seen, Input.Summary);
        foreach (var reader in await Reader.OfAsync(db, [MembershipCategory.Member])) post.To(reader.To, new StatementOpen(Statement, reader));
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"You opened “{Statement.Title}” for signature until {deadline.InWords()}. The members are told.";
        return RedirectToPage("/Secretariat/Statements/Show", new { slug });
    }

    private async Task<bool> LoadAsync(string slug, bool locked = false)
    {
        if ((locked ? await db.LockedStatementAsync(slug) : await db.StatementAsync(slug)) is not { } statement) return false;
        Statement = statement;
        MemberCount = await SignatoryList.MembersAsync(db);
        Now = await db.ClockAsync();
        return true;
    }
}
