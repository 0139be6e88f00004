using CsvHelper;

namespace Tccm.Web.Documents;

/// <summary>How every CSV file of the portal is written: RFC 4180, UTF-8, a header, and nothing a spreadsheet would run.</summary>
public static class Csv
{
    private static readonly CsvWriterOptions Rules = new()
    {
        NewLine = "\r\n",
        ShouldQuote = (field, _, _, _) => field is ['\'', ..],
    };

    public static byte[] Bytes(string[] header, IEnumerable<string?[]> rows)
    {
        using var bytes = new MemoryStream();
        using (var csv = CsvWriter.Create(bytes, Rules, leaveOpen: true))
        {
            csv.WriteHeader(header);
            foreach (var row in rows) csv.WriteRecord(Array.ConvertAll(row, value => Harmless(value) ?? ""));
        }
        return bytes.ToArray();
    }

    /// <summary>The value that <see cref="Bytes"/> wrote, or that a spreadsheet kept of it.</summary>
    public static string Plain(string field) => field is ['\'', ..] && Harmless(field[1..]) == field ? field[1..] : field;

    /// <summary>A field that a spreadsheet would take for a formula begins with an apostrophe instead (OWASP ASVS 1.2.10).</summary>
    private static string? Harmless(string? value) => value?.TrimStart('\'') is { Length: > 0 } bare && IsRun(bare) ? "'" + value : value;

    // What has an apostrophe already gets another, so that reading the file back takes off what was put on and no more.
    // Spreadsheets skip white space before the sign, and take the wide forms of East Asian typing for the signs themselves.
    private static bool IsRun(string value) => value[0] is '\t' or '\r' or '\n' or '\0'
        || value.AsSpan().TrimStart() is { Length: > 0 } seen && seen[0] is '=' or '+' or '-' or '@' or '|' or '＝' or '＋' or '－' or '＠';
}
