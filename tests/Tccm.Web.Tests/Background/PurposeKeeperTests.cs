using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tccm.Domain.Organisations;
using Tccm.Domain.Purpose;
using Tccm.Testing;
using Tccm.Web.Background;

namespace Tccm.Web.Tests.Background;

/// <summary>The weeks after a major version, until its day is over.</summary>
public sealed class PurposeKeeperTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task Weeks_BringTwoRemindersAndThenTheRegisterSaysIt()
    {
        var silent = await portal.Given.Member("Silent Registry").WithSignatory("Sil Sand").WithListener("Lil Lime");
        var signed = await portal.Given.Member("Signed Registry").WithSignatory("Eva Elm");
        var unknown = await portal.Given.Member("Recorded Registry").WithSignatory("Rec Reed");
        var supporter = await portal.Given.Supporter("Sallow Society").WithSignatory("Sue Sage");
        foreach (var (organisation, contact) in new[] { (silent, "Sil Sand"), (signed, "Eva Elm"), (supporter, "Sue Sage") }) await portal.Given.PurposeSigned(organisation.Contact(contact));
        var until = DateOnly.FromDateTime(portal.Clock.GetUtcNow().UtcDateTime).AddDays(60);
        var version = await portal.Given.NextPurpose(until);
        await portal.Given.PurposeSigned(signed.Contact("Eva Elm"));

        await KeepAsync();
        var early = await AboutItAsync(silent, "Sil Sand");
        portal.Clock.Advance(TimeSpan.FromDays(31));
        await Task.WhenAll(KeepAsync(), KeepAsync());
        await KeepAsync();
        var atThirty = await AboutItAsync(silent, "Sil Sand");
        portal.Clock.Advance(TimeSpan.FromDays(23));
        await KeepAsync();
        await KeepAsync();
        var list = await (await SecretaryAsync()).GetAsync("/secretariat/purpose/signatures");
        var before = await RegisterAsync();
        portal.Clock.Advance(TimeSpan.FromDays(7));
        await KeepAsync();
        var after = await RegisterAsync();
        var csv = await portal.Browser().Client.GetStringAsync("/members.csv", TestContext.Current.CancellationToken);
        var page = await portal.Browser().GetAsync("/members");
        var supporters = await portal.Browser().GetAsync("/supporters");

        Assert.Empty(early);
        Assert.Single(atThirty);
        Assert.Equal(2, (await AboutItAsync(silent, "Sil Sand")).Count);
        Assert.Equal(2, (await AboutItAsync(supporter, "Sue Sage")).Count);
        Assert.Equal(2, (await AboutItAsync(unknown, "Rec Reed")).Count);
        Assert.Empty(await AboutItAsync(silent, "Lil Lime"));
        Assert.Empty(await AboutItAsync(signed, "Eva Elm"));
        Assert.Contains(list.All("tbody tr"), row => row.Contains("Silent Registry", StringComparison.Ordinal) && row.Contains(" and ", StringComparison.Ordinal) && row.Contains("reminded", StringComparison.Ordinal));
        Assert.Equal("Signed", list.All("tbody tr")[^1].Split(' ')[0]);
        Assert.All(before.Values, Assert.Null);
        Assert.Equal("signed an earlier version (1.0)", after["Silent Registry"]);
        Assert.Equal("no signature on record", after["Recorded Registry"]);
        Assert.Null(after["Signed Registry"]);
        Assert.Contains(csv.Split('\n'), line => line.StartsWith("Silent Registry", StringComparison.Ordinal) && line.Contains("signed an earlier version (1.0)", StringComparison.Ordinal));
        Assert.Contains("Purpose: signed an earlier version (1.0)", page.Text, StringComparison.Ordinal);
        Assert.Contains("Purpose: signed an earlier version (1.0)", supporters.Text, StringComparison.Ordinal);
        Assert.Equal(before.Keys.Order(), after.Keys.Order());
        Assert.Equal(version.Id, (await portal.AskAsync(db => db.PurposeInForceAsync()))!.Id);
        // A past day is shown as it was known then.
        Assert.All((await RegisterAsync($"?on={until:yyyy-MM-dd}")).Values, Assert.Null);
    }

    private async Task<Browser> SecretaryAsync() => await portal.Browser().SignInAsync(await portal.Given.Secretary("Ann Rowan"));

    private async Task<Dictionary<string, string?>> RegisterAsync(string query = "")
    {
        using var json = JsonDocument.Parse(await portal.Browser().Client.GetStringAsync("/members.json" + query));
        return json.RootElement.GetProperty("members").EnumerateArray().ToDictionary(one => one.GetProperty("name").GetString()!, one => one.GetProperty("purpose").GetString());
    }

    private Task KeepAsync() => portal.Services.GetRequiredService<PurposeKeeper>().KeepAsync(TestContext.Current.CancellationToken);

    private async Task<IReadOnlyList<string>> AboutItAsync(Organisation organisation, string contact) =>
        [.. (await portal.Mailbox.ToAsync(organisation.Contact(contact))).Select(letter => letter.Subject).Where(subject => subject.StartsWith("Until ", StringComparison.Ordinal))];
}
