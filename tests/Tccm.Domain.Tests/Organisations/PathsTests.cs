using Tccm.Domain.Applications;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using static Tccm.Domain.Tests.World;

namespace Tccm.Domain.Tests.Organisations;

public sealed class PathsTests
{
    private static readonly Actor Clerk = Actor.Secretariat(Secretary());

    [Fact]
    public void LeavingAtOnce_EndsTodayAndKeepsWhatWasSigned()
    {
        var rowan = Member("Rowan Registry");
        var statement = Open();
        statement.SignedBy(Signatory(rowan));
        rowan.TakeUnsavedActs();

        rowan.Leave(Today, "It has no time for this.", Clerk, Now);

        Assert.Equal((false, Today, "It has no time for this."), (rowan.IsMember, rowan.Memberships.Single().Until!.Value, rowan.Memberships.Single().EndReason));
        Assert.Single(statement.LiveSignatures);
        Assert.Equal(("organisation.left", "Rowan Registry is no longer a member."), (OnlyAct(rowan) is var act ? act.Act : "", act.Sentence));
        Assert.Null(rowan.MembershipOn(Today));
        Assert.NotNull(rowan.MembershipOn(Today.AddDays(-1)));
        Assert.NotEmpty(rowan.CurrentContacts);
    }

    [Fact]
    public void LeavingOnADay_SignsUntilItAndNotFromItsFirstInstantOn()
    {
        var rowan = Member("Rowan Registry");
        rowan.Leave(Today.AddDays(3), null, Clerk, Now);
        var (last, first) = (new DateTimeOffset(Today.AddDays(2), new TimeOnly(23, 59, 59), TimeSpan.Zero), new DateTimeOffset(Today.AddDays(3), TimeOnly.MinValue, TimeSpan.Zero));

        Assert.True(rowan.MaySign(last));
        Assert.False(rowan.MaySign(first));
        Assert.NotNull(rowan.MembershipOn(Today.AddDays(2)));
        Assert.Null(rowan.MembershipOn(Today.AddDays(3)));
        Assert.False(rowan.SettleLeaving(last));
        Assert.Null(rowan.Memberships.Single().Until);
        Assert.True(rowan.SettleLeaving(first));
        Assert.Equal(Today.AddDays(3), rowan.Memberships.Single().Until);
        Assert.False(rowan.SettleLeaving(first));
    }

    [Fact]
    public void SignatureOnTheLeavingDay_IsRefusedBeforeThePortalSettledIt()
    {
        var rowan = Member("Rowan Registry");
        var statement = Open();
        var ann = Signatory(rowan);
        rowan.Leave(Today.AddDays(1), null, Clerk, Now);

        Refused(() => statement.Sign(Guid.CreateVersion7(), ann, statement.Text.Sha256, World.AsOfficer, true, Now.AddDays(1)), "is not a member", statement);
        statement.SignedBy(ann);

        Assert.Single(statement.LiveSignatures);
    }

    [Fact]
    public void ImpossibleDayOfLeaving_IsRefused()
    {
        var rowan = Member("Rowan Registry");

        Assert.Equal("On", Refused(() => rowan.Leave(Today.AddDays(-1), null, Clerk, Now), "is over", rowan).Field);
        Refused(() => rowan.Leave(Today.AddDays(367), null, Clerk, Now), "more than a year away", rowan);
        rowan.Leave(Today.AddDays(366), null, Clerk, Now);
        Refused(() => rowan.Leave(Today.AddDays(5), null, Clerk, Now), "Take that back first", rowan);
        Refused(() => Entered("Larch Exchange").Leave(Today, null, Clerk, Now), "neither a member nor a supporter");
        Assert.True(rowan.IsMember);
    }

    [Fact]
    public void Leaving_IsTakenBackBeforeItsDayOnly()
    {
        var rowan = Member("Rowan Registry");
        Refused(() => rowan.Stay(Clerk, Now), "has not decided to leave", rowan);
        rowan.Leave(Today.AddDays(2), "For now.", Clerk, Now);

        rowan.Stay(Clerk, Now.AddDays(1));

        Assert.Equal((null, null, true), (rowan.Memberships.Single().LeavesOn, rowan.Memberships.Single().EndReason, rowan.MaySign(Now.AddDays(5))));
        rowan.Leave(Today.AddDays(2), null, Clerk, Now);
        Refused(() => rowan.Stay(Clerk, Now.AddDays(2)), "neither a member nor a supporter", rowan);
    }

    [Fact]
    public void MemberBecomesSupporterAndMemberAgain_WithoutAGapOrAnOverlap()
    {
        var rowan = Member("Rowan Registry");

        rowan.BecomeSupporter("We watch for a while.", Clerk, Now);
        Refused(() => rowan.BecomeSupporter(null, Clerk, Now), "is a supporter already", rowan);
        rowan.ChangeCategory(MembershipCategory.Member, null, Clerk, Now.AddDays(10));

        Assert.Equal(["Member", "Supporter", "Member"], rowan.Memberships.Select(period => period.Category.ToString()));
        Assert.All(Enumerable.Range(-30, 60), days => Assert.Single(rowan.Memberships, period => period.Covers(Today.AddDays(days))));
        Assert.Equal(MembershipCategory.Supporter, rowan.MembershipOn(Today)!.Category);
        Assert.Equal(MembershipCategory.Supporter, rowan.MembershipOn(Today.AddDays(9))!.Category);
        Assert.Equal(MembershipCategory.Member, rowan.MembershipOn(Today.AddDays(10))!.Category);
    }

