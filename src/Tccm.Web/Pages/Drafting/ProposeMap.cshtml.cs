using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain.Database;
using Tccm.Domain.Discussion;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Drafting;

/// <summary>The first of the two who publish a consensus map.</summary>
public sealed class ProposeMapModel(TccmDbContext db, CurrentPerson current, FreshCheck fresh, Post post) : PageModel
{
    [BindProperty]
    public FreshInput Input { get; set; } = new();

    public MapToPublish Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string slug, int revision)
    {
        if (!await LoadAsync(slug, revision)) return NotFound();
        return Shown.Round.MapPublishedAt is not null ? RedirectToPage("/Statements/Consensus", new { slug, revision })
            : Shown.Round.MapProposedAt is not null ? RedirectToPage("/Drafting/DecideMap", new { slug, revision })
            : Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug, int revision)
    {
        await using var act = await db.Database.BeginTransactionAsync();
        if (!await LoadAsync(slug, revision, locked: true)) return NotFound();
        await fresh.RequireAsync(Input.Password);

        var (pen, round) = (Shown.Pen, Shown.Round);
        var electorate = round.IsOpen(pen.Now) ? [] : await RoundMap.ElectorateAsync(db, round, pen.Now);
        round.ProposeMap(pen.Statement, electorate, pen.Holder, pen.Now);
        foreach (var person in await MapToPublish.DecidersAsync(db, pen)) post.To(person.Email, new MapProposed(pen.Statement, round, current.Person));
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"You proposed to publish the consensus map of revision {revision}. Who can decide it is told.";
        return RedirectToPage("/Drafting/DecideMap", new { slug, revision });
    }

    private async Task<bool> LoadAsync(string slug, int revision, bool locked = false)
    {
        if (await MapToPublish.OfAsync(db, current, slug, revision, locked) is not { } shown) return false;
        Shown = shown;
        return true;
    }
}
