using Tccm.Domain.Announcements;
using Tccm.Domain.Organisations;
using static Tccm.Domain.Tests.World;

namespace Tccm.Domain.Tests.Announcements;

public sealed class AnnouncementTests
{
    private static readonly Actor Clerk = Actor.Secretariat(Secretary());

    [Fact]
    public void Sending_IsOnceToThoseThatWereSeen()
    {
        var announcement = Begun();
        var to = To(announcement, Contact(Member("Rowan Registry"), "Ann Arch", ContactRoles.Listener));

        announcement.Send(to.Mark, to, Clerk, Now);

        Assert.Equal((Now, 1, "2027-03-14-we-meet-in-marz"), (announcement.SentAt, announcement.RecipientCount, announcement.Slug));
        Assert.Equal("An announcement was sent to 1 person (Members): We meet in März.", announcement.TakeUnsavedActs()[^1].Sentence);
        Refused(() => announcement.Send(to.Mark, to, Clerk, Now), "sent already", announcement);
        Refused(() => announcement.Write("Another", "Words.", "en", new(AudienceKind.Members), Archive.Public, Clerk, Now), "sent already", announcement);
    }

    [Fact]
    public void OthersOrOtherWordsThanWereSeen_AreRefusedWithTheNumberNow()
    {
        var announcement = Begun();
        var member = Member("Rowan Registry");
        var seen = To(announcement, Contact(member, "Ann Arch", ContactRoles.Listener)).Mark;
        Contact(member, "Ben Bird", ContactRoles.Listener);

        Refused(() => announcement.Send(seen, To(announcement, [.. member.CurrentContacts]), Clerk, Now), "it would go to 2 people now", announcement);
        var others = To(announcement, [.. member.CurrentContacts]).Mark;
        announcement.Write("We meet in March", "Other words.", "en", new(AudienceKind.Members), Archive.Public, Clerk, Now);
        Refused(() => announcement.Send(others, To(announcement, [.. member.CurrentContacts]), Clerk, Now), "Look again", announcement);
        Assert.Null(announcement.SentAt);
    }

    [Fact]
    public void NobodyToSendItTo_IsRefused()
    {
        var announcement = Begun();

        Refused(() => announcement.Send(To(announcement).Mark, To(announcement), Clerk, Now), "Nobody would get it", announcement);
    }

    [Fact]
    public void Recipients_AreEachOnceAndNotThoseWhoWantNoneOrCannotBeReached()
    {
        var (rowan, hazel, ann) = (Member("Rowan Registry"), Member("Hazel Exchange"), Person("Ann Arch"));
        var (off, gone) = (Person("Olga Off"), Person("Gone Gill"));
        off.ChooseAnnouncements(false, Actor.Concerned(off), Now);
        gone.LoseAddress("550 no such mailbox", Now);

        var to = To(Begun(), Contact(rowan, ann, ContactRoles.Signatory), Contact(hazel, ann, ContactRoles.Listener), Contact(rowan, off, ContactRoles.Listener), Contact(rowan, gone, ContactRoles.Listener));

        var only = Assert.Single(to.People);
        Assert.Equal((ann, "Hazel Exchange, Rowan Registry"), (only.Person, only.For));
        Assert.Equal((1, 1), (to.Unsubscribed, to.Unreachable));
    }

    [Theory]
    [InlineData("members", true, false)]
    [InlineData("everybody", true, true)]
    [InlineData("kind:cctld-registry", true, false)]
    [InlineData("kind:registrar", false, false)]
    [InlineData("region:Asia, Australia and the Pacific", true, true)]
    [InlineData("region:Europe", false, false)]
    public void Audience_IncludesMembersAndSupportersAsItSays(string code, bool member, bool supporter)
    {
        var audience = Audience.Parse(code, []);

        Assert.Equal(code, audience.Code);
        Assert.Equal((member, supporter, false), (audience.Includes(Member("Rowan Registry"), Now), audience.Includes(Supporter("Friends"), Now), audience.Includes(Entered("Stranger"), Now)));
    }

    [Theory]
    [InlineData("", "Words.", "en", "Subject")]
    [InlineData("Two\nlines", "Words.", "en", "Subject")]
    [InlineData("News", " ", "en", "Body")]
    [InlineData("News", "<script>alert(1)</script>", "en", "Body")]
    [InlineData("News", "Words.", "english!", "Language")]
    public void WhatCannotBeShown_IsRefusedBesideItsField(string subject, string body, string language, string field)
    {
        var refused = Assert.Throws<DomainException>(() => Announcement.Begin(subject, body, language, new(AudienceKind.Members), Archive.Public, Clerk, Now));

        Assert.Equal(field, refused.Field);
    }

    [Fact]
    public void SubjectWithoutLatinLetters_HasAnAddressAllTheSame()
    {
        Assert.Equal("2027-03-14-announcement", Begun("نتائج الاجتماع").SlugOn(Now));
        Assert.InRange(Begun(string.Concat(Enumerable.Repeat("news ", 38))).SlugOn(Now).Length, 76, 80);
    }

    private static Announcement Begun(string subject = "We meet in März") => Announcement.Begin(subject, "Come to the *meeting*.", "en", new(AudienceKind.Members), Archive.Public, Clerk, Now);

    private static Recipients To(Announcement announcement, params Contact[] contacts) => Recipients.Of(announcement, contacts);
}
