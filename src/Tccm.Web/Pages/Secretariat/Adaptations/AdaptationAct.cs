using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Adaptations;
using Tccm.Domain.Database;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Adaptations;

/// <summary>What each decision about an adaptation begins with, and how it ends: who registered it is told.</summary>
public abstract class AdaptationAct(TccmDbContext db, CurrentPerson current, Post post) : PageModel
{
    protected CurrentPerson Current { get; } = current;
    public Adaptation Adaptation { get; private set; } = null!;

    protected Task<DateTimeOffset> ClockAsync() => db.ClockAsync();

    protected async Task<bool> LoadAsync(Guid id)
    {
        if (await db.Adaptations.Whole().SingleOrDefaultAsync(one => one.Id == id && AdaptationStatuses.OnTheDesk.Contains(one.Status)) is not { } adaptation) return false;
        Adaptation = adaptation;
        return true;
    }

    protected async Task<IActionResult> DoneAsync(Letter letter, string flash)
    {
        if (Adaptation.Address is { } address) post.To(address, letter);
        await db.SaveChangesAsync();

        TempData["Flash"] = flash;
        return RedirectToPage("/Secretariat/Adaptations/Show", new { id = Adaptation.Id });
    }
}

/// <summary>Why an adaptation is not shown; who registered it reads it.</summary>
public sealed record ReasonInput
{
    [Required(ErrorMessage = "Say why: who registered it is told."), DataType(DataType.MultilineText), StringLength(Adaptation.MaxReason, ErrorMessage = "Shorten it: 1,000 characters at most.")]
    public string Reason { get; init; } = "";
}
