using Tccm.Domain.Statements;

namespace Tccm.Web.Emails;

/// <summary>To each contact of members and supporters: what was published, and by how many it was signed.</summary>
public sealed class StatementPublished(Statement statement, SignatoryList signatories, Reader reader) : Letter
{
    public override string Subject => $"Published: {statement.Title}";

    public override bool CanWait => true;

    protected override IEnumerable<string> Body =>
    [
        $"You get this because you are a contact of {reader.For(_ => true)}.",
        $"“{statement.Title}” is public now, in edition {statement.CurrentEdition!.Number}.",
        signatories.InBrief,
    ];

    protected override (string, string)? Link => ("Read it, with its signatories and downloads", $"/statements/{statement.Slug}");
}
