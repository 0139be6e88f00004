using Tccm.Domain.Evidence;
using Tccm.Domain.Organisations;
using static Tccm.Domain.Tests.World;

namespace Tccm.Domain.Tests.Evidence;

/// <summary>Each taking up and giving up of the right to sign is in the log, and a signature names the grant that it rests on.</summary>
public sealed class GrantTests
{
    [Fact]
    public void SignatoryFromTheStart_IsGrantedAndWhoIsRemovedIsRevoked()
    {
        var rowan = Member("Rowan Registry");
        Signatory(rowan, "Other Olm");
        var ann = Signatory(rowan);
        var granted = OnlyLeaf(ann);
        var grant = ann.GrantId;

        rowan.RemoveContact(ann, Actor.Portal, Now.AddHours(1));

        var revoked = OnlyLeaf(ann);
        Assert.Equal(("grant", grant, "revoke", $"{grant}"), (granted.Type, granted.ActId, revoked.Type, Leaf.ValueOf(revoked.Text, "grant")));
        Assert.Null(ann.GrantId);
    }

    [Fact]
    public void WhoIsInvited_IsGrantedTheRightWhenTheyAccept()
    {
        var ann = Signatory(Member("Rowan Registry"));
        var invitation = new Invitation(ann, [1], Actor.Portal, Now);
        Assert.Empty(ann.TakeUnsavedLeaves());
        Assert.Null(ann.GrantId);

        invitation.Accept(Guid.NewGuid(), Now.AddDays(1));

        Assert.Equal("grant", OnlyLeaf(ann).Type);
        Assert.Equal("enrol", OnlyLeaf(ann.Person).Type);
    }

    [Fact]
    public void RightGivenUpAndTakenUpInOneAct_WasNeverGivenUp()
    {
        var rowan = Member("Rowan Registry");
        Signatory(rowan, "Other Olm");
        var ann = Signatory(rowan);
        ann.TakeUnsavedLeaves();
        var grant = ann.GrantId;

        rowan.ChangeRoles(ann, ContactRoles.Listener, null, Actor.Portal, Now.AddHours(1));
        rowan.ChangeRoles(ann, ContactRoles.Signatory, null, Actor.Portal, Now.AddHours(1));

        Assert.Empty(ann.TakeUnsavedLeaves());
        Assert.Equal(grant, ann.GrantId);
    }

    [Fact]
    public void OtherRoles_LeaveNoLeaf()
    {
        var rita = Contact(Member("Rowan Registry"), "Rita Reed", ContactRoles.Representative | ContactRoles.Participant);

        Assert.Empty(rita.TakeUnsavedLeaves());
        Assert.Null(rita.GrantId);
    }

    [Fact]
    public void RightThatIsOlderThanTheLog_IsPutOnItOnceWithSinceWhen()
    {
        var ann = Signatory(Member("Rowan Registry"));
        typeof(Contact).GetProperty(nameof(ann.GrantId))!.SetValue(ann, null);
        ann.TakeUnsavedLeaves();

        ann.PutOnLog(Now.AddYears(1));
        ann.PutOnLog(Now.AddYears(2));

        Assert.Equal("2027-03-14T12:00:00Z", Leaf.ValueOf(OnlyLeaf(ann).Text, "since"));
    }
}
