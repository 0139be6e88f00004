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

/// <summary>While signing is open: puts a changed text in the place of the one that is being signed. No signature carries over.</summary>
public sealed class OpenAnewModel(TccmDbContext db, CurrentPerson current, FreshCheck fresh, Post post) : PageModel
{
    [BindProperty]
    public FreezeInput Input { get; set; } = new();

    public Statement Statement { get; private set; } = null!;
    public DateTimeOffset Now { get; private set; }
    public Deadline? Checked { get; private set; }
    public TextToFreeze Text => new(Statement, Now);
    public int Left => Statement.LiveSignatures.Count();

    public string? WhyNot => Checked is not null ? null
        : Statement.Status != StatementStatus.Open ? $"“{Statement.Title}” is {Statement.StatusInWords()}, so there is nothing to open anew."
        : !Statement.IsSignable(Now) ? $"The deadline has passed: {Statement.Deadline!.Value.InWords()}. The text is the one that was signed."
        : !Statement.HasNewWords ? "The text is the one that is open already, word for word. Write the change first; nobody but the pen sees it before it is opened here."
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
        if (!ModelState.IsValid || WhyNot is not null) return Page();
        Statement.CheckedSummary(Input.Summary);
        Checked = Statement.ReopenableUntil(Input.Given(), Input.Seen, Now);
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

        var before = Statement.Text;
        Statement.OpenAnew(Input.Seen, Input.Summary ?? "", deadline, current.AsSecretariat, Now);
        foreach (var reader in await Reader.OfAsync(db, [MembershipCategory.Member]))
            post.To(reader.To, reader.Contacts.Any(contact => Statement.EarlierOf(contact.OrganisationId) is not null) ? new TextChanged(Statement, reader) : new StatementOpen(Statement, reader, before));
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"You opened revision {Statement.Text.Number} of “{Statement.Title}” for signature until {deadline.InWords()}. The members are told, and those who signed revision {before.Number} are asked once more.";
        return RedirectToPage("/Secretariat/Statements/Show", new { slug });
    }

    private async Task<bool> LoadAsync(string slug, bool locked = false)
    {
        if ((locked ? await db.LockedStatementAsync(slug) : await db.StatementAsync(slug)) is not { } statement) return false;
        Statement = statement;
        Now = await db.ClockAsync();
        return true;
    }
}
