using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Deliveries;
using Tccm.Domain.Organisations;
using Tccm.Testing;

namespace Tccm.Web.Tests.PersonalData;

public sealed class DeliveriesHeldTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task WhoRecordedADelivery_SeesItAndIsTakenOutOfItsWordsAlone()
    {
        var rowan = await portal.Given.Member("Rowan Registry").WithRepresentative("Rita Reed").WithContact("Zaphod Quill", ContactRoles.Participant);
        var zaphod = rowan.Contact("Zaphod Quill");
        var statement = await portal.Given.Statement("Keep it open").Published();
        var planned = await portal.Given.Deliveries(statement).PlannedAsync(rowan, plan => plan with { Slot = $"Ask {zaphod.Person.Email.Value} for the hour" });
        var them = await portal.Browser().SignInAsync(zaphod);
        await (await them.GetAsync($"/my/deliveries/{zaphod.Id}/{planned.Id}")).PressAsync("It was spoken", ("Input.Receipt", "No. 17, given to Zaphod Quill"));

        var held = await them.GetAsync("/my/data");
        await (await them.GetAsync("/my/data/erase")).Is(HttpStatusCode.OK).PressAsync("Erase it now");

        Assert.Contains("No. 17, given to Zaphod Quill", held.Text, StringComparison.Ordinal);
        var kept = await portal.AskAsync(db => db.Deliverables.Whole().SingleAsync(one => one.Id == planned.Id));
        Assert.Equal(("No. 17, given to [erased]", "Rowan Registry", "Ask [erased] for the hour", DeliverableStatus.Delivered), (kept.Delivered!.Receipt, kept.Delivered.DisplayName, kept.Slot, kept.Status));
        Assert.Equal(statement.Text.Sha256, kept.Delivered.TextSha256);
    }
}
