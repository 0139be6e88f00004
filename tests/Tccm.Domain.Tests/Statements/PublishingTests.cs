using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using static Tccm.Domain.Tests.World;

namespace Tccm.Domain.Tests.Statements;

/// <summary>Two of the secretariat publish, at once or at an hour; what becomes of a signature after makes another edition.</summary>
public sealed class PublishingTests
{
    private readonly Person sam = Secretary();
    private readonly Person toni = Secretary("Toni Thorn");
    private readonly Contact ann = Signatory(Member("Rowan Registry"));
    private readonly Contact ben = Signatory(Member("Birch Registrar"), "Ben Birch");
    private readonly Statement statement = Open();

    public PublishingTests()
    {
        statement.SignedBy(ann);
        statement.SignedBy(ben);
        statement.Close(Actor.Portal, Now);
    }

    private Person[] Two => [sam, toni];
    private string Seen => SignatoryList.Next(statement, 0).Sha256;

    [Fact]
    public void WhoProposed_DoesNotConfirm()
    {
        var publication = Proposed();

        Refused(() => statement.ConfirmPublication(publication.Id, Seen, Two, Actor.Secretariat(sam), Now), "You proposed this yourself", statement);
    }

    [Theory]
    [InlineData("sam.sloe+second@people.test", "sam.sloe@people.test")]
    [InlineData("samsloe@gmail.com", "sam.sloe+x@googlemail.com")]
    public void TwoAccountsOnOneMailbox_AreOnePerson(string first, string second)
    {
        var (one, other) = (Person("Sam Sloe", first).InSecretariat(), Person("Sam S.", second).InSecretariat());
        var publication = statement.ProposePublication(null, null, Seen, Actor.Secretariat(one), Now);

        Refused(() => statement.ConfirmPublication(publication.Id, Seen, [one, other], Actor.Secretariat(other), Now), "lead to one mailbox", statement);
    }

    [Fact]
    public void WhoLeftTheSecretariat_IsNeitherOfTheTwo()
    {
        var publication = Proposed();

        Refused(() => statement.ConfirmPublication(publication.Id, Seen, [toni], Actor.Secretariat(toni), Now), "has left the secretariat since", statement);
        Refused(() => statement.ConfirmPublication(publication.Id, Seen, [sam], Actor.Secretariat(toni), Now), "Only a member of the secretariat", statement);
        Refused(() => statement.ProposePublication(null, null, Seen, Actor.Portal, Now), "Only a member of the secretariat", statement);
    }

    [Fact]
    public void ListThatChangedSinceItWasShown_IsNeitherProposedNorConfirmed()
    {
        var seen = Seen;
        var publication = Proposed();
        statement.Withdraw(ben, Now);

        Refused(() => statement.ConfirmPublication(publication.Id, seen, Two, Actor.Secretariat(toni), Now), "has changed since you opened this page", statement);
    }

    [Fact]
    public void BeforeItsHour_NothingIsIssuedAndAtItsHourItIs()
    {
        var noon = new Deadline(Now.AddHours(2), "UTC");
        var publication = statement.ProposePublication(noon, null, Seen, Actor.Secretariat(sam), Now);
        Refused(() => statement.Issue(publication, Files(), 31, Actor.Portal, noon.Instant), "one proposes, another confirms", statement);
        statement.ConfirmPublication(publication.Id, Seen, Two, Actor.Secretariat(toni), Now);

        Refused(() => statement.Issue(publication, Files(), 31, Actor.Portal, noon.Instant.AddSeconds(-1)), "Nothing was published before", statement);
        var edition = statement.Issue(publication, Files(), 31, Actor.Portal, noon.Instant);

        Assert.Equal((1, noon.Instant, sam.Id, toni.Id), (edition.Number, edition.PublishedAt, edition.ProposedById!.Value, edition.PublishedById!.Value));
        Assert.Null(statement.OpenPublication);
    }

