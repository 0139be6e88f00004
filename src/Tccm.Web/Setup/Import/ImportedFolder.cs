using Tccm.Domain;
using Tccm.Domain.Calendar;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;

namespace Tccm.Web.Setup.Import;

internal sealed record ImportedPurpose(string File, int Line, int Major, int Minor, string Title, string Body, string Language, PartialDate AdoptedOn, string Source);

internal sealed record ImportedOrganisation(string File, int Line, OrganisationFacts Facts, MembershipCategory? Category, bool Founder, PartialDate? Joined, string Source);

internal sealed record ImportedStatement(string File, int Line, string Slug, StatementKind Kind, string? Process, string Language, string Title, string Body, PartialDate DeliveredOn, IReadOnlyList<string> Signatories, string Source);

internal sealed record ImportedOpening(string File, int Line, string Process, string Title, OpeningFacts Facts);

internal sealed record ImportedObjective(string File, int Line, string Process, int Number, string Kind, string Words);

/// <summary>A folder of the public record, read and checked by itself; what the register says to it comes later.</summary>
internal sealed class ImportedFolder
{
    public const int MaxStatements = 1_000;

    /// <summary>Audit entries keep “from” and this in 200 characters.</summary>
    private const int MaxSource = 190;

    private static readonly string[] OrganisationColumns = ["name", "native_name", "short_name", "kind", "economy", "domain", "category", "founding", "joined", "source"];
    private static readonly string[] OpeningColumns = ["process", "title", "host", "starts_on", "ends_on", "deadline", "certainty", "place"];
    private static readonly string[] ObjectiveColumns = ["process", "number", "kind", "objective"];
    private static readonly string[] PurposeKeys = ["title", "version", "adopted", "language", "source"];
    private static readonly string[] StatementKeys = ["title", "kind", "process", "delivered_on", "language", "source"];

    private static readonly Dictionary<string, MembershipCategory?> Categories = new(StringComparer.Ordinal)
    {
        ["member"] = MembershipCategory.Member,
        ["supporter"] = MembershipCategory.Supporter,
        ["co-signatory"] = null,
    };

    private static readonly Dictionary<string, bool> Truths = new(StringComparer.Ordinal) { ["true"] = true, ["false"] = false };

    /// <summary>What a source calls tentative is less sure than what it expects.</summary>
    private static readonly Dictionary<string, Certainty> Certainties = new(StringComparer.Ordinal)
    {
        ["confirmed"] = Certainty.Confirmed,
        ["expected"] = Certainty.Expected,
        ["rumoured"] = Certainty.Rumoured,
        ["tentative"] = Certainty.Rumoured,
    };

    private static readonly Dictionary<string, StatementKind> StatementKinds = new(StringComparer.Ordinal)
    {
        ["joint-statement"] = StatementKind.JointStatement,
        ["submission"] = StatementKind.Submission,
        ["spoken-intervention"] = StatementKind.SpokenIntervention,
        ["blog"] = StatementKind.Blog,
    };

    private readonly Findings findings;

    /// <summary>As they stand in the file, right or wrong, so that one wrong line is not found again in every statement.</summary>
    private readonly HashSet<string> shortNames = new(StringComparer.Ordinal);

    private ImportedFolder(Findings findings) => this.findings = findings;

    public ImportedPurpose? Purpose { get; private set; }
    public IReadOnlyList<ImportedOrganisation> Organisations { get; private set; } = [];
    public IReadOnlyList<ImportedStatement> Statements { get; private set; } = [];
    public IReadOnlyList<ImportedOpening> Openings { get; private set; } = [];
    public IReadOnlyList<ImportedObjective> Objectives { get; private set; } = [];

    public static ImportedFolder Read(string folder, Findings findings)
    {
        if (!Directory.Exists(folder))
            throw new DomainException($"“{Words.Quoted(folder, 200)}” is not a folder. Name the folder that holds organisations.csv and the other files.");

        var read = new ImportedFolder(findings);
        read.Purpose = read.ReadPurpose(Path.Combine(folder, "statement-of-purpose.md"), "statement-of-purpose.md");
        read.Organisations = read.Rows(folder, "organisations.csv", OrganisationColumns, read.Organisation);
        read.RefuseTwins();
        read.Statements = [.. read.ReadStatements(Path.Combine(folder, "statements"))];
        read.Openings = read.Rows(folder, "consultations.csv", OpeningColumns, read.Opening);
        read.RefuseTwice(read.Openings, one => (one.File, one.Line, "title", $"{one.Process}: {one.Title}"));
        read.Objectives = read.Rows(folder, "objectives.csv", ObjectiveColumns, read.Objective);
        read.RefuseTwice(read.Objectives, one => (one.File, one.Line, "number", $"{one.Process} {one.Number}"));
        return read;
    }

