using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tccm.Testing;
using Tccm.Web.Background;
using Tccm.Web.Tests.Documents;

namespace Tccm.Web.Tests.Secretariat;

public sealed class EvidenceLogTests(Portal portal) : IClassFixture<Portal>
{
    private const string Path = "/secretariat/evidence-log";

    [Fact]
    public async Task ContactOfAMember_IsForbidden()
    {
        var browser = await portal.Browser().SignInAsync((await portal.Given.Member("Rowan Registry").WithSignatory("Sid Sand")).Contact("Sid Sand"));

        (await browser.GetAsync(Path)).Is(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Secretariat_SeesHowManyEntriesThereAreTheLastCheckpointAndWhatTheNightlyCheckCameTo()
    {
        await portal.PublishAsync("On one network", "We keep it whole.", [("Yew Registry", null)]);
        await ActivatorUtilities.CreateInstance<EvidenceKeeper>(portal.Services).KeepAsync(TestContext.Current.CancellationToken);
        var browser = await portal.Browser().SignInAsync(await portal.Given.Secretary("Ann Rowan"));
        var leaves = await portal.AskAsync(db => db.Leaves.CountAsync());

        var page = await browser.GetAsync(Path);

        Assert.Equal($"{leaves}", page.All("dl.pairs dd")[0]);
        Assert.StartsWith("portal.test/log\n", page.Find("pre.hash")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("all agree", page.All("tbody .tag")[0]);
    }
}
