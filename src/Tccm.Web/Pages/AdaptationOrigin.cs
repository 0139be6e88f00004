using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Adaptations;
using Tccm.Domain.Database;

namespace Tccm.Web.Pages;

/// <summary>What a form to register an adaptation begins from: a published text, and perhaps what somebody made of it before.</summary>
public sealed record AdaptationOrigin(PublishedText Source, Adaptation? From)
{
    /// <summary>Null where the text is not published, or the earlier one is not shown.</summary>
    public static async Task<AdaptationOrigin?> OfAsync(TccmDbContext db, string slug, int? revision, Guid? from)
    {
        if (await PublishedText.OfAsync(db, slug, revision) is not { } source) return null;
        if (from is not { } id) return new(source, null);
        var earlier = await db.Adaptations.Include(one => one.Organisation).SingleOrDefaultAsync(one => one.Id == id && one.StatementId == source.Statement.Id && AdaptationStatuses.Public.Contains(one.Status));
        return earlier is null ? null : new(source, earlier);
    }

    /// <summary>The paragraphs to begin with: those that were asked for, else those of the earlier one.</summary>
    public IList<int> Paragraphs(IReadOnlyCollection<int> asked) => asked.Count > 0 || From is null ? [.. asked] : [.. Source.NumbersOf(From)];
}
