using Tccm.Domain.Adaptations;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using static Tccm.Domain.Tests.World;

namespace Tccm.Domain.Tests.Adaptations;

public sealed class AdaptationTests
{
    private static readonly AdaptationFacts Facts = new(AdaptationKind.Translated, "Gardons-le ouvert", "fr", "https://gazette.example/fr", null);
    private static readonly Actor Clerk = Actor.Secretariat(Secretary());

    [Fact]
    public void RegisteredInPublic_WaitsOnlyOnceConfirmed_AndIsShownOnceApproved()
    {
        var adaptation = InPublic();

        Refused(() => adaptation.Approve(Clerk, Now), "does not wait for a decision", adaptation);
        adaptation.Confirm(Now);
        Assert.False(adaptation.IsShown);
        adaptation.Approve(Clerk, Now);

        Assert.Equal((true, "Gazette", "gail@home.test"), (adaptation.IsShown, adaptation.Maker, adaptation.Address!.Value));
        Assert.Equal(["adaptation.confirmed", "adaptation.shown"], adaptation.TakeUnsavedActs().Select(act => act.Act));
        Refused(() => adaptation.Confirm(Now), "This was decided", adaptation);
        Refused(() => adaptation.Decline("No.", Clerk, Now), "does not wait for a decision (shown)", adaptation);
    }

    [Fact]
    public void Acts_NameNobody()
    {
        var adaptation = InPublic();
        adaptation.Confirm(Now);
        adaptation.Approve(Clerk, Now);
        adaptation.TakeBack(Now);

        Assert.DoesNotContain(adaptation.TakeUnsavedActs(), act => act.Sentence.Contains("Gail", StringComparison.Ordinal) || act.Sentence.Contains("Gazette", StringComparison.Ordinal) || act.Sentence.Contains("Gardons", StringComparison.Ordinal));
    }

    [Fact]
    public void LateLink_ConfirmsNothing() => Refused(() => InPublic().Confirm(Now + Adaptation.Life), "has expired");

    [Fact]
    public void DeclinedOrTakenDown_WantsAReason_AndIsNotShown()
    {
        var (declined, down) = (InPublic(), InPublic());
        declined.Confirm(Now);
        down.Confirm(Now);
        down.Approve(Clerk, Now);

        Refused(() => declined.Decline(" ", Clerk, Now), "Say why");
        Refused(() => down.TakeDown("", Clerk, Now), "Say why");
        declined.Decline("It says more.", Clerk, Now);
        down.TakeDown("The page is gone.", Clerk, Now);

        Assert.Equal((false, false, "It says more.", "The page is gone."), (declined.IsShown, down.IsShown, declined.Reason, down.Reason));
        Refused(() => down.TakeBack(Now), "neither shown nor waiting", down);
        Refused(() => declined.Approve(Clerk, Now), "does not wait", declined);
    }

    [Fact]
    public void Member_IsNamedByItsOwnContact_AndItsSecretaryDecidesNothing()
    {
        var rowan = Member("Rowan Registry");
        var (text, jonas) = (Published(), Person("Jonas Vik").InSecretariat());
        var adaptation = Adaptation.ByMember(text, Excerpt.Of(text.Revision, [2]), null, Facts, Contact(rowan, "Ann Arch", ContactRoles.Participant), Now);
        Contact(rowan, jonas, ContactRoles.Participant);

        Assert.Equal((AdaptationStatus.Waiting, "Rowan Registry"), (adaptation.Status, adaptation.Maker));
        Assert.Equal([text.Revision.Paragraphs.Single(one => one.Number == 2).Identity], adaptation.Identities);
        Refused(() => adaptation.Approve(Actor.Secretariat(jonas), Now), "You work for Rowan Registry", adaptation);
        Refused(() => adaptation.Decline("No.", Actor.Secretariat(jonas), Now), "You work for Rowan Registry", adaptation);
    }

    [Theory]
    [InlineData(ContactRoles.Listener, true, "register what it made")]
    [InlineData(ContactRoles.Representative, false, "is not a member")]
    public void ListenerOrSupporter_RegistersNothing(ContactRoles roles, bool member, string why)
    {
        var (organisation, text) = (member ? Member("Rowan Registry") : Supporter("Friends"), Published());

        Refused(() => Adaptation.ByMember(text, Excerpt.Of(text.Revision, []), null, Facts, Contact(organisation, "Ann Arch", roles), Now), why);
    }

