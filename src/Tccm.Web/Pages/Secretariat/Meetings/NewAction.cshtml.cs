using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Meetings;
using Tccm.Domain.Text;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Meetings;

public sealed class NewActionModel(TccmDbContext db, CurrentPerson current, TimeProvider clock) : MeetingPage(db, clock)
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Organisations { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id) => await LoadWithOrganisationsAsync(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await LoadWithOrganisationsAsync(id)) return NotFound();
        if (!ModelState.IsValid) return Page();
        var organisation = Input.Organisation is { } chosen ? await Db.Organisations.FindAsync(chosen) : null;
        if (Input.Organisation is not null && organisation is null) return NotFound();

        var action = Meeting.Agree(Input.What, organisation, Input.Until, current.AsSecretariat, Now);
        await Db.SaveChangesAsync();

        TempData["Flash"] = $"You added it for {action.ByInWords}.";
        return RedirectToPage("/Secretariat/Meetings/Show", new { id });
    }

    private async Task<bool> LoadWithOrganisationsAsync(Guid id)
    {
        if (!await LoadAsync(id)) return false;
        Organisations = [.. (await Db.Organisations.AsNoTracking().Where(one => one.Memberships.Any(period => period.Until == null)).ToListAsync())
            .OrderBy(one => one.DisplayName, Names.Order).Select(one => new SelectListItem(one.DisplayName, one.Id.ToString()))];
        return true;
    }

    public sealed record InputModel
    {
        [Display(Name = "What is to be done"), DataType(DataType.MultilineText), Required(ErrorMessage = "Write what is to be done.")]
        [StringLength(MeetingAction.MaxWhat, ErrorMessage = "Shorten it: 500 characters at most.")]
        public string? What { get; init; }

        [Display(Name = "By whom")]
        public Guid? Organisation { get; init; }

        [Display(Name = "Until")]
        public DateOnly? Until { get; init; }
    }
}
