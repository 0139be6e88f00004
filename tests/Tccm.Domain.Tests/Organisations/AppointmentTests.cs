using Tccm.Domain.Organisations;
using static Tccm.Domain.Tests.World;

namespace Tccm.Domain.Tests.Organisations;

public sealed class AppointmentTests
{
    private readonly Person sam = Secretary();
    private readonly Person sue = Secretary("Sue Sage");

    [Fact]
    public void Joining_NeedsTwoOfTheSecretariat()
    {
        var nia = Somebody();
        var proposal = Appointment.Propose(nia, Actor.Secretariat(sam), Now);

        Refused(() => proposal.Confirm([sam, sue], Actor.Secretariat(sam), Now), "You proposed this yourself", proposal, nia);
        Refused(() => proposal.Confirm([sam, sue], Actor.For(Contact(Member("Birch"), "Bo Birch", ContactRoles.Representative)), Now), "Only a member of the secretariat", proposal, nia);
        Assert.False(nia.IsSecretariat);
        proposal.Confirm([sam, sue], Actor.Secretariat(sue), Now);

        Assert.True(nia.IsSecretariat);
        Refused(() => proposal.Confirm([sam, sue, nia], Actor.Secretariat(sue), Now), "decided already", proposal, nia);
    }

    [Fact]
    public void WhoWasNeverInvitedOrActsForNoMember_IsNotProposed()
    {
        var without = Person("Stray Stranger");
        without.TakeLogin(Guid.NewGuid(), Actor.Portal, Now);
        var supporter = Contact(Supporter("Sallow"), "Sal Low", ContactRoles.Listener).Person;
        supporter.TakeLogin(Guid.NewGuid(), Actor.Portal, Now);
        var noLogin = Contact(Member("Birch"), "Bo Birch", ContactRoles.Listener).Person;

        foreach (var person in new[] { without, supporter, noLogin })
            Refused(() => Appointment.Propose(person, Actor.Secretariat(sam), Now), "does not act for a member", person);
    }

    [Fact]
    public void Removal_IsDecidedByNeitherTheProposerNorThePersonConcerned()
    {
        var tom = Secretary("Tom Thorn");
        var proposal = Appointment.ProposeRemoval(sue, "Left.", 3, Actor.Secretariat(sam), Now);

        Refused(() => proposal.Confirm([sam, sue, tom], Actor.Secretariat(sue), Now), "about you", proposal, sue);
        Refused(() => proposal.Drop(Actor.Secretariat(sue), Now), "about you", proposal);
        Refused(() => proposal.Confirm([sam, sue], Actor.Secretariat(tom), Now), "fewer than 2", sue);
        Assert.True(sue.IsSecretariat);
    }

    [Fact]
    public void ProposerWhoLeftTheSecretariat_ProposesNothingAnyMore()
    {
        var nia = Somebody();
        var proposal = Appointment.Propose(nia, Actor.Secretariat(sam), Now);

        Refused(() => proposal.Confirm([sue, Secretary("Tom Thorn")], Actor.Secretariat(sue), Now), "has left the secretariat since", proposal, nia);

        Assert.Null(proposal.DecidedAt);
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public void Leaving_LeavesTwo(int members, bool may)
    {
        if (may) sam.LeaveSecretariat(members, Actor.Secretariat(sam), Now);
        else Refused(() => sam.LeaveSecretariat(members, Actor.Secretariat(sam), Now), "fewer than 2", sam);

        Assert.Equal(!may, sam.IsSecretariat);
    }

    private static Person Somebody()
    {
        var person = Contact(Member("Birch"), "Nia New", ContactRoles.Listener).Person;
        person.TakeLogin(Guid.NewGuid(), Actor.Portal, Now);
        return person;
    }
}
