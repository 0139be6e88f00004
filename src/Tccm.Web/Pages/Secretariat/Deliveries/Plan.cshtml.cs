using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain.Database;
using Tccm.Domain.Deliveries;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Deliveries;

/// <summary>Plans one way in which a statement is to be heard.</summary>
public sealed class PlanModel(TccmDbContext db, CurrentPerson current, DeliveryPost post) : PageModel
{
    [BindProperty]
    public PlanInput Input { get; set; } = new();

    public Counted? Counted { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug)
    {
        Input = new() { Form = DeliverableForm.Spoken, Voice = Voice.Undersigned };
        return await LoadAsync(slug) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostCountAsync(string slug)
    {
        if (!await LoadAsync(slug)) return NotFound();
        ModelState.Clear();
        Counted = Input.Count();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug)
    {
        if (!await LoadAsync(slug)) return NotFound();
        if (!ModelState.IsValid) return Page();

        var deliverable = Deliverable.Plan(Input.Statement, await Input.PlanAsync(db), current.AsSecretariat, await db.ClockAsync());
        db.Deliverables.Add(deliverable);
        await post.PlannedAsync(deliverable);
        await db.SaveChangesAsync();

        TempData["Flash"] = $"You planned that {deliverable.ByInWords} delivers “{deliverable.Statement.Title}”.{(deliverable.Organisation is null ? "" : " Those who act for it are told.")}";
        return RedirectToPage("/Secretariat/Deliveries/Show", new { id = deliverable.Id });
    }

    private async Task<bool> LoadAsync(string slug)
    {
        if (await db.StatementAsync(slug) is not { } statement) return false;
        Input = await Input.OfferingAsync(db, statement, DateOnly.FromDateTime((await db.ClockAsync()).UtcDateTime));
        return true;
    }
}
