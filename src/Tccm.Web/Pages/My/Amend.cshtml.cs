using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My;

public sealed class AmendModel(TccmDbContext db, CurrentPerson current, TimeProvider clock) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Contact Contact { get; private set; } = null!;

    public IActionResult OnGet(Guid contact)
    {
        if (!Load(contact)) return NotFound();
        var facts = Contact.Organisation.Facts;
        Input = new() { Domains = string.Join('\n', facts.Domains.Select(domain => domain.ULabel)), Website = facts.Website, Operates = facts.Operates };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid contact)
    {
        if (!Load(contact)) return NotFound();
        if (!ModelState.IsValid) return Page();

        var facts = Contact.Organisation.Facts with { Domains = InternetDomain.ParseLines(Input.Domains, nameof(Input.Domains)), Website = Input.Website, Operates = Input.Operates };
        await db.Entry(Contact.Organisation).Collection(organisation => organisation.DomainControls).LoadAsync();
        Contact.Organisation.Amend(facts, Actor.For(Contact), clock.GetUtcNow());
        await db.SaveChangesAsync();

        TempData["Flash"] = $"The facts of {Contact.Organisation.DisplayName} were changed.";
        return RedirectToPage("/My/Organisation", new { contact });
    }

    private bool Load(Guid id)
    {
        if (current.Contact(id, ContactRoles.Representative) is not { } contact) return false;
        Contact = contact;
        return true;
    }

    public sealed record InputModel
    {
        [Display(Name = "Domains"), Required(ErrorMessage = "Give at least one domain.")]
        public string Domains { get; init; } = "";

        [Display(Name = "Website")]
        public string? Website { get; init; }

        [Display(Name = "What it operates"), DataType(DataType.MultilineText)]
        public string? Operates { get; init; }
    }
}
