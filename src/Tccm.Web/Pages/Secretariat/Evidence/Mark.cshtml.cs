using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain;
using Tccm.Domain.Applications;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Evidence;

/// <summary>Marks items of an application's or an organisation's evidence as checked, against one thing at a time.</summary>
public sealed class MarkModel(TccmDbContext db, CurrentPerson current) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Operated Operated { get; private set; } = null!;
    public string Called => application?.Called ?? organisation!.DisplayName;
    public string Back => Url.Page(application is null ? "/Secretariat/Organisations/Show" : "/Secretariat/Applications/Show", new { id = Operated.Subject })!;

    private Application? application;
    private Organisation? organisation;

    public async Task<IActionResult> OnGetAsync(Guid subject)
    {
        if (!await LoadAsync(subject)) return NotFound();
        RefuseOwn();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid subject)
    {
        if (!await LoadAsync(subject)) return NotFound();
        RefuseOwn();
        if (!ModelState.IsValid) return Page();
        var chosen = Operated.Unchecked.Where(item => Input.Items.Contains(item.Key)).ToList();
        if (chosen.Count == 0) throw new DomainException("Tick what you checked. What somebody marked in the meantime is not in the list any more.", nameof(Input.Items));

        var (by, at) = (current.AsSecretariat, await db.ClockAsync());
        db.EvidenceChecks.AddRange(chosen.Select(item => application is not null
            ? EvidenceCheck.Of(application, item.Kind, item.Item, Input.Against, by, at)
            : EvidenceCheck.Of(organisation!, item.Kind, item.Item, Input.Against, by, at)));
        await db.SaveChangesAsync();

        TempData["Flash"] = $"You marked {string.Join(", ", chosen.Select(item => item.Item.Shown))} as checked.";
        return LocalRedirect(Back);
    }

    private void RefuseOwn()
    {
        if (application is not null) current.AsSecretariat.RefuseOwn(application);
        else current.AsSecretariat.RefuseOwn(organisation!);
    }

    private async Task<bool> LoadAsync(Guid subject)
    {
        application = await db.Applications.FindAsync(subject);
        organisation = application is null ? await db.OrganisationAsync(subject) : null;
        if (organisation is null && application is null or { Status: ApplicationStatus.Draft }) return false;
        Operated = application is not null ? await Operated.ByAsync(db, application, mayMark: true) : await Operated.ByAsync(db, organisation!, mayMark: true);
        return true;
    }

    public sealed record InputModel
    {
        public IList<string> Items { get; init; } = [];

        [Required(ErrorMessage = "Say against what it was checked, such as the IANA root zone database.")]
        [StringLength(EvidenceCheck.MaxAgainst, ErrorMessage = "Shorten this: 300 characters at most.")]
        public string Against { get; init; } = "";
    }
}
