namespace Tccm.Domain.Statements;

/// <summary>One immutable text of a statement, with the SHA-256 of its UTF-8 bytes. The database refuses a change.</summary>
public sealed class Revision
{
    private readonly List<Paragraph> paragraphs = [];

    private Revision() { }

    internal Revision(Statement statement, Revision? before, string title, string body, string language, Actor by, DateTimeOffset at)
    {
        StatementId = statement.Id;
        Number = (before?.Number ?? 0) + 1;
        Text = TitledText.Join(title, body);
        Title = Domain.Text.Name.Check(title, "title");
        Sha256 = StatementText.Sha256(Text);
        Language = language;
        CreatedAt = at;
        CreatedById = by.PersonId;
        // Each identity goes on once: paragraphs of the same words are still as many paragraphs.
        var known = (before?.Paragraphs ?? []).OrderBy(paragraph => paragraph.Number).GroupBy(paragraph => paragraph.Text, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => new Queue<Guid>(same.Select(paragraph => paragraph.Identity)), StringComparer.Ordinal);
        paragraphs.AddRange(Document.Paragraphs
            .Where(paragraph => paragraph.PlainText.Length > 0)
            .Select(paragraph => new Paragraph(paragraph.Number, paragraph.PlainText,
                known.GetValueOrDefault(paragraph.PlainText) is { Count: > 0 } identities ? identities.Dequeue() : null)));
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid StatementId { get; private init; }
    public int Number { get; private init; }
    public string Title { get; private init; } = "";
    public string Text { get; private init; } = "";
    public string Sha256 { get; private init; } = "";
    public string Language { get; private init; } = "en";
    public DateTimeOffset CreatedAt { get; private init; }
    public Guid? CreatedById { get; private init; }

    public IReadOnlyCollection<Paragraph> Paragraphs => paragraphs;
    public string Body => TitledText.BodyOf(Text);

    /// <summary>The body as blocks, from which page, PDF and plain text are all drawn.</summary>
    public TextDocument Document => StatementText.Parse(Body);
}

/// <summary>One paragraph of a revision. Its identity goes on in later revisions where its words are the same.</summary>
public sealed class Paragraph
{
    private Paragraph() { }

    internal Paragraph(int number, string text, Guid? identity) =>
        (Number, Text, Identity) = (number, text, identity ?? Guid.CreateVersion7());

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid RevisionId { get; private init; }
    public int Number { get; private init; }
    public Guid Identity { get; private init; }
    public string Text { get; private init; } = "";
}
