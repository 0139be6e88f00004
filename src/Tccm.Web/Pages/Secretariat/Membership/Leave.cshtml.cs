using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain.Database;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Membership;

/// <summary>A member of the secretariat goes by themselves, as long as two are left.</summary>
public sealed class LeaveModel(TccmDbContext db, CurrentPerson current, FreshCheck fresh, EndAccess end) : PageModel
{
    [BindProperty]
    public FreshInput Input { get; set; } = new();

    public async Task<IActionResult> OnPostAsync()
    {
        await using var act = await db.Database.BeginTransactionAsync();
        var everybody = await db.LockedSecretariatAsync();
        if (everybody.SingleOrDefault(one => one.Id == current.Person.Id) is not { } person) return NotFound();
        await fresh.RequireAsync(Input.Password);

        var by = current.AsSecretariat;
        person.LeaveSecretariat(everybody.Count, by, await db.ClockAsync());
        await end.OfSecretaryAsync(person, everybody, new SecretariatNews(person, "left the secretariat", by));
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = "You left the secretariat. The others are told.";
        return RedirectToPage("/Index");
    }
}
