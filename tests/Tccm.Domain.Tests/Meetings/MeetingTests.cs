using Tccm.Domain.Calendar;
using Tccm.Domain.Meetings;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using static Tccm.Domain.Tests.World;

namespace Tccm.Domain.Tests.Meetings;

public sealed class MeetingTests
{
    private const string Link = "https://meet.example/quiet-lantern";
    private static readonly Actor Clerk = Actor.Secretariat(Secretary());
    private static readonly TimeSpan HalfAnHour = TimeSpan.FromMinutes(30);

    [Fact]
    public void Arranged_HasItsSittingsAndTellsNobodyYet()
    {
        var meeting = Arranged(times: [In(24), In(36)]);

        Assert.Equal("“Monthly call” was arranged for members: Monday 15 March 2027, 12:00 to 13:00 UTC; Tuesday 16 March 2027, 00:00 to 01:00 UTC.", OnlyAct(meeting).Sentence);
        Assert.Equal([1, 2], meeting.Sittings.Select(sitting => sitting.Number));
        Assert.Empty(meeting.Entries);
        Assert.False(meeting.IsFor([Member("Rowan Registry")], isSecretariat: false, Now));
        Assert.True(meeting.IsFor([], isSecretariat: true, Now));
    }

    [Fact]
    public void TimePassed_SittingsThatOverlap_NoAudienceAndNoPlace_AreRefused()
    {
        Assert.Equal("Date", Refused(() => Arranged(times: [In(0)]), "has passed already").Field);
        Assert.Equal("SecondDate", Refused(() => Arranged(times: [In(24), In(24.5)]), "do not overlap").Field);
        Refused(() => Arranged(times: []), "from 1 to 4 sittings");
        Assert.Equal("Audience", Refused(() => Meeting.Arrange(Plan(), null, null, [In(24)], Clerk, Now), "Choose whom it is for").Field);
        Assert.Equal("Place", Refused(() => Arranged(Plan() with { Kind = MeetingKind.Event }), "An event has a place").Field);
        Assert.Equal("Link", Refused(() => Arranged(Plan() with { Link = "http://meet.example" }), "begins with https://").Field);
        Assert.Equal("Agenda", Refused(() => Arranged(Plan() with { Agenda = "<div>No</div>" }), "HTML").Field);
    }

    [Fact]
    public void Series_GivesItsAudience()
    {
        var series = Series.Begin("Supporters' hour", null, MeetingAudience.MembersAndSupporters, Clerk, Now);

        var meeting = Meeting.Arrange(Plan(), series, MeetingAudience.Public, [In(24)], Clerk, Now);

        Assert.Equal((MeetingAudience.MembersAndSupporters, null), (meeting.Audience, meeting.Slug));
    }

    [Fact]
    public void PublicEvent_HasAnAddressOfItsTitleAndYear()
    {
        var meeting = Arranged(Plan() with { Title = "Day 0 at the IGF" }, MeetingAudience.Public);

        Assert.Equal("day-0-at-the-igf-2027", meeting.Slug);
        Assert.Equal("event-2027", Arranged(Plan() with { Title = "会議" }, MeetingAudience.Public).Slug);
    }

    [Theory]
    [InlineData(MeetingAudience.Members, true, false, false)]
    [InlineData(MeetingAudience.MembersAndSupporters, true, true, false)]
    [InlineData(MeetingAudience.Secretariat, false, false, false)]
    [InlineData(MeetingAudience.Public, true, true, true)]
    public void Audience_IsDecidedByWhatTheOrganisationIsNow(MeetingAudience audience, bool members, bool supporters, bool others)
    {
        var meeting = Announced(audience);

        Assert.Equal(members, meeting.IsFor([Member("Rowan Registry")], isSecretariat: false, Now));
        Assert.Equal(supporters, meeting.IsFor([Supporter("Friends of Routing")], isSecretariat: false, Now));
        Assert.Equal(others, meeting.IsFor([Entered("Stranger Ltd")], isSecretariat: false, Now));
        Assert.Equal(others, meeting.IsFor([], isSecretariat: false, Now));
        Assert.True(meeting.IsFor([], isSecretariat: true, Now));
    }

