using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Meetings;
using Tccm.Domain.Organisations;
using Tccm.Testing;

namespace Tccm.Web.Tests.Secretariat.Meetings;

/// <summary>A portal of its own for each: letters are counted.</summary>
public sealed class TellTests(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly Portal portal = new(postgres);

    public ValueTask InitializeAsync() => portal.InitializeAsync();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task Announced_IsMailedOnceToEachWhomItIsForInTheirZoneWithoutTheLink()
    {
        var rowan = await portal.Given.Member("Rowan Registry").WithRepresentative("Rita Reed").WithListener("Ann Arch");
        await portal.Given.Member("Birch Registrar").WithContact(rowan.Contact("Ann Arch").Person, ContactRoles.Participant);
        var friends = await portal.Given.Supporter("Friends of Routing").WithListener("Sue Sage");
        await ZoneAsync(rowan.Contact("Ann Arch"), "Asia/Tokyo");
        var meeting = await portal.Given.Meeting("Monthly call").NotAnnounced().Starting(TimeSpan.FromDays(1), TimeSpan.FromDays(1.5));
        var clerk = await ClerkAsync();

        var form = await clerk.GetAsync($"/secretariat/meetings/{meeting.Id}/tell");
        var told = await form.PressAsync("Tell the 2 people concerned");
        var again = await form.PressAsync("Tell the 2 people concerned");

        Assert.Equal("You announced “Monthly call” to 2 people.", told.Flash);
        Assert.Contains("was announced already", again.Is(HttpStatusCode.Conflict).ErrorSummary.Single(), StringComparison.Ordinal);
        var letter = Assert.Single(await portal.Mailbox.ToAsync(rowan.Contact("Ann Arch")));
        Assert.Single(await portal.Mailbox.ToAsync(rowan.Contact("Rita Reed")));
        Assert.Empty(await portal.Mailbox.ToAsync(friends.Contact("Sue Sage")));
        Assert.Equal("Meeting: Monthly call", letter.Subject);
        var words = OneLine(letter.Text);
        Assert.Contains("You get this because you are a contact of Birch Registrar and Rowan Registry.", words, StringComparison.Ordinal);
        foreach (var sitting in meeting.Sittings)
        {
            Assert.Contains(sitting.Time.InWords(), words, StringComparison.Ordinal);
            Assert.Contains($"({sitting.Time.InWords("Asia/Tokyo")})", words, StringComparison.Ordinal);
        }
        Assert.Contains($"https://portal.test/my/meetings/{meeting.Id}", letter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(await portal.AskAsync(db => db.Outbox.ToListAsync()), one => one.Text.Contains("lantern", StringComparison.Ordinal) || one.Html.Contains("lantern", StringComparison.Ordinal));
        Assert.Contains("“Monthly call” was announced to 2 people.", await portal.AskAsync(db => db.AuditEntries.Select(entry => entry.Sentence).ToListAsync()));
    }

    [Theory]
    [InlineData(MeetingAudience.MembersAndSupporters, 2)]
    [InlineData(MeetingAudience.Public, 2)]
    [InlineData(MeetingAudience.Secretariat, 2)]
    [InlineData(MeetingAudience.Members, 1)]
    public async Task Button_SaysHowManyAreWrittenTo(MeetingAudience audience, int people)
    {
        await portal.Given.Member("Rowan Registry").WithListener("Ann Arch");
        await portal.Given.Supporter("Friends of Routing").WithListener("Sue Sage");
        // In the secretariat are who arranged it and the clerk.
        var meeting = await portal.Given.Meeting("Call").For(audience).NotAnnounced();

        var form = await (await ClerkAsync()).GetAsync($"/secretariat/meetings/{meeting.Id}/tell");
        await form.PressAsync($"Tell the {MeetingWords.People(people)} concerned");

        Assert.Equal(people, await portal.AskAsync(db => db.Outbox.CountAsync(one => one.Letter == "MeetingAnnounced")));
    }

    [Fact]
    public async Task Moved_KeepsTheTimeOfBeforeInSightAndTellsThoseWhomItIsFor()
    {
        var rowan = await portal.Given.Member("Rowan Registry").WithListener("Ann Arch");
        var meeting = await portal.Given.Meeting("Monthly call");
        var before = meeting.Sittings.Single().Time;
        var clerk = await ClerkAsync();
        var form = await clerk.GetAsync($"/secretariat/meetings/{meeting.Id}/move/{meeting.Sittings.Single().Id}");

        var refused = await form.PressAsync("Move it and write to 1 person", ("Input.Date", "2020-01-01"));
        var unmoved = await KeptAsync(meeting.Id);
        var moved = await form.PressAsync("Move it and write to 1 person", ("Input.Date", "2150-07-01"), ("Input.Time", "14:00"), ("Input.Minutes", "90"));

        Assert.Contains("has passed already", refused.Is(HttpStatusCode.Conflict).ErrorOf("Input.Date"), StringComparison.Ordinal);
        Assert.Empty(unmoved.Sittings.Single().Earlier);
        Assert.Equal("You moved “Monthly call” to Wednesday 1 July 2150, 14:00 to 15:30 UTC. 1 person was written to.", moved.Flash);
        Assert.Contains($"It was {before.InWords()}.", moved.Text, StringComparison.Ordinal);
        var letter = Assert.Single(await portal.Mailbox.ToAsync(rowan.Contact("Ann Arch")));
        Assert.Equal("Moved: Monthly call", letter.Subject);
        Assert.Contains($"It was: {before.InWords()}", OneLine(letter.Text), StringComparison.Ordinal);
        var kept = (await KeptAsync(meeting.Id)).Entries.Single();
        Assert.Equal((1, meeting.Sittings.Single().Id), (kept.Sequence, kept.Id));
        Assert.Contains("meeting.moved", await ActsAsync(meeting.Id));
        (await clerk.GetAsync($"/secretariat/meetings/{meeting.Id}/move/{Guid.NewGuid()}")).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task MovedToATimeThatIsLookedAt_IsNotKeptYet()
    {
        var meeting = await portal.Given.Meeting("Monthly call");
        var form = await (await ClerkAsync()).GetAsync($"/secretariat/meetings/{meeting.Id}/move/{meeting.Sittings.Single().Id}");

        var looked = await form.PressAsync("Look who would sit at night", ("Input.Date", "2150-07-01"), ("Input.Time", "14:00"));

        Assert.Contains(looked.Is(HttpStatusCode.OK).All("table tbody tr"), row => row.StartsWith("Delhi", StringComparison.Ordinal) && row.Contains("Wed 19:30", StringComparison.Ordinal));
        Assert.Equal(meeting.StartsAt, (await KeptAsync(meeting.Id)).StartsAt);
    }

    [Fact]
    public async Task Cancelled_TellsTheReasonOnceAndStaysOnTheList()
    {
        var rowan = await portal.Given.Member("Rowan Registry").WithListener("Ann Arch");
        var meeting = await portal.Given.Meeting("Monthly call").Starting(TimeSpan.FromMinutes(10));
        var form = await (await ClerkAsync()).GetAsync($"/secretariat/meetings/{meeting.Id}/cancel");

        var silent = await form.PressAsync("Cancel it and write to 1 person", ("Input.Reason", ""));
        var cancelled = await form.PressAsync("Cancel it and write to 1 person", ("Input.Reason", "The host is ill."));
        var again = await form.PressAsync("Cancel it and write to 1 person", ("Input.Reason", "Again."));

        silent.Is(HttpStatusCode.BadRequest);
        Assert.Equal("You cancelled “Monthly call”. 1 person was written to.", cancelled.Flash);
        Assert.Contains("was cancelled", again.Is(HttpStatusCode.Conflict).ErrorSummary.Single(), StringComparison.Ordinal);
        var letter = Assert.Single(await portal.Mailbox.ToAsync(rowan.Contact("Ann Arch")));
        Assert.Contains("The host is ill.", letter.Text, StringComparison.Ordinal);
        var page = await (await portal.Browser().SignInAsync(rowan.Contact("Ann Arch"))).GetAsync($"/my/meetings/{meeting.Id}");
        Assert.Contains("Cancelled. The host is ill.", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(GivenMeeting.Link, page.Body, StringComparison.Ordinal);
        Assert.Contains("meeting.cancelled", await ActsAsync(meeting.Id));
    }

    [Fact]
    public async Task AnotherPlace_IsTold_AndAnotherAgendaIsNot()
    {
        var rowan = await portal.Given.Member("Rowan Registry").WithListener("Ann Arch");
        var meeting = await portal.Given.Meeting("Day 0 for members").AsEvent("Room 4");
        var clerk = await ClerkAsync();
        var form = await clerk.GetAsync($"/secretariat/meetings/{meeting.Id}/change");

        var agenda = await form.PressAsync("Change it", ("Input.Agenda", "More."));
        var quiet = await portal.Mailbox.ToAsync(rowan.Contact("Ann Arch"));
        var place = await (await clerk.GetAsync($"/secretariat/meetings/{meeting.Id}/change")).PressAsync("Change it", ("Input.Place", "Room 7"));
        var nowhere = await (await clerk.GetAsync($"/secretariat/meetings/{meeting.Id}/change")).PressAsync("Change it", ("Input.Place", ""));

        Assert.Equal("You changed “Day 0 for members”.", agenda.Flash);
        Assert.Empty(quiet);
        Assert.Equal("You changed “Day 0 for members”. 1 person was written to.", place.Flash);
        Assert.Contains("Where: Room 7 It was: Room 4", OneLine(Assert.Single(await portal.Mailbox.ToAsync(rowan.Contact("Ann Arch"))).Text), StringComparison.Ordinal);
        Assert.NotNull(nowhere.Is(HttpStatusCode.Conflict).ErrorOf("Input.Place"));
        Assert.Equal("Room 7", (await KeptAsync(meeting.Id)).Place);
        Assert.DoesNotContain(await portal.AskAsync(db => db.AuditEntries.Select(entry => entry.Sentence).ToListAsync()), sentence => sentence.Contains("lantern", StringComparison.Ordinal));
    }

    [Fact]
    public async Task MeetingThatIsNone_IsNotFound()
    {
        var clerk = await ClerkAsync();

        foreach (var act in new[] { "", "/tell", "/change", "/cancel", "/notes", "/actions/new", "/tables/new", $"/move/{Guid.NewGuid()}" })
            (await clerk.GetAsync($"/secretariat/meetings/{Guid.NewGuid()}{act}")).Is(HttpStatusCode.NotFound);
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private async Task ZoneAsync(Contact contact, string zone)
    {
        await using var db = portal.Database.Open();
        (await db.People.SingleAsync(one => one.Id == contact.PersonId)).ChooseMail(DiscussionMail.Daily, 8, zone, Actor.Portal, portal.Clock.GetUtcNow());
        await db.SaveChangesAsync();
    }

    private Task<List<string>> ActsAsync(Guid id) => portal.AskAsync(db => db.AuditEntries.Where(entry => entry.SubjectId == id).Select(entry => entry.Act).ToListAsync());

    private async Task<Browser> ClerkAsync() => await portal.Browser().SignInAsync(await portal.Given.Secretary("Cleo Clerk"));

    private Task<Meeting> KeptAsync(Guid id) => portal.AskAsync(db => db.Meetings.Whole().SingleAsync(one => one.Id == id));
}
