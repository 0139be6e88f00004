using Tccm.Domain.Statements;

namespace Tccm.Web.Pages.Secretariat;

/// <summary>Where a statement stands, in one line.</summary>
public sealed record StatementStanding(Statement Statement, DateTimeOffset Now)
{
    public int Signed => Statement.LiveSignatures.Count();
    public bool IsCounting => Statement.Status is StatementStatus.Open or StatementStatus.Closed && !Statement.IsRecorded;
    public bool IsClosingSoon => Statement.IsSignable(Now) && Statement.Deadline!.Value.Instant - Now < TimeSpan.FromHours(72);
    public bool IsOverdue => Statement.Status == StatementStatus.Open && !Statement.IsSignable(Now);
}
