using Tccm.Testing;
using Tccm.Web.Tests.Documents;

namespace Tccm.Web.Tests.Statements;

public sealed class IndexTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task Statements_AreChosenByYearKindAndProcess()
    {
        await portal.PublishAsync("Written now", "Text.", [("Oak Registry", null)]);
        var said = await portal.PublishAsync("Said in 2024", "Text.", [("Ash Registry", null)], recordedFrom: "A news flash");
        var browser = portal.Browser();

        var all = await browser.GetAsync("/statements");
        var old = await all.FollowAsync("2024 1");
        var spoken = await all.FollowAsync("Spoken intervention 1");
        var process = await all.FollowAsync("WSIS+20 1");
        var found = await browser.GetAsync("/statements?q=" + said.Slug);
        var nothing = await browser.GetAsync("/statements?year=1999");

        Assert.Equal(["Written now", "Said in 2024"], all.All(".entries h3"));
        Assert.Equal(["Said in 2024"], old.All(".entries h3"));
        Assert.Equal(["Said in 2024"], spoken.All(".entries h3"));
        Assert.Equal(["Said in 2024"], found.All(".entries h3"));
        Assert.Equal(["Written now"], process.All(".entries h3"));
        Assert.Contains("No statement like that", nothing.Text, StringComparison.Ordinal);
    }
}