    [Fact]
    public void Link_IsThereFromHalfAnHourBeforeUntilTheEndAndNotOutside()
    {
        var meeting = Announced();
        var (starts, ends) = (meeting.Sittings.Single().StartsAt, meeting.Sittings.Single().EndsAt);

        Assert.Null(meeting.LinkAt(HalfAnHour, starts - HalfAnHour - TimeSpan.FromSeconds(1)));
        Assert.Equal(Link, meeting.LinkAt(HalfAnHour, starts - HalfAnHour));
        Assert.Equal(Link, meeting.LinkAt(HalfAnHour, ends - TimeSpan.FromSeconds(1)));
        Assert.Null(meeting.LinkAt(HalfAnHour, ends));
        Assert.Null(Arranged().LinkAt(HalfAnHour, starts));
    }

    [Fact]
    public void LinkOfTwoSittings_IsAwayBetweenThem_AndOfACancelledMeeting()
    {
        var meeting = Announced(times: [In(24), In(36)]);

        Assert.Equal([Link, null, Link], new[] { 24d, 30, 36 }.Select(hours => meeting.LinkAt(HalfAnHour, Now.AddHours(hours))));
        meeting.Cancel("Nobody can come.", Clerk, Now);
        Assert.Null(meeting.LinkAt(HalfAnHour, Now.AddHours(24)));
    }

    [Fact]
    public void NoActOfAMeeting_TellsItsLink()
    {
        var meeting = Arranged();

        meeting.Announce(31, Clerk, Now);
        meeting.Change(Plan() with { Link = "https://meet.example/other-lantern", Title = "Weekly call" }, Clerk, Now);
        meeting.Move(meeting.Sittings.Single().Id, In(48), Clerk, Now);
        meeting.Cancel("Nobody can come.", Clerk, Now);

        var acts = meeting.TakeUnsavedActs();
        Assert.Equal(["meeting.arranged", "meeting.announced", "meeting.changed", "meeting.moved", "meeting.cancelled"], acts.Select(act => act.Act));
        Assert.DoesNotContain(acts, act => act.Sentence.Contains("lantern", StringComparison.Ordinal));
    }

    [Fact]
    public void Announced_Once()
    {
        var meeting = Announced();

        Assert.Equal("“Monthly call” was announced to 31 people.", meeting.TakeUnsavedActs()[^1].Sentence);
        Refused(() => meeting.Announce(31, Clerk, Now), "was announced already", meeting);
        Refused(() => Arranged().Announce(31, Clerk, Now.AddHours(24)), "has begun");
    }

    [Fact]
    public void MovedAfterItWasAnnounced_KeepsEachEarlierTimeAndRises()
    {
        var meeting = Announced();
        var sitting = meeting.Sittings.Single();
        var id = sitting.Id;

        var first = meeting.Move(sitting.Id, In(48), Clerk, Now.AddHours(1));
        meeting.Move(sitting.Id, In(72, "Europe/Berlin"), Clerk, Now.AddHours(2));

        Assert.Equal(Now.AddHours(24), first!.Starts);
        Assert.Equal([Now.AddHours(24), Now.AddHours(48)], sitting.Earlier.Select(earlier => earlier.Starts));
        Assert.Equal(new SittingEntry(id, "Monthly call", Now.AddHours(72), Now.AddHours(73), "Europe/Berlin", false, 2, Now.AddHours(2), null), Assert.Single(meeting.Entries));
    }

    [Fact]
    public void MovedBeforeItWasAnnounced_HasNoEarlierTimeSinceNobodyWasTold()
    {
        var meeting = Arranged();
        var sitting = meeting.Sittings.Single();

        Assert.Null(meeting.Move(sitting.Id, In(48), Clerk, Now));
        Assert.Equal((0, 0), (sitting.Earlier.Count, sitting.Sequence));
    }

