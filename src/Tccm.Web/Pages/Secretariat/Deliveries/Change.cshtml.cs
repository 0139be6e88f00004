using Microsoft.AspNetCore.Mvc;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Deliveries;

/// <summary>Plans it otherwise, while nothing was delivered.</summary>
public sealed class ChangeModel(TccmDbContext db, CurrentPerson current, DeliveryPost post) : DeliverableAct<PlanInput>(db, current)
{
    public Counted? Counted { get; private set; }

    public async Task<IActionResult> OnPostCountAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        ModelState.Clear();
        Counted = Input.Count();
        return Page();
    }

    protected override async Task<string> ActAsync(Actor by)
    {
        var before = Deliverable.OrganisationId;
        Deliverable.Change(await Input.PlanAsync(Db), by, Now);
        await post.ChangedAsync(Deliverable, before);
        return $"You changed what is planned of “{Deliverable.Statement.Title}”.{(Deliverable.Organisation is null ? "" : $" Those who act for {Deliverable.ByInWords} are told.")}";
    }

    protected override async Task OfferAsync()
    {
        if (HttpMethods.IsGet(Request.Method) || HttpMethods.IsHead(Request.Method)) Input = PlanInput.Of(Deliverable);
        Input = await Input.OfferingAsync(Db, Deliverable.Statement, DateOnly.FromDateTime(Now.UtcDateTime));
    }
}
