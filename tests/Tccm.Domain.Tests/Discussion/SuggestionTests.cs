using Tccm.Domain.Discussion;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using static Tccm.Domain.Tests.World;

namespace Tccm.Domain.Tests.Discussion;

public sealed class SuggestionTests
{
    private readonly Statement statement = InDiscussion();
    private readonly Contact ann = Contact(Member("Aspen"), "Ann Arch", ContactRoles.Participant);

    [Fact]
    public void Suggestion_HoldsTheReplacementAndWhy()
    {
        var suggestion = Suggestion.Of(statement, Second, "Hear us first.", "It says when.", ann, Now);

        Assert.Equal(("Hear us first.", "It says when.", statement.Text.Id), (suggestion.Replacement, suggestion.Words, suggestion.RevisionId));
        Assert.Equal("suggestion.made", OnlyAct(suggestion).Act);
        Assert.Equal("", Suggestion.Of(statement, Second, "Hear us.. ", null, ann, Now).Words);
    }

    [Theory]
    [InlineData(null, "Write the paragraph")]
    [InlineData("Hear us.", "stand there already")]
    [InlineData("![x](https://example.org/x.png)", "")]
    public void ReplacementThatIsNone_IsRefusedAtItsField(string? replacement, string because) =>
        Assert.Equal("Replacement", Refused(() => Suggestion.Of(statement, Second, replacement, null, ann, Now), because).Field, ignoreCase: true);

    [Fact]
    public void ParagraphOfARevisionBefore_IsRefused()
    {
        var before = Second;
        statement.Rewritten("We run it.\n\nHear us now.");

        Refused(() => Suggestion.Of(statement, before, "Hear us first.", null, ann, Now), "not one of revision 2");
    }

    [Fact]
    public void Listener_SuggestsNothing() =>
        Refused(() => Suggestion.Of(statement, Second, "Hear us first.", null, Contact(Member("Birch"), "Lil Lake", ContactRoles.Listener), Now), "not a participant");

    [Fact]
    public void Accepted_ItStandsInTheDraftWithCreditAndIsDecidedOnce()
    {
        var suggestion = Suggestion.Of(statement, Second, "Hear us first.", null, ann, Now);

        var saved = suggestion.Accept(statement, StatementText.Replace(statement.DraftBody, 2, suggestion.Replacement), statement.DraftNumber, Actor.Portal, Now);

        Assert.Equal((suggestion.Id, true), (saved.SuggestionId!.Value, saved.Text.Contains("Hear us first.", StringComparison.Ordinal)));
        Refused(() => suggestion.Accept(statement, statement.DraftBody, statement.DraftNumber, Actor.Portal, Now), "accepted already");
        Refused(() => suggestion.Decline(statement, "No.", Actor.Portal, Now), "accepted already");
    }

    [Fact]
    public void Declined_ItSaysWhyAndOnlyThePenDecides()
    {
        var suggestion = Suggestion.Of(statement, Second, "Hear us first.", null, ann, Now);

        Refused(() => suggestion.Decline(statement, "No.", Actor.For(ann), Now), "do not hold the pen");
        Refused(() => suggestion.Accept(statement, "We run it.", statement.DraftNumber, Actor.For(ann), Now), "do not hold the pen");
        Assert.Equal("Reason", Refused(() => suggestion.Decline(statement, " ", Actor.Portal, Now), "Say why").Field);
        Assert.False(suggestion.IsDecided);
        suggestion.Decline(statement, "It promises too much.", Actor.Portal, Now);
        Refused(() => suggestion.Decline(statement, "Again.", Actor.Portal, Now), "declined already");
    }

    private Paragraph Second => statement.Text.Paragraphs.Single(one => one.Number == 2);
}
