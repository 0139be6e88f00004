using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;
using Tccm.Web.Control;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My;

/// <summary>How a representative shows that the organisation controls one of its domains: what to put where, and the check.</summary>
public sealed class DomainModel(TccmDbContext db, CurrentPerson current, ControlCheck check, TimeProvider clock) : PageModel
{
    public Contact Contact { get; private set; } = null!;
    public InternetDomain Domain { get; private set; } = null!;
    public DomainControl? Control { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid contact, string domain) => await LoadAsync(contact, domain) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid contact, string domain)
    {
        if (!await LoadAsync(contact, domain)) return NotFound();
        if (Control is null) return Again();

        // Outside every transaction: other machines take their time.
        var finding = await check.AskedAsync(Control, HttpContext.RequestAborted);
        finding.RecordOn(Control, Actor.For(Contact));
        await db.SaveChangesAsync();

        if (finding.Method is { } method) TempData["Flash"] = $"The line was found as {method.InWords()}: control of {Domain.ULabel} is shown.";
        return Again();
    }

    public async Task<IActionResult> OnPostBeginAsync(Guid contact, string domain)
    {
        if (!await LoadAsync(contact, domain)) return NotFound();

        Contact.Organisation.Challenge(Domain, Actor.For(Contact), clock.GetUtcNow());
        await db.SaveChangesAsync();
        return Again();
    }

    private RedirectToPageResult Again() => RedirectToPage("/My/Domain", new { contact = Contact.Id, domain = Domain.ALabel });

    private async Task<bool> LoadAsync(Guid id, string domain)
    {
        if (current.Contact(id, ContactRoles.Representative) is not { } contact) return false;
        if (contact.Organisation.Domains.FirstOrDefault(one => one.ALabel == domain) is not { } own) return false;
        await db.Entry(contact.Organisation).Collection(organisation => organisation.DomainControls).LoadAsync();
        (Contact, Domain, Control) = (contact, own, contact.Organisation.ControlOf(own));
        return true;
    }
}