    [Fact]
    public void HourThatPassed_IsNotProposedNorConfirmed()
    {
        Refused(() => statement.ProposePublication(new Deadline(Now, "UTC"), null, Seen, Actor.Secretariat(sam), Now), "has passed already", statement);
        var publication = statement.ProposePublication(new Deadline(Now.AddMinutes(1), "UTC"), null, Seen, Actor.Secretariat(sam), Now);

        Refused(() => statement.ConfirmPublication(publication.Id, Seen, Two, Actor.Secretariat(toni), Now.AddMinutes(1)), "has passed", statement);
    }

    [Fact]
    public void TakenBack_IsNotIssuedAndCanBeProposedAnew()
    {
        var publication = Proposed();
        Refused(() => Proposed(), "proposed already", statement);

        statement.DropPublication(publication.Id, Actor.Secretariat(sam), Now);

        Refused(() => statement.ConfirmPublication(publication.Id, Seen, Two, Actor.Secretariat(toni), Now), "not proposed any more", statement);
        Assert.NotEqual(publication.Id, Proposed().Id);
    }

    [Fact]
    public void WithdrawnBeforePublication_LeavesTheListAndAfterItSaysSo()
    {
        statement.Withdraw(ben, Now);
        statement.Published();
        statement.Withdraw(ann, Now.AddDays(2), "Our mandate has ended.");

        var edition = statement.IssueAgain("Rowan Registry withdrew its signature.", Files(), 31, Actor.Portal, Now.AddDays(2));

        var (first, second) = (SignatoryList.Of(statement, statement.Editions.First()), SignatoryList.Of(statement, edition));
        Assert.Equal(["Rowan Registry"], first.Lines.Select(line => line.Name));
        Assert.Equal("Signed by 1 of 31 members, named below. Those not named have taken no position. The coalition does not speak for its members.", first.Attribution);
        Assert.Equal("withdrew on 16 March 2027: “Our mandate has ended.”", Assert.Single(second.Lines).StandingInWords);
        Assert.Equal("Signed by 0 of 31 members, named below. 1 of those listed withdrew since, and is not counted. Those not named have taken no position. The coalition does not speak for its members.", second.Attribution);
    }

    [Fact]
    public void LateSignature_WaitsForTheEditionThatTwoConfirm()
    {
        statement.Published();
        var cat = Signatory(Member("Cedar Exchange"), "Cat Cole");
        var code = statement.GiveLateCode(cat.Organisation, "Its board met later.", InAWeek, [1], Actor.Secretariat(sam), Now);
        statement.Sign(Guid.CreateVersion7(), cat, statement.Text.Sha256, AsOfficer, declared: true, Now, late: code);

        Assert.DoesNotContain(SignatoryList.Of(statement, 31).Lines, line => line.Name == "Cedar Exchange");
        statement.Withdraw(ben, Now);
        statement.IssueAgain("Birch Registrar withdrew.", Files(), 31, Actor.Portal, Now);
        Assert.DoesNotContain(SignatoryList.Of(statement, 31).Lines, line => line.Name == "Cedar Exchange");
        Refused(() => statement.ProposePublication(null, " ", Seen, Actor.Secretariat(sam), Now), "Say in a few words what is new", statement);
        statement.Published(because: "One late endorsement.");

        Assert.Equal((3, "signed late: Its board met later."), (statement.CurrentEdition!.Number, SignatoryList.Of(statement, 31).Lines.Single(line => line.Name == "Cedar Exchange").StandingInWords));
        Refused(() => statement.Published(because: "Again."), "says all that there is to say", statement);
    }

    [Fact]
    public void RecordedBesideOnline_AreTwoListsThatAreCountedApart()
    {
        var oak = Entered("Oak Office");
        statement.RecordSignature(oak, new RecordedSigner("Oak Office", null, null, "Letter: of 12 March"), Actor.Portal, Now);

        var list = SignatoryList.Next(statement, 31);

        Assert.Equal(["Birch Registrar", "Rowan Registry"], list.Online.Select(line => line.Name));
        Assert.Equal(["Oak Office"], list.Recorded.Select(line => line.Name));
        Assert.Equal("2 of 31 members", list.Count);
        Assert.Contains("1 organisation more is listed apart, recorded from the sources named there and not signed in this portal.", list.Attribution, StringComparison.Ordinal);
    }

    private Publication Proposed() => statement.ProposePublication(null, null, Seen, Actor.Secretariat(sam), Now);
}
