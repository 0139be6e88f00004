namespace Tccm.Domain.Statements;

/// <summary>
/// The text in the pen's hand, as it was at one saving: nobody but the pen sees it before it is circulated. Each saving is
/// kept, so that no word is lost where two write; the last is the one that is written on.
/// </summary>
public sealed class DraftText
{
    private DraftText() { }

    internal DraftText(Statement statement, int number, string title, string body, Actor by, DateTimeOffset at, Guid? suggestionId)
    {
        (StatementId, Number, Text, Title) = (statement.Id, number, TitledText.Join(title, body), Domain.Text.Name.Check(title, "title"));
        (WrittenAt, WrittenById, OrganisationId, SuggestionId) = (at, by.PersonId, by.OrganisationId, suggestionId);
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid StatementId { get; private init; }
    /// <summary>How often it was saved; of two who write at once, the second is told.</summary>
    public int Number { get; private init; }
    public string Title { get; private init; } = "";
    public string Text { get; private init; } = "";
    public DateTimeOffset WrittenAt { get; private init; }
    public Guid? WrittenById { get; private init; }
    /// <summary>For which organisation the pen was held; null for the secretariat.</summary>
    public Guid? OrganisationId { get; private init; }
    /// <summary>The suggestion that this saving took in.</summary>
    public Guid? SuggestionId { get; private init; }

    public string Body => TitledText.BodyOf(Text);
    public TextDocument Document => StatementText.Parse(Body);
}
