using System.Text;
using Tccm.Domain.Evidence;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;
using static Tccm.Domain.Tests.World;

namespace Tccm.Domain.Tests.Organisations;

public sealed class DomainControlTests
{
    private readonly Organisation rowan = Member("Rowan Registry");
    private readonly InternetDomain domain = InternetDomain.Parse("rowanregistry.test");

    [Fact]
    public void Challenge_IsGivenOncePerDomainWithALineNobodyGuesses()
    {
        var control = rowan.Challenge(domain, Actor.Portal, Now);

        Assert.Equal(("_tccm-challenge.rowanregistry.test", $"tccm-challenge={control.Token}"), (control.RecordName, control.Line));
        Assert.Equal(160 / 4, control.Token.Length);
        Assert.NotEqual(control.Token, Member("Alder").Challenge(InternetDomain.Parse("alder.test"), Actor.Portal, Now).Token);
        Assert.Equal("domain.challenged", OnlyAct(control).Act);
        Refused(() => rowan.Challenge(domain, Actor.Portal, Now), "There is a challenge", control);
        Refused(() => rowan.Challenge(InternetDomain.Parse("foreign.test"), Actor.Portal, Now), "is not a domain of Rowan Registry");
    }

    [Fact]
    public void FailureAfterAShowing_FlagsFromTheFirstAndRemovesNothing()
    {
        var control = rowan.Challenge(domain, Actor.Portal, Now);
        control.Show(ControlMethod.File, Actor.Portal, Now);

        control.Miss("In the DNS: nothing.", Actor.Portal, Now.AddDays(365));
        control.Miss("In the DNS: nothing.", Actor.Portal, Now.AddDays(372));

        Assert.Equal((Now, ControlMethod.File, Now.AddDays(365), Now.AddDays(372)), (control.ShownAt, control.Method, control.FailingSince, control.CheckedAt));
        Assert.Equal([control], rowan.DomainsShown);
        control.Show(ControlMethod.DnsRecord, Actor.Portal, Now.AddDays(380));
        Assert.Equal((Now.AddDays(380), null, null), (control.ShownAt, control.FailingSince, control.Found));
    }

    [Fact]
    public void FailureBeforeAnyShowing_IsNoFlag()
    {
        var control = rowan.Challenge(domain, Actor.Portal, Now);

        control.Miss(new string('x', 5_000), Actor.Portal, Now);

        Assert.Null(control.FailingSince);
        Assert.Equal(DomainControl.MaxFound, control.Found!.Length);
        Assert.Empty(rowan.DomainsShown);
    }

    [Fact]
    public void DomainThatLeavesTheFacts_CountsNoMore()
    {
        var control = rowan.Challenge(domain, Actor.Portal, Now);
        control.Show(ControlMethod.DnsRecord, Actor.Portal, Now);

        rowan.Amend(rowan.Facts with { Domains = [InternetDomain.Parse("other.test")] }, Actor.Portal, Now);

        Assert.Empty(rowan.DomainsShown);
        Assert.False(control.IsShown);
        Refused(() => control.Show(ControlMethod.DnsRecord, Actor.Portal, Now), "is no longer a domain of Rowan Registry");
        rowan.Amend(rowan.Facts with { Domains = [domain] }, Actor.Portal, Now);
        Assert.Empty(rowan.DomainsShown);
    }

    [Fact]
    public void Secretariat_DoesNotCheckItsOwn()
    {
        var sam = Secretary();
        Contact(rowan, sam, ContactRoles.Listener);
        var control = rowan.Challenge(domain, Actor.Portal, Now);

        Refused(() => control.Show(ControlMethod.File, Actor.Secretariat(sam), Now), "You work for Rowan Registry", control);
    }

    [Fact]
    public void SigningLeaf_NamesWhatWasShownAndNothingElse()
    {
        var ann = Signatory(rowan);
        rowan.Amend(rowan.Facts with { Domains = [domain, InternetDomain.Parse("münchen.test"), InternetDomain.Parse("not.test")] }, Actor.Portal, Now);
        foreach (var one in rowan.Domains.Take(2)) rowan.Challenge(one, Actor.Portal, Now).Show(ControlMethod.DnsRecord, Actor.Portal, Now.AddDays(-70));
        rowan.Challenge(rowan.Domains[2], Actor.Portal, Now);
        var statement = Open();

        var leaf = Encoding.UTF8.GetString(Acts.Signing(statement, statement.SignedBy(ann), ann, null, Now).Bytes);

        Assert.Contains("name: Rowan Registry\ndomain: rowanregistry.test (verified 2027-01-03)\ndomain: xn--mnchen-3ya.test (verified 2027-01-03)\ncapacity: signatory\n", leaf, StringComparison.Ordinal);
        Assert.DoesNotContain("not.test", leaf, StringComparison.Ordinal);
    }
}