    [Fact]
    public void TakenBack_ByWhoRegisteredItOrARepresentative_AndNobodyElse()
    {
        var rowan = Member("Rowan Registry");
        var (ann, abe, rita) = (Contact(rowan, "Ann Arch", ContactRoles.Participant), Contact(rowan, "Abe Ash", ContactRoles.Participant), Contact(rowan, "Rita Reed", ContactRoles.Representative));
        var text = Published();
        Adaptation Made() => Adaptation.ByMember(text, Excerpt.Of(text.Revision, []), null, Facts, ann, Now);
        var (one, two) = (Made(), Made());

        Refused(() => one.TakeBack(abe, Now), "or a representative", one);
        Refused(() => one.TakeBack(Contact(Member("Elm Registry"), "Eve Elm", ContactRoles.Representative), Now), "or a representative", one);
        one.TakeBack(ann, Now);
        two.TakeBack(rita, Now);

        Assert.Equal((AdaptationStatus.TakenDown, AdaptationStatus.TakenDown), (one.Status, two.Status));
    }

    [Theory]
    [InlineData("http://gazette.example/fr")]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("https://user@gazette.example/")]
    [InlineData("https://gazette.example:8443/")]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://localhost/")]
    [InlineData("//gazette.example")]
    [InlineData("gazette")]
    public void LinkThatIsNoPublicPage_IsRefusedBesideItsField(string link) =>
        Assert.Equal("Link", Assert.Throws<DomainException>(() => (Facts with { Link = link }).Checked()).Field);

    [Fact]
    public void FactsThatCannotBeShown_AreRefusedBesideTheirField()
    {
        Assert.Equal("Link", Assert.Throws<DomainException>(() => (Facts with { Link = null }).Checked()).Field);
        Assert.Equal("Title", Assert.Throws<DomainException>(() => (Facts with { Title = "Open\u202Enepo" }).Checked()).Field);
        Assert.Equal("Words", Assert.Throws<DomainException>(() => (Facts with { Words = "a\u202Eb" }).Checked()).Field);
        Assert.Equal("Language", Assert.Throws<DomainException>(() => (Facts with { Language = "French" }).Checked()).Field);
        Assert.Equal("Kind", Assert.Throws<DomainException>(() => (Facts with { Kind = (AdaptationKind)9 }).Checked()).Field);
        Assert.Equal("https://xn--mgbh0fb.example/", (Facts with { Link = " https://xn--mgbh0fb.example " }).Checked().Link);
    }

    [Fact]
    public void From_IsShownAndOfTheSameStatement()
    {
        var text = Published();
        var first = InPublic(text);

        Refused(() => InPublic(text, first), "not shown any more");
        first.Confirm(Now);
        first.Approve(Clerk, Now);

        Assert.Equal(first.Id, InPublic(text, first).FromId);
        Refused(() => InPublic(Published(), first), "came from another statement");
    }

    [Fact]
    public void Forgotten_NamesNeitherSubmitterNorThatPersonAsMaker()
    {
        var (own, others) = (InPublic(maker: "Gail Gray"), InPublic());
        var gail = new Traces(["Gail Gray"], [EmailAddress.Parse("gail@home.test")]);

        own.Forget(gail);
        others.Forget(gail);

        Assert.Equal((Adaptation.NotNamed, null, null), (own.Maker, own.SubmitterName, own.Address));
        Assert.Equal(("Gazette", null, null), (others.Maker, others.SubmitterName, others.Address));
    }

    private static Adaptation InPublic(PublishedText? of = null, Adaptation? from = null, string maker = "Gazette")
    {
        var text = of ?? Published();
        var adaptation = Adaptation.InPublic(text, Excerpt.Of(text.Revision, [1]), from, Facts, maker, "Gail Gray", EmailAddress.Parse("gail@home.test"), [1], Now);
        OnlyAct(adaptation);
        return adaptation;
    }

    private static PublishedText Published()
    {
        var statement = Open();
        statement.SignedBy(Signatory(Member("Alder Registry")));
        statement.Close(Actor.Portal, Now.AddDays(8));
        statement.Published();
        return new PublishedText(statement, statement.Text);
    }
}
