using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain.Applications;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Join;

/// <summary>Which parts of the technical layer the organisation operates, each with what shows it.</summary>
public sealed class OperatesModel(TccmDbContext db, CurrentApplication current) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public bool IsMember { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (await LoadAsync() is not { } application) return RedirectToPage("/Join/Link");
        if (application.Status != ApplicationStatus.Draft) return RedirectToPage("/Join/Application");
        Input = InputModel.From(application.Facts);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await LoadAsync() is not { } application) return RedirectToPage("/Join/Link");
        var operations = ((IOperatesInput)Input).Chosen(application.Facts.Operations);
        foreach (var (kind, refusal) in OrganisationFacts.RefusalsOf(operations, []))
            ModelState.AddModelError($"Input.Evidence[{kind.Code()}]", refusal);
        if (!ModelState.IsValid) return Page();

        application.Operate(Input.Operates, operations);
        await db.SaveChangesAsync();

        TempData["Flash"] = "What the organisation operates was kept.";
        return RedirectToPage("/Join/Application");
    }

    private async Task<Application?> LoadAsync()
    {
        var application = await current.FindAsync();
        IsMember = application?.Category == MembershipCategory.Member;
        return application;
    }

    public sealed record InputModel : IOperatesInput
    {
        public IList<string> Kinds { get; init; } = [];
        public IDictionary<string, string?> Evidence { get; init; } = new Dictionary<string, string?>();

        [Display(Name = "In your own words", Description = "What the organisation does for the Internet. At most 2,000 characters."), DataType(DataType.MultilineText)]
        public string? Operates { get; init; }

        public static InputModel From(OrganisationFacts facts) => new()
        {
            Kinds = IOperatesInput.KindsOf(facts.Operations),
            Evidence = IOperatesInput.EvidenceOf(facts.Operations),
            Operates = facts.Operates,
        };
    }
}
