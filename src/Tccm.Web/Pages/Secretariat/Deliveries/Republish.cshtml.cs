using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Deliveries;
using Tccm.Domain.Statements;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Deliveries;

/// <summary>Records that an organisation, on the register or not, published a statement as its own news.</summary>
public sealed class RepublishModel(TccmDbContext db, CurrentPerson current) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Statement Statement { get; private set; } = null!;
    public IReadOnlyList<SelectListItem> Organisations { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string slug) => await LoadAsync(slug) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string slug)
    {
        if (!await LoadAsync(slug)) return NotFound();
        if (!ModelState.IsValid) return Page();

        var organisation = Input.Organisation is { } id ? await db.OrganisationAsync(id) ?? throw new DomainException("Choose an organisation from the list.", nameof(Input.Organisation)) : null;
        var republication = Republication.Of(Statement, Input.Facts(organisation, Input.Name), current.AsSecretariat, await db.ClockAsync());
        db.Republications.Add(republication);
        await db.SaveChangesAsync();

        TempData["Flash"] = $"You recorded that {republication.DisplayName} published “{Statement.Title}” again.";
        return RedirectToPage("/Secretariat/Statements/Show", new { slug });
    }

    private async Task<bool> LoadAsync(string slug)
    {
        if (await db.StatementAsync(slug) is not { } statement) return false;
        (Statement, Organisations) = (statement, await DeliveryInput.OrganisationsAsync(db));
        return true;
    }

    public sealed record InputModel : RepublicationInput
    {
        [Display(Name = "Organisation on the register")]
        public Guid? Organisation { get; init; }

        [Display(Name = "Or the name of another", Description = "An organisation, not a person.")]
        public string? Name { get; init; }
    }
}
