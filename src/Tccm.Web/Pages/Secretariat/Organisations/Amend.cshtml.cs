using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;
using Tccm.Web.Identity;
using Tccm.Web.Pages.Secretariat.Applications;

namespace Tccm.Web.Pages.Secretariat.Organisations;

public sealed class AmendModel(TccmDbContext db, CurrentPerson current) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Organisation Organisation { get; private set; } = null!;
    public Likeness Likeness { get; private set; } = Likeness.None;
    public IReadOnlyList<SelectListItem> Economies { get; } = [.. Economy.All.Select(economy => new SelectListItem(economy.Name, economy.Code))];

    private bool IsOwn => current.Contacts.Any(contact => contact.OrganisationId == Organisation.Id);

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        Input = InputModel.Of(Organisation.Facts);
        current.AsSecretariat.RefuseOwn(Organisation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        current.AsSecretariat.RefuseOwn(Organisation);
        if (!ModelState.IsValid) return Page();

        var facts = Input.Facts();
        // Whose own organisation it is gets the refusal first.
        if (!IsOwn) Likeness = await Likeness.OfAsync(db, new OrganisationFacts { Domains = facts.Domains }, Organisation);
        if (Likeness.Any && !Input.Looked) return Page();
        Organisation.Amend(facts, current.AsSecretariat, await db.ClockAsync());
        await db.SaveChangesAsync();

        TempData["Flash"] = $"You changed the facts of {Organisation.DisplayName}.";
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
        [Required(ErrorMessage = "Choose the economy where the organisation is established.")]
        public string? Economy { get; init; }
        public string? Website { get; init; }

        [Required(ErrorMessage = "Give at least one domain that the organisation uses, such as registry.example.")]
        [DataType(DataType.MultilineText)]
        public string Domains { get; init; } = "";
        public IList<OperationInput> Operations { get; init; } = [.. OrganisationKinds.All.Select(kind => new OperationInput { Kind = kind })];

        [StringLength(OrganisationFacts.MaxProse, ErrorMessage = "Shorten this: 2,000 characters at most.")]
        public string? Operates { get; init; }
        public bool Looked { get; init; }

        public static InputModel Of(OrganisationFacts facts) => new()
        {
            Economy = facts.Economy,
            Website = facts.Website,
            Domains = string.Join('\n', facts.Domains.Select(domain => domain.ULabel)),
            Operates = facts.Operates,
            Operations = [.. OrganisationKinds.All.Select(kind => new OperationInput
            {
                Kind = kind,
                Chosen = facts.Operations.Any(operation => operation.Kind == kind),
                Evidence = facts.Operations.FirstOrDefault(operation => operation.Kind == kind)?.Evidence,
            })],
        };

        public OrganisationFacts Facts() => new()
        {
            Economy = Economy,
            Website = Website,
            Operates = Operates,
            Domains = [.. Domains.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Parsed)],
            Operations = [.. Operations.Where(operation => operation.Chosen).DistinctBy(operation => operation.Kind).Select(operation => new Operation(operation.Kind, operation.Evidence ?? ""))],
        };

        private static InternetDomain Parsed(string line)
        {
            try { return InternetDomain.Parse(line); }
            catch (DomainException refused) { throw new DomainException(refused.Message, nameof(Domains)); }
        }
    }

    public sealed record OperationInput
    {
        public OrganisationKind Kind { get; init; }
        public bool Chosen { get; init; }
        public string? Evidence { get; init; }
    }
}
