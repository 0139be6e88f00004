using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain.Applications;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Evidence;

public sealed class TakeBackModel(TccmDbContext db, CurrentPerson current) : PageModel
{
    public EvidenceCheck Check { get; private set; } = null!;
    public string Back => Url.Page(organisation is null ? "/Secretariat/Applications/Show" : "/Secretariat/Organisations/Show", new { id = organisation?.Id ?? application!.Id })!;

    private Application? application;
    private Organisation? organisation;

    public async Task<IActionResult> OnGetAsync(Guid subject, Guid check) => await LoadAsync(subject, check) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid subject, Guid check)
    {
        if (!await LoadAsync(subject, check)) return NotFound();

        var (by, at) = (current.AsSecretariat, await db.ClockAsync());
        if (organisation is not null) Check.TakeBack(organisation, by, at);
        else Check.TakeBack(application!, by, at);
        await db.SaveChangesAsync();

        TempData["Flash"] = $"You took the mark of {Check.Item} back.";
        return LocalRedirect(Back);
    }

    /// <summary>The mark may have been made on the application from which the organisation came.</summary>
    private async Task<bool> LoadAsync(Guid subject, Guid checkId)
    {
        if (await db.EvidenceChecks.FindAsync(checkId) is not { } check) return false;
        application = await db.Applications.FindAsync(check.SubjectId);
        organisation = await db.OrganisationAsync(subject);
        Check = check;
        return check.SubjectId == subject || organisation is not null && application?.OrganisationId == subject;
    }
}
