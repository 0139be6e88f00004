using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Imports;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;
using Tccm.Web.Documents;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Imports;

/// <summary>What would become of each line of a pasted list, against the register as it is now. Looking changes nothing.</summary>
public sealed class ImportPreview
{
    /// <summary>More than a person decides on one page; and a form has not many more fields.</summary>
    public const int MostDoubts = 300;

    private readonly string seen;

    private ImportPreview(ImportKind kind, PastedTable table, IReadOnlyList<ImportLine> lines, string said)
    {
        (Kind, Table, Lines) = (kind, table, lines);
        var outcome = string.Join('\n', lines.Select(line => $"{line.Number} {line.Outcome} {line.Says} {string.Join(' ', line.Questions.Select(question => $"{question.Key}={question.Chosen}"))}"));
        seen = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{said}\n{outcome}")));
    }

    public ImportKind Kind { get; }
    public PastedTable Table { get; }
    public IReadOnlyList<ImportLine> Lines { get; }

    /// <summary>The hash of what was shown: an import does this, or nothing.</summary>
    public string Sha256 => seen;

    public IEnumerable<ImportLine> With(LineOutcome outcome) => Lines.Where(line => line.Outcome == outcome);
    public IEnumerable<string> Ignored => Table.Columns.Where(column => column.Length > 0).Except(ImportColumns.Of(Kind).Select(column => column.Name).Append("organisation_id"), StringComparer.Ordinal);
    public int Open => Lines.Count(line => line.IsOpen);
    public int Acts => Lines.Count(line => line.Do is not null);
    public int Wrong => Lines.Count(line => line.Outcome == LineOutcome.Wrong);

    /// <summary>Why it cannot be imported as it stands, or null.</summary>
    public string? WhyNot => this switch
    {
        { Wrong: > 0 } => $"{(Wrong == 1 ? "One line is" : $"{Wrong} lines are")} wrong. Nothing is imported until all are right.",
        { Open: > 0 } => $"{(Open == 1 ? "One line waits" : $"{Open} lines wait")} for your decision.",
        { Acts: 0 } => "Everything in these lines is on the register already, or is left as it is.",
        _ => null,
    };

    public static string KeyOf(params string[] parts) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))))[..16];

    /// <summary>Matches every line against the register that is read now.</summary>
    public static async Task<ImportPreview> OfAsync(TccmDbContext db, CurrentPerson current, ImportKind kind, string text, string source, IDictionary<string, string> choices, DateTimeOffset at)
    {
        var table = PastedTable.Read(text);
        var missing = ImportColumns.Of(kind).Where(column => column.IsRequired).Select(column => column.Name).Except(table.Columns, StringComparer.Ordinal).ToList();
        var said = $"{kind}\n{source}\n{text}";
        List<ImportLine> unread = [.. table.Unread.Select(line => new ImportLine(line.Number, "", LineOutcome.Wrong, line.What))];
        if (missing.Count > 0 && table.Columns.Count > 0)
            return new(kind, table, [.. unread, new(1, "", LineOutcome.Wrong, $"These columns are missing in the first line: {string.Join(", ", missing)}. Columns are parted by commas, semicolons or tabs.")], said);

        var colleagues = (await db.SecretariatAsync()).Select(person => (person.Name, Actor.Secretariat(person))).ToList();
        var context = new ImportContext(current.AsSecretariat, at, source, choices, colleagues);
        var known = await KnownOrganisations.ReadAsync(db, withPeople: kind == ImportKind.Contacts);
        Func<PastedLine, ImportLine> match = kind switch
        {
            ImportKind.Members => new MembersImport(db, known, context).Match,
            ImportKind.Contacts => new ContactsImport(db, known, await PeopleAsync(db, table), context).Match,
            ImportKind.Signatures => new SignaturesImport(known, await db.Statements.Listed().OrderBy(statement => statement.Slug).ToListAsync(), context).Match,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };
        var lines = unread.Concat(table.Lines.Select(match)).OrderBy(line => line.Number).ToList();
        var asked = lines.Where(line => line.Questions.Count > 0).Skip(MostDoubts).Select(line => line.Number).ToHashSet();
        return new(kind, table, [.. lines.Select(line => asked.Contains(line.Number) ? new ImportLine(line.Number, line.Called, LineOutcome.Wrong, $"More than {MostDoubts} lines of this list need a decision. Import the list in parts.") : line)], said);
    }

    private static async Task<IReadOnlyDictionary<string, Person>> PeopleAsync(TccmDbContext db, PastedTable table)
    {
        var keys = table.Lines.Select(line => Key(line["email"])).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return await db.People.Where(person => keys.Contains(person.EmailKey)).ToDictionaryAsync(person => person.EmailKey, StringComparer.Ordinal);
    }

    private static string? Key(string email)
    {
        try { return EmailAddress.Parse(email).Canonical; }
        catch (DomainException) { return null; }
    }
}