    [Fact]
    public void Suspended_StaysAMemberAndDoesNotSignUntilItIsLifted()
    {
        var rowan = Member("Rowan Registry");
        var statement = Open();
        var ann = Signatory(rowan);

        rowan.Suspend("Nobody answers.", false, Clerk, Now);

        Assert.True(rowan is { IsMember: true, IsSuspended: true });
        Refused(() => statement.SignedBy(ann), "is suspended since 14 March 2027", statement);
        Refused(() => rowan.Suspend("Again.", false, Clerk, Now), "already", rowan);
        Refused(() => rowan.BecomeSupporter(null, Clerk, Now), "suspended", rowan);
        rowan.Lift("They answered.", Clerk, Now.AddHours(1));
        Refused(() => rowan.Lift("They answered.", Clerk, Now), "is not suspended", rowan);
        statement.SignedBy(ann);
        Assert.Null(rowan.Memberships.Single().SuspensionOn(Today));
    }

    [Fact]
    public void Suspension_CoversItsDaysAndItsReasonIsPublicOnlyWhereSaid()
    {
        var rowan = Member("Rowan Registry");
        rowan.Suspend("Inner words.", false, Clerk, Now);
        rowan.Lift("Well.", Clerk, Now.AddDays(3));
        var open = rowan.Suspend("Public words.", true, Clerk, Now.AddDays(5));
        var period = rowan.Memberships.Single();

        Assert.Equal([null, "Inner words.", "Inner words.", null], new[] { -1, 0, 2, 3 }.Select(days => period.SuspensionOn(Today.AddDays(days))?.Reason));
        Assert.Null(period.SuspensionOn(Today)!.PublicReason);
        Assert.Equal("Public words.", open.PublicReason);
        Assert.DoesNotContain(rowan.TakeUnsavedActs(), act => act.Sentence.Contains("words", StringComparison.Ordinal));
    }

    [Fact]
    public void LeavingWhileSuspended_EndsTheSuspension()
    {
        var rowan = Member("Rowan Registry");
        rowan.Suspend("Nobody answers.", false, Clerk, Now);

        rowan.Leave(Today, null, Clerk, Now);

        Assert.Null(rowan.Memberships.Single().Suspended);
    }

    [Fact]
    public void OwnOrganisationAndRepresentatives_CannotSuspendOrLift()
    {
        var rowan = Member("Rowan Registry");
        var sam = Secretary();
        var rita = Contact(rowan, "Rita Reed", ContactRoles.Representative);
        Contact(rowan, sam, ContactRoles.Signatory);

        Refused(() => rowan.Suspend("Why not.", false, Actor.Secretariat(sam), Now), "You work for Rowan Registry", rowan);
        Refused(() => rowan.Leave(Today, null, Actor.Secretariat(sam), Now), "You work for Rowan Registry", rowan);
        Refused(() => rowan.Suspend("Why not.", false, Actor.For(rita), Now), "Only the secretariat", rowan);
        rowan.Suspend("Why not.", false, Clerk, Now);
        Refused(() => rowan.Lift("Because.", Actor.For(rita), Now), "Only the secretariat", rowan);
        Refused(() => Member("Larch Exchange").Leave(Today, null, Actor.For(rita), Now), "your own organisation only");
    }

    [Fact]
    public void SupportersApplication_BeginsMembershipOnTheDayAndKeepsContactsAndTheEarlierSignature()
    {
        var (kind, purpose) = (Supporter("Kind Friends"), PurposeOf());
        var rita = Contact(kind, "Rita Reed", ContactRoles.Representative);
        var first = Application.Start(MembershipCategory.Supporter, "Ada Ash", EmailAddress.Parse("ada@kind.test"), [1], Now);
        first.Describe(Facts("Kind Friends"));
        first.Declare(purpose, purpose.Sha256, "Ada Ash", "Director", World.AsOfficer, true, Now);
        var signed = Tccm.Domain.Purpose.PurposeSignature.Online(kind, first.Id, first.Declaration!);
        typeof(Tccm.Domain.Purpose.PurposeSignature).GetProperty(nameof(signed.PurposeVersion))!.SetValue(signed, purpose);

        var application = Application.Again(MembershipCategory.Member, rita, [2], Now);
        Refused(() => application.Submit(purpose, Now), "Sign the Statement of Purpose", application);
        application.Operate(null, [new(OrganisationKind.ExchangePoint, "Its peers.")]);
        Refused(() => application.Rely(signed, PurposeOf(2)), "was not signed yet", application);
        application.Rely(signed, purpose);
        Refused(() => application.Submit(purpose, Now), "Name a signatory", application);
        application.NameSignatory(rita.Person.Email.Canonical);
        application.Submit(purpose, Now);
        Refused(() => application.Approve(null, Clerk, Now), "It is approved as that one", application);
        Refused(() => application.Approve(Entered("Another"), Clerk, Now), "It is approved as that one", application);
        var (organisation, again) = application.Approve(kind, Clerk, Now.AddDays(2));
        application.AddContacts(organisation, _ => rita.Person, Clerk, Now.AddDays(2));

        Assert.Same(signed, again);
        Assert.Equal((kind, true, "2027-03-16"), (organisation, kind.IsMember, kind.CurrentMembership!.From.ToString()));
        Assert.Equal(Today.AddDays(2), kind.Memberships.Single(period => period.Category == MembershipCategory.Supporter).Until);
        Assert.Equal(ContactRoles.Representative | ContactRoles.Signatory, Assert.Single(kind.CurrentContacts).Roles);
    }

