using Tccm.Domain.Applications;
using Tccm.Domain.Organisations;
using Tccm.Domain.Tests.Applications;
using Tccm.Domain.Text;
using static Tccm.Domain.Tests.World;

namespace Tccm.Domain.Tests;

public sealed class ActorTests
{
    [Fact]
    public void WhoIsNotOfTheSecretariat_ActsNotAsIt()
    {
        Refused(() => Actor.Secretariat(Person("Ann Arch")), "Only a member of the secretariat");
    }

    [Fact]
    public void Secretary_DoesNotDecideForTheirOwnOrganisation()
    {
        var rowan = Entered("Rowan");
        var sam = Secretary();
        Contact(rowan, sam, ContactRoles.Listener);
        var by = Actor.Secretariat(sam);

        Refused(() => rowan.Admit(MembershipCategory.Member, null, by, Now), "You work for Rowan", rowan);
        Refused(() => rowan.Amend(rowan.Facts with { Economy = "DE" }, by, Now), "You work for Rowan", rowan);
        Refused(() => rowan.Rename(Facts("Rowan Two"), Today, by, Now), "You work for Rowan", rowan);
        rowan.Admit(MembershipCategory.Member, null, Actor.Secretariat(Secretary("Sue Sage")), Now);

        Assert.True(rowan.IsMember);
    }

    [Fact]
    public void SecretaryWhoLeftTheOrganisation_MayDecideForIt()
    {
        var rowan = Entered("Rowan");
        var sam = Secretary();
        var contact = Contact(rowan, sam, ContactRoles.Listener);
        rowan.RemoveContact(contact, Actor.Portal, Now);

        rowan.Admit(MembershipCategory.Member, null, Actor.Secretariat(sam), Now);

        Assert.True(rowan.IsMember);
    }

    [Theory]
    [InlineData("ada@larch.test", "the applicant's address")]
    [InlineData("ADA@LARCH.TEST", "the same in capitals")]
    [InlineData("sid@elsewhere.test", "a named contact's address")]
    [InlineData("anybody@larch.test", "an address at its domain")]
    public void SecretaryWhomAnApplicationConcerns_DoesNotDecideIt(string email, string because)
    {
        var sam = Person("Sam Sloe", email);
        sam.JoinSecretariat(Actor.Portal, Now);
        var by = Actor.Secretariat(sam);
        var application = ApplicationTests.Submitted();

        Assert.True(by.WorksFor(application), because);
        Refused(() => application.Approve(null, by, Now), "You work for Larch Exchange", application);
        Refused(() => application.Decline(DeclineReason.Other, "No.", by, Now), "You work for Larch Exchange", application);
        Refused(() => application.AskForInformation("Which?", by, Now), "You work for Larch Exchange", application);
        Assert.Equal(ApplicationStatus.Submitted, application.Status);
    }

    [Fact]
    public void SecretaryOfAnOrganisationWithTheSameDomain_DoesNotDecideTheApplication()
    {
        var sam = Secretary();
        Contact(Organisation.Enter(Facts("Larch Holding") with { Domains = [InternetDomain.Parse("larch.test")] }, null, Actor.Portal, Now), sam, ContactRoles.Listener);

        Refused(() => ApplicationTests.Submitted().Approve(null, Actor.Secretariat(sam), Now), "You work for Larch Exchange");
        Assert.False(Actor.Secretariat(Secretary("Sue Sage")).WorksFor(ApplicationTests.Submitted()));
    }
}
