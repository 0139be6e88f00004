using Tccm.Domain.Statements;

namespace Tccm.Web.Pages.Secretariat;

/// <summary>Where a statement stands, in one line.</summary>
public sealed record StatementStanding(Statement Statement, DateTimeOffset Now)
{
    /// <summary>Of the members, as the public would be told: neither whose signature is disputed nor who is recorded from elsewhere.</summary>
    public int Signed => Statement.Counted.Count(signature => signature.Origin == SignatureOrigin.Online);
    public int Recorded => Statement.Counted.Count(signature => signature.Origin == SignatureOrigin.Recorded);
    public int Disputed => Statement.LiveSignatures.Count() - Statement.Counted.Count();
    public bool IsCounting => Statement.Status is StatementStatus.Open or StatementStatus.Closed && !Statement.IsRecorded;
    public bool IsClosingSoon => Statement.IsSignable(Now) && Statement.Deadline!.Value.Instant - Now < TimeSpan.FromHours(72);
    public bool IsOverdue => Statement.Status == StatementStatus.Open && !Statement.IsSignable(Now);
}