    [Fact]
    public void ApplicationFromWithin_IsForRepresentativesOfWhoIsNotThatAlready()
    {
        var (rowan, kind) = (Member("Rowan Registry"), Supporter("Kind Friends"));
        var rita = Contact(rowan, "Rita Reed", ContactRoles.Representative);

        Refused(() => Application.Again(MembershipCategory.Member, rita, [1], Now), "is a member already");
        Refused(() => Application.Again(MembershipCategory.Supporter, rita, [1], Now), "is a member already");
        Refused(() => Application.Again(MembershipCategory.Supporter, Contact(kind, "Kai Kind", ContactRoles.Representative), [1], Now), "is a supporter already");
        Refused(() => Application.Again(MembershipCategory.Member, Signatory(kind), [1], Now), "Only a representative");
        rowan.Leave(Today, null, Clerk, Now);
        Assert.Equal(rowan.Id, Application.Again(MembershipCategory.Supporter, rita, [1], Now).AppliesForId);
    }

    [Fact]
    public void WhoWasRemovedSinceTheApplication_DoesNotComeBackWithIt()
    {
        var kind = Supporter("Kind Friends");
        var rita = Contact(kind, "Rita Reed", ContactRoles.Representative);
        var lea = Contact(kind, "Lea Lind", ContactRoles.Listener);
        var (application, purpose) = (Application.Again(MembershipCategory.Member, rita, [2], Now), PurposeOf());
        application.Operate(null, [new(OrganisationKind.ExchangePoint, "Its peers.")]);
        application.NameSignatory(rita.Person.Email.Canonical);
        application.Declare(purpose, purpose.Sha256, "Rita Reed", "Director", World.AsOfficer, true, Now);
        application.Submit(purpose, Now);
        kind.RemoveContact(lea, Clerk, Now.AddHours(1), "She asked for it.");

        application.Approve(kind, Clerk, Now.AddDays(1));
        application.AddContacts(kind, named => named.Name == "Lea Lind" ? lea.Person : rita.Person, Clerk, Now.AddDays(1));

        Assert.Equal(["Rita Reed"], kind.CurrentContacts.Select(contact => contact.Person.Name));
    }

    [Fact]
    public void RoleThatWasTakenSinceTheApplication_DoesNotComeBackWithIt()
    {
        var kind = Supporter("Kind Friends");
        var (rita, ann) = (Contact(kind, "Rita Reed", ContactRoles.Representative), Contact(kind, "Ann Arch", ContactRoles.Signatory | ContactRoles.Listener));
        var (application, purpose) = (Application.Again(MembershipCategory.Member, rita, [2], Now), PurposeOf());
        application.Operate(null, [new(OrganisationKind.ExchangePoint, "Its peers.")]);
        application.NameSignatory(rita.Person.Email.Canonical);
        application.Declare(purpose, purpose.Sha256, "Rita Reed", "Director", World.AsOfficer, true, Now);
        application.Submit(purpose, Now);
        kind.ChangeRoles(ann, ContactRoles.Listener, null, Clerk, Now.AddHours(1), knowing: true);

        application.Approve(kind, Clerk, Now.AddDays(1));
        application.AddContacts(kind, named => named.Name == "Ann Arch" ? ann.Person : rita.Person, Clerk, Now.AddDays(1));

        Assert.Equal((ContactRoles.Listener, ContactRoles.Representative | ContactRoles.Signatory), (ann.Roles, rita.Roles));
    }

    [Fact]
    public void UnknownStart_MayCoverNoDayOnWhichAnEarlierMembershipRan()
    {
        var rowan = Member("Rowan Registry");
        rowan.Leave(Today, null, Clerk, Now);
        var unknown = rowan.Admit(MembershipCategory.Member, null, Clerk, Now.AddDays(5));

        Assert.Equal([false, false, true, true], new[] { -400, -1, 0, 3 }.Select(days => rowan.MayHaveBeenIn(unknown, Today.AddDays(days))));
    }
}