    [Fact]
    public void SittingThatBegan_TheSameTimeAndOneThatPassed_DoNotMove()
    {
        var meeting = Announced(times: [In(24), In(36)]);
        var (first, second) = (meeting.Sittings.First(), meeting.Sittings.Last());

        Refused(() => meeting.Move(first.Id, In(60), Clerk, Now.AddHours(24)), "has begun", meeting);
        Refused(() => meeting.Move(first.Id, In(24), Clerk, Now), "has already", meeting);
        Refused(() => meeting.Move(first.Id, In(-1), Clerk, Now), "has passed already", meeting);
        Refused(() => meeting.Move(first.Id, In(36.5), Clerk, Now), "do not overlap", meeting);
        Assert.NotNull(meeting.Move(second.Id, In(60), Clerk, Now.AddHours(24)));
    }

    [Fact]
    public void Cancelled_StaysInTheCalendarAsCancelled()
    {
        var meeting = Announced();

        meeting.Cancel("Nobody can come.", Clerk, Now.AddHours(1));

        Assert.True(Assert.Single(meeting.Entries) is { IsCancelled: true, Sequence: 1 } entry && entry.LastModified == Now.AddHours(1));
        Refused(() => meeting.Cancel("Again.", Clerk, Now), "was cancelled", meeting);
        Refused(() => meeting.Move(meeting.Sittings.Single().Id, In(48), Clerk, Now), "was cancelled", meeting);
        Refused(() => meeting.Answer(Person("Ann Arch"), null, Now), "was cancelled", meeting);
        Refused(() => Announced().Cancel(" ", Clerk, Now), "Say why");
        Refused(() => Announced().Cancel("Late.", Clerk, Now.AddHours(25)), "is over");
    }

    [Fact]
    public void Change_IsToldWhereTitleOrPlaceIsAnotherAndItIsStillToCome()
    {
        var meeting = Announced();

        Assert.False(meeting.Change(Plan() with { Agenda = "More." }, Clerk, Now));
        Assert.True(meeting.Change(Plan() with { Place = "Room 4" }, Clerk, Now));
        Assert.Equal((1, "Room 4"), (meeting.Entries.Single().Sequence, meeting.Entries.Single().Place));
        Assert.False(meeting.Change(Plan() with { Title = "The call" }, Clerk, Now.AddHours(25)));
        Assert.Equal(1, meeting.Entries.Single().Sequence);
    }

    [Fact]
    public void TwoSittings_AreNumberedInTheCalendar() =>
        Assert.Equal(["Monthly call (sitting 1 of 2)", "Monthly call (sitting 2 of 2)"], Announced(times: [In(24), In(36)]).Entries.Select(entry => entry.Title));

    [Fact]
    public void Answer_IsCountedChangedAndNoActOfTheAudit()
    {
        var meeting = Announced(times: [In(24), In(36)]);
        var (ann, ben) = (Person("Ann Arch"), Person("Ben Bay"));
        var (first, second) = (meeting.Sittings.First(), meeting.Sittings.Last());
        meeting.TakeUnsavedActs();

        meeting.Answer(ann, first.Id, Now);
        meeting.Answer(ben, null, Now);
        var changed = meeting.Answer(ann, second.Id, Now.AddHours(1));

        Assert.Equal((0, 1, 1, 2), (meeting.Coming(first), meeting.Coming(second), meeting.NotComing, meeting.Answers.Count));
        Assert.Equal(Now.AddHours(1), changed.At);
        Assert.Empty(meeting.TakeUnsavedActs());
    }

