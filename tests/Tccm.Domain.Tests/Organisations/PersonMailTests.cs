using Tccm.Domain.Organisations;
using Tccm.Domain.Text;

namespace Tccm.Domain.Tests.Organisations;

public sealed class PersonMailTests
{
    private readonly Person ann = new("Ann Arch", EmailAddress.Parse("ann@rowan.test"), World.Now);

    [Fact]
    public void WhoChoseNothing_GetsADigestAtEightUtc()
    {
        Assert.Equal((DiscussionMail.Daily, new DigestTime(8, "UTC")), (ann.DiscussionMail, ann.DigestTime));
    }

    [Theory]
    [InlineData(24, "UTC", "hour")]
    [InlineData(-1, "UTC", "hour")]
    [InlineData(8, "Mars/Olympus", "zone")]
    [InlineData(8, "right/Europe/Berlin", "zone")]
    [InlineData(8, "", "zone")]
    public void ChoosingWhatNoClockShows_IsRefusedBesideTheField(int hour, string zone, string field)
    {
        var refused = Assert.Throws<DomainException>(() => ann.ChooseMail(DiscussionMail.Daily, hour, zone, Actor.Concerned(ann), World.Now));

        Assert.Equal(field, refused.Field);
        Assert.Equal(new DigestTime(8, "UTC"), ann.DigestTime);
    }

    [Fact]
    public void Choosing_IsAuditedWithoutWhatWasChosen()
    {
        ann.ChooseMail(DiscussionMail.AtOnce, 20, "Asia/Tokyo", Actor.Concerned(ann), World.Now);

        var act = Assert.Single(ann.TakeUnsavedActs());
        Assert.Equal(("person.mail-chosen", "A person chose how mail of discussions comes."), (act.Act, act.Sentence));
        Assert.Null(ann.NextDigest(World.Now));
        Assert.False(ann.IsDigestDue(World.Now.AddDays(3)));
    }

    [Fact]
    public void WhatCameAtOnce_IsNoNewsOfTheFirstDigestAndWhatDidNotIs()
    {
        ann.ChooseMail(DiscussionMail.AtOnce, 8, "UTC", Actor.Concerned(ann), World.Now);
        ann.Digest(World.Now.AddDays(5).AddMinutes(-1));

        ann.ChooseMail(DiscussionMail.Daily, 8, "UTC", Actor.Concerned(ann), World.Now.AddDays(5));

        Assert.Equal(World.Now.AddDays(5).AddMinutes(-1), ann.NewsFrom(World.Now.AddDays(6)));
    }

    [Fact]
    public void FirstDigest_GoesBackADayAndNotBeforeThePersonCame()
    {
        Assert.Equal(World.Now, ann.NewsFrom(World.Now.AddHours(20)));
        Assert.Equal(World.Now.Date.AddDays(29).AddHours(8), ann.NewsFrom(World.Now.AddDays(30)).UtcDateTime);
    }

    [Fact]
    public void Erasing_TakesTheChoiceAway()
    {
        ann.ChooseMail(DiscussionMail.AtOnce, 20, "Asia/Tokyo", Actor.Concerned(ann), World.Now);
        ann.Digest(World.Now);

        ann.Erase(Actor.Concerned(ann), World.Now);

        Assert.Equal((DiscussionMail.Daily, new DigestTime(8, "UTC"), null), (ann.DiscussionMail, ann.DigestTime, ann.DigestedUntil));
        Assert.Throws<DomainException>(() => ann.ChooseMail(DiscussionMail.AtOnce, 20, "Asia/Tokyo", Actor.Concerned(ann), World.Now));
    }
}
