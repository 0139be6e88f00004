using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Text;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Deliveries;

/// <summary>Says it right where it was recorded wrongly; the mistake stays in sight.</summary>
public sealed class CorrectModel(TccmDbContext db, CurrentPerson current, DeliveryPost post) : DeliverableAct<CorrectionInput>(db, current)
{
    protected override async Task<string> ActAsync(Actor by)
    {
        var delivery = Deliverable.Correct(await Input.FactsAsync(Db), Input.Reason, by, Now);
        await post.MadeAsync(Deliverable, delivery);
        return $"You corrected what was recorded of “{Deliverable.Statement.Title}”. Who was told is told of that.";
    }

    protected override void FillIn()
    {
        if (Deliverable.Delivered is not { } last) return;
        TimeOnly? time = last.Instant is { } instant ? TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant.Instant, Deadline.Zone(instant.ZoneId)).DateTime) : null;
        Input = Input with { By = last.OrganisationId, On = last.On, Time = time, Zone = last.AtZone ?? "UTC", Receipt = last.Receipt, Link = last.Link };
    }

    protected override async Task OfferAsync() => Input = Input with { Organisations = await DeliveryInput.OrganisationsAsync(Db) };
}
