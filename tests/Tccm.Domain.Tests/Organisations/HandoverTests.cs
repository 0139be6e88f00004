using Tccm.Domain.Organisations;
using static Tccm.Domain.Tests.World;

namespace Tccm.Domain.Tests.Organisations;

public sealed class HandoverTests
{
    private readonly Organisation rowan = Member("Rowan");
    private readonly Contact rita;
    private readonly Contact lou;

    public HandoverTests()
    {
        rita = Contact(rowan, "Rita Reed", ContactRoles.Representative | ContactRoles.Listener);
        lou = Contact(rowan, "Lou Lark", ContactRoles.Participant);
        lou.Person.TakeLogin(Guid.NewGuid(), Actor.Portal, Now);
    }

    [Fact]
    public void Accepted_MovesTheRolesAndLeavesTheOthers()
    {
        var handover = Handover.Offer(rita, lou, ContactRoles.Representative, null, Now);

        Assert.True(rita.May(ContactRoles.Representative));
        handover.Accept(Now);

        Assert.Equal((ContactRoles.Listener, ContactRoles.Participant | ContactRoles.Representative), (rita.Roles, lou.Roles));
        Refused(() => handover.Accept(Now), "accepted already", handover, rita, lou);
        Refused(() => handover.TakeBack(Actor.For(rita), Now), "accepted already", handover);
    }

    [Fact]
    public void OnlyWhatOneIs_IsHandedOver()
    {
        Refused(() => Handover.Offer(rita, lou, ContactRoles.Signatory, null, Now), "only what you are");
        Refused(() => Handover.Offer(rita, lou, ContactRoles.Representative | ContactRoles.Signatory, null, Now), "only what you are");
        Refused(() => Handover.Offer(rita, lou, ContactRoles.Listener, null, Now), "only what you are");
        Refused(() => Handover.Offer(rita, lou, ContactRoles.None, null, Now), "Choose what");
        Refused(() => Handover.Offer(rita, rita, ContactRoles.Representative, null, Now), "to yourself");
        Refused(() => Handover.Offer(rita, Contact(Member("Birch"), "Bo Birch", ContactRoles.Listener), ContactRoles.Representative, null, Now), "same organisation");
    }

    [Fact]
    public void OneOfferAtATime()
    {
        var first = Handover.Offer(rita, lou, ContactRoles.Representative, null, Now);

        Refused(() => Handover.Offer(rita, lou, ContactRoles.Representative, first, Now), "You offered a handover already", rita, lou);

        first.TakeBack(Actor.For(rita), Now);
        Assert.True(Handover.Offer(rita, lou, ContactRoles.Representative, first, Now).IsOpen);
    }

    [Fact]
    public void WhatWasTakenAwaySince_IsNotHandedOver()
    {
        var handover = Handover.Offer(rita, lou, ContactRoles.Representative, null, Now);
        rowan.RemoveContact(rita, Actor.Secretariat(Secretary()), Now, "Asked for.", knowing: true);

        Refused(() => handover.Accept(Now), "does not hold what was to be handed over", handover, lou);

        Assert.Equal(ContactRoles.Participant, lou.Roles);
    }

    [Fact]
    public void EndedMandate_HandsNothingOverAndMakesNoSignatory()
    {
        var ann = Contact(rowan, "Ann Arch", ContactRoles.Representative | ContactRoles.Signatory);
        rowan.Entrust(ann, new(AuthorityBasis.Mandate, Today), Actor.Portal, Now);
        var (handover, tomorrow) = (Handover.Offer(ann, lou, ContactRoles.Signatory, null, Now), Now.AddDays(1));
        var nia = rowan.AddContact(Person("Nia New"), ContactRoles.Signatory, null, Actor.For(rita), Now);

        Refused(() => handover.Accept(tomorrow), "has ended", handover, lou);
        Refused(() => Handover.Offer(ann, lou, ContactRoles.Signatory, null, tomorrow), "has ended", ann);
        Refused(() => nia.ConfirmSignatory(Actor.For(ann), tomorrow), "has ended", nia);
        var odd = rowan.AddContact(Person("Odd One"), ContactRoles.Signatory, null, Actor.For(ann), tomorrow);

        Assert.Equal((ContactRoles.Listener, true), (odd.Roles, odd.IsProposedAsSignatory));
        handover.Accept(Now);
        Assert.True(lou.May(ContactRoles.Signatory));
    }

    [Fact]
    public void Successor_ListensUntilTheyAccept()
    {
        var nia = rowan.AddSuccessor(Person("Nia New"), "Director", rita, Now);

        Assert.Equal((ContactRoles.Listener, "Director"), (nia.Roles, nia.Title));
        Refused(() => rowan.AddSuccessor(Person("Odd One"), null, lou, Now), "Only a representative or signatory", rowan);
        Refused(() => rowan.AddSuccessor(lou.Person, null, rita, Now), "a contact of Rowan already", rowan);
    }
}
