using CsvHelper;
using Tccm.Domain;
using Tccm.Domain.Text;

namespace Tccm.Web.Setup.Import;

/// <summary>One record of a CSV file (RFC 4180), with the line on which it stands.</summary>
internal sealed class Row
{
    private readonly Dictionary<string, string> values;
    private readonly Findings findings;

    private Row(string file, int line, Dictionary<string, string> values, Findings findings)
    {
        (File, Line, this.values, this.findings) = (file, line, values, findings);
        foreach (var (field, value) in values.Where(pair => pair.Value is ['=' or '+' or '-' or '@', ..]))
            Refuse(field, $"“{Words.Quoted(value)}” begins with “{value[0]}”, which a spreadsheet would run as a formula. Write it without.");
    }

    public string File { get; }
    public int Line { get; }

    public string this[string field] => values[field];

    public void Refuse(string field, string what) => findings.Add(File, Line, field, what);

    public T? Read<T>(string field, Func<string, T> read) => findings.Try(File, Line, field, () => read(values[field]));

    public string? Name(string field) => Read(field, value => Domain.Text.Name.Check(value, field.Replace('_', ' ')));

    public string? OptionalName(string field) => values[field].Length == 0 ? null : Name(field);

    public PartialDate? OptionalDate(string field) => values[field].Length == 0 ? null : Read<PartialDate?>(field, value => PartialDate.Parse(value));

    public T? OneOf<T>(string field, IReadOnlyDictionary<string, T> known) => Read(field, value => known.TryGetValue(value, out var one)
        ? one : throw new DomainException($"“{Words.Quoted(value)}” is not known. Write one of: {string.Join(", ", known.Keys)}."));

    /// <summary>Reads the records whose form is right; what is wrong with the others is found.</summary>
    public static IEnumerable<Row> ReadAll(string path, string name, IReadOnlyList<string> columns, Findings findings)
    {
        if (BoundedFile.Read(path, name, findings) is not { } text) yield break;
        var options = new CsvReaderOptions
        {
            Separator = ',',
            HasHeader = false,
            AllowLineBreaksInQuotes = false,
            TrimWhitespace = true,
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Skip,
            OnMalformedRecord = bad => findings.Add(name, (int)bad.LineNumber, null,
                "the quotation marks of this line do not fit. Put the whole field in quotation marks, double those inside it, and keep each record on one line."),
        };
        using var csv = CsvReader.FromText(text, options);
        if (!csv.Read())
        {
            findings.Add(name, 1, null, $"this file is empty. Its first line names the columns: {string.Join(",", columns)}.");
            yield break;
        }
        var header = csv.Current.ToArray();
        if (!HasColumns(header, name, columns, findings)) yield break;
        while (csv.Read())
        {
            var (fields, line) = (csv.Current.ToArray(), (int)csv.LineNumber);
            if (fields.Length == header.Length) yield return new Row(name, line, header.Zip(fields).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal), findings);
            else findings.Add(name, line, null, $"this line has {fields.Length} fields; {header.Length} are expected. Look for a comma too many or too few.");
        }
    }

    private static bool HasColumns(string[] header, string name, IReadOnlyList<string> columns, Findings findings)
    {
        var before = findings.Count;
        foreach (var missing in columns.Except(header, StringComparer.Ordinal))
            findings.Add(name, 1, missing, "this column is missing. Add it to the first line.");
        foreach (var unknown in header.Except(columns, StringComparer.Ordinal))
            findings.Add(name, 1, Words.Quoted(unknown), $"this column is not known. The columns are {string.Join(",", columns)}.");
        foreach (var twice in header.GroupBy(column => column, StringComparer.Ordinal).Where(group => group.Count() > 1))
            findings.Add(name, 1, Words.Quoted(twice.Key), "this column is there twice. Keep one.");
        return findings.Count == before;
    }
}
