using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tccm.Domain;
using Tccm.Domain.Organisations;
using Tccm.Testing;
using Tccm.Web.Background;
using Tccm.Web.Tests.Control;

namespace Tccm.Web.Tests.Background;

public sealed class ControlKeeperTests(ControlPortal portal) : IClassFixture<ControlPortal>
{
    [Fact]
    public async Task AfterAYear_ItIsCheckedAgainAndAFailureFlagsTellsOnceAndRemovesNothing()
    {
        NameServer.Require();
        var (kept, keeps) = await ShownAsync("Rowan Registry", "rowan.example");
        var (lost, loses) = await ShownAsync("Alder Registry", "alder.example");
        await portal.Names.Txt(keeps.RecordName, keeps.Line).StartAsync();
        var shownOn = (await AgainAsync(loses)).ShownAt;

        portal.Clock.Advance(TimeSpan.FromDays(364));
        await KeepAsync();
        var early = await AgainAsync(loses);
        portal.Clock.Advance(TimeSpan.FromDays(2));
        await KeepAsync();
        var missed = await AgainAsync(loses);
        await KeepAsync();
        portal.Clock.Advance(TimeSpan.FromDays(8));
        await Task.WhenAll(KeepAsync(), KeepAsync(), KeepAsync());

        Assert.Null(early.FailingSince);
        Assert.Equal((true, shownOn), (missed.FailingSince is not null, missed.ShownAt));
        Assert.True((await AgainAsync(keeps)).ShownAt > shownOn);
        var letter = Assert.Single(await portal.Mailbox.ToAsync(lost.Contact("Rita Reed")));
        Assert.Equal("We no longer find the challenge of alder.example", letter.Subject);
        Assert.Contains("there is no name _tccm-challenge.alder.example", letter.Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Empty(await portal.Mailbox.ToAsync(lost.Contact("Sid Sand")));
        Assert.Empty(await portal.Mailbox.ToAsync(kept.Contact("Rita Reed")));
        Assert.Equal(2, await portal.AskAsync(db => db.AuditEntries.CountAsync(entry => entry.SubjectId == loses.Id && entry.Act == "domain.missed")));
        Assert.Contains("alder.example of Alder Registry", (await (await portal.Browser().SignInAsync(await portal.Given.Secretary("Sue Sedge"))).GetAsync("/secretariat")).Text, StringComparison.Ordinal);
        Assert.Contains("alder.example, control shown on", (await portal.Browser().GetAsync("/members")).Text, StringComparison.Ordinal);
    }

    private async Task<(Organisation, DomainControl)> ShownAsync(string name, string host)
    {
        var (organisation, control) = await portal.ChallengedAsync(name, host);
        await using var db = portal.Database.Open();
        (await db.DomainControls.Include(one => one.Organisation).SingleAsync(one => one.Id == control.Id)).Show(ControlMethod.DnsRecord, Actor.Portal, portal.Clock.GetUtcNow());
        await db.SaveChangesAsync();
        return (organisation, control);
    }

    private Task<DomainControl> AgainAsync(DomainControl control) => portal.AskAsync(db => db.DomainControls.SingleAsync(one => one.Id == control.Id));

    private Task KeepAsync() => portal.Services.GetRequiredService<ControlKeeper>().KeepAsync(TestContext.Current.CancellationToken);
}
