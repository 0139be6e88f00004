using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Organisations;

/// <summary>Lets a membership rest, with a reason.</summary>
public sealed class SuspendModel(TccmDbContext db, CurrentPerson current, FreshCheck fresh, Post post) : PageModel
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

        var suspension = Organisation.Suspend(Input.Reason, Input.IsPublic, by, Now);
        post.ToContacts(Organisation, MembershipChanged.Suspended(Organisation, suspension));
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"You suspended {Organisation.DisplayName}. Its contacts are told why.";
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
        [Display(Name = "Reason", Description = "All contacts of the organisation are told."), DataType(DataType.MultilineText)]
        [Required(ErrorMessage = "Say why.")]
        [StringLength(2_000, ErrorMessage = "Shorten the reason: 2,000 characters at most.")]
        public string Reason { get; init; } = "";

        [Display(Name = "Publish the reason on the register")]
        public bool IsPublic { get; init; }


        [DataType(DataType.Password)]
        public string? Password { get; init; }
    }
}
