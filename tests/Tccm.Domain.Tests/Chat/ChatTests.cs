using Tccm.Domain.Chat;
using Tccm.Domain.Organisations;
using static Tccm.Domain.Tests.World;

namespace Tccm.Domain.Tests.Chat;

public sealed class ChatTests
{
    private const string First = "https://signal.example/first";
    private static readonly Actor Clerk = Actor.Secretariat(Secretary());

    [Fact]
    public void Group_IsForItsAudienceAndTheSecretariat()
    {
        var (member, supporter, stranger) = (Signatory(Member("Rowan Registry")).Person, Contact(Supporter("Friends of Routing"), "Fred Frost", ContactRoles.Listener).Person, Contact(Entered("Stranger Ltd"), "Stan Strange", ContactRoles.Listener).Person);
        Person[] people = [member, supporter, stranger, Secretary()];

        Assert.Equal([true, false, false, true], people.Select(person => Group().IsFor(person, Today)));
        Assert.Equal([true, true, false, true], people.Select(person => Group(ChatAudience.MembersAndSupporters).IsFor(person, Today)));
        Assert.Equal([false, false, false, true], people.Select(person => Group(ChatAudience.Secretariat).IsFor(person, Today)));
    }

    [Fact]
    public void Rotated_HasAnotherLinkAndNoAuditEntryHoldsOne()
    {
        var group = Group();

        Refused(() => group.Rotate(First, "Again.", Clerk, Now), "the link that it has already");
        Refused(() => group.Rotate("https://signal.example/second", " ", Clerk, Now), "Say why the link is another");
        Refused(() => group.Rotate("signal://second", "Passed on.", Clerk, Now), "begins with https://");
        group.Rotate("https://signal.example/second", "It was passed on.", Clerk, Now);

        Assert.Equal(("https://signal.example/second", "It was passed on."), (group.Link, Assert.Single(group.Rotations).Why));
        var acts = group.TakeUnsavedActs();
        Assert.Equal(["chat.added", "chat.rotated"], acts.Select(act => act.Act));
        Assert.DoesNotContain(acts, act => act.Sentence.Contains("signal.example", StringComparison.Ordinal) || act.Sentence.Contains("passed on", StringComparison.Ordinal));
    }

    [Fact]
    public void WhoLeaves_WaitsToBeRemovedAndIsThenForgotten()
    {
        var (group, ann) = (Group(), Signatory(Member("Rowan Registry")).Person);
        var place = Joined(group, ann, " @ann ");
        Refused(() => ChatPlace.Join(group, ann, null, [place], Actor.Concerned(ann), Now), "joined Corridor already");
        Refused(() => place.Removed(Clerk, Now), "in the group by right", place);

        place.Leave(Actor.Concerned(ann), Now);
        Assert.Equal((true, "@ann", ChatEnd.Left), (place.AwaitsRemoval, place.Handle, place.End));
        Refused(() => place.Leave(Actor.Concerned(ann), Now), "already");
        Refused(() => place.Removed(Actor.Concerned(ann), Now), "Only the secretariat");
        place.Removed(Clerk, Now);

        Assert.Equal((false, null, Clerk.PersonId), (place.AwaitsRemoval, place.Handle, place.RemovedById));
        Refused(() => place.Removed(Clerk, Now), "done already");
        Assert.DoesNotContain(place.TakeUnsavedActs(), act => act.Sentence.Contains("ann", StringComparison.OrdinalIgnoreCase) && act.Sentence.Contains('@', StringComparison.Ordinal));
    }

    [Fact]
    public void WhoComesBack_NeedNotBeRemoved()
    {
        var (group, ann) = (Group(), Signatory(Member("Rowan Registry")).Person);
        var place = Joined(group, ann);
        place.Leave(Actor.Concerned(ann), Now);

        var again = ChatPlace.Join(group, ann, null, [place], Actor.Concerned(ann), Now);

        Assert.Equal((true, false, null), (again.IsCurrent, place.AwaitsRemoval, place.RemovedById));
    }

    [Fact]
    public void EntitlementThatIsLost_EndsThePlaceAndOneThatIsKeptDoesNot()
    {
        var (rowan, group) = (Member("Rowan Registry"), Group());
        var (ann, ben) = (Signatory(rowan), Contact(rowan, "Ben Birch", ContactRoles.Listener));
        var (hers, his) = (Joined(group, ann.Person), Joined(group, ben.Person));

        Assert.False(hers.EndUnlessEntitled(Now) || his.EndUnlessEntitled(Now));
        rowan.RemoveContact(ben, Actor.Portal, Now);
        Assert.Equal([false, true], new[] { hers, his }.Select(place => place.EndUnlessEntitled(Now)));
        Assert.False(his.EndUnlessEntitled(Now));
        rowan.Leave(Today, null, Actor.Portal, Now);

        Assert.True(hers.EndUnlessEntitled(Now));
        Assert.Equal((true, ChatEnd.NotEntitled), (hers.AwaitsRemoval, hers.End));
        Assert.Equal("A person may be in the chat group Corridor no more and is to be removed from it.", hers.TakeUnsavedActs()[^1].Sentence);
    }

    [Fact]
    public void Closed_ForgetsItsLinkAndAsksForNobodysRemoval()
    {
        var (group, rowan) = (Group(), Member("Rowan Registry"));
        var (left, stays) = (Joined(group, Signatory(rowan).Person), Joined(group, Contact(rowan, "Ben Birch", ContactRoles.Listener).Person));
        left.Leave(Actor.Concerned(left.Person), Now);

        group.Close([left, stays], Clerk, Now);

        Assert.Equal((null, false), (group.Link, group.IsOpen));
        Assert.False(left.AwaitsRemoval || stays.AwaitsRemoval || stays.IsCurrent);
        Refused(() => group.Close([], Clerk, Now), "was closed");
        Refused(() => group.Rotate("https://signal.example/second", "Passed on.", Clerk, Now), "was closed");
        Refused(() => ChatPlace.Join(group, stays.Person, null, [], Actor.Concerned(stays.Person), Now), "was closed");
    }

    [Fact]
    public void Erased_IsFoundByTheNameUntilRemoved()
    {
        var (group, ann) = (Group(), Signatory(Member("Rowan Registry")).Person);
        var place = Joined(group, ann);

        place.Erase("Ann Arch", Now);
        Assert.Equal((true, "Ann Arch", ChatEnd.Erased), (place.AwaitsRemoval, place.Handle, place.End));
        place.Removed(Clerk, Now);

        Assert.Null(place.Handle);
        place.Erase("Ann Arch", Now);
        Assert.Null(place.Handle);
    }

    [Fact]
    public void WhoMayNotBeInIt_CannotJoin()
    {
        var stan = Contact(Entered("Stranger Ltd"), "Stan Strange", ContactRoles.Listener).Person;

        Refused(() => Joined(Group(), stan), "is for members.");
    }

    private static ChatGroup Group(ChatAudience audience = ChatAudience.Members) => ChatGroup.Add(ChatPlatform.Signal, "Corridor", audience, First, Clerk, Now);

    private static ChatPlace Joined(ChatGroup group, Person person, string? handle = null) => ChatPlace.Join(group, person, handle, [], Actor.Concerned(person), Now);
}
