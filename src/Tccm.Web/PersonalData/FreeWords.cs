using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Tccm.Domain.Database;
using Tccm.Domain.Text;
using Tccm.Web.Setup;

namespace Tccm.Web.PersonalData;

/// <summary>
/// Takes a person's addresses out of every text of every table that may change, and their names out of the rows that they
/// had to do with. It reads the tables' own columns, so a new table is covered from its first day.
/// </summary>
public sealed class FreeWords(TccmDbContext db)
{
    /// <summary>Tables that have a way of their own, or hold what is public, was signed, or stays as it was said (docs/adr/0019).</summary>
    private static readonly string[] NotThese = ["outbox_emails", "people", "mailed_links", "signatures", "statements", "comments", "position_rounds", "publications", "list_places"];

    /// <summary>The names of organisations and of other people, and addresses in parts: never free words.</summary>
    private static readonly HashSet<string> NotFree = new(StringComparer.Ordinal)
    {
        "legal_name", "display_name", "native_name", "short_name", "domains", "applicant_name", "applicant_email",
        "LegalName", "DisplayName", "NativeName", "ShortName", "ULabel", "ALabel", "Name", "Value", "Canonical",
        "Economy", "Language", "Kind", "Roles", "Basis",
    };

    /// <summary>Texts that are adopted word for word as somebody proposed them; and by what somebody is found in a chat group, forgotten once they were removed there.</summary>
    private static readonly HashSet<(string Table, string Column)> Proposed = [("purpose_drafts", "text"), ("purpose_drafts", "title"), ("deliverables", "own_text"), ("chat_places", "handle")];

    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task ScrubAsync(DataSubject who, CancellationToken cancellationToken = default)
    {
        foreach (var table in PortalDatabase.MayChange.Except(NotThese, StringComparer.Ordinal))
        {
            var columns = await ColumnsAsync(table, cancellationToken);
            if (columns.Exists(column => column.IsText)) await ScrubAsync(table, columns, who, cancellationToken);
        }
    }

    private async Task ScrubAsync(string table, List<Column> columns, DataSubject who, CancellationToken cancellationToken)
    {
        var ids = columns.Where(column => column.Type == "uuid").ToList();
        var texts = columns.Where(column => column.IsText && !Proposed.Contains((table, column.Name))).ToList();
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var changes = new List<(Guid Id, Column Column, string Text)>();
        var all = string.Join(", ", ids.Concat(texts).Select(column => $"\"{column.Name}\"{(column.Type == "jsonb" ? "::text" : "")}"));
        await using (var read = new NpgsqlCommand($"SELECT id, {all} FROM portal.\"{table}\"", connection))
        await using (var rows = await read.ExecuteReaderAsync(cancellationToken))
        {
            while (await rows.ReadAsync(cancellationToken))
            {
                var about = Enumerable.Range(1, ids.Count).Any(i => !rows.IsDBNull(i) && who.About.Contains(rows.GetGuid(i)));
                // Words beside a person's address are about that person.
                about = about || texts.Index().Any(text => !rows.IsDBNull(1 + ids.Count + text.Index) && who.Traces.IsIn(rows.GetString(1 + ids.Count + text.Index), aboutThem: false));
                foreach (var (i, column) in texts.Index())
                {
                    if (rows.IsDBNull(1 + ids.Count + i)) continue;
                    var text = rows.GetString(1 + ids.Count + i);
                    if (Without(who.Traces, column, text, about) is { } rest && rest != text) changes.Add((rows.GetGuid(0), column, rest));
                }
            }
        }
        foreach (var (id, column, text) in changes)
        {
            await using var write = new NpgsqlCommand($"UPDATE portal.\"{table}\" SET \"{column.Name}\" = @text{(column.Type == "jsonb" ? "::jsonb" : "")} WHERE id = @id", connection);
            write.Parameters.AddWithValue("text", column.Longest is { } longest && text.Length > longest ? text[..longest] : text);
            write.Parameters.AddWithValue("id", id);
            await write.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static string? Without(Traces traces, Column column, string text, bool about)
    {
        if (column.Type != "jsonb") return traces.Without(text, about);
        var root = JsonNode.Parse(text);
        return Change(root, "") ? root!.ToJsonString(Plain) : text;

        bool Change(JsonNode? node, string key) => node switch
        {
            JsonObject parts => parts.ToList().Aggregate(false, (changed, part) => Change(part.Value, part.Key) || changed),
            JsonArray items => items.ToList().Aggregate(false, (changed, item) => Change(item, key) || changed),
            JsonValue value when !NotFree.Contains(key) && value.TryGetValue<string>(out var words) && traces.IsIn(words, about) => Replace(value, traces.Without(words, about)),
            _ => false,
        };
    }

    private static bool Replace(JsonValue value, string words)
    {
        value.ReplaceWith(words);
        return true;
    }

    private async Task<List<Column>> ColumnsAsync(string table, CancellationToken cancellationToken)
    {
        var columns = await db.Database.SqlQuery<Column>(
            $"""
             SELECT column_name::text AS "Name", data_type::text AS "Type", character_maximum_length::int AS "Longest"
             FROM information_schema.columns WHERE table_schema = 'portal' AND table_name = {table} ORDER BY ordinal_position
             """).ToListAsync(cancellationToken);
        // Somebody may be called Member, or 15: states, kinds and dates are not words, whatever they look like.
        var codes = db.Model.GetEntityTypes().Where(type => type.GetTableName() == table).SelectMany(type => type.GetProperties())
            .Where(property => (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) is var kept && (kept.IsEnum || kept == typeof(PartialDate)))
            .Select(property => property.GetColumnName()).ToHashSet(StringComparer.Ordinal);
        return [.. columns.Where(column => !codes.Contains(column.Name) && column.Name is not ("economy" or "language"))];
    }

    private sealed record Column(string Name, string Type, int? Longest)
    {
        public bool IsText => Type is "text" or "character varying" or "jsonb" && !NotFree.Contains(Name);
    }
}
