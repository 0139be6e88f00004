using Tccm.Domain.Statements;

namespace Tccm.Web.Emails;

/// <summary>To each guest: what was published, and how to get no more letters.</summary>
public sealed class StatementPublishedToGuest(Statement statement, SignatoryList signatories, string leavePath) : Letter
{
    public override string Subject => $"Published: {statement.Title}";

    public override bool CanWait => true;

    // The link to leave is for this reader alone.
    public override bool Secret => true;

    protected override IEnumerable<string> Body =>
    [
        "You get this because you accepted to receive, in your personal capacity, what the coalition publishes.",
        $"“{statement.Title}” is public now, in edition {statement.CurrentEdition!.Number}.",
        signatories.InBrief,
    ];

    protected override (string, string)? Link => ("Read it, with its signatories and downloads", $"/statements/{statement.Slug}");

    protected override (string, string)? Leaving => ("To receive nothing more", leavePath);
}
