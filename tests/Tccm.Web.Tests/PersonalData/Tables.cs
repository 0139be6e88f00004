using System.Net;
using System.Text;
using Npgsql;
using Tccm.Testing;

namespace Tccm.Web.Tests.PersonalData;

/// <summary>Looks for words in every column of every table of both schemas, whatever its type.</summary>
internal static class Tables
{
    public static async Task<IReadOnlyList<string>> WithAsync(this TestDatabase database, IReadOnlyCollection<string> words)
    {
        var needles = words.SelectMany(word => new[] { word, WebUtility.HtmlEncode(word), System.Text.Encodings.Web.HtmlEncoder.Default.Encode(word), Uri.EscapeDataString(word), System.Text.Json.JsonEncodedText.Encode(word).ToString() })
            .Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var found = new List<string>();
        await using var source = NpgsqlDataSource.Create(database.Owner);
        var columns = new List<(string Table, string Column)>();
        await using (var ask = source.CreateCommand("SELECT quote_ident(table_schema) || '.' || quote_ident(table_name), quote_ident(column_name) FROM information_schema.columns WHERE table_schema IN ('portal', 'identity')"))
        await using (var rows = await ask.ExecuteReaderAsync())
            while (await rows.ReadAsync()) columns.Add((rows.GetString(0), rows.GetString(1)));
        foreach (var (table, column) in columns)
        {
            await using var ask = source.CreateCommand($"SELECT {column}::text, CASE WHEN pg_typeof({column})::text = 'bytea' THEN {column}::text END FROM {table}");
            await using var rows = await ask.ExecuteReaderAsync();
            while (await rows.ReadAsync())
            {
                if (rows.IsDBNull(0)) continue;
                var text = rows.IsDBNull(1) ? rows.GetString(0) : Encoding.UTF8.GetString(Convert.FromHexString(rows.GetString(1)[2..]));
                var flat = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
                found.AddRange(needles.Where(needle => flat.Contains(needle, StringComparison.InvariantCultureIgnoreCase)).Select(needle => $"{table}.{column}: {needle} in {(flat.Length > 160 ? flat[..160] : flat)}"));
            }
        }
        return found;
    }
}
