using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Statements;

namespace Tccm.Web.Pages.Secretariat.Statements;

public sealed class IndexModel(TccmDbContext db, TimeProvider clock) : PageModel
{
    public DateTimeOffset Now { get; } = clock.GetUtcNow();
    public string Show { get; private set; } = "";
    public Electorate Electorate { get; private set; } = null!;
    public IReadOnlyList<(string Key, string Words, int Count)> Filters { get; private set; } = [];
    public IReadOnlyList<Statement> Statements { get; private set; } = [];

    private static readonly (string Key, string Words, StatementStatus? Status)[] Shown =
    [
        ("all", "All", null), ("draft", "Drafts", StatementStatus.Draft), ("in-discussion", "In discussion", StatementStatus.InDiscussion), ("open", "Open for signature", StatementStatus.Open),
        ("closed", "To publish", StatementStatus.Closed), ("published", "Published", StatementStatus.Published), ("abandoned", "Abandoned", StatementStatus.Abandoned),
    ];

    public async Task OnGetAsync(string? show)
    {
        var chosen = Shown.FirstOrDefault(one => one.Key == show);
        Show = chosen.Key ?? "all";
        var counts = await db.Statements.GroupBy(statement => statement.Status).ToDictionaryAsync(group => group.Key, group => group.Count());
        Filters = [.. Shown.Select(one => (one.Key, one.Words, one.Status is { } status ? counts.GetValueOrDefault(status) : counts.Values.Sum()))];
        Electorate = await SignatoryList.ElectorateAsync(db);
        Statements = await ShownBy(db, show).ToListAsync();
    }

    /// <summary>The statements that the page lists, and that its export holds.</summary>
    public static IQueryable<Statement> ShownBy(TccmDbContext db, string? show)
    {
        var status = Shown.FirstOrDefault(one => one.Key == show).Status;
        return db.Statements.Listed().Where(statement => status == null || statement.Status == status).OrderByDescending(statement => statement.CreatedAt);
    }
}