    /// <summary>A row is kept only where nothing was wrong with it.</summary>
    private List<T> Rows<T>(string folder, string name, string[] columns, Func<Row, T?> read) where T : class
    {
        var kept = new List<T>();
        // The count is taken before each row is made: a formula is found while it is.
        var before = findings.Count;
        foreach (var row in Row.ReadAll(Path.Combine(folder, name), name, columns, findings))
        {
            if (read(row) is { } one && findings.Count == before) kept.Add(one);
            before = findings.Count;
        }
        return kept;
    }

    private ImportedOrganisation? Organisation(Row row)
    {
        shortNames.Add(row["short_name"]);
        var before = findings.Count;
        var facts = new OrganisationFacts
        {
            LegalName = row.Name("name"),
            DisplayName = row.Name("name"),
            NativeName = row.OptionalName("native_name"),
            ShortName = row.Name("short_name"),
            Economy = row.Read("economy", code => Economy.IsKnown(code) ? code : throw new DomainException($"“{Words.Quoted(code)}” is not the code of an economy. Use the two capital letters of ISO 3166-1, such as NZ.")),
            Domains = row.Read("domain", InternetDomain.Parse) is { } domain ? [domain] : [],
        };
        var category = row.OneOf("category", Categories);
        var founder = row.OneOf("founding", Truths);
        var joined = row.OptionalDate("joined");
        var source = row.Read("source", Source);
        var operations = row.Read("kind", codes => Operations(codes, source));
        if (category is null && (joined is not null || founder)) row.Refuse("category", "an organisation that is neither member nor supporter has no date of joining and founded nothing. Empty “joined”, write false under “founding”, or give its category.");
        if (findings.Count > before) return null;

        var whole = findings.Try(row.File, row.Line, "name", () => (facts with { Operations = operations! }).Checked());
        return whole is null ? null : new ImportedOrganisation(row.File, row.Line, whole, category, founder, joined, source!);
    }

    private static List<Operation> Operations(string codes, string? source) => [.. codes.Split(';', StringSplitOptions.TrimEntries).Select(code =>
        OrganisationKinds.TryParse(code, out var kind) ? new Operation(kind, source ?? "")
            : throw new DomainException($"“{Words.Quoted(code)}” is not a kind. Write one or more of {string.Join(", ", OrganisationKinds.All.Select(one => one.Code()))}, with a semicolon between."))];

    private ImportedOpening Opening(Row row) => new(row.File, row.Line, row.Name("process")!, row.Name("title")!, OpeningFacts(row));

    private OpeningFacts OpeningFacts(Row row)
    {
        var before = findings.Count;
        var (starts, ends, deadline) = (row.OptionalDate("starts_on"), row.OptionalDate("ends_on"), row.OptionalDate("deadline"));
        var certainty = row.OneOf("certainty", Certainties);
        var place = row.OptionalName("place");
        if (starts is null && ends is not null) row.Refuse("starts_on", "It has an end but no start. Give both.");
        if (starts is null && deadline is null) row.Refuse("starts_on", "Give the day on which it starts, or its deadline.");
        if (findings.Count > before) return new();

        var online = string.Equals(place, "online", StringComparison.OrdinalIgnoreCase);
        var facts = new OpeningFacts { Title = row["title"], Host = row.OptionalName("host"), Place = online ? null : place, Online = online, Dates = [.. Dates()] };
        return findings.Try(row.File, row.Line, ends is null ? "starts_on" : "ends_on", facts.Checked) ?? facts;

        // What the file says stands as the source's own words: how sure it is can be read in more than one way.
        IEnumerable<KnownDate> Dates()
        {
            if (deadline is { } until) yield return new(DateKind.WrittenInput, Moment.Of(until), null, certainty, null, $"{until}, {row["certainty"]}");
            if (starts is { } from) yield return new(DateKind.Event, Moment.Of(from), ends is { } to ? Moment.Of(to) : null, certainty, null, $"{from}{(ends is null || ends == from ? "" : $" to {ends}")}, {row["certainty"]}");
        }
    }

    private ImportedObjective? Objective(Row row)
    {
        var number = row.Read("number", value => int.TryParse(value, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var one) && one > 0
            ? one : throw new DomainException($"“{Words.Quoted(value)}” is not a number from 1 on."));
        var words = row.Read("objective", value => value.Length > Domain.Calendar.Objective.MaxWords ? throw new DomainException($"this has {value.Length} characters; {Domain.Calendar.Objective.MaxWords} at most. Shorten it.")
            : Name.Check(value, "objective") is var kept ? kept : "");
        return new ImportedObjective(row.File, row.Line, row.Name("process")!, number, row.Name("kind")!, words!);
    }

    private ImportedPurpose? ReadPurpose(string path, string name)
    {
        if (HeadedText.Read(path, name, PurposeKeys, [], findings) is not { } text) return null;
        var before = findings.Count;
        var (major, minor) = text.Read("version", Version);
        var adopted = text.Read("adopted", PartialDate.Parse);
        var language = text.Read("language", Language);
        var source = text.Read("source", Source);
        CheckText(text);
        return findings.Count > before ? null : new ImportedPurpose(name, text.LineOf("version"), major, minor, text["title"], text.Body, language!, adopted, source!);
    }

