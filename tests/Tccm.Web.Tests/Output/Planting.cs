using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using Tccm.Testing;

namespace Tccm.Web.Tests.Output;

/// <summary>A column of the register that holds words as somebody gave them.</summary>
public sealed record WordsColumn(string Table, string Name, int MaxLength)
{
    public override string ToString() => $"{Table}.{Name}";
}

/// <summary>
/// Puts words into every such column, past every guard of the portal and of its database: whatever stands there, the pages have
/// to cope with it.
/// </summary>
internal static class Planting
{
    /// <summary>An index holds no longer ones.</summary>
    public const int MostInOneCell = 2_000;

    /// <summary>What a machine reads, so that other words there would be another thing: codes, hashes, zones, addresses.</summary>
    private static readonly string[] Codes =
    [
        "Sha256", "TextSha256", "Language", "Slug", "EmailKey", "SignerKey", "AddressKey", "ApplicantEmail", "RequesterEmail", "SignerEmail", "To", "ReplyTo", "Economy", "kind", "OnceKey", "ClosesZone", "CommentsUntilZone", "DeadlineZone", "DigestZone", "UntilZone", "EmbargoZone", "AtZone", "SubmitterEmail", "SubmitterKey", "Link",
        "Token", "Domain", "Act", "Letter", "Rule", "Type", "Address", "Region", "Unsubscribe", "StartsZone",
    ];

    /// <summary>Markdown, which is read; see what is written through the front door.</summary>
    private static readonly string[] Markdown =
    [
        "revisions.text", "draft_texts.text", "purpose_drafts.text", "purpose_versions.text", "paragraphs.text", "comments.words", "comments.replacement", "comments.decline_reason", "revisions.summary", "translated_texts.text", "deliverables.own_text", "resources.text", "announcements.body", "meetings.agenda", "meetings.notes",
    ];

    /// <summary>Checked for its scheme where it is taken in, and shown as the address it is.</summary>
    private static readonly string[] Addresses = ["organisations.website"];

    /// <summary>The name of a class.</summary>
    private static readonly string[] Classes = ["audit_entries.subject"];

    public static IReadOnlyList<WordsColumn> Columns(this TestDatabase database)
    {
        using var db = database.Open();
        return [.. db.Model.GetEntityTypes().Where(type => type.GetTableName() is not null && !type.IsMappedToJson())
            .SelectMany(type => type.GetProperties().Where(HoldsWords), (type, property) => new WordsColumn(type.GetTableName()!, property.GetColumnName(), property.GetMaxLength() ?? 4_000))
            .DistinctBy(column => column.ToString()).Where(column => !Markdown.Concat(Addresses).Concat(Classes).Contains(column.ToString()))];
    }

    /// <summary>Takes away how long words may be, where nothing of the database hangs on it.</summary>
    public static async Task<IReadOnlyList<WordsColumn>> WidenAsync(this TestDatabase database)
    {
        await using var connection = new NpgsqlConnection(database.Owner);
        await connection.OpenAsync();
        var widened = new List<WordsColumn>();
        foreach (var column in database.Columns())
        {
            try
            {
                await using var command = new NpgsqlCommand($"ALTER TABLE portal.{column.Table} ALTER COLUMN {column.Name} TYPE text", connection);
                await command.ExecuteNonQueryAsync();
                widened.Add(column with { MaxLength = MostInOneCell });
            }
            catch (PostgresException)
            {
                widened.Add(column);
            }
        }
        return widened;
    }

    /// <summary>Where words stand already, others: the values of a column in turn, from row to row.</summary>
    /// <param name="database">Where.</param>
    /// <param name="values">For a column, and the number of its rows.</param>
    public static async Task PlantAsync(this TestDatabase database, Func<WordsColumn, int, IReadOnlyList<string>> values)
    {
        await using var connection = new NpgsqlConnection(database.Owner);
        await connection.OpenAsync();
        // As a restore does: no trigger guards what was signed.
        await RunAsync("SET session_replication_role = replica");
        foreach (var column in database.Columns())
        {
            var places = await PlacesAsync($"SELECT ctid::text, '' FROM portal.{column.Table} WHERE {column.Name} <> '' ORDER BY ctid");
            if (places.Count == 0) continue;
            var cells = values(column, places.Count);
            await RunAsync($"UPDATE portal.{column.Table} AS one SET {column.Name} = other.words FROM unnest($1::text[], $2::text[]) AS other (place, words) WHERE one.ctid = other.place::tid",
                [.. places.Select(place => place.Place)], [.. places.Select((_, number) => cells[number % cells.Count])]);
        }
        foreach (var column in database.Documents())
        {
            var places = await PlacesAsync($"SELECT ctid::text, {column.Name}::text FROM portal.{column.Table} WHERE {column.Name} IS NOT NULL ORDER BY ctid");
            if (places.Count == 0) continue;
            var (cells, next) = (values(column, places.Count), 0);
            await RunAsync($"UPDATE portal.{column.Table} AS one SET {column.Name} = other.words::jsonb FROM unnest($1::text[], $2::text[]) AS other (place, words) WHERE one.ctid = other.place::tid",
                [.. places.Select(place => place.Place)], [.. places.Select(place => Reworded(JsonNode.Parse(place.Words), () => cells[next++ % cells.Count])?.ToJsonString() ?? "null")]);
        }
        await RunAsync("SET session_replication_role = origin");

        async Task RunAsync(string sql, params string[][] parameters)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            foreach (var parameter in parameters) command.Parameters.Add(new NpgsqlParameter { Value = parameter });
            await command.ExecuteNonQueryAsync();
        }

        async Task<List<(string Place, string Words)>> PlacesAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await using var reader = await command.ExecuteReaderAsync();
            var places = new List<(string, string)>();
            while (await reader.ReadAsync()) places.Add((reader.GetString(0), reader.GetString(1)));
            return places;
        }
    }

    /// <summary>Other words in each place of a document that holds some: what has a space in it is no code.</summary>
    private static JsonNode? Reworded(JsonNode? node, Func<string> next) => node switch
    {
        JsonObject one => new JsonObject(one.Select(part => KeyValuePair.Create(part.Key, part.Key == "Roles" ? part.Value?.DeepClone() : Reworded(part.Value, next)))),
        JsonArray many => new JsonArray([.. many.Select(part => Reworded(part, next))]),
        JsonValue value when value.TryGetValue<string>(out var words) && words.Contains(' ', StringComparison.Ordinal) => JsonValue.Create(next()),
        _ => node?.DeepClone(),
    };

    private static List<WordsColumn> Documents(this TestDatabase database)
    {
        using var db = database.Open();
        return [.. db.Model.GetEntityTypes().Where(type => type.GetTableName() is not null)
            .SelectMany(type => type.GetProperties().Where(property => property.GetColumnType() == "jsonb"), (type, property) => new WordsColumn(type.GetTableName()!, property.GetColumnName(), 2_000)).DistinctBy(column => column.ToString())];
    }

    private static bool HoldsWords(IProperty property) =>
        property.ClrType == typeof(string) && property.GetValueConverter() is null && property.GetColumnType() is not "jsonb" && !property.IsKey() && !property.IsForeignKey() && !Codes.Contains(property.Name);
}
