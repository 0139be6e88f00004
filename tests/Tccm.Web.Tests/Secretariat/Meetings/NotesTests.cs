using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Calendar;
using Tccm.Domain.Meetings;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;
using Tccm.Testing;

namespace Tccm.Web.Tests.Secretariat.Meetings;

public sealed class NotesTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task Notes_AreKeptWithTheirTiesAndChangedForTheAudienceAlone()
    {
        var statement = await portal.Given.Statement("Keep it open").Published();
        await portal.Given.Statement("Unseen draft").Draft();
        var opening = await OpeningAsync();
        var meeting = await portal.Given.Meeting("Monthly call").Starting(TimeSpan.FromHours(-1));
        var clerk = await ClerkAsync();

        var form = await clerk.GetAsync($"/secretariat/meetings/{meeting.Id}/notes");
        var kept = await form.SubmitAsync(("Input.Notes", "We spoke of **quillwort**."), ("Input.Statements", statement.Slug), ("Input.Openings", opening.ToString()));
        var change = await clerk.GetAsync($"/secretariat/meetings/{meeting.Id}/notes");
        var changed = await change.SubmitAsync(("Input.Notes", "We spoke of quillwort alone."), ("Input.Openings", null));

        Assert.DoesNotContain("Unseen draft", form.Text, StringComparison.Ordinal);
        Assert.Equal("The notes of “Monthly call” were kept.", kept.Flash);
        Assert.Contains("About Keep it open, Comments on the zero draft.", kept.Text, StringComparison.Ordinal);
        Assert.Equal("We spoke of **quillwort**.", change.ValueOf("Input.Notes")!.Trim());
        Assert.Contains("About Keep it open.", changed.Text, StringComparison.Ordinal);
        Assert.Contains("We spoke of quillwort alone.", changed.Text, StringComparison.Ordinal);
        Assert.Equal(2, await portal.AskAsync(db => db.AuditEntries.CountAsync(entry => entry.SubjectId == meeting.Id && entry.Act == "meeting.noted")));
    }

    [Fact]
    public async Task NotesThatListWhoWasNotThere_AndNotesBeforeIt_AreRefusedAndKept()
    {
        var (held, toCome) = (await portal.Given.Meeting("Held").Starting(TimeSpan.FromHours(-1)), await portal.Given.Meeting("To come"));
        var clerk = await ClerkAsync();

        var listed = await (await clerk.GetAsync($"/secretariat/meetings/{held.Id}/notes")).SubmitAsync(("Input.Notes", "We met.\n\nAbsent: Ann Arch"));
        var early = await (await clerk.GetAsync($"/secretariat/meetings/{toCome.Id}/notes")).SubmitAsync(("Input.Notes", "We met."));

        Assert.Contains("nobody who was not there", listed.Is(HttpStatusCode.Conflict).ErrorOf("Input.Notes"), StringComparison.Ordinal);
        Assert.Contains("Absent: Ann Arch", listed.ValueOf("Input.Notes"), StringComparison.Ordinal);
        Assert.Contains("has not begun", early.Is(HttpStatusCode.Conflict).ErrorSummary.Single(), StringComparison.Ordinal);
        Assert.False(await portal.AskAsync(db => db.Meetings.AnyAsync(one => (one.Id == held.Id || one.Id == toCome.Id) && one.Notes != null)));
    }

    [Fact]
    public async Task Action_IsAgreedOnAndDoneOrDroppedByTheSecretariat()
    {
        var rowan = await portal.Given.Member("Rowan Registry").WithListener("Ann Arch");
        var meeting = await portal.Given.Meeting("Monthly call").Starting(TimeSpan.FromHours(-1)).Agreeing(null, "Send the letter");
        var clerk = await ClerkAsync();

        var wordless = await (await clerk.GetAsync($"/secretariat/meetings/{meeting.Id}/actions/new")).SubmitAsync(("Input.What", ""));
        var agreed = await wordless.SubmitAsync(("Input.What", "Write the answer"), ("Input.Organisation", rowan.Id.ToString()), ("Input.Until", $"{portal.Clock.GetUtcNow():yyyy-MM-dd}"));
        var done = await agreed.PressAsync("It is done: Send the letter");
        var drop = await clerk.GetAsync($"/secretariat/meetings/actions/{(await ActionAsync(meeting.Id, "Write the answer")).Id}/drop");
        var unsaid = await drop.SubmitAsync(("Input.Reason", ""));
        var dropped = await drop.SubmitAsync(("Input.Reason", "It is not wanted."));
        var again = await drop.SubmitAsync(("Input.Reason", "Again."));

        wordless.Is(HttpStatusCode.BadRequest);
        Assert.Equal("You added it for Rowan Registry.", agreed.Flash);
        Assert.Equal("You noted that the secretariat did it.", done.Flash);
        unsaid.Is(HttpStatusCode.BadRequest);
        Assert.Equal("You dropped it.", dropped.Flash);
        Assert.Contains("dropped It is not wanted.", dropped.Text, StringComparison.Ordinal);
        Assert.Contains("was dropped", again.Is(HttpStatusCode.Conflict).ErrorSummary.Single(), StringComparison.Ordinal);
        var action = await ActionAsync(meeting.Id, "Write the answer");
        Assert.Equal([("action.agreed", rowan.Id), ("action.dropped", rowan.Id)], (await portal.AskAsync(db => db.AuditEntries.Where(entry => entry.SubjectId == action.Id).OrderBy(entry => entry.Id).ToListAsync())).Select(entry => (entry.Act, entry.OrganisationId!.Value)));
        (await clerk.GetAsync($"/secretariat/meetings/actions/{Guid.NewGuid()}/drop")).Is(HttpStatusCode.NotFound);
        (await clerk.PostAsync($"/secretariat/meetings/actions/{Guid.NewGuid()}/done")).Is(HttpStatusCode.NotFound);
        var ann = await (await portal.Browser().SignInAsync(rowan.Contact("Ann Arch"))).GetAsync($"/my/meetings/{meeting.Id}");
        Assert.Contains("Send the letter", ann.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OverdueAction_WaitsInTheSecretariatsQueue()
    {
        var rowan = await portal.Given.Member("Rowan Registry").WithListener("Ann Arch");
        var today = DateOnly.FromDateTime(portal.Clock.GetUtcNow().UtcDateTime);
        await portal.Given.Meeting("Monthly call").Starting(TimeSpan.FromDays(-3)).Agreeing(rowan, "Overdue thing", today.AddDays(-1)).Agreeing(rowan, "Thing of today", today);

        var queue = await (await ClerkAsync()).GetAsync("/secretariat");

        Assert.Contains("Overdue thing", queue.All(".todo h3"));
        Assert.DoesNotContain("Thing of today", queue.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RoundTable_IsAddedChangedAndConcluded()
    {
        var statement = await portal.Given.Statement("Keep it open").Published();
        var opening = await OpeningAsync();
        var meeting = await portal.Given.Meeting("Day 0 of tables").For(MeetingAudience.Public).AsEvent("Oslo").Starting(TimeSpan.FromHours(-1));
        var clerk = await ClerkAsync();

        var added = await (await clerk.GetAsync($"/secretariat/meetings/{meeting.Id}/tables/new")).SubmitAsync(("Input.Title", "Routing"), ("Input.Question", "Who is heard?"), ("Input.Moderator", "Rowan Registry"));
        var table = await portal.AskAsync(db => db.RoundTables.SingleAsync(one => one.MeetingId == meeting.Id));
        var nameless = await (await clerk.GetAsync($"/secretariat/meetings/tables/{table.Id}/change")).SubmitAsync(("Input.Title", ""));
        var changed = await nameless.SubmitAsync(("Input.Title", "Routing and names"));
        var form = await clerk.GetAsync($"/secretariat/meetings/tables/{table.Id}/outcome");
        var wordless = await form.SubmitAsync(("Input.Outcome", ""));
        var concluded = await form.SubmitAsync(("Input.Outcome", "Operators were heard."), ("Input.Statement", statement.Id.ToString()), ("Input.Opening", opening.ToString()));

        Assert.Equal("You added the round table “Routing”.", added.Flash);
        nameless.Is(HttpStatusCode.BadRequest);
        Assert.Equal("The round table “Routing and names” was changed.", changed.Flash);
        wordless.Is(HttpStatusCode.BadRequest);
        Assert.Equal("You said what came out of “Routing and names”.", concluded.Flash);
        Assert.Equal(["round-table.planned", "round-table.changed", "round-table.concluded"], await portal.AskAsync(db => db.AuditEntries.Where(entry => entry.SubjectId == table.Id).OrderBy(entry => entry.Id).Select(entry => entry.Act).ToListAsync()));
        var page = await portal.Browser().GetAsync($"/events/{meeting.Slug}");
        foreach (var words in new[] { "What came out of it. Operators were heard.", "It went on in Keep it open.", "It went on in Comments on the zero draft." }) Assert.Contains(words, page.Text, StringComparison.Ordinal);
        foreach (var act in new[] { "change", "outcome" }) (await clerk.GetAsync($"/secretariat/meetings/tables/{Guid.NewGuid()}/{act}")).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task RoundTableOfACall_AndOutcomeBeforeTheEvent_AreRefused()
    {
        var call = await portal.Given.Meeting("Monthly call");
        var toCome = await portal.Given.Meeting("Event to come").AsEvent("Oslo").Then((one, by) => one.Plan("Routing", null, null, by, portal.Clock.GetUtcNow()));
        var clerk = await ClerkAsync();

        var table = await (await clerk.GetAsync($"/secretariat/meetings/{call.Id}/tables/new")).SubmitAsync(("Input.Title", "Routing"));
        var outcome = await (await clerk.GetAsync($"/secretariat/meetings/tables/{toCome.RoundTables.Single().Id}/outcome")).SubmitAsync(("Input.Outcome", "They were heard."));

        Assert.Contains("A call has no round tables", table.Is(HttpStatusCode.Conflict).ErrorSummary.Single(), StringComparison.Ordinal);
        Assert.Contains("has not begun", outcome.Is(HttpStatusCode.Conflict).ErrorSummary.Single(), StringComparison.Ordinal);
        Assert.False(await portal.AskAsync(db => db.RoundTables.AnyAsync(one => one.MeetingId == call.Id || (one.MeetingId == toCome.Id && one.Outcome != null))));
    }

    private async Task<Guid> OpeningAsync()
    {
        var known = await portal.AskAsync(db => db.Openings.SingleOrDefaultAsync(one => one.ReleasedTitle == "Comments on the zero draft"));
        if (known is not null) return known.Id;
        var opening = await portal.Given.Timeline.ReleasedAsync("Comments on the zero draft");
        return opening.Id;
    }

    private Task<MeetingAction> ActionAsync(Guid meeting, string what) => portal.AskAsync(db => db.MeetingActions.SingleAsync(one => one.MeetingId == meeting && one.What == what));

    private async Task<Browser> ClerkAsync() => await portal.Browser().SignInAsync(await portal.Given.Secretary("Cleo Clerk"));
}
