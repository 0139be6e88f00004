using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Deliveries;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Deliveries;

/// <summary>An act of the secretariat on something that is, or was, to be delivered. What may be done is the domain's to say.</summary>
public abstract class DeliverableAct<TInput>(TccmDbContext db, CurrentPerson current) : PageModel
    where TInput : class, new()
{
    [BindProperty]
    public TInput Input { get; set; } = new();

    public Deliverable Deliverable { get; private set; } = null!;
    public DateTimeOffset Now { get; private set; }

    protected TccmDbContext Db => db;

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        FillIn();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        if (!ModelState.IsValid) return Page();

        TempData["Flash"] = await ActAsync(current.AsSecretariat);
        await db.SaveChangesAsync();
        return RedirectToPage("/Secretariat/Deliveries/Show", new { id });
    }

    /// <summary>Asks the domain and writes the letters. Answers what was done, for the flash.</summary>
    protected abstract Task<string> ActAsync(Actor by);

    /// <summary>What the form begins with.</summary>
    protected virtual void FillIn() { }

    /// <summary>What the form offers.</summary>
    protected virtual Task OfferAsync() => Task.CompletedTask;

    protected async Task<bool> LoadAsync(Guid id)
    {
        if (await db.Deliverables.Whole().SingleOrDefaultAsync(one => one.Id == id) is not { } deliverable) return false;
        (Deliverable, Now) = (deliverable, await db.ClockAsync());
        await OfferAsync();
        return true;
    }
}
