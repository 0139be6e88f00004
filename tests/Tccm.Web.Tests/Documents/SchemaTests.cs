using System.Text.Json.Nodes;
using Json.Schema;
using Tccm.Testing;
using Tccm.Web.Tests.Statements;

namespace Tccm.Web.Tests.Documents;

/// <summary>The JSON that the public takes away is what its schema promises, and the schema refuses what it does not promise.</summary>
public sealed class SchemaTests(Portal portal) : IClassFixture<Portal>
{
    private static readonly EvaluationOptions Strictly = new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true };

    internal static void Holds(JsonSchema schema, byte[] json)
    {
        var found = schema.Evaluate(JsonNode.Parse(json), Strictly);
        Assert.True(found.IsValid, string.Join('\n', (found.Details ?? []).Where(one => one.HasErrors).SelectMany(one => one.Errors!.Select(error => $"{one.InstanceLocation}: {error.Value}"))));
    }

    [Fact]
    public async Task Statement_HoldsToItsSchemaAndTheSchemaIsNoOpenDoor()
    {
        var rowan = await portal.Given.Member("Rowan Registry").WithSignatory("Ann Arch");
        var statement = await portal.Given.Statement("For programs").SignedBy(rowan.Contact("Ann Arch")).Closed();
        await portal.RecordedAsync(statement, await portal.Given.Member("Fir Registry"));
        await (await Secretariat.TwoSecretaries.OfAsync(portal)).PublishAsync(statement);

        await HoldsAndRefusesAsync("/schemas/statement-2.json", $"/statements/{statement.Slug}.json", "signatories");
    }

    [Fact]
    public async Task Deliveries_HoldToTheirSchemaAndTheSchemaIsNoOpenDoor()
    {
        var rowan = await portal.Given.Member("Rowan Registry").WithSignatory("Ann Arch");
        var statement = await portal.Given.Statement("Heard").SignedBy(rowan.Contact("Ann Arch")).Published();
        await portal.Given.Deliveries(statement).DeliveredAsync();
        await portal.Given.Deliveries(statement).RepublishedAsync(outsider: "Harbour Observer");

        await HoldsAndRefusesAsync("/schemas/deliveries-1.json", $"/statements/{statement.Slug}/deliveries.json", "signedBy");
    }

    private async Task HoldsAndRefusesAsync(string schemaAt, string fileAt, string list)
    {
        var client = portal.Browser().Client;
        var schema = JsonSchema.FromText(await client.GetStringAsync(schemaAt, TestContext.Current.CancellationToken));
        var bytes = await client.GetByteArrayAsync(fileAt, TestContext.Current.CancellationToken);

        Holds(schema, bytes);
        foreach (var field in JsonNode.Parse(bytes)!.AsObject().Select(pair => pair.Key).ToList()) Refuses(schema, bytes, file => file.Remove(field), field);
        foreach (var field in JsonNode.Parse(bytes)![list]![0]!.AsObject().Select(pair => pair.Key).ToList())
            Refuses(schema, bytes, file => file[list]![0]!.AsObject().Remove(field), $"{list}: {field}");
        Refuses(schema, bytes, file => file["title"] = 7, "a title that is a number");
        Refuses(schema, bytes, file => file[list]![0]!["name"] = null, "a name that is nothing");
    }

    private static void Refuses(JsonSchema schema, byte[] json, Action<JsonObject> change, string what)
    {
        var changed = JsonNode.Parse(json)!.AsObject();
        change(changed);
        Assert.False(schema.Evaluate(changed, Strictly).IsValid, what);
    }
}
