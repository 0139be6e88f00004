using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Adaptations;

namespace Tccm.Web.Tests.Setup;

public sealed class DemoAdaptationsTests(DevelopmentPortal portal) : IClassFixture<DevelopmentPortal>
{
    [Fact]
    public async Task Story_HasTwoThatAreShown_OneMadeOfTheOther_AndOneThatWantsASecondLook()
    {
        var all = await portal.AskAsync(db => db.Adaptations.OrderBy(one => one.CreatedAt).ToListAsync());

        Assert.Equal([AdaptationStatus.Shown, AdaptationStatus.Shown, AdaptationStatus.Waiting], all.Select(one => one.Status));
        Assert.Equal([null, all[0].Id, null], all.Select(one => one.FromId));
    }
}
