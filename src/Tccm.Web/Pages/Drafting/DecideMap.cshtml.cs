using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain.Database;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Drafting;

/// <summary>The second of the two: publishes the map that the first proposed, or drops the proposal. Of two who do so at once, one does.</summary>
public sealed class DecideMapModel(TccmDbContext db, CurrentPerson current, FreshCheck fresh) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public MapToPublish Shown { get; private set; } = null!;
    public bool IsMine => Shown.Round.MapProposedBy == current.Person.Id;

    public async Task<IActionResult> OnGetAsync(string slug, int revision)
    {
        if (!await LoadAsync(slug, revision)) return NotFound();
        return Shown.Round.MapPublishedAt is not null ? RedirectToPage("/Statements/Consensus", new { slug, revision })
            : Shown.Round.MapProposedAt is null ? RedirectToPage("/Drafting/ProposeMap", new { slug, revision })
            : Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug, int revision)
    {
        await using var act = await db.Database.BeginTransactionAsync();
        if (!await LoadAsync(slug, revision, locked: true)) return NotFound();
        await fresh.RequireAsync(Input.Password);

        Shown.Round.PublishMap(Shown.Pen.Statement, Input.Proposed, Shown.Proposer, Shown.Pen.Holder, Shown.Pen.Now);
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"You published the consensus map of revision {revision}.";
        return RedirectToPage("/Statements/Consensus", new { slug, revision });
    }

    public async Task<IActionResult> OnPostDropAsync(string slug, int revision)
    {
        await using var act = await db.Database.BeginTransactionAsync();
        if (!await LoadAsync(slug, revision, locked: true)) return NotFound();

        Shown.Round.DropMap(Shown.Pen.Statement, Input.Proposed, Shown.Pen.Holder, Shown.Pen.Now);
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"You dropped the proposal to publish the consensus map of revision {revision}. Nothing of it is public.";
        return RedirectToPage("/Drafting/Show", new { slug });
    }

    private async Task<bool> LoadAsync(string slug, int revision, bool locked = false)
    {
        if (await MapToPublish.OfAsync(db, current, slug, revision, locked) is not { } shown) return false;
        Shown = shown;
        return true;
    }

    public sealed record InputModel
    {
        /// <summary>When that was proposed which the page showed.</summary>
        public DateTimeOffset Proposed { get; init; }

        [DataType(DataType.Password)]
        public string? Password { get; init; }
    }
}
