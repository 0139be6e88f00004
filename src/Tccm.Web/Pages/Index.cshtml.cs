using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Calendar;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Web.Infrastructure;
using Tccm.Web.Pages.Shared;

namespace Tccm.Web.Pages;

[PublicPage]
public sealed class IndexModel(TccmDbContext db, TimeProvider clock) : PageModel
{
    private const int Latest = 3;
    private const int Newest = 5;
    private const int Nearest = 3;

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public IReadOnlyList<MemberLine> Members { get; private set; } = [];
    public int SupporterCount { get; private set; }
    public int StatementCount { get; private set; }
    public int? SinceYear { get; private set; }
    public IReadOnlyList<(Statement Statement, SignatoryList List)> LatestStatements { get; private set; } = [];
    public IReadOnlyList<(TimelineEntry Entry, KnownDate Date)> Next { get; private set; } = [];
    public MembersOverTime OverTime { get; private set; } = null!;

    public int EconomyCount => Members.Select(line => line.Organisation.Economy).Distinct().Count();
    public IEnumerable<MemberLine> NewestMembers => Members.Where(line => line.Period.From is not null).OrderByDescending(line => line.Period.From).Take(Newest);
    public IReadOnlyList<(OrganisationKind Kind, int Count)> Kinds =>
        [.. OrganisationKinds.All.Select(kind => (kind, Members.Count(line => line.Organisation.Kinds.Contains(kind)))).Where(pair => pair.Item2 > 0).OrderByDescending(pair => pair.Item2)];

    public async Task OnGetAsync()
    {
        var today = DateOnly.FromDateTime(Now.UtcDateTime);
        Next = [.. (await Domain.Calendar.Timeline.OfAsync(db)).Next(Now).Take(Nearest)];
        Members = (await MemberList.OnAsync(db, MembershipCategory.Member, today, today)).Lines;
        SupporterCount = (await MemberList.OnAsync(db, MembershipCategory.Supporter, today, today)).Lines.Count;
        OverTime = new MembersOverTime(await db.MembershipPeriods.AsNoTracking().ToListAsync(), today);

        var published = await db.Statements.Whole().AsNoTracking().Where(statement => StatementStatuses.Public.Contains(statement.Status)).ToListAsync();
        StatementCount = published.Count;
        SinceYear = published.Select(statement => statement.ShownOn?.Year).Min();
        LatestStatements = [.. published.OrderByDescending(statement => statement.ShownOn).ThenBy(statement => statement.Title, Tccm.Domain.Text.Names.Order)
            .Take(Latest).Select(statement => (statement, SignatoryList.Of(statement, Members.Count)))];
    }
}
