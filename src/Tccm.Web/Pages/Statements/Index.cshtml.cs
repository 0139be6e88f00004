using System.Globalization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Statements;
using Tccm.Web.Documents;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Pages.Statements;

/// <summary>What was published. A choice of year, kind or process that fits nothing shows nothing, and says so.</summary>
[PublicPage]
public sealed class IndexModel(TccmDbContext db) : PageModel
{
    private IReadOnlyList<Statement> sought = [];

    public Choice Chosen { get; private set; } = new(null, null, null, null);
    public IReadOnlyList<(Statement Statement, SignatoryList List)> Shown { get; private set; } = [];
    public bool IsEmptyRegister { get; private set; }

    public IReadOnlyList<Group> Groups =>
    [
        Of("Year", "year", statement => YearOf(statement), year => year, year => Chosen with { Year = year }, Chosen.Year),
        Of("Kind", "kind", statement => Json.Code(statement.Kind), code => sought.First(statement => Json.Code(statement.Kind) == code).Kind.InWords(), kind => Chosen with { Kind = kind }, Chosen.Kind),
        Of("Process", "process", statement => statement.Process, process => process, process => Chosen with { Process = process }, Chosen.Process),
    ];

    public async Task OnGetAsync(string? year, string? kind, string? process, string? q)
    {
        Chosen = new(year, kind, process, q);
        var published = await db.Statements.Whole().AsNoTracking().Where(statement => StatementStatuses.Public.Contains(statement.Status)).ToListAsync();
        var members = await SignatoryList.ElectorateAsync(db);
        IsEmptyRegister = published.Count == 0;
        sought = [.. published.Where(statement => Search.Finds(q, statement.Title, statement.Process, statement.Slug))
            .OrderByDescending(statement => statement.ShownOn).ThenBy(statement => statement.Title, Tccm.Domain.Text.Names.Order)];
        Shown = [.. sought.Where(statement => Fits(statement, "")).Select(statement => (statement, SignatoryList.Of(statement, members.For(statement))))];
    }

    private Group Of(string name, string key, Func<Statement, string?> valueOf, Func<string, string> inWords, Func<string?, Choice> with, string? chosen)
    {
        var among = sought.Where(statement => Fits(statement, key)).ToList();
        var values = among.Select(valueOf).OfType<string>().Distinct();
        values = key == "year" ? values.OrderDescending(StringComparer.Ordinal) : values.Order(Tccm.Domain.Text.Names.Order);
        return new Group(name, key,
            [new("All", with(null), among.Count, string.IsNullOrEmpty(chosen)), .. values.Select(value => new Link(inWords(value), with(value), among.Count(statement => valueOf(statement) == value), chosen == value))]);
    }

    private bool Fits(Statement statement, string but) =>
        (but == "year" || string.IsNullOrEmpty(Chosen.Year) || YearOf(statement) == Chosen.Year)
        && (but == "kind" || string.IsNullOrEmpty(Chosen.Kind) || Json.Code(statement.Kind) == Chosen.Kind)
        && (but == "process" || string.IsNullOrEmpty(Chosen.Process) || statement.Process == Chosen.Process);

    private static string? YearOf(Statement statement) => statement.ShownOn?.Year.ToString(CultureInfo.InvariantCulture);

    public sealed record Choice(string? Year, string? Kind, string? Process, string? Q);

    public sealed record Group(string Name, string Key, IReadOnlyList<Link> Links);

    public sealed record Link(string Words, Choice To, int Count, bool IsChosen);
}
