namespace Tccm.Domain.Text;

/// <summary>Economies by their ISO 3166-1 alpha-2 code, in upper case, and the ICANN region each is in.</summary>
public static class Economy
{
    private static readonly Dictionary<string, string> RegionNames = new(StringComparer.Ordinal)
    {
        ["AF"] = "Africa",
        ["AP"] = "Asia, Australia and the Pacific",
        ["EU"] = "Europe",
        ["LAC"] = "Latin America and the Caribbean",
        ["NA"] = "North America",
    };

    private static readonly Dictionary<string, (string Name, string Region)> Known = DataFile.Lines("economies.txt")
        .Select(line => line.Split(' ', 3))
        .ToDictionary(parts => parts[0], parts => (parts[2], RegionNames[parts[1]]), StringComparer.Ordinal);

    /// <summary>Every economy, by name.</summary>
    public static IReadOnlyList<(string Code, string Name)> All { get; } =
        [.. Known.Select(e => (e.Key, e.Value.Name)).OrderBy(e => e.Name, Names.Order)];

    public static IReadOnlyList<string> Regions { get; } = [.. RegionNames.Values.Order(StringComparer.Ordinal)];

    public static bool IsKnown(string? code) => code is not null && Known.ContainsKey(code);

    public static string NameOf(string code) => Find(code).Name;

    public static string RegionOf(string code) => Find(code).Region;

    private static (string Name, string Region) Find(string? code) => IsKnown(code) ? Known[code!] : throw new DomainException(
        $"“{Words.Quoted(code)}” is not the code of an economy. Use the two capital letters of ISO 3166-1, such as NZ.", "economy");
}
