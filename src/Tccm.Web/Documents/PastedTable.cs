using System.Globalization;
using CsvHelper;
using Tccm.Domain.Text;

namespace Tccm.Web.Documents;

/// <summary>One line of a table that somebody pasted, by the names of its columns. A column that is not there is empty.</summary>
public sealed record PastedLine(int Number, IReadOnlyDictionary<string, string> Fields)
{
    public string this[string column] => Fields.GetValueOrDefault(column, "");
}

/// <summary>A line that cannot be read at all, and how to mend it.</summary>
public sealed record UnreadLine(int Number, string What);

/// <summary>
/// A table as it comes out of a spreadsheet: a first line that names the columns; commas, semicolons or tabs between them;
/// any line end, a byte order mark or none, quotation marks where they are needed.
/// </summary>
public sealed class PastedTable
{
    public const int MostLines = 5_000;

    private static readonly char[] Separators = ['\t', ';', ','];

    private PastedTable(IReadOnlyList<string> columns, IReadOnlyList<PastedLine> lines, IReadOnlyList<UnreadLine> unread) =>
        (Columns, Lines, Unread) = (columns, lines, unread);

    public IReadOnlyList<string> Columns { get; }
    public IReadOnlyList<PastedLine> Lines { get; }
    public IReadOnlyList<UnreadLine> Unread { get; }

    public static PastedTable Read(string? text)
    {
        var plain = (text ?? "").TrimStart('\uFEFF').ReplaceLineEndings("\n");
        // Empty lines before the header are no header.
        var before = plain.Length - plain.TrimStart('\n').Length;
        if (plain.Length == before) return new([], [], [new(1, "There is nothing here. The first line names the columns.")]);

        var unread = new List<UnreadLine>();
        using var csv = CsvReader.FromText(plain, new CsvReaderOptions
        {
            Separator = SeparatorOf(plain[before..].Split('\n', 2)[0]),
            HasHeader = false,
            TrimWhitespace = true,
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Skip,
            OnMalformedRecord = bad => unread.Add(new((int)bad.LineNumber, "The quotation marks of this line do not fit. Put the whole field in quotation marks and double those inside it.")),
        });
        if (!csv.Read()) return new([], [], unread.Count > 0 ? unread : [new(1, "The first line names the columns; it cannot be read.")]);
        var columns = csv.Current.ToArray().Select(ColumnName).ToList();
        unread.AddRange(columns.Where(column => column.Length > 0).GroupBy(column => column, StringComparer.Ordinal).Where(group => group.Count() > 1)
            .Select(twice => new UnreadLine((int)csv.LineNumber, $"The column “{Words.Quoted(twice.Key)}” is there twice. Keep one.")));
        return new(columns, [.. Records(csv, columns, unread)], unread);
    }

    /// <summary>“Legal name” is legal_name.</summary>
    private static string ColumnName(string heading) => Csv.Plain(heading).Trim().ToLower(CultureInfo.InvariantCulture).Replace(' ', '_').Replace('-', '_');

    private static IEnumerable<PastedLine> Records(CsvReader csv, List<string> columns, List<UnreadLine> unread)
    {
        for (var count = 1; csv.Read(); count++)
        {
            if (count > MostLines)
            {
                unread.Add(new((int)csv.LineNumber, $"There are more than {MostLines:N0} lines. Import them in parts; the rest was not read."));
                yield break;
            }
            var (fields, number) = (csv.Current.ToArray(), (int)csv.LineNumber);
            if (Array.TrueForAll(fields, field => string.IsNullOrWhiteSpace(field))) continue;
            // Spreadsheets leave out empty cells at the end of a line, or add some.
            if (fields.Length > columns.Count && Array.Exists(fields[columns.Count..], field => field.Length > 0))
                unread.Add(new(number, $"This line has {fields.Length} fields; the first line names {columns.Count}. Put a field that has a separator in it into quotation marks."));
            else
                yield return new(number, columns.Zip(fields).Where(pair => pair.First.Length > 0).DistinctBy(pair => pair.First, StringComparer.Ordinal)
                    .ToDictionary(pair => pair.First, pair => Csv.Plain(pair.Second).Trim(), StringComparer.Ordinal));
        }
    }

    private static char SeparatorOf(string header) => Separators.MaxBy(separator => header.Count(c => c == separator));
}
