using Tccm.Domain.Discussion;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;

namespace Tccm.Web.Emails;

/// <summary>To who can be the second of the two who publish a consensus map.</summary>
public sealed class MapProposed(Statement statement, PositionRound round, Person by) : Letter
{
    public override string Subject => $"To be decided by a second: whether everybody may see the consensus map of {statement.Title}";

    public override EmailAddress? ReplyTo => by.Email;

    protected override IEnumerable<string> Body =>
    [
        statement.PenHolderId is null ? "You get this because you are of the secretariat." : "You get this because you are of the secretariat, or hold the pen of a text.",
        $"{by.Name} proposed to publish the consensus map of revision {round.RevisionNumber} of “{round.Title}”: its numbers alone, without names and reasons.",
        "It takes a second person. You see there exactly what would be public, and publish it or drop the proposal.",
    ];

    protected override (string, string)? Link => ("See what would be public", $"/drafting/{statement.Slug}/map/{round.RevisionNumber}");
}
