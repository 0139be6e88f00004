using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Pages;

/// <summary>Who supports the coalition, or did on a day.</summary>
[PublicPage]
public sealed class SupportersModel(TccmDbContext db, TimeProvider clock) : PageModel
{
    /// <summary>Null where the question was refused.</summary>
    public MemberList? List { get; private set; }
    public string? On { get; private set; }
    public DateOnly Today { get; } = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
    public bool IsPast => List?.Day < Today;

    public async Task<IActionResult> OnGetAsync(string? on)
    {
        On = on;
        try
        {
            var day = Today;
            if (!string.IsNullOrWhiteSpace(on) && !DateOnly.TryParseExact(on.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
                throw new DomainException("That is not a day. Write it as year, month and day: 2025-03-14.", "on");
            List = await MemberList.OnAsync(db, MembershipCategory.Supporter, day, Today);
            return Page();
        }
        catch (DomainException refused)
        {
            ModelState.AddModelError(refused.Field ?? "", refused.Message);
            var page = Page();
            page.StatusCode = StatusCodes.Status400BadRequest;
            return page;
        }
    }
}