    private IEnumerable<ImportedStatement> ReadStatements(string folder)
    {
        if (!Directory.Exists(folder))
        {
            findings.Add("statements", 0, null, "this folder is missing. Make it, with one .md file for each statement.");
            yield break;
        }
        var paths = Directory.EnumerateFiles(folder, "*.md").Order(StringComparer.Ordinal).Take(MaxStatements + 1).ToList();
        if (paths.Count > MaxStatements)
        {
            findings.Add("statements", 0, null, $"this folder has more than {MaxStatements} files. Import them in parts.");
            yield break;
        }
        foreach (var path in paths)
            if (ReadStatement(path, "statements/" + Path.GetFileName(path)) is { } statement) yield return statement;
    }

    private ImportedStatement? ReadStatement(string path, string name)
    {
        var slug = Path.GetFileNameWithoutExtension(path);
        if (!Statement.IsSlug(slug))
            findings.Add(name, 0, null, $"the file's name becomes the statement's address, so it is made of lower-case letters, digits and single hyphens, {Statement.MaxSlug} characters at most. Rename it.");
        if (HeadedText.Read(path, name, StatementKeys, ["signatories"], findings) is not { } text) return null;

        var before = findings.Count;
        var kind = text.Read("kind", code => StatementKinds.TryGetValue(code, out var one) ? one : throw new DomainException($"“{Words.Quoted(code)}” is not known. Write one of: {string.Join(", ", StatementKinds.Keys)}."));
        var process = text["process"].Length == 0 ? null : text.Read("process", value => Name.Check(value, "process"));
        var delivered = text.Read("delivered_on", PartialDate.Parse);
        var language = text.Read("language", Language);
        var source = text.Read("source", Source);
        CheckText(text);
        CheckSignatories(text);
        return findings.Count > before ? null
            : new ImportedStatement(name, text.LineOf("title"), slug, kind, process, language!, text["title"], text.Body, delivered, text.List("signatories"), source!);
    }

    private void CheckText(HeadedText text)
    {
        text.Read("title", title => NotAFormula(Name.Check(title, "title")));
        if (text["title"].Length > 0 && findings.Try(text.File, text.BodyLine, null, () => StatementText.Parse(text.Body)) is not null)
            text.Read("title", title => TitledText.Join(title, text.Body));
    }

    private void CheckSignatories(HeadedText text)
    {
        var named = text.List("signatories");
        foreach (var unknown in named.Where(name => shortNames.Count > 0 && !shortNames.Contains(name)))
            text.Refuse("signatories", $"“{Words.Quoted(unknown)}” is no short_name of organisations.csv. Write it as it stands there, or add the organisation.");
        foreach (var twice in named.GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Count() > 1))
            text.Refuse("signatories", $"“{Words.Quoted(twice.Key)}” is named twice. Name it once.");
    }

    private void RefuseTwins()
    {
        RefuseTwice(Organisations, one => (one.File, one.Line, "name", one.Facts.DisplayName!));
        RefuseTwice(Organisations, one => (one.File, one.Line, "short_name", one.Facts.ShortName!));
        RefuseTwice(Organisations, one => (one.File, one.Line, "domain", one.Facts.Domains[0].ALabel));
    }

    private void RefuseTwice<T>(IEnumerable<T> all, Func<T, (string File, int Line, string Field, string Value)> where)
    {
        foreach (var group in all.Select(where).GroupBy(one => one.Value, StringComparer.OrdinalIgnoreCase))
            foreach (var twin in group.Skip(1))
                findings.Add(twin.File, twin.Line, twin.Field, $"“{Words.Quoted(twin.Value)}” stands in line {group.First().Line} already. Keep one.");
    }

    private static (int Major, int Minor) Version(string value)
    {
        var parts = value.Split('.');
        return parts.Length <= 2 && parts.All(part => part.Length is > 0 and < 5 && part.All(char.IsAsciiDigit)) && Number(parts[0]) > 0
            ? (Number(parts[0]), parts.Length == 2 ? Number(parts[1]) : 0)
            : throw new DomainException($"“{Words.Quoted(value)}” is not a version. Write 1 or 1.0.");

        static int Number(string digits) => int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);
    }

    private static string Language(string tag) => Languages.IsTag(tag) ? tag : throw new DomainException($"“{Words.Quoted(tag)}” is not a language. Write a tag such as en, fr or pt-BR.");

    private static string Source(string value)
    {
        var kept = NotAFormula(Name.Check(value, "source"));
        return kept.Length <= MaxSource ? kept : throw new DomainException($"The source has {kept.Length} characters; {MaxSource} at most. Shorten it.");
    }

    private static string NotAFormula(string value) => value[0] is '=' or '+' or '-' or '@'
        ? throw new DomainException($"“{Words.Quoted(value)}” begins with “{value[0]}”, which a spreadsheet would run as a formula. Write it without.") : value;
}
