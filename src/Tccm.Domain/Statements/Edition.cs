using System.Security.Cryptography;

namespace Tccm.Domain.Statements;

public enum EditionFormat
{
    Pdf,
    Json,
    Csv,
    Markdown,
}

/// <summary>What was published, numbered: exact bytes with their hashes, rendered once and served as they are kept.</summary>
public sealed class Edition
{
    private readonly List<EditionFile> files = [];

    private Edition() { }

    internal Edition(Statement statement, int number, IEnumerable<EditionFile> files, int memberCount, Actor by, DateTimeOffset at)
    {
        StatementId = statement.Id;
        RevisionId = statement.Text.Id;
        Number = number;
        MemberCount = memberCount;
        PublishedAt = at;
        PublishedById = by.PersonId;
        this.files.AddRange(files);
        if (this.files.Select(file => file.Format).Distinct().Count() != Enum.GetValues<EditionFormat>().Length)
            throw new InvalidOperationException("An edition has each of its files once.");
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid StatementId { get; private init; }
    public Guid RevisionId { get; private init; }
    public int Number { get; private init; }

    /// <summary>How many members there were at publication: the <c>m</c> of "n of m".</summary>
    public int MemberCount { get; private init; }
    public DateTimeOffset PublishedAt { get; private init; }
    public Guid? PublishedById { get; private init; }

    public IReadOnlyCollection<EditionFile> Files => files;
}

public sealed class EditionFile
{
    private EditionFile() { }

    public EditionFile(EditionFormat format, byte[] bytes) =>
        (Format, Bytes, Sha256) = (format, bytes, Convert.ToHexStringLower(SHA256.HashData(bytes)));

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid EditionId { get; private init; }
    public EditionFormat Format { get; private init; }
    public byte[] Bytes { get; private init; } = [];
    public string Sha256 { get; private init; } = "";
}
