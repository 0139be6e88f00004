using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Deliveries;

/// <summary>Records when and by whom it was delivered, with its receipt and link.</summary>
public sealed class DeliverModel(TccmDbContext db, CurrentPerson current, DeliveryPost post) : DeliverableAct<DeliveryInput>(db, current)
{
    protected override async Task<string> ActAsync(Actor by)
    {
        var delivery = Deliverable.Deliver(await Input.FactsAsync(Db), by, Now);
        await post.MadeAsync(Deliverable, delivery);
        return $"You recorded that “{Deliverable.Statement.Title}” was {Deliverable.StatusInWords} by {delivery.ByInWords}, {delivery.WhenInWords}.";
    }

    protected override void FillIn() => Input = Input with { By = Deliverable.OrganisationId, On = DateOnly.FromDateTime(Now.UtcDateTime) };

    protected override async Task OfferAsync() => Input = Input with { Organisations = await DeliveryInput.OrganisationsAsync(Db) };
}
