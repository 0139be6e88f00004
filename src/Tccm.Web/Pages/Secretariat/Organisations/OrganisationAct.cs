using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Organisations;

/// <summary>
/// A page on which the secretariat decides about an organisation that is not its own. Who is refused the form is refused the
/// deed, which is done to locked rows. What may be done is the domain's to say; a page says whom it asks and who is told.
/// </summary>
public abstract class OrganisationAct<TInput>(TccmDbContext db, CurrentPerson current, FreshCheck fresh) : PageModel
    where TInput : FreshInput, new()
{
    [BindProperty]
    public TInput Input { get; set; } = new();

    public Organisation Organisation { get; private set; } = null!;
    public DateTimeOffset Now { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        FillIn();
        current.AsSecretariat.RefuseOwn(Organisation);
        return Page();
    }

    public Task<IActionResult> OnPostAsync(Guid id) => RunAsync(id, ActAsync);

    /// <summary>Asks the domain and writes the letters. Answers what was done, for the flash.</summary>
    protected abstract Task<string> ActAsync(Actor by);

    /// <summary>What the form begins with.</summary>
    protected virtual void FillIn() { }

    /// <summary>Whether the organisation has what the page is about.</summary>
    protected virtual bool Find() => true;

    protected async Task<IActionResult> RunAsync(Guid id, Func<Actor, Task<string>> askAsync)
    {
        await using var act = await db.Database.BeginTransactionAsync();
        if (!await LoadAsync(id, locked: true)) return NotFound();
        var by = current.AsSecretariat;
        by.RefuseOwn(Organisation);
        if (!ModelState.IsValid) return Page();
        await fresh.RequireAsync(Input.Password);

        var done = await askAsync(by);
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = done;
        return RedirectToPage("/Secretariat/Organisations/Show", new { id });
    }

    private async Task<bool> LoadAsync(Guid id, bool locked = false)
    {
        if ((locked ? await db.LockedWithPeopleAsync(id) : await db.OrganisationAsync(id)) is not { } organisation) return false;
        (Organisation, Now) = (organisation, await db.ClockAsync());
        return Find();
    }
}
