using Tccm.Domain.Applications;
using Tccm.Domain.Organisations;
using Tccm.Domain.Prospects;
using Tccm.Domain.Text;
using static Tccm.Domain.Tests.World;

namespace Tccm.Domain.Tests.Prospects;

public sealed class ProspectTests
{
    private static readonly Actor Clerk = Actor.Secretariat(Secretary());

    [Fact]
    public void Approach_IsKeptAndNamesNobodyInTheAudit()
    {
        var prospect = Larch();
        prospect.TakeUnsavedActs();

        prospect.Approached(Secretary("Sam Sloe"), Today, ApproachWay.Meeting, "Ola Lund likes it.", "Send the Purpose.", Today.AddDays(7), Clerk, Now);

        Assert.Equal(("Ola Lund likes it.", "Sam Sloe"), (prospect.Latest!.Said, prospect.Latest.By.Name));
        Assert.Equal("Larch Exchange was approached on 14 March 2027, in a meeting.", OnlyAct(prospect).Sentence);
    }

    [Fact]
    public void ApproachToCome_ByAStranger_OrWithoutWords_IsRefused()
    {
        var prospect = Larch();

        Assert.Equal("On", Refused(() => prospect.Approached(Secretary(), Today.AddDays(1), ApproachWay.Call, "Hello.", null, null, Clerk, Now), "still to come", prospect).Field);
        Refused(() => prospect.Approached(Person("Ann Arch"), Today, ApproachWay.Call, "Hello.", null, null, Clerk, Now), "Only the secretariat approaches", prospect);
        Refused(() => prospect.Approached(Secretary(), Today, ApproachWay.Call, " ", null, null, Clerk, Now), "Write what was said", prospect);
        Refused(() => prospect.Approached(Secretary(), Today, ApproachWay.Call, "Hello.", null, Today.AddDays(-1), Clerk, Now), "comes later", prospect);
        Assert.Empty(prospect.Approaches);
    }

    [Fact]
    public void State_FollowsTheApplicationThatCameOfIt()
    {
        var (prospect, purpose) = (Larch(), PurposeOf());
        var application = Application.Start(MembershipCategory.Supporter, "Ada Ash", EmailAddress.Parse("ada@larch.test"), [1], Now);
        application.ConfirmEmail(Now);
        application.Describe(Facts("Larch Exchange"));
        application.NameContact(new("Rita Reed", EmailAddress.Parse("rita@larch.test"), null, ContactRoles.Representative));
        application.Declare(purpose, purpose.Sha256, "Ada Ash", "Director", World.AsOfficer, true, Now);
        Refused(() => prospect.CameToApply(application, Clerk, Now), "was not sent yet", prospect);
        application.Submit(purpose, Now);
        Refused(() => prospect.CameToApply(application, Actor.Secretariat(new Person("Rita Reed", EmailAddress.Parse("rita@larch.test"), Now).InSecretariat()), Now), "so you cannot decide for it", prospect);
        prospect.PutOff(Clerk, Now);
        Assert.Equal(ProspectState.NotNow, prospect.State);

        Assert.True(prospect.Resembles(application));
        prospect.CameToApply(application, Clerk, Now);
        Assert.Equal(ProspectState.Applied, prospect.State);
        Refused(() => prospect.CameToApply(application, Clerk, Now), "linked already", prospect);
        application.Approve(null, Clerk, Now);
        Assert.Equal(ProspectState.Joined, prospect.State);
        Refused(() => prospect.Approached(Secretary(), Today, ApproachWay.Call, "Hello.", null, null, Clerk, Now), "has joined", prospect);
    }

    private static Prospect Larch() => Prospect.Note("Larch Exchange", "NO", [InternetDomain.Parse("larchexchange.test")], "Ola Lund", Clerk, Now);
}
