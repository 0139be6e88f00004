using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Web.Pages.My.Discussion;

namespace Tccm.Web.Pages.My;

/// <summary>Texts in discussion, and what each organisation is asked of them. Of positions only one's own are counted.</summary>
public sealed class DiscussionsWaiting
{
    private IReadOnlyList<(Statement Statement, string Title, int Paragraphs)> texts = [];
    private IReadOnlyDictionary<(Guid Round, Guid Organisation), int> answered = new Dictionary<(Guid, Guid), int>();
    private DateTimeOffset now;

    public static async Task<DiscussionsWaiting> OfAsync(TccmDbContext db, IReadOnlyList<Contact> hats, DateTimeOffset now)
    {
        var read = await db.Statements.AsNoTracking().Where(statement => statement.Status == StatementStatus.InDiscussion).Include(statement => statement.Rounds)
            .Select(statement => new
            {
                Statement = statement,
                statement.Rounds,
                Last = statement.Revisions.OrderByDescending(revision => revision.Number).Select(revision => new { revision.Title, revision.Paragraphs.Count }).First(),
            }).ToListAsync();
        var rounds = read.Select(one => one.Statement.OpenRound(now)?.Id).OfType<Guid>().ToList();
        return new DiscussionsWaiting
        {
            texts = [.. read.Select(one => (one.Statement, one.Last.Title, one.Last.Count)).OrderBy(one => one.Statement.OpenRound(now)?.OverAt ?? one.Statement.CommentsUntilAt ?? DateTimeOffset.MaxValue)],
            answered = rounds.Count == 0 ? new Dictionary<(Guid, Guid), int>() : await RoundPositions.AnsweredAsync(db, rounds, [.. hats.Select(hat => hat.OrganisationId)]),
            now = now,
        };
    }

    /// <summary>The texts that a hat reads, with what is asked of its organisation.</summary>
    public IReadOnlyList<Waits> Of(Contact contact) =>
        [.. texts.Where(text => text.Statement.IsReadBy(contact.Organisation)).Select(text => new Waits(text.Statement, text.Title, contact, text.Paragraphs + 1, answered, now))];

    /// <summary>How many windows wait for this hat: those that it may answer and its organisation has not answered whole.</summary>
    public int WindowsFor(Contact contact) => Of(contact).Count(one => one.IsAsked);

    public sealed record Waits(Statement Statement, string Title, Contact Contact, int Of, IReadOnlyDictionary<(Guid Round, Guid Organisation), int> AnsweredBy, DateTimeOffset Now)
    {
        public Domain.Discussion.PositionRound? Window => Contact.Organisation.IsMember ? Statement.OpenRound(Now) : null;
        public int Answered => Window is { } window ? AnsweredBy.GetValueOrDefault((window.Id, Contact.OrganisationId)) : 0;
        public bool IsAsked => Window is not null && Window.WhyNot(Contact, Now) is null && Answered < Of;
        public string? AnsweredInWords => Window is null ? null : Answered == 0 ? "nothing answered yet" : Answered >= Of ? "all answered" : $"{Answered} of {Words.Counted(Of, "question")} answered";
    }
}
