using Tccm.Domain.Statements;

namespace Tccm.Web.Emails;

/// <summary>To each contact of those who signed, and to the secretariat: another edition stands in the place of the one before, and why.</summary>
public sealed class EditionReplaced(Statement statement, Edition edition, Reader? reader, IReadOnlySet<Guid> signed) : Letter
{
    public override bool CanWait => true;

    public override string Subject => $"Edition {edition.Number}: {statement.Title}";

    protected override IEnumerable<string> Body =>
    [
        reader is null ? "You get this because you are in the secretariat." : $"You get this because you are a contact of {reader.For(contact => signed.Contains(contact.OrganisationId))}, which signed “{statement.Title}”.",
        $"Edition {edition.Number} stands in the place of edition {edition.Number - 1} since {Tccm.Domain.Text.Words.Instant(edition.PublishedAt)}. What is new: {edition.Because}",
        SignatoryList.Of(statement, edition).Attribution,
        $"Edition {edition.Number - 1} stays where it was, marked as superseded.{(reader is null ? " Tell those to whom it was delivered." : "")}",
    ];

    protected override (string, string)? Link => ("See what changed, edition by edition", $"/statements/{statement.Slug}/editions");
}
