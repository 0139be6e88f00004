using System.Net;
using System.Text.Json;
using Tccm.Domain.Deliveries;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Testing;

namespace Tccm.Web.Tests.Statements;

public sealed class DeliveriesTests(Portal portal) : IClassFixture<Portal>
{
    private const string Canary = "quillwort";

    [Fact]
    public async Task GdcZeroDraft_ReadOutByOneSignedByFourteenAndRepublishedBySeveral_IsThreeLists()
    {
        var signers = new List<Organisation>();
        for (var i = 1; i <= 14; i++) signers.Add(await portal.Given.Member($"Signer {i:00} Registry").WithSignatory($"Ann {i}"));
        var reader = await portal.Given.Member("Reader Registrar").WithRepresentative("Rita Reed");
        var statement = await portal.Given.Statement("On the zero draft").SignedBy([.. signers.Select((one, i) => one.Contact($"Ann {i + 1}"))]).Published();
        await portal.Given.Deliveries(statement).DeliveredAsync(reader);
        foreach (var name in new[] { "Signer 02 Registry", "Signer 05 Registry" }) await portal.Given.Deliveries(statement).RepublishedAsync(signers.Single(one => one.DisplayName == name), title: $"News of {name}");
        await portal.Given.Deliveries(statement).RepublishedAsync(outsider: "Harbour Observer", title: "Operators ask to be heard");

        var page = await portal.Browser().GetAsync($"/statements/{statement.Slug}");
        var json = JsonDocument.Parse((await portal.Browser().GetAsync($"/statements/{statement.Slug}/deliveries.json")).Body).RootElement;
        var csv = (await portal.Browser().GetAsync($"/statements/{statement.Slug}/deliveries.csv")).Body.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(["Signed by", "Delivered by", "Republished by"], page.All("#deliveries h3"));
        Assert.Equal(14, page.All(".signatories tbody tr").Count);
        Assert.DoesNotContain(page.All(".signatories tbody th"), name => name.Contains("Reader", StringComparison.Ordinal) || name.Contains("Observer", StringComparison.Ordinal));
        var delivered = Assert.Single(page.All("#deliveries .entries > li"));
        Assert.Contains("Read out by Reader Registrar for the undersigned, who are named above.", delivered, StringComparison.Ordinal);
        Assert.Contains("Receipt: No. 17", delivered, StringComparison.Ordinal);
        Assert.Equal(["Signer 02 Registry", "Signer 05 Registry", "Harbour Observer"], page.All("#deliveries tbody th"));
        Assert.Contains("none says anything of the others", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Rita", page.Body, StringComparison.Ordinal);
        Assert.Equal(14, json.GetProperty("signedBy").GetArrayLength());
        Assert.Equal("Reader Registrar", Assert.Single(json.GetProperty("deliveredBy").EnumerateArray()).GetProperty("name").GetString());
        Assert.Equal(["Signer 02 Registry", "Signer 05 Registry", "Harbour Observer"], json.GetProperty("republishedBy").EnumerateArray().Select(one => one.GetProperty("name").GetString()));
        Assert.Equal([14, 1, 3], new[] { "signed-by", "delivered-by", "republished-by" }.Select(list => csv.Count(line => line.StartsWith(list + ",", StringComparison.Ordinal))));
        Assert.Equal(19, csv.Length);
    }

    [Fact]
    public async Task EveryVoice_IsSaidAndABasisIsShown()
    {
        var rowan = await portal.Given.Member("Rowan Registry").WithRepresentative("Ann Arch");
        var statement = await portal.Given.Statement("In three voices").Published();
        var deliveries = portal.Given.Deliveries(statement);
        await deliveries.DeliveredAsync(rowan, plan => plan with { OwnText = "We run it.", Lineage = "The first words." });
        await deliveries.DeliveredAsync(null, plan => plan with { Form = DeliverableForm.Written, Limit = null, Voice = Voice.SecretariatNote, OwnText = "A note on behalf of the coalition.", Basis = "All members, in the call of 3 March." });
        await deliveries.DeliveredAsync(rowan, plan => plan with { Voice = Voice.MembersOwn, OwnText = "In our own words." });

        var page = await portal.Browser().GetAsync($"/statements/{statement.Slug}");

        foreach (var words in new[]
        {
            "Read out by Rowan Registry for the undersigned, who are named above.", "A shortened version of the signed text: The first words.",
            "A note by the secretariat; no member signed it. Sent by the secretariat.", "on this basis: All members, in the call of 3 March.",
            "Rowan Registry’s own words; no other member signed them.", "In our own words.",
        }) Assert.Contains(words, page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BeforePublication_NoAddressTellsTheCanary()
    {
        var rowan = await portal.Given.Member("Rowan Registry").WithSignatory("Ann Arch");
        var statement = await portal.Given.Statement("Not public yet").SignedBy(rowan.Contact("Ann Arch")).Closed();
        await portal.Given.Deliveries(statement).DeliveredAsync(rowan, plan => plan with { Place = Canary, Introduction = Canary }, receipt: Canary, link: $"https://un.example/{Canary}");
        var published = await portal.Given.Statement("Public").Published();
        await portal.Given.Deliveries(published).PlannedAsync(rowan, plan => plan with { Place = Canary, Slot = Canary });
        await portal.Given.Deliveries(published).DeliveredAsync(rowan);

        foreach (var path in new[] { $"/statements/{statement.Slug}", $"/statements/{statement.Slug}/deliveries.json", $"/statements/{statement.Slug}/deliveries.csv", $"/statements/{statement.Slug.ToUpperInvariant()}/deliveries.JSON", "/statements/no-such/deliveries.json" })
            (await portal.Browser().GetAsync(path)).Is(HttpStatusCode.NotFound);
        foreach (var path in new[] { "/", "/statements", $"/statements/{published.Slug}", $"/statements/{published.Slug}/deliveries.json", $"/statements/{published.Slug}/deliveries.csv", "/members", $"/statements/{published.Slug}.json" })
            Assert.DoesNotContain(Canary, (await portal.Browser().GetAsync(path)).Body, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Read out by Rowan Registry", (await portal.Browser().GetAsync($"/statements/{published.Slug}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StatementThatWasHeardNowhere_SaysNothingOfIt()
    {
        var statement = await portal.Given.Statement("Heard nowhere").Published();
        await portal.Given.Deliveries(statement).PlannedAsync();

        var page = await portal.Browser().GetAsync($"/statements/{statement.Slug}");

        Assert.Null(page.Find("#deliveries"));
    }

    [Fact]
    public async Task Json_HasTheFieldsOfItsSchemaAndIsKeptAMinuteByItsHash()
    {
        var statement = await portal.Given.Statement("For programs").Published();
        await portal.Given.Deliveries(statement).DeliveredAsync();
        await portal.Given.Deliveries(statement).RepublishedAsync(outsider: "Harbour Observer");
        var client = portal.Browser().Client;

        var schema = JsonDocument.Parse(await client.GetStringAsync(new Uri("/schemas/deliveries-1.json", UriKind.Relative), TestContext.Current.CancellationToken)).RootElement;
        using var answer = await client.GetAsync(new Uri($"/statements/{statement.Slug}/deliveries.json", UriKind.Relative), TestContext.Current.CancellationToken);
        var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;

        Assert.Equal(Fields(schema), Names(json));
        foreach (var (list, part) in new[] { ("signedBy", "signed"), ("deliveredBy", "delivered"), ("republishedBy", "republished") })
            Assert.Equal(Fields(schema.GetProperty("$defs").GetProperty(part)), Names(json.GetProperty(list)[0]));
        Assert.Equal("undersigned", json.GetProperty("deliveredBy")[0].GetProperty("voice").GetString());
        Assert.Equal("public, no-cache", answer.Headers.CacheControl?.ToString());
        Assert.NotNull(answer.Headers.ETag);
    }

    private static IEnumerable<string?> Fields(JsonElement schema) => schema.GetProperty("required").EnumerateArray().Select(one => one.GetString());

    private static IEnumerable<string?> Names(JsonElement json) => json.EnumerateObject().Select(one => one.Name);
}
