using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Discussion;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;

namespace Tccm.Web.Pages.My.Discussion;

/// <summary>Which threads are shown; the text is always whole.</summary>
public enum ThreadFilter
{
    All,
    Open,
    Mine,
}

/// <summary>A comment or answer with who said it.</summary>
public sealed record Said(Comment Comment, string By, string? Person)
{
    public TextDocument? Document => Comment.Words.Length > 0 ? Comment.Document : null;
}

/// <summary>What was said first, the answers to it, and on which revision.</summary>
public sealed record ThreadShown(string Slug, Said First, IReadOnlyList<Said> Replies, int Revision, bool IsEarlier, int? Paragraph, TextDifference? Difference, string? Decider)
{
    public Suggestion? Suggestion => First.Comment as Suggestion;
    public bool IsOpen => !First.Comment.IsResolved && Suggestion?.IsDecided != true;
    public int Count => 1 + Replies.Count;
}

/// <summary>
/// All that was said of a text up to one of its revisions, each thread beside the paragraph that it is about now. Read by a
/// fixed number of queries, however much was said; where that is more than a page can hold, counted here and read by paragraph.
/// </summary>
public sealed class Threads
{
    /// <summary>More comments than this are read on the paragraphs' own pages.</summary>
    public const int MostOnOnePage = 2_000;

    private readonly Dictionary<Guid, List<ThreadShown>> beside = [];
    private readonly Dictionary<Guid, (int Open, int All)> counts = [];

    private Threads(bool isFolded) => IsFolded = isFolded;

    /// <summary>Whether there is too much for one page, so that only counts are known.</summary>
    public bool IsFolded { get; }
    public IReadOnlyList<ThreadShown> OnTheWhole { get; private set; } = [];
    /// <summary>What was said of paragraphs that this revision has no more.</summary>
    public IReadOnlyList<ThreadShown> OnWhatIsGone { get; private set; } = [];
    public int All { get; private set; }
    public int Open { get; private set; }
    public int Mine { get; private set; }

    public IReadOnlyList<ThreadShown> On(Paragraph paragraph) => beside.GetValueOrDefault(paragraph.Id) ?? [];
    public (int Open, int All) CountOn(Paragraph paragraph) => counts.GetValueOrDefault(paragraph.Id);

    public static async Task<Threads> OfAsync(TccmDbContext db, Statement statement, Revision shown, ThreadFilter filter, IReadOnlyCollection<Guid> mine, CancellationToken cancellationToken = default)
    {
        var revisions = statement.Circulated.Where(revision => revision.Number <= shown.Number).Select(revision => revision.Id).ToList();
        var said = db.Comments.AsNoTracking().Where(comment => comment.StatementId == statement.Id && revisions.Contains(comment.RevisionId));
        var heads = await said.Select(comment => new Head(comment.Id, comment.ThreadId, comment.RevisionId, comment.ParagraphIdentity, comment.OrganisationId, comment.ResolvedAt != null
            || (comment is Suggestion && (((Suggestion)comment).AcceptedAt != null || ((Suggestion)comment).DeclinedAt != null)))).ToListAsync(cancellationToken);
        var all = new Threads(heads.Count > MostOnOnePage);
        // Of a thread that an organisation answered, it is one of the voices.
        var joined = heads.Where(head => head.OrganisationId is { } by && mine.Contains(by)).Select(head => head.ThreadId ?? head.Id).ToHashSet();
        var firsts = heads.Where(head => head.ThreadId is null).ToList();
        (all.All, all.Open, all.Mine) = (firsts.Count, firsts.Count(head => !head.IsSettled), firsts.Count(head => joined.Contains(head.Id)));

        var wanted = firsts.Where(head => filter == ThreadFilter.All || (filter == ThreadFilter.Open ? !head.IsSettled : joined.Contains(head.Id))).ToList();
        var place = Places(shown, wanted.Select(head => head.ParagraphIdentity));
        foreach (var same in wanted.Where(head => head.ParagraphIdentity is { } identity && place.ContainsKey(identity)).GroupBy(head => place[head.ParagraphIdentity!.Value]))
            all.counts[same.Key] = (same.Count(head => !head.IsSettled), same.Count());
        if (all.IsFolded)
        {
            // Of these there is no other page.
            wanted = [.. wanted.Where(head => head.ParagraphIdentity is not { } identity || !place.ContainsKey(identity))];
            var ids = wanted.Select(head => head.Id).ToList();
            said = said.Where(comment => ids.Contains(comment.Id) || ids.Contains(comment.ThreadId!.Value));
        }
        var keep = wanted.Select(head => head.Id).ToHashSet();
        foreach (var thread in await ReadAsync(db, statement, [.. (await said.ToListAsync(cancellationToken)).Where(comment => keep.Contains(comment.ThreadId ?? comment.Id))], shown, cancellationToken))
        {
            if (thread.First.Comment.ParagraphIdentity is not { } identity) all.OnTheWhole = [.. all.OnTheWhole, thread];
            else if (!place.TryGetValue(identity, out var paragraph)) all.OnWhatIsGone = [.. all.OnWhatIsGone, thread];
            else if (all.beside.TryGetValue(paragraph, out var threads)) threads.Add(thread);
            else all.beside[paragraph] = [thread];
        }
        return all;
    }

