using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Adaptations;
using Tccm.Domain.Applications;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Adaptations;

public sealed class ShowModel(TccmDbContext db, CurrentPerson current) : PageModel
{
    public Adaptation Adaptation { get; private set; } = null!;
    public IReadOnlyList<string> Warnings { get; private set; } = [];
    public IReadOnlyList<HistoryLine> History { get; private set; } = [];

    /// <summary>Why this secretary decides nothing here, or null.</summary>
    public string? WhyNot { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (await db.Adaptations.Whole().SingleOrDefaultAsync(one => one.Id == id && AdaptationStatuses.OnTheDesk.Contains(one.Status)) is not { } adaptation) return NotFound();
        Adaptation = adaptation;
        Warnings = await WarningsAsync();
        WhyNot = adaptation.Organisation is { } own ? current.AsSecretariat.WhyNotFor(own) : null;
        History = await db.HistoryOfAsync(id);
        return Page();
    }

    /// <summary>Names and the link's domain that could be taken for an organisation's of the register; only what is not shown to be that organisation's own.</summary>
    private async Task<IReadOnlyList<string>> WarningsAsync()
    {
        if (Adaptation.MakerName is not { } maker) return [];
        var host = Adaptation.Link is { } link ? InternetDomain.Parse(new Uri(link).Host) : null;
        var facts = new OrganisationFacts { LegalName = maker, DisplayName = maker, Domains = host is null ? [] : [host] };
        var alike = await Alike.ToAsync(db, facts, null, null);
        return [.. alike.Where(one => one.Organisation is not null).Select(one => $"{one.Organisation!.DisplayName}: {one.What}."), .. Alike.OdditiesIn(facts).Select(oddity => oddity + ".")];
    }
}
