namespace Tccm.Domain.Statements;

/// <summary>One immutable text of a statement, with the SHA-256 of its UTF-8 bytes. The database refuses a change.</summary>
public sealed class Revision
{
    private readonly List<Paragraph> paragraphs = [];

    private Revision() { }

    internal Revision(Statement statement, Revision? before, string title, string body, string language, string? summary, IReadOnlyDictionary<int, IReadOnlyList<int>>? mended, Actor by, DateTimeOffset at)
    {
        StatementId = statement.Id;
        Number = (before?.Number ?? 0) + 1;
        Text = TitledText.Join(title, body);
        Title = Domain.Text.Name.Check(title, "title");
        Sha256 = StatementText.Sha256(Text);
        Language = language;
        Summary = summary;
        CreatedAt = at;
        CirculatedAt = at;
        CreatedById = by.PersonId;
        paragraphs.AddRange(Paragraph.Of(this, before, Document, mended));
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
    /// <summary>What changed since the revision before, in the editor's words.</summary>
    public string? Summary { get; private init; }
    /// <summary>Since when others than the pen may see it; null for what was kept before there was circulation.</summary>
    public DateTimeOffset? CirculatedAt { get; private init; }

    public IReadOnlyCollection<Paragraph> Paragraphs => paragraphs;
    public string Body => TitledText.BodyOf(Text);

    /// <summary>The body as blocks, from which page, PDF and plain text are all drawn.</summary>
    public TextDocument Document => StatementText.Parse(Body);
}

/// <summary>
/// One paragraph of a revision. Its identity goes on in later revisions while its words do, changed or moved; what it came
/// from where paragraphs were split or joined stands in <see cref="Ancestors"/>.
/// </summary>
public sealed class Paragraph
{
    private Paragraph() { }

    private Paragraph(Revision revision, int number, string text, Guid? identity, IReadOnlyList<Guid> ancestors) =>
        (RevisionId, Number, Text, Identity, Ancestors) = (revision.Id, number, text, identity ?? Guid.CreateVersion7(), ancestors);

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid RevisionId { get; private init; }
    public int Number { get; private init; }
    public Guid Identity { get; private init; }
    /// <summary>Every earlier identity that it came from, its own apart.</summary>
    public IReadOnlyList<Guid> Ancestors { get; private init; } = [];
    public string Text { get; private init; } = "";

    /// <summary>Whether what was said of that paragraph of an earlier revision was said of this one too.</summary>
    public bool ComesFrom(Guid identity) => Identity == identity || Ancestors.Contains(identity);

    internal static IEnumerable<Paragraph> Of(Revision of, Revision? before, TextDocument document, IReadOnlyDictionary<int, IReadOnlyList<int>>? mended)
    {
        var known = before?.Paragraphs.ToDictionary(paragraph => paragraph.Identity) ?? [];
        return ParagraphMatch.Of(Known(before), Read(document), mended).Select(matched => new Paragraph(of, matched.Number, matched.Text, matched.Identity,
            [.. matched.From.SelectMany(identity => known[identity].Ancestors.Prepend(identity)).Where(identity => identity != matched.Identity).Distinct()]));
    }

    /// <summary>The paragraphs of a revision as those of a later text are matched with them.</summary>
    public static IReadOnlyList<KnownParagraph> Known(Revision? revision) =>
        [.. (revision?.Paragraphs ?? []).OrderBy(paragraph => paragraph.Number).Select(paragraph => new KnownParagraph(paragraph.Number, paragraph.Identity, paragraph.Text))];

    public static IReadOnlyList<(int Number, string Text)> Read(TextDocument document) =>
        [.. document.Paragraphs.Where(paragraph => paragraph.PlainText.Length > 0).Select(paragraph => (paragraph.Number, paragraph.PlainText))];
}
