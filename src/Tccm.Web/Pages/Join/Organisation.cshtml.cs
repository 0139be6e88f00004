using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Tccm.Domain;
using Tccm.Domain.Applications;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Join;

/// <summary>The organisation's names, economy and domains.</summary>
public sealed class OrganisationModel(TccmDbContext db, CurrentApplication current) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public IEnumerable<SelectListItem> Economies => Economy.All.Select(economy => new SelectListItem(economy.Name, economy.Code));

    public async Task<IActionResult> OnGetAsync()
    {
        if (await current.FindAsync() is not { } application) return RedirectToPage("/Join/Link");
        if (application.Status != ApplicationStatus.Draft) return RedirectToPage("/Join/Application");
        Input = InputModel.From(application.Facts);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await current.FindAsync() is not { } application) return RedirectToPage("/Join/Link");
        var domains = Domains();
        if (!ModelState.IsValid) return Page();

        application.Describe(new OrganisationFacts
        {
            LegalName = Input.LegalName,
            DisplayName = Input.DisplayName,
            NativeName = Input.NativeName,
            ShortName = Input.ShortName,
            Economy = Input.Economy,
            Website = Input.Website,
            Domains = domains,
        });
        await db.SaveChangesAsync();

        TempData["Flash"] = $"What you told us about {application.Called} was kept.";
        return RedirectToPage("/Join/Application");
    }

    /// <summary>One domain a line; each line that is none is named.</summary>
    private List<InternetDomain> Domains()
    {
        var domains = new List<InternetDomain>();
        var lines = (Input.Domains ?? "").Split(['\n', ',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        foreach (var (i, line) in lines.Take(OrganisationFacts.MaxDomains + 1).Index())
        {
            try { domains.Add(InternetDomain.Parse(line)); }
            catch (DomainException refused)
            {
                ModelState.AddModelError("Input.Domains", lines.Length == 1 ? refused.Message : $"Line {i + 1}: {refused.Message}");
            }
        }
        return domains;
    }

    public sealed record InputModel
    {
        [Display(Name = "Legal name", Description = "As its register has it, in its own script."), Required(ErrorMessage = "Enter the legal name of the organisation.")]
        public string LegalName { get; init; } = "";

        [Display(Name = "Name to show", Description = "In Latin letters. It stands in the lists and beneath statements. Leave it empty if it is the legal name.")]
        public string? DisplayName { get; init; }

        [Display(Name = "Name in its own script", Description = "If it is not Latin. Both are published, one beneath the other.")]
        public string? NativeName { get; init; }

        [Display(Name = "Short name", Description = "An acronym that people know it by.")]
        public string? ShortName { get; init; }

        [Display(Name = "Economy", Description = "Where the organisation is established."), Required(ErrorMessage = "Choose the economy where the organisation is established.")]
        public string? Economy { get; init; }

        [Display(Name = "Website"), DataType(DataType.Url)]
        public string? Website { get; init; }

        [Display(Name = "Domains", Description = "Those that it uses, one a line, in any script: registry.example or سجل.example. They help to tell it from others."), Required(ErrorMessage = "Give at least one domain that the organisation uses.")]
        public string? Domains { get; init; }

        public static InputModel From(OrganisationFacts facts) => new()
        {
            LegalName = facts.LegalName ?? "",
            DisplayName = facts.DisplayName,
            NativeName = facts.NativeName,
            ShortName = facts.ShortName,
            Economy = facts.Economy,
            Website = facts.Website,
            Domains = string.Join('\n', facts.Domains.Select(domain => domain.ULabel)),
        };
    }
}
