using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Organisations;

/// <summary>Ends a membership, at once or on a day to come, with the reason.</summary>
public sealed class LeaveModel(TccmDbContext db, CurrentPerson current, FreshCheck fresh, Post post) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Organisation Organisation { get; private set; } = null!;
    public DateTimeOffset Now { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        current.AsSecretariat.RefuseOwn(Organisation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        await using var act = await db.Database.BeginTransactionAsync();
        var by = current.AsSecretariat;
        if (!await LoadAsync(id, locked: true)) return NotFound();
        by.RefuseOwn(Organisation);
        if (!ModelState.IsValid) return Page();
        await fresh.RequireAsync(Input.Password);

        var period = Organisation.CurrentMembership;
        Organisation.Leave(Input.On!.Value, Input.Reason, by, Now);
        post.ToContacts(Organisation, period!.Until is null ? MembershipChanged.WillLeave(Organisation, period, "The secretariat") : MembershipChanged.Left(Organisation, period));
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = period.Until is null ? $"You recorded that {Organisation.DisplayName} leaves. Its contacts are told." : $"{Organisation.DisplayName} has left. Its contacts are told.";
        return RedirectToPage("/Secretariat/Organisations/Show", new { id });
    }

    private async Task<bool> LoadAsync(Guid id, bool locked = false)
    {
        if ((locked ? await db.LockedWithPeopleAsync(id) : await db.OrganisationAsync(id)) is not { } organisation) return false;
        (Organisation, Now) = (organisation, await db.ClockAsync());
        return true;
    }

    public sealed record InputModel
    {
        [Display(Name = "From which day", Description = "Today, or a day within a year.")]
        [Required(ErrorMessage = "Give the day.")]
        public DateOnly? On { get; init; }

        [Display(Name = "Reason", Description = "Kept for the secretariat, not published."), DataType(DataType.MultilineText)]
        [Required(ErrorMessage = "Say why.")]
        [StringLength(2_000, ErrorMessage = "Shorten the reason: 2,000 characters at most.")]
        public string Reason { get; init; } = "";


        [DataType(DataType.Password)]
        public string? Password { get; init; }
    }
}
