using Tccm.Domain.Calendar;
using Tccm.Domain.Text;

namespace Tccm.Domain.Tests.Calendar;

public sealed class OpeningTests
{
    private static readonly DateTimeOffset Now = new(2025, 1, 10, 9, 0, 0, TimeSpan.Zero);
    private static readonly Actor By = Actor.Importer("a test");
    private static readonly Process Process = Process.Begin("WSIS+20", null, By, Now);
    private static readonly KnownDate Event = new(DateKind.Event, Moment.Parse("2025-07-07"), Moment.Parse("2025-07-11"), Certainty.Expected);
    private static readonly KnownDate Input = new(DateKind.WrittenInput, Moment.Parse("2025-03-14"), null, Certainty.Confirmed);

    [Theory]
    [InlineData("WSIS+20", "wsis-20")]
    [InlineData("Über uns", "uber-uns")]
    [InlineData("  GDC  ", "gdc")]
    public void Process_HasAnAddressOfItsName(string name, string slug) => Assert.Equal(slug, Process.Begin(name, null, By, Now).Slug);

    [Theory]
    [InlineData("審査")]
    [InlineData("Changes")]
    public void Process_WithoutAnAddressIsRefused(string name) => Assert.Equal("Name", Assert.Throws<DomainException>(() => Process.Begin(name, null, By, Now)).Field);

    [Fact]
    public void Entered_WaitsAndIsSeenAfterItsRelease()
    {
        var opening = Entered();
        var before = opening.Shown;

        var release = Release.Of(1, "First.", [opening], By, Now);

        Assert.Null(before);
        Assert.Equal((1, "First.", 1), (release.Number, release.Note, opening.Shown!.Number));
        Assert.False(opening.IsWaiting);
        Assert.Throws<DomainException>(() => Release.Of(2, null, [opening], By, Now));
        Assert.Throws<DomainException>(() => Release.Of(2, null, [], By, Now));
    }

    [Fact]
    public void WhatIsReleased_WasLookedOverAndTicked()
    {
        var (first, second) = (Entered(), Entered());
        Opening[] waiting = [first, second];
        var seen = Release.MarkOf(waiting);

        Assert.Equal("Chosen", Assert.Throws<DomainException>(() => Release.OfSeen(1, null, waiting, [Guid.NewGuid()], seen, By, Now)).Field);
        second.Change(second.Facts with { Host = "Slipped in" }, By, Now.AddSeconds(1));
        Assert.Throws<DomainException>(() => Release.OfSeen(1, null, waiting, [first.Id], seen, By, Now));
        Release.OfSeen(1, null, waiting, [first.Id], Release.MarkOf(waiting), By, Now);

        Assert.NotNull(first.Shown);
        Assert.Null(second.Shown);
    }

    [Fact]
    public void Change_IsSaidFromWhatToWhatAndChangesNothingShown()
    {
        var opening = Entered();
        Release.Of(1, null, [opening], By, Now);

        opening.Change(opening.Facts with { Host = "ITU", Dates = [Input with { From = Moment.Parse("2025-03-21") }, Event with { Certainty = Certainty.Confirmed }] }, By, Now);

        Assert.Equal(["Written input: 21 March 2025; it was 14 March 2025", "Takes place: 7 to 11 July 2025; it was 7 to 11 July 2025 (expected)", "Host: ITU"], opening.Waiting.Select(change => change.InWords()));
        Assert.Equal("2025-03-14", opening.Shown!.Facts.Date(DateKind.WrittenInput)!.From.Text);
    }

    [Fact]
    public void DateThatIsGivenUp_IsSaid()
    {
        var opening = Entered();
        Release.Of(1, null, [opening], By, Now);

        opening.Change(opening.Facts with { Dates = [Event] }, By, Now);

        Assert.Equal(["Written input: no more; it was 14 March 2025"], opening.Waiting.Select(change => change.InWords()));
    }

    [Fact]
    public void WhatWaits_CanBeDroppedToWhatWasReleased()
    {
        var opening = Entered();
        Assert.Throws<DomainException>(() => opening.TakeBack(By, Now));
        Release.Of(1, null, [opening], By, Now);
        opening.CallOff("No room.", By, Now);

        opening.TakeBack(By, Now);

        Assert.Null(opening.Facts.Cancelled);
        Assert.Throws<DomainException>(() => opening.TakeBack(By, Now));
    }

