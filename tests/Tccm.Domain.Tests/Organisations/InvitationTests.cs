using Tccm.Domain.Organisations;
using static Tccm.Domain.Tests.World;

namespace Tccm.Domain.Tests.Organisations;

public sealed class InvitationTests
{
    private readonly Contact ann;
    private readonly Contact rita;

    public InvitationTests()
    {
        var rowan = Member("Rowan");
        rita = Contact(rowan, "Rita Reed", ContactRoles.Representative);
        Contact(rowan, "Sid Sand", ContactRoles.Signatory);
        ann = Signatory(rowan, "Ann Arch");
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    [InlineData(1, false)]
    public void Invitation_LivesSevenDays(int seconds, bool open)
    {
        var invitation = Invited();
        var at = Now.AddDays(7).AddSeconds(seconds);

        Assert.Equal(open, invitation.IsOpen(at));
        if (open) invitation.Accept(Guid.NewGuid(), at);
        else Refused(() => invitation.Accept(Guid.NewGuid(), at), "has expired", invitation);
        Assert.Equal(open, ann.Person.LoginId is not null);
    }

    [Fact]
    public void AcceptedInvitation_GivesTheLoginAndWorksOnce()
    {
        var invitation = Invited();
        var login = Guid.NewGuid();

        invitation.Accept(login, Now);

        Assert.Equal((login, Now), (ann.Person.LoginId, invitation.AcceptedAt));
        Refused(() => invitation.Accept(Guid.NewGuid(), Now), "used already", invitation);
        Refused(() => invitation.Decline(Now), "used already", invitation);
        Refused(() => invitation.Withdraw(Actor.For(rita), Now), "used already", invitation);
        Assert.Equal(login, ann.Person.LoginId);
    }

    [Fact]
    public void PersonWithAnotherLogin_AcceptsNothing()
    {
        ann.Person.TakeLogin(Guid.NewGuid(), Actor.Portal, Now);
        var invitation = Invited();

        Refused(() => invitation.Accept(Guid.NewGuid(), Now), "another login already", invitation, ann.Person);

        Assert.Null(invitation.AcceptedAt);
    }

    [Fact]
    public void DeclinedInvitation_EndsTheContact()
    {
        var invitation = Invited();

        invitation.Decline(Now);

        Assert.False(ann.IsCurrent);
        Assert.False(invitation.IsOpen(Now));
        Assert.Null(ann.Person.LoginId);
    }

    [Fact]
    public void WithdrawnInvitation_WorksNoMoreAndSaysWhomToAsk()
    {
        var invitation = Invited();

        invitation.Withdraw(Actor.For(rita), Now);

        Refused(() => invitation.Accept(Guid.NewGuid(), Now), "Ask your organisation's representative or the secretariat", invitation);
    }

    [Fact]
    public void InvitationOfWhoWasRemoved_WorksNoMore()
    {
        var invitation = Invited();
        ann.Organisation.RemoveContact(ann, Actor.For(rita), Now);

        Refused(() => invitation.Accept(Guid.NewGuid(), Now), "no longer a contact", invitation);
        Refused(() => Invited(), "no longer a contact");
    }

    [Fact]
    public void RepresentativeOfAnother_InvitesNobodyHere()
    {
        var other = Contact(Member("Birch"), "Bea Bark", ContactRoles.Representative);

        Refused(() => Invited(other), "your own organisation only");
    }

    private Invitation Invited(Contact? by = null) => new(ann, [1, 2, 3], Actor.For(by ?? rita), Now);

    [Fact]
    public void RolesHeld_SayForAnyInstantWhatTheContactCouldDo()
    {
        var contact = World.Contact(World.Member("Rowan Registry"), "Ann Arch", ContactRoles.Participant);
        var invitation = new Invitation(contact, [1], Actor.Portal, World.Now);

        invitation.Accept(Guid.CreateVersion7(), World.Now.AddDays(1));
        contact.Widen(ContactRoles.Signatory, Actor.Portal, World.Now.AddDays(2));
        contact.End(Actor.Portal, World.Now.AddDays(3));

        Assert.Equal(
            [(ContactRoles.None, 0), (ContactRoles.Participant, 1), (ContactRoles.Participant | ContactRoles.Signatory, 2), (ContactRoles.None, 3)],
            contact.RolesHeld.Select(held => (held.Roles, (int)(held.From - World.Now).TotalDays)));
    }
}
