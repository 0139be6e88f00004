using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Discussion;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;

namespace Tccm.Web.Setup.Demo;

/// <summary>
/// Two texts in discussion: one on which the window for positions is over, so that there is a map to look at, and one that
/// went through two revisions, on which positions are being taken.
/// </summary>
internal sealed class DemoDiscussion(TccmDbContext db, Func<string, Organisation> organisation, Func<Actor> secretary)
{
    /// <summary>Of each organisation, by its key: what it thinks of the paragraphs of the text on cables, in their order. A dot is silence.</summary>
    private static readonly (string Key, string Stances)[] OnCables =
    [
        ("kauri", "++++r++++"), ("fjord", "+++++n+++"), ("sakura", "++r+c++r+"), ("nakhla", "+++n-+++."), ("ganga", "++++-++++"), ("chaophraya", "++++++r++"), ("hangang", "+++rc+n++"),
        ("liming", "++++-n+++"), ("sarv", "+r++c++r+"), ("reka", "++++++++."), ("baobab", "+++++++++"), ("quetzal", "+++++n+r+"), ("maple", "r++++++++"), ("zeitgeber", "+++++.+++"),
    ];

    private Statement cables = null!;
    private Statement time = null!;

    public void Prepare(Func<int, int, DateTimeOffset> ago, Action<DateTimeOffset, Func<DateTimeOffset, Task>> scene)
    {
        scene(ago(17, 9), CirculateCablesAsync);
        scene(ago(16, 13), at => SayAsync(() => cables, 1, 5, "baobab", "We mend cables without asking anybody's leave. A duty to report each cut to a government within the hour would take the people who mend it away from mending.", at));
        scene(ago(15, 8), at => AnswerAsync(() => cables, 5, "nakhla", "With us the report is already asked for, and a text against it would put us in a place where we cannot be.", at));
        scene(ago(12, 9), at => AskAsync(() => cables, at.AddDays(8), at));
        foreach (var (place, (key, stances)) in OnCables.Index()) scene(ago(11 - (place / 3), 10 + (place % 3)), at => TakeAsync(() => cables, key, stances, at));
        scene(ago(13, 9), CirculateTimeAsync);
        scene(ago(12, 14), at => SayAsync(() => time, 1, 1, "maple", "Say **public** time servers here already. There are many that are not.", at));
        scene(ago(11, 15), SuggestAsync);
        scene(ago(10, 9), at => SayAsync(() => time, 1, 3, "sakura", "We would not name the leap second: it is being settled elsewhere.", at));
        scene(ago(9, 10), TakeInAsync);
        scene(ago(6, 9), CirculateTimeAgainAsync);
        scene(ago(5, 11), at => SayAsync(() => time, 2, null, "quetzal", "This reads well in Spanish too. *We can offer a translation.*", at));
        scene(ago(4, 9), at => AskAsync(() => time, at.AddDays(6), at));
        scene(ago(3, 10), at => TakeAsync(() => time, "fjord", "+++r", at));
        scene(ago(2, 10), at => TakeAsync(() => time, "sarv", "+c+.", at));
        scene(ago(2, 15), at => IntendAsync(() => time, "hangang", at));
    }

    private async Task CirculateCablesAsync(DateTimeOffset at)
    {
        cables = await BegunAsync(DemoTexts.Cables, "Harbour Review (invented)", at.AddDays(-2));
        cables.Circulate(cables.DraftNumber, null, new Deadline(at.AddDays(12), "UTC"), StatementAudience.MembersAndSupporters, null, secretary(), at);
    }

    private async Task CirculateTimeAsync(DateTimeOffset at)
    {
        time = await BegunAsync(DemoTexts.Time, null, at.AddDays(-2));
        time.HandPen(Participant("kauri"), secretary(), at.AddDays(-1));
        time.Circulate(time.DraftNumber, null, null, StatementAudience.Members, null, Actor.For(Participant("kauri")), at);
    }

