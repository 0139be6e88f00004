using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Statements;

namespace Tccm.Domain.Adaptations;

/// <summary>A text of a statement that was published: the last, or an earlier one. Nothing else is taken away or adapted.</summary>
public sealed record PublishedText(Statement Statement, Revision Revision)
{
    /// <summary>Whether it is the text that is published now.</summary>
    public bool IsCurrent => Statement.CurrentEdition?.RevisionId == Revision.Id;

    /// <summary>The text that is published now, or that of a revision; null where it is not, or not yet, published.</summary>
    public static async Task<PublishedText?> OfAsync(TccmDbContext db, string slug, int? revision = null, CancellationToken cancellationToken = default)
    {
        var statement = await db.Statements.Whole().SingleOrDefaultAsync(one => one.Slug == slug && StatementStatuses.Public.Contains(one.Status), cancellationToken);
        if (statement?.CurrentEdition is not { } current) return null;
        var published = statement.Revisions.Where(one => statement.Editions.Any(edition => edition.RevisionId == one.Id));
        return published.SingleOrDefault(one => revision is null ? one.Id == current.RevisionId : one.Number == revision) is { } found ? new(statement, found) : null;
    }

    /// <summary>Where it stands for ever, as a path: the whole, or one of its paragraphs.</summary>
    public string AddressOf(int? number = null) => (IsCurrent, number) switch
    {
        (true, null) => $"/statements/{Statement.Slug}",
        (true, { } paragraph) => string.Create(CultureInfo.InvariantCulture, $"/statements/{Statement.Slug}#p{paragraph}"),
        (false, null) => string.Create(CultureInfo.InvariantCulture, $"/statements/{Statement.Slug}/use?revision={Revision.Number}"),
        (false, { } paragraph) => string.Create(CultureInfo.InvariantCulture, $"/statements/{Statement.Slug}/use?revision={Revision.Number}&p={paragraph}"),
    };

    /// <summary>The identities of paragraphs by their numbers; none for the whole.</summary>
    public IReadOnlyList<Guid> IdentitiesOf(Excerpt excerpt) =>
        [.. Revision.Paragraphs.Where(paragraph => excerpt.Numbers.Contains(paragraph.Number)).OrderBy(paragraph => paragraph.Number).Select(paragraph => paragraph.Identity)];

    /// <summary>The numbers, in this text, of what an adaptation came from; none where it came from the whole, or none of it is left here.</summary>
    public IReadOnlyList<int> NumbersOf(Adaptation adaptation) =>
        [.. Revision.Paragraphs.Where(paragraph => adaptation.Identities.Any(paragraph.ComesFrom)).Select(paragraph => paragraph.Number).Order()];
}
