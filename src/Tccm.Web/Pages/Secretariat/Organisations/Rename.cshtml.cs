using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Web.Identity;
using Tccm.Web.Pages.Secretariat.Applications;

namespace Tccm.Web.Pages.Secretariat.Organisations;

public sealed class RenameModel(TccmDbContext db, CurrentPerson current) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Organisation Organisation { get; private set; } = null!;
    public Likeness Likeness { get; private set; } = Likeness.None;

    private bool IsOwn => current.Contacts.Any(contact => contact.OrganisationId == Organisation.Id);

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        Input = new() { LegalName = Organisation.LegalName, DisplayName = Organisation.DisplayName, NativeName = Organisation.NativeName, ShortName = Organisation.ShortName };
        current.AsSecretariat.RefuseOwn(Organisation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        current.AsSecretariat.RefuseOwn(Organisation);
        if (!ModelState.IsValid) return Page();

        var before = Organisation.DisplayName;
        var names = new OrganisationFacts { LegalName = Input.LegalName, DisplayName = Input.DisplayName, NativeName = Input.NativeName, ShortName = Input.ShortName };
        // Whose own organisation it is gets the refusal first.
        if (!IsOwn) Likeness = await Likeness.OfAsync(db, names, Organisation);
        if (Likeness.Any && !Input.Looked) return Page();
        Organisation.Rename(names, Input.From!.Value, current.AsSecretariat, await db.ClockAsync());
        await db.SaveChangesAsync();

        TempData["Flash"] = before == Organisation.DisplayName ? $"You changed the names of {before}." : $"You renamed {before}: it is called {Organisation.DisplayName} now.";
        return RedirectToPage("/Secretariat/Organisations/Show", new { id });
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        if (await db.OrganisationAsync(id) is not { } organisation) return false;
        Organisation = organisation;
        return true;
    }

    public sealed record InputModel
    {
        [Required(ErrorMessage = "Enter the legal name of the organisation.")]
        public string? LegalName { get; init; }

        [Required(ErrorMessage = "Enter the name to show.")]
        public string? DisplayName { get; init; }
        public string? NativeName { get; init; }
        public string? ShortName { get; init; }

        [Required(ErrorMessage = "Give the day from which the names hold.")]
        public DateOnly? From { get; init; }
        public bool Looked { get; init; }
    }
}