    [Fact]
    public void AnswerToWhatIsOver_NotAnnouncedOrNoSittingOfIt_IsRefused()
    {
        var meeting = Announced(times: [In(24), In(36)]);

        Refused(() => meeting.Answer(Person("Ann Arch"), meeting.Sittings.First().Id, Now.AddHours(25)), "This sitting is over");
        Refused(() => meeting.Answer(Person("Ann Arch"), Guid.NewGuid(), Now), "This sitting is over");
        Refused(() => meeting.Answer(Person("Ann Arch"), null, Now.AddHours(37)), "is over");
        Refused(() => Arranged().Answer(Person("Ann Arch"), null, Now), "not announced yet");
        Assert.Empty(meeting.Answers);
    }

    [Fact]
    public void Notes_AreTiedToStatementsAndOpenings_AndTiesChange()
    {
        var (meeting, statement, opening) = (Announced(), InDiscussion(), AnOpening());
        var after = Now.AddHours(25);

        meeting.Note("We spoke of **names**.", [statement, statement], [opening], Clerk, after);
        var gone = meeting.Note("We spoke of names.", [statement], [], Clerk, after);

        Assert.Equal("We spoke of names.\n", meeting.Notes);
        Assert.Equal(opening.Id, Assert.Single(gone).OpeningId);
        Assert.Equal(statement.Id, Assert.Single(meeting.Topics).StatementId);
    }

    [Theory]
    [InlineData("Absent: Ann Arch, Ben Bay")]
    [InlineData("We met.\n\n## Apologies\n\n- Ann Arch")]
    [InlineData("- **Did not attend:** Rowan Registry")]
    [InlineData("regrets : Ben")]
    public void NotesThatListWhoWasNotThere_AreRefused(string notes)
    {
        var meeting = Announced();

        Assert.Equal("Notes", Refused(() => meeting.Note(notes, [], [], Clerk, Now.AddHours(25)), "name nobody who was not there", meeting).Field);
        Assert.Null(meeting.Notes);
    }

    [Theory]
    [InlineData("Absent a decision, nothing changes: we go on.")]
    [InlineData("Nobody regrets the decision.")]
    public void NotesThatUseSuchAWord_AreKept(string notes)
    {
        var meeting = Announced();

        meeting.Note(notes, [], [], Clerk, Now.AddHours(25));

        Assert.Equal(notes + "\n", meeting.Notes);
    }

    [Fact]
    public void NotesBeforeItBegins_OfADraftOrWithoutWords_AreRefused()
    {
        var meeting = Announced();

        Refused(() => meeting.Note("We met.", [], [], Clerk, Now), "has not begun", meeting);
        Assert.Equal("Statements", Refused(() => meeting.Note("We met.", [Draft()], [], Clerk, Now.AddHours(25)), "were circulated", meeting).Field);
        Refused(() => meeting.Note(" ", [], [], Clerk, Now.AddHours(25)), "Write the notes", meeting);
        Assert.Empty(meeting.Topics);
    }

    private static Opening AnOpening() =>
        Opening.Enter(Process.Begin("WSIS+20", null, Actor.Portal, Now), new() { Title = "Comments on the zero draft", Dates = [new(DateKind.WrittenInput, Moment.Parse("2027-05"), null, Certainty.Expected)] }, [], Actor.Portal, Now);

    private static SittingTime In(double hours, string zone = "UTC") => new(Now.AddHours(hours), zone, 60);

    private static MeetingPlan Plan() => new(MeetingKind.Call, "Monthly call", "What waits.", "en", null, Link);

    private static Meeting Arranged(MeetingPlan? plan = null, MeetingAudience audience = MeetingAudience.Members, SittingTime[]? times = null) =>
        Meeting.Arrange(plan ?? Plan(), null, audience, times ?? [In(24)], Clerk, Now);

    private static Meeting Announced(MeetingAudience audience = MeetingAudience.Members, SittingTime[]? times = null)
    {
        var meeting = Arranged(audience: audience, times: times);
        meeting.Announce(31, Clerk, Now);
        return meeting;
    }
}