    private Task SuggestAsync(DateTimeOffset at)
    {
        db.Comments.Add(Suggestion.Of(time, Paragraph(time, 2), "This draft asks that public time servers be treated as what they are: infrastructure, like a bridge or a well.", "A minister reads “infrastructure” as a word for money. A bridge is a thing that one must not let fall.", Participant("zeitgeber"), at));
        return Task.CompletedTask;
    }

    private Task TakeInAsync(DateTimeOffset at)
    {
        var suggestion = db.Comments.Local.OfType<Suggestion>().Single();
        suggestion.Accept(time, StatementText.Replace(time.DraftBody, 2, suggestion.Replacement), time.DraftNumber, Actor.For(Participant("kauri")), at);
        return Task.CompletedTask;
    }

    private Task CirculateTimeAgainAsync(DateTimeOffset at)
    {
        var pen = Actor.For(Participant("kauri"));
        time.Write(time.Kind, time.Process, time.Language, time.DraftTitle, DemoTexts.TimeAgain(time.DraftBody), pen, at.AddHours(-2));
        time.Circulate(time.DraftNumber, DemoTexts.TimeSummary, new Deadline(at.AddDays(9), Deadline.AnywhereOnEarth), StatementAudience.Members, null, pen, at);
        return Task.CompletedTask;
    }

    private Task AskAsync(Func<Statement> statement, DateTimeOffset until, DateTimeOffset at)
    {
        statement().OpenPositions(new Deadline(until, "UTC"), PositionsSeen.AfterWindow, secretary(), at);
        return Task.CompletedTask;
    }

    private Task SayAsync(Func<Statement> statement, int revision, int? paragraph, string key, string words, DateTimeOffset at)
    {
        var text = statement().Revisions.Single(one => one.Number == revision);
        db.Comments.Add(Comment.Of(statement(), text, paragraph is { } number ? text.Paragraphs.Single(one => one.Number == number) : null, words, Participant(key), at));
        return Task.CompletedTask;
    }

    private Task AnswerAsync(Func<Statement> statement, int paragraph, string key, string words, DateTimeOffset at)
    {
        var thread = db.Comments.Local.First(comment => comment.StatementId == statement().Id && comment.ParagraphId == Paragraph(statement(), paragraph).Id && !comment.IsReply);
        db.Comments.Add(thread.Reply(statement(), words, Participant(key), at));
        return Task.CompletedTask;
    }

    /// <summary>A sign for each paragraph, in their order; after the last one the whole is left in silence.</summary>
    private Task TakeAsync(Func<Statement> statement, string key, string stances, DateTimeOffset at)
    {
        var round = statement().Round!;
        foreach (var (i, sign) in stances.Index().Where(stance => stance.Item != '.'))
        {
            var stance = sign switch { '+' => Stance.WouldSign, 'r' => Stance.WithReservations, 'n' => Stance.NoPosition, 'c' => Stance.Concern, _ => Stance.WouldNotSign };
            if (round.Take(Participant(key), Paragraph(statement(), i + 1), stance, stance.NeedsReason() ? DemoTexts.Reasons[(i + key.Length) % DemoTexts.Reasons.Length] : null, null, at) is { } position) db.Positions.Add(position);
        }
        return Task.CompletedTask;
    }

    private Task IntendAsync(Func<Statement> statement, string key, DateTimeOffset at)
    {
        db.Intentions.Add(Intention.Of(statement(), DateOnly.FromDateTime(at.UtcDateTime).AddDays(12), "Our board meets in twelve days; its chair has the text.", Participant(key), at));
        return Task.CompletedTask;
    }

    private async Task<Statement> BegunAsync(DemoText text, string? process, DateTimeOffset at)
    {
        var statement = Statement.Begin(text.Slug, StatementKind.JointStatement, process, "en", text.Title, text.Body, secretary(), at);
        db.Statements.Add(statement);
        await db.SaveChangesAsync();
        return statement;
    }

    private Contact Participant(string key) => organisation(key).CurrentContacts.Last(contact => contact.May(ContactRoles.Participant));

    private static Paragraph Paragraph(Statement statement, int number) => statement.Text.Paragraphs.Single(paragraph => paragraph.Number == number);
}
