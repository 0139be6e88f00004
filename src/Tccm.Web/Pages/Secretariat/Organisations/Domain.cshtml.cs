using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;
using Tccm.Web.Control;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Organisations;

/// <summary>What is known of an organisation's control of a domain, and a check on demand.</summary>
public sealed class DomainModel(TccmDbContext db, CurrentPerson current, ControlCheck check) : PageModel
{
    public Organisation Organisation { get; private set; } = null!;
    public InternetDomain Domain { get; private set; } = null!;
    public DomainControl? Control { get; private set; }
    /// <summary>Other organisations that showed control of the same domain.</summary>
    public IReadOnlyList<DomainControl> Others { get; private set; } = [];

    public bool IsOwn => current.Contacts.Any(contact => contact.OrganisationId == Organisation.Id);

    public async Task<IActionResult> OnGetAsync(Guid id, string domain) => await LoadAsync(id, domain) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, string domain)
    {
        if (!await LoadAsync(id, domain)) return NotFound();
        current.AsSecretariat.RefuseOwn(Organisation);
        if (Control is null) throw new DomainException("There is no challenge yet. A representative of the organisation asks for it first.");

        // Outside every transaction: other machines take their time.
        var finding = await check.AskedAsync(Control, HttpContext.RequestAborted);
        finding.RecordOn(Control, current.AsSecretariat);
        await db.SaveChangesAsync();

        if (finding.Method is { } method) TempData["Flash"] = $"The line was found as {method.InWords()}: control of {Domain.ULabel} is shown.";
        return RedirectToPage("/Secretariat/Organisations/Domain", new { id, domain });
    }

    private async Task<bool> LoadAsync(Guid id, string domain)
    {
        if (await db.OrganisationAsync(id) is not { } organisation || organisation.Domains.FirstOrDefault(one => one.ALabel == domain) is not { } own) return false;
        (Organisation, Domain, Control) = (organisation, own, organisation.ControlOf(own));
        Others = await db.DomainControls.Include(other => other.Organisation).Where(other => other.Domain == domain && other.OrganisationId != id && other.ShownAt != null).ToListAsync();
        return true;
    }
}
