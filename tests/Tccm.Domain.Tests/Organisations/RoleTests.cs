using Tccm.Domain.Organisations;
using static Tccm.Domain.Tests.World;

namespace Tccm.Domain.Tests.Organisations;

/// <summary>Nobody gives a role beyond their own entitlement, and no organisation falls silent unseen.</summary>
public sealed class RoleTests
{
    private const ContactRoles Every = ContactRoles.Representative | ContactRoles.Signatory | ContactRoles.Participant | ContactRoles.Listener;

    private readonly Organisation rowan = Member("Rowan");
    private readonly Contact rita;
    private readonly Contact ann;
    private readonly Contact lou;

    public RoleTests()
    {
        rita = Contact(rowan, "Rita Reed", ContactRoles.Representative);
        ann = Signatory(rowan);
        lou = Contact(rowan, "Lou Lark", ContactRoles.Listener);
    }

    [Theory]
    [InlineData(ContactRoles.Representative, Every & ~ContactRoles.Signatory, true)]
    [InlineData(ContactRoles.Representative | ContactRoles.Signatory, Every, false)]
    public void Roles_AreGivenAsFarAsOnesOwnReach(ContactRoles own, ContactRoles given, bool proposed)
    {
        var by = Contact(rowan, "By Body", own);

        rowan.ChangeRoles(lou, Every, null, Actor.For(by), Now);
        var invited = rowan.AddContact(Person("Nia New"), Every, null, Actor.For(by), Now);

        Assert.Equal((given, proposed), (lou.Roles, lou.IsProposedAsSignatory));
        Assert.Equal((given, proposed), (invited.Roles, invited.IsProposedAsSignatory));
    }

    [Fact]
    public void WhoIsNoRepresentativeHere_ChangesNothing()
    {
        foreach (var by in new[] { ann, lou, Contact(Member("Birch"), "Bo Birch", Every) })
        {
            Refused(() => rowan.ChangeRoles(lou, Every, null, Actor.For(by), Now), "Only a representative of Rowan", rowan, lou);
            Refused(() => rowan.AddContact(Person("Nia New"), ContactRoles.Listener, null, Actor.For(by), Now), "Only a representative of Rowan", rowan);
            if (by != lou) Refused(() => rowan.RemoveContact(lou, Actor.For(by), Now), "Only a representative of Rowan", rowan, lou);
        }
    }

    [Fact]
    public void ProposedSignatory_MaySignOnceASignatoryConfirms()
    {
        rowan.ChangeRoles(lou, ContactRoles.Signatory, null, Actor.For(rita), Now);

        Assert.False(lou.May(ContactRoles.Signatory));
        Refused(() => lou.ConfirmSignatory(Actor.For(rita), Now), "Only a signatory of Rowan", lou);
        Refused(() => lou.ConfirmSignatory(Actor.For(lou), Now), "Only a signatory of Rowan", lou);
        Refused(() => lou.ConfirmSignatory(Actor.For(Signatory(Member("Birch"), "Bo Birch")), Now), "Only a signatory of Rowan", lou);
        lou.ConfirmSignatory(Actor.For(ann), Now);

        Assert.True(lou.May(ContactRoles.Signatory));
        Refused(() => lou.ConfirmSignatory(Actor.For(ann), Now), "not proposed as signatory", lou);
    }

    [Fact]
    public void RepresentativeMakingThemselvesSignatory_OnlyProposesIt()
    {
        rowan.ChangeRoles(rita, ContactRoles.Representative | ContactRoles.Signatory, null, Actor.For(rita), Now);

        Assert.Equal((ContactRoles.Representative, true), (rita.Roles, rita.IsProposedAsSignatory));
        Refused(() => rowan.ChangeRoles(rita, ContactRoles.Representative | ContactRoles.Signatory, null, Actor.For(rita), Now), "how it is already", rita);
    }

    [Fact]
    public void LastOfARole_LosesItOnlyByTheSecretariatKnowingly()
    {
        var by = Actor.Secretariat(Secretary());

        Refused(() => rowan.ChangeRoles(rita, ContactRoles.Listener, null, Actor.For(rita), Now), "the last representative", rita);
        Refused(() => rowan.ChangeRoles(ann, ContactRoles.Listener, null, Actor.For(rita), Now), "the last signatory", ann);
        Refused(() => rowan.RemoveContact(ann, Actor.For(ann), Now), "the last signatory", ann);
        Assert.Equal("Reason", Refused(() => rowan.RemoveContact(ann, by, Now), "Say why", ann).Field);
        Assert.Equal("Knowing", Refused(() => rowan.RemoveContact(ann, by, Now, "She died."), "the last signatory", ann).Field);
        rowan.RemoveContact(ann, by, Now, "She died.", knowing: true);

        Assert.Equal([ContactRoles.Signatory], rowan.Lacks);
        Assert.Equal(("She died.", true), (ann.EndReason, rowan.FellSilent));
    }
}
