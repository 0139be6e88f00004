using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using static Tccm.Domain.Tests.World;

namespace Tccm.Domain.Tests.Statements;

public sealed class SignatoryListTests
{
    [Fact]
    public void Signatories_StandInTheOrderOfTheirNamesWhateverTheCaseOrAccent()
    {
        var statement = Open();
        foreach (var name in new[] { "Zelkova", "ash names", "Élan Réseau", "Birch", "elder", "Fir" }) statement.SignedBy(Signatory(Member(name)));

        var list = SignatoryList.Of(statement, 31);

        Assert.Equal(["ash names", "Birch", "Élan Réseau", "elder", "Fir", "Zelkova"], list.Lines.Select(line => line.Name));
    }

    [Fact]
    public void TwoOfOneName_StandInTheOrderOfTheirSignatures()
    {
        var statement = Open();
        var first = statement.SignedBy(Signatory(Member("Birch")));
        var second = statement.SignedBy(Signatory(Member("Birch")));

        var list = SignatoryList.Of(statement, 31);

        Assert.Equal(new[] { first.Id, second.Id }.Order(), list.Lines.Select(line => line.SignatureId));
    }

    [Fact]
    public void SignaturesTakenBack_AreNotNamed()
    {
        var statement = Open();
        var ann = Signatory(Member("Rowan Registry"));
        statement.SignedBy(ann);
        statement.SignedBy(Signatory(Member("Birch")));
        statement.Withdraw(ann, Now);

        var list = SignatoryList.Of(statement, 31);

        Assert.Equal(["Birch"], list.Lines.Select(line => line.Name));
        Assert.Equal("Signed by 1 of 31 members, named below. Those not named have taken no position. The coalition does not speak for its members.", list.Attribution);
    }

    [Fact]
    public void NumberOfMembers_IsThatOfThePublicationAndNotOfToday()
    {
        var statement = Open();
        statement.SignedBy(Signatory(Member("Birch")));
        statement.Close(Actor.Portal, Now);
        statement.Published();

        Assert.Equal("1 of 31 members", SignatoryList.Of(statement, 44).Count);
    }

    [Fact]
    public void RecordedSignatories_AreSaidToBeOfTheRecord()
    {
        var statement = Statement.FromRecord("gdc", StatementKind.Submission, null, "en", "On the compact", "Words.", PartialDate.Parse("2024"), [Member("Rowan Registry"), Entered("Oak Office")], "the site of 2024", Actor.Portal, Now);

        var list = SignatoryList.Of(statement, 31);

        Assert.False(list.AllOnline);
        Assert.Equal("2 organisations", list.Count);
        Assert.Contains("none of these signatures was made in this portal. Those not named have taken no position.", list.Attribution, StringComparison.Ordinal);
        Assert.All(list.Lines, line => Assert.Equal(("recorded", (DateOnly?)null), (line.OriginInWords, line.SignedOn)));
    }

    [Fact]
    public void SignersThatNobodyKnows_AreNotInvented()
    {
        var statement = Statement.FromRecord("gdc", StatementKind.Submission, null, "en", "On the compact", "Words.", PartialDate.Parse("2024"), [], "a letter", Actor.Portal, Now);

        var list = SignatoryList.Of(statement, 31);

        Assert.Empty(list.Lines);
        Assert.Equal("signatories not known", list.Count);
        Assert.StartsWith("Who signed this is not known", list.Attribution, StringComparison.Ordinal);
    }

    [Fact]
    public void NativeName_ComesWithItsLanguage()
    {
        var statement = Open();
        var larch = Organisation.Enter(Facts("Larch Network") with { NativeName = "落葉松", Economy = "TW" }, null, Actor.Portal, Now);
        larch.Admit(MembershipCategory.Member, null, Actor.Portal, Now);
        statement.SignedBy(Signatory(larch));

        var line = Assert.Single(SignatoryList.Of(statement, 31).Lines);

        Assert.Equal(("落葉松", "zh-Hant"), (line.NativeName, line.NativeLanguage));
    }
}
