using Tccm.Domain.Lists;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;
using static Tccm.Domain.Tests.World;

namespace Tccm.Domain.Tests.Lists;

public sealed class MailingListTests
{
    private static readonly Actor Clerk = Actor.Secretariat(Secretary());

    [Fact]
    public void WhoDidNotChooseIt_IsNotWanted()
    {
        var (list, ann, ben) = (News(), Entitled("Ann Arch"), Entitled("Ben Birch"));

        list.Choose(ann, true, Actor.Concerned(ann), Now);
        list.Choose(ben, true, Actor.Concerned(ben), Now);
        list.Choose(ben, false, Actor.Concerned(ben), Now.AddHours(1));

        Assert.Equal([ann], list.Wanted.Select(place => place.Person));
        Assert.Equal(["list.set-up", "list.chosen", "list.chosen", "list.unchosen"], list.TakeUnsavedActs().Select(act => act.Act));
    }

    [Theory]
    [InlineData(ListAudience.Members, true, false, false)]
    [InlineData(ListAudience.MembersAndSupporters, true, true, false)]
    [InlineData(ListAudience.Secretariat, false, false, true)]
    public void ListIsOpen_ToThoseWhomItIsFor(ListAudience audience, bool member, bool supporter, bool secretary)
    {
        var list = News(audience);
        var left = Entitled("Lea Left");
        var neverAccepted = Person("Una Used");
        Contact(Member("Alder Registry"), neverAccepted, ContactRoles.Listener);
        left.Contacts.Single().Organisation.RemoveContact(left.Contacts.Single(), Actor.Portal, Now);

        Assert.Equal((member, supporter, secretary), (list.IsOpenTo(Entitled("Ann Arch")), list.IsOpenTo(Entitled("Sue Sedge", Supporter("Friends"))), list.IsOpenTo(Secretary())));
        Assert.False(list.IsOpenTo(Entitled("Nan Nought", Entered("Nobody"))) || list.IsOpenTo(left) || list.IsOpenTo(neverAccepted));
    }

    [Fact]
    public void TwoHatsAndTwoSpellingsOfOneMailbox_AreOnItOnce()
    {
        var list = News();
        var ann = Entitled("Ann Arch");
        Contact(Member("Alder Registry"), ann, ContactRoles.Listener);
        var again = Entitled("Ann Again", email: "ann.arch+lists@people.test");
        list.Choose(ann, true, Clerk, Now);
        list.Choose(again, true, Clerk, Now.AddHours(1));

        Assert.Equal(["ann.arch@people.test"], list.Wanted.Select(place => place.Person.EmailKey));
        Assert.Equal(2, list.HatsOf(ann).Count());
    }

    [Fact]
    public void ClosedOrNotOpen_CannotBeChosenAndCanBeLeft()
    {
        var (list, ann, outside) = (News(), Entitled("Ann Arch"), Entitled("Oda Out", Entered("Nobody")));
        list.Choose(ann, true, Clerk, Now);
        Refused(() => list.Choose(outside, true, Clerk, Now), "is for contacts of members. You cannot choose it now", list);

        list.Close(Clerk, Now);
        Refused(() => list.Close(Clerk, Now), "is closed already", list);
        Refused(() => list.Choose(Entitled("Ben Birch"), true, Clerk, Now), "was closed", list);
        Refused(() => list.Change("News", "Why.", ListAudience.Members, Clerk, Now), "Open it again to change it", list);
        Assert.Empty(list.Wanted);
        list.Choose(ann, false, Clerk, Now);
        list.Reopen(Clerk, Now);

        Assert.Empty(list.Wanted);
        Refused(() => list.Reopen(Clerk, Now), "is open", list);
    }

    [Theory]
    [InlineData("zoë@lists.example", "News", "Why.", "Address")]
    [InlineData("news@lists.example", " ", "Why.", "Name")]
    [InlineData("news@lists.example", "News", " ", "Purpose")]
    public void WhatIsNotAList_IsRefusedBesideItsField(string address, string name, string purpose, string field) =>
        Assert.Equal(field, Assert.Throws<DomainException>(() => MailingList.SetUp(EmailAddress.Parse(address), name, purpose, ListAudience.Members, ListHome.Mailman, Clerk, Now)).Field);

    [Fact]
    public void Adopting_NeedsSomebodyWhoMayBeOnItAndIsEndedByThem()
    {
        var (list, ann) = (News(), Entitled("Ann Arch"));
        Refused(() => list.Adopt(Entitled("Oda Out", Entered("Nobody")), Clerk, Now), "Nobody to whom", list);

        list.Adopt(ann, Clerk, Now);
        Refused(() => list.Adopt(ann, Clerk, Now), "put this person on the list already", list);
        var kept = list.Against(new HashSet<string> { ann.EmailKey });
        list.Choose(ann, false, Actor.Concerned(ann), Now);

        Assert.True(kept.IsNone && kept.Unknown.Count == 0);
        Assert.Equal([ann.EmailKey], list.Against(new HashSet<string> { ann.EmailKey }).ToRemove.Select(step => step.Address));
    }

    internal static MailingList News(ListAudience audience = ListAudience.Members) =>
        MailingList.SetUp(EmailAddress.Parse("news@lists.example"), "News", "A letter a week.", audience, ListHome.Mailman, Clerk, Now);

    /// <summary>Somebody with a login, a contact of a member unless another organisation is given.</summary>
    internal static Person Entitled(string name, Organisation? of = null, string? email = null)
    {
        var person = Person(name, email);
        person.TakeLogin(Guid.NewGuid(), Actor.Portal, Now);
        Contact(of ?? Member("Rowan Registry"), person, ContactRoles.Listener);
        return person;
    }
}