    /// <summary>What was said of one paragraph, by all its identities, in every circulated revision.</summary>
    public static async Task<IReadOnlyList<ThreadShown>> OfAsync(TccmDbContext db, Statement statement, IReadOnlyCollection<Guid> identities, CancellationToken cancellationToken = default)
    {
        var revisions = statement.Circulated.Select(revision => revision.Id).ToList();
        var said = await db.Comments.AsNoTracking()
            .Where(comment => comment.StatementId == statement.Id && revisions.Contains(comment.RevisionId) && identities.Contains(comment.ParagraphIdentity!.Value)).ToListAsync(cancellationToken);
        return await ReadAsync(db, statement, said, statement.Circulated.Last(), cancellationToken);
    }

    public static async Task<ThreadShown> OneAsync(TccmDbContext db, Statement statement, Comment first, CancellationToken cancellationToken = default) =>
        (await ReadAsync(db, statement, [first, .. await db.Comments.AsNoTracking().Where(comment => comment.ThreadId == first.Id).ToListAsync(cancellationToken)], statement.Circulated.Last(), cancellationToken)).Single();

    /// <summary>The page on which a paragraph of a revision is read, with what was said of it unfolded.</summary>
    public static object PlaceOf(Statement statement, Revision revision, Paragraph? paragraph) => new
    {
        slug = statement.Slug,
        revision = revision == statement.Circulated.Last() ? null : (int?)revision.Number,
        unfold = paragraph?.Number,
    };

    /// <summary>Where a thread stands now: beside the paragraph of the last revision that goes on from its own.</summary>
    public static (object Place, string Fragment) Beside(Statement statement, Comment first)
    {
        var last = statement.Circulated.Last();
        var paragraph = first.ParagraphIdentity is { } identity ? At(last, identity) : null;
        return (PlaceOf(statement, last, paragraph), paragraph is { } one ? $"p{one.Number}" : first.ParagraphIdentity is null ? "whole" : "gone");
    }

    /// <summary>The paragraph itself, or where it was split or joined the first that holds of it.</summary>
    public static Paragraph? At(Revision revision, Guid identity) =>
        revision.Paragraphs.OrderBy(paragraph => paragraph.Number).Where(paragraph => paragraph.ComesFrom(identity)).OrderBy(paragraph => paragraph.Identity != identity).FirstOrDefault();

    private static Dictionary<Guid, Guid> Places(Revision shown, IEnumerable<Guid?> identities) => identities.OfType<Guid>().Distinct()
        .Select(identity => (identity, At(shown, identity))).Where(pair => pair.Item2 is not null).ToDictionary(pair => pair.identity, pair => pair.Item2!.Id);

    private static async Task<IReadOnlyList<ThreadShown>> ReadAsync(TccmDbContext db, Statement statement, IReadOnlyList<Comment> said, Revision shown, CancellationToken cancellationToken)
    {
        var organisations = said.Select(comment => comment.OrganisationId).OfType<Guid>().Distinct().ToList();
        var people = said.Select(comment => comment.PersonId).Concat(said.OfType<Suggestion>().Select(suggestion => suggestion.DecidedById)).OfType<Guid>().Distinct().ToList();
        var names = await db.Organisations.AsNoTracking().Where(one => organisations.Contains(one.Id)).Select(one => new { one.Id, one.DisplayName }).ToDictionaryAsync(one => one.Id, one => one.DisplayName, cancellationToken);
        var persons = await db.People.AsNoTracking().Where(one => people.Contains(one.Id)).Select(one => new { one.Id, one.Name }).ToDictionaryAsync(one => one.Id, one => one.Name, cancellationToken);
        var revisions = statement.Circulated.ToDictionary(revision => revision.Id);
        var numbers = revisions.Values.SelectMany(revision => revision.Paragraphs).ToDictionary(paragraph => paragraph.Id, paragraph => paragraph.Number);
        var sources = new Dictionary<(Guid, int), string>();
        var replies = said.Where(comment => comment.IsReply).ToLookup(comment => comment.ThreadId!.Value);
        return [.. said.Where(comment => !comment.IsReply).OrderBy(comment => comment.SaidAt).ThenBy(comment => comment.Id).Select(first => new ThreadShown(
            statement.Slug, Spoken(first), [.. replies[first.Id].OrderBy(reply => reply.SaidAt).ThenBy(reply => reply.Id).Select(Spoken)],
            revisions[first.RevisionId].Number, first.RevisionId != shown.Id, first.ParagraphId is { } id ? numbers[id] : null,
            first is Suggestion suggestion ? TextDifference.Of(Source(suggestion), suggestion.Replacement) : null,
            first is Suggestion { DecidedById: { } decider } ? persons.GetValueOrDefault(decider) : null))];

        Said Spoken(Comment comment) => new(comment, comment.OrganisationId is { } by ? names[by] : "The secretariat", comment.PersonId is { } person ? persons.GetValueOrDefault(person) : null);

        string Source(Suggestion suggestion)
        {
            var at = (suggestion.RevisionId, numbers[suggestion.ParagraphId!.Value]);
            return sources.TryGetValue(at, out var known) ? known : sources[at] = StatementText.SourceOf(revisions[at.RevisionId].Body, at.Item2);
        }
    }

    private sealed record Head(Guid Id, Guid? ThreadId, Guid RevisionId, Guid? ParagraphIdentity, Guid? OrganisationId, bool IsSettled);
}
