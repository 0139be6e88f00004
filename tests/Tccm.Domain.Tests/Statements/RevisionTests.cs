using System.Security.Cryptography;
using System.Text;
using Tccm.Domain.Statements;
using static Tccm.Domain.Tests.World;

namespace Tccm.Domain.Tests.Statements;

public sealed class RevisionTests
{
    [Fact]
    public void Revision_IsTheHashOfItsTitleAndText()
    {
        var revision = Draft("Keep it open", "We run it.\r\n\r\nHear us.  \r\n").Circulated();

        Assert.Equal("# Keep it open\n\nWe run it.\n\nHear us.\n", revision.Text);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(revision.Text))), revision.Sha256);
        Assert.Equal("We run it.\n\nHear us.\n", revision.Body);
        Assert.Equal((1, "Keep it open"), (revision.Number, revision.Title));
    }

    [Fact]
    public void ParagraphWhoseWordsStay_KeepsItsIdentityWhereverItMoves()
    {
        var statement = InDiscussion("One.\n\nTwo.\n\nThree.");
        var before = statement.Text;

        var after = statement.Rewritten("Three.\n\nNothing of the kind.\n\nOne.");

        Assert.Equal(2, after.Number);
        Assert.Equal(IdentityOf(before, "One."), IdentityOf(after, "One."));
        Assert.Equal(IdentityOf(before, "Three."), IdentityOf(after, "Three."));
        Assert.DoesNotContain(IdentityOf(after, "Nothing of the kind."), before.Paragraphs.Select(paragraph => paragraph.Identity));
        Assert.Equal([1, 2, 3], after.Paragraphs.Select(paragraph => paragraph.Number));
    }

    [Fact]
    public void ParagraphsOfTheSameWords_KeepAnIdentityEach()
    {
        var statement = InDiscussion("Yes.\n\nNo.\n\nYes.");
        var before = statement.Text;

        var after = statement.Rewritten("Yes.\n\nNo.\n\nYes.\n\nYes.");

        Assert.Equal(4, after.Paragraphs.Select(paragraph => paragraph.Identity).Distinct().Count());
        Assert.Equal(before.Paragraphs.Select(paragraph => paragraph.Identity), after.Paragraphs.Take(3).Select(paragraph => paragraph.Identity));
    }

    [Fact]
    public void EarlierRevision_StaysAsItWas()
    {
        var statement = InDiscussion();
        var first = statement.Text;
        var (text, hash) = (first.Text, first.Sha256);

        statement.Rewritten("Other words.");

        Assert.Equal((text, hash), (first.Text, first.Sha256));
        Assert.Equal([1, 2], statement.Revisions.Select(revision => revision.Number));
    }

    [Fact]
    public void SameWordsAgain_AreNotCirculatedAgain()
    {
        var statement = InDiscussion();

        Assert.Null(statement.Write(statement.Kind, statement.Process, "en", statement.Title, statement.DraftBody + "\n\n", Actor.Portal, Now));

        Refused(() => statement.Circulated(), "has these words already", statement);
        Assert.Single(statement.Revisions);
    }

    [Fact]
    public void SameWordsInAnotherLanguage_AreAnotherRevision()
    {
        var statement = InDiscussion();

        statement.Write(statement.Kind, statement.Process, "en-GB", statement.Title, statement.DraftBody, Actor.Portal, Now);
        var next = statement.Circulated();

        Assert.Equal((2, "en-GB"), (next.Number, next.Language));
    }

    [Theory]
    [InlineData("Keep *it* open", "formatting")]
    [InlineData("", "title")]
    public void TitleThatWouldNotBeShownAsTyped_IsRefused(string title, string why)
    {
        Refused(() => Draft(title), why);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\n ")]
    public void NoWords_AreRefused(string body)
    {
        Refused(() => Draft(body: body), "Write the text");
    }

    private static Guid IdentityOf(Revision revision, string words) => revision.Paragraphs.Single(paragraph => paragraph.Text == words).Identity;
}