    [Fact]
    public void CalledOff_IsOnAgainWithTheSameDates()
    {
        var opening = Entered();
        Assert.Throws<DomainException>(() => opening.PutBackOn(By, Now));
        Assert.Equal("Reason", Assert.Throws<DomainException>(() => opening.CallOff(" ", By, Now)).Field);
        opening.CallOff("No room.", By, Now);
        Assert.Throws<DomainException>(() => opening.CallOff("Again.", By, Now));

        opening.PutBackOn(By, Now);

        Assert.Equal([Input, Event], opening.Facts.Dates);
    }

    [Fact]
    public void SameFacts_AreNoChange() => Assert.Throws<DomainException>(() => Entered() is var opening ? Changed(opening, opening.Facts) : null!);

    [Theory]
    [InlineData("no date")]
    [InlineData("twice")]
    [InlineData("phase with a deadline")]
    [InlineData("end of a deadline")]
    [InlineData("ends first")]
    [InlineData("hour to day")]
    [InlineData("http")]
    [InlineData("long words")]
    [InlineData("no title")]
    public void WhatContradictsItself_IsRefused(string what)
    {
        var facts = new OpeningFacts { Title = "Forum", Dates = [Input, Event] };
        var wrong = what switch
        {
            "no date" => facts with { Dates = [] },
            "twice" => facts with { Dates = [Input, Input] },
            "phase with a deadline" => facts with { Kind = OpeningKind.Phase },
            "end of a deadline" => facts with { Dates = [Input with { Until = Moment.Parse("2025-03-20") }] },
            "ends first" => facts with { Dates = [Event with { Until = Moment.Parse("2025-07-05") }] },
            "hour to day" => facts with { Dates = [Event with { From = Moment.Read("2025-07-07 10:00", "UTC", "")! }] },
            "http" => facts with { Dates = [Event with { SourceLink = "http://un.example/" }] },
            "long words" => facts with { Dates = [Event with { SourceWords = new string('x', KnownDate.MaxWords + 1) }] },
            _ => facts with { Title = " " },
        };

        Assert.Throws<DomainException>(() => Opening.Enter(Process, wrong, [], By, Now));
    }

    [Fact]
    public void SameTitle_TakesAnAddressOfItsOwn()
    {
        var facts = new OpeningFacts { Title = "Forum", Dates = [Event] };

        Assert.Equal(["forum", "forum-2", "forum-3"], new[] { Array.Empty<string>(), ["forum"], ["forum", "forum-2"] }.Select(taken => Opening.Enter(Process, facts, taken, By, Now).Slug));
        Assert.Equal("opening", Opening.Enter(Process, facts with { Title = "審査" }, [], By, Now).Slug);
    }

    [Fact]
    public void DateAhead_IsStaleAfterItsDaysAndFreshOnceLookedUp()
    {
        var opening = Entered();
        var month = TimeSpan.FromDays(30);

        Assert.Empty(opening.Stale(Now.AddDays(29), month));
        Assert.Equal([DateKind.WrittenInput, DateKind.Event], opening.Stale(Now.AddDays(30), month).Select(date => date.Kind));
        opening.Check(DateKind.Event, By, Now.AddDays(30));
        Assert.Equal([DateKind.WrittenInput], opening.Stale(Now.AddDays(31), month).Select(date => date.Kind));
        Assert.Equal([DateKind.Event], opening.Stale(new(2025, 3, 15, 12, 0, 0, TimeSpan.Zero), month).Select(date => date.Kind));
        opening.CallOff("No room.", By, Now.AddDays(70));
        Assert.Empty(opening.Stale(Now.AddDays(100), month));
        Assert.Throws<DomainException>(() => opening.Check(DateKind.Registration, By, Now));
    }

    [Fact]
    public void DateThatWasChanged_CountsAsLookedUp()
    {
        var opening = Entered();

        opening.Change(opening.Facts with { Dates = [Input, Event with { Certainty = Certainty.Confirmed }] }, By, Now.AddDays(20));

        Assert.Equal([DateKind.WrittenInput], opening.Stale(Now.AddDays(40), TimeSpan.FromDays(30)).Select(date => date.Kind));
    }

    private static Opening Entered() => Opening.Enter(Process, new() { Title = "Forum", Dates = [Event, Input] }, [], By, Now);

    private static Opening Changed(Opening opening, OpeningFacts facts)
    {
        opening.Change(facts, By, Now);
        return opening;
    }
}
