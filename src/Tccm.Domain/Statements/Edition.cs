using System.Security.Cryptography;

namespace Tccm.Domain.Statements;

public enum EditionFormat
{
    Pdf,
    Json,
    Csv,
    Markdown,
    /// <summary>The page's text, for reading and keeping.</summary>
    Html,
    /// <summary>All of it with the evidence, to be checked without the portal.</summary>
    Bundle,
}

/// <summary>How a signature stands in one edition.</summary>
public enum LineStanding
{
    Signed,
    Withdrew,
    Invalid,
    /// <summary>Disputed and not decided: counted nowhere and not named.</summary>
    Paused,
}

/// <summary>What was published, numbered: exact bytes with their hashes, rendered once and served as they are kept.</summary>
public sealed class Edition
{
    private readonly List<EditionFile> files = [];
    private readonly List<EditionLine> lines = [];

    private Edition() { }

    internal Edition(Statement statement, IEnumerable<EditionLine> lines, IEnumerable<EditionFile> files, int memberCount, string? because, Guid? proposedBy, Guid? publishedBy, DateTimeOffset at)
    {
        StatementId = statement.Id;
        RevisionId = statement.Text.Id;
        Number = (statement.CurrentEdition?.Number ?? 0) + 1;
        MemberCount = memberCount;
        Because = because;
        PublishedAt = at;
        (ProposedById, PublishedById) = (proposedBy, publishedBy);
        this.lines.AddRange(lines);
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
    /// <summary>What changed since the edition before, in public words; null for the first.</summary>
    public string? Because { get; private init; }
    public DateTimeOffset PublishedAt { get; private init; }
    public Guid? ProposedById { get; private init; }
    public Guid? PublishedById { get; private init; }

    public IReadOnlyCollection<EditionFile> Files => files;

    /// <summary>The signatures that it speaks of, each as it stood.</summary>
    public IReadOnlyCollection<EditionLine> Lines => lines;
}

/// <summary>One signature as it stood in one edition.</summary>
public sealed class EditionLine
{
    private EditionLine() { }

    internal EditionLine(Signature signature)
    {
        SignatureId = signature.Id;
        Standing = signature.IsLive ? signature.DisputedAt is null ? LineStanding.Signed : LineStanding.Paused
            : signature.WithdrawnAt is null ? LineStanding.Invalid : LineStanding.Withdrew;
        Since = signature.WithdrawnAt ?? signature.InvalidatedAt ?? signature.DisputedAt;
        Words = signature.WithdrawalReason ?? signature.InvalidReason?.InWords();
    }

    public Guid EditionId { get; private init; }
    public Guid SignatureId { get; private init; }
    public LineStanding Standing { get; private init; }
    /// <summary>When it came to stand so; null where it simply stands.</summary>
    public DateTimeOffset? Since { get; private init; }
    /// <summary>Why, in public words, where somebody said so.</summary>
    public string? Words { get; private init; }
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
