using System.Net;
using Tccm.Domain.Meetings;
using Tccm.Testing;

namespace Tccm.Web.Tests.Events;

public sealed class EventTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task PublicEvent_ShowsItsTimesTablesNotesAndWhatCameOutOfThem()
    {
        var published = await portal.Given.Statement("Keep it open").Published();
        var discussed = await portal.Given.Statement("Not for you yet").InDiscussion();
        var now = portal.Clock.GetUtcNow();
        var meeting = await portal.Given.Meeting("Day 0 with tables").For(MeetingAudience.Public).AsEvent("Lillestrøm").Saying("Come and ask.").Starting(TimeSpan.FromHours(-1)).Then((one, by) =>
        {
            one.Plan("Routing", "Who is heard?", "Rowan Registry", by, now).Conclude("Operators were heard.", published, null, by, now);
            one.Plan("Names", "What is a name?", null, by, now).Conclude("It went on.", discussed, null, by, now);
            one.Note("We spoke of **roots**.", [published, discussed], [], by, now);
        });

        var page = (await portal.Browser().GetAsync($"/events/{meeting.Slug}")).Is(HttpStatusCode.OK);

        foreach (var words in new[] { meeting.Sittings.Single().Time.InWords(), "Lillestrøm", "Come and ask.", "Who is heard?", "Moderated by Rowan Registry", "Operators were heard.", "We spoke of roots.", "It went on in Keep it open." })
            Assert.Contains(words, page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Find($"main time[datetime='{meeting.StartsAt.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}']"));
        Assert.DoesNotContain("Not for you yet", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_HoldsEventsToComeAndPastAndNothingElse()
    {
        var toCome = await portal.Given.Meeting("Day 0 to come").For(MeetingAudience.Public).AsEvent("Lillestrøm");
        await portal.Given.Meeting("Day 0 of before").For(MeetingAudience.Public).AsEvent("Kyoto").Starting(TimeSpan.FromDays(-9));
        await portal.Given.Meeting("Day 0 not announced").For(MeetingAudience.Public).AsEvent("Oslo").NotAnnounced();
        await portal.Given.Meeting("Members alone").AsEvent("Riyadh");

        var list = (await portal.Browser().GetAsync("/events")).Is(HttpStatusCode.OK);

        Assert.Contains("Day 0 to come", list.All(".entries h3"));
        Assert.Contains("Day 0 of before", list.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Day 0 not announced", list.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Members alone", list.Body, StringComparison.Ordinal);
        Assert.Contains($"/events/{toCome.Slug}", await portal.Browser().Client.GetStringAsync(new Uri("/sitemap.xml", UriKind.Relative), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task EventThatIsNotAnnounced_AndOneThatIsNot_AreNotFound()
    {
        var hidden = await portal.Given.Meeting("Day 0 hidden").For(MeetingAudience.Public).AsEvent("Oslo").NotAnnounced();
        var members = await portal.Given.Meeting("Members alone");

        foreach (var path in new[] { $"/events/{hidden.Slug}", "/events/no-such-event", $"/events/{members.Id}", "/events/members-alone" })
            (await portal.Browser().GetAsync(path)).Is(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData(31, false)]
    [InlineData(29, true)]
    [InlineData(-59, true)]
    [InlineData(-61, false)]
    public async Task Link_IsShownToAnybodyNearTheHourAlone(int minutesToStart, bool shown)
    {
        var meeting = await portal.Given.Meeting($"Day 0 at {minutesToStart + 100}").For(MeetingAudience.Public).AsEvent("Lillestrøm").Starting(TimeSpan.FromMinutes(minutesToStart));

        var page = (await portal.Browser().GetAsync($"/events/{meeting.Slug}")).Is(HttpStatusCode.OK);

        Assert.Equal(shown, page.Body.Contains(GivenMeeting.Link, StringComparison.Ordinal));
    }
}
