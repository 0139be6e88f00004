using Tccm.Domain.Discussion;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using static Tccm.Domain.Tests.World;

namespace Tccm.Domain.Tests.Discussion;

public sealed class CommentTests
{
    private readonly Statement statement = InDiscussion();
    private readonly Contact ann = Contact(Member("Aspen"), "Ann Arch", ContactRoles.Participant);
    private readonly Actor secretary = Actor.Secretariat(Secretary());

    [Fact]
    public void Comment_StandsOnItsRevisionAndParagraphForTheOrganisation()
    {
        var comment = Comment.Of(statement, statement.Text, First, "  Hear us **first**.\r\n", ann, Now);

        Assert.Equal((statement.Text.Id, First.Id, First.Identity, "Hear us **first**."), (comment.RevisionId, comment.ParagraphId!.Value, comment.ParagraphIdentity!.Value, comment.Words));
        Assert.Equal((ann.PersonId, ann.OrganisationId, ann.Id), (comment.PersonId!.Value, comment.OrganisationId!.Value, comment.ContactId!.Value));
        Assert.Equal("comment.made", OnlyAct(comment).Act);
    }

    [Theory]
    [InlineData(null, "Write what you want to say.")]
    [InlineData("  ", "Write what you want to say.")]
    [InlineData("![x](https://example.org/x.png)", "")]
    public void WordsThatCannotBeShown_AreRefusedAtTheirField(string? words, string because)
    {
        var refusal = Refused(() => Comment.Of(statement, statement.Text, First, words, ann, Now), because);

        Assert.Equal("Words", refusal.Field);
    }

    [Fact]
    public void TooManyWords_AreRefused() => Refused(() => Comment.Of(statement, statement.Text, First, new string('x', Comment.MaxWords + 1), ann, Now), "at most");

    [Theory]
    [InlineData(ContactRoles.Listener)]
    [InlineData(ContactRoles.Representative | ContactRoles.Signatory)]
    public void WhoIsNotAParticipant_IsRefused(ContactRoles roles) =>
        Refused(() => Comment.Of(statement, statement.Text, First, "We run it.", Contact(Member("Birch"), "Ben Bay", roles), Now), "not a participant");

    [Fact]
    public void SupporterOutsideTheAudience_IsRefusedAndInsideIsHeard()
    {
        var sue = Contact(Supporter("Sallow"), "Sue Sage", ContactRoles.Participant);
        var both = Draft();
        both.Circulated(audience: StatementAudience.MembersAndSupporters);

        Refused(() => Comment.Of(statement, statement.Text, First, "We use it.", sue, Now), "does not take part");
        Assert.Equal("We use it.", Comment.Of(both, both.Text, null, "We use it.", sue, Now).Words);
    }

    [Fact]
    public void SuspendedMember_IsRefused()
    {
        ann.Organisation.Suspend("Nobody answers.", false, secretary, Now);

        Refused(() => Comment.Of(statement, statement.Text, First, "We run it.", ann, Now), "suspended");
    }

    [Fact]
    public void CommentsThatAreOver_AreRefusedToAll()
    {
        var closing = Draft();
        closing.Circulated(until: InAWeek);

        Comment.Of(closing, closing.Text, null, "In time.", ann, Now.AddDays(6));
        Refused(() => Comment.Of(closing, closing.Text, null, "Late.", ann, Now.AddDays(7)), "Comments were open until");
        Refused(() => Comment.Of(closing, closing.Text, null, "Late.", secretary, Now.AddDays(7)), "Comments were open until");
    }

    [Fact]
    public void OpenStatement_IsNotCommentedOn()
    {
        var text = statement.Text;
        statement.OpenForSignature(InAWeek, Actor.Portal, Now);

        Refused(() => Comment.Of(statement, text, First, "We run it.", ann, Now), "open for signature");
        Refused(() => Comment.Of(Draft(), text, null, "We run it.", ann, Now), "a draft");
    }

    [Fact]
    public void ForeignRevisionOrParagraph_IsRefused()
    {
        var other = InDiscussion();

        Refused(() => Comment.Of(statement, other.Text, null, "We run it.", ann, Now), "not in discussion");
        Refused(() => Comment.Of(statement, statement.Text, other.Text.Paragraphs.First(), "We run it.", ann, Now), "not one of revision 1");
    }

    [Fact]
    public void SecretariatsVerb_IsTheSecretariatsAlone()
    {
        var said = Comment.Of(statement, statement.Text, null, "Answer by Friday.", secretary, Now);

        Assert.Equal((null, null, secretary.PersonId), (said.OrganisationId, said.ContactId, said.PersonId));
        Refused(() => Comment.Of(statement, statement.Text, null, "Me too.", Actor.For(ann), Now), "Only the secretariat");
        Refused(() => said.Reply(statement, "Me too.", Actor.For(ann), Now), "Only the secretariat");
    }

    [Fact]
    public void Answer_StandsInItsThreadAndOpensItAgain()
    {
        var comment = Comment.Of(statement, statement.Text, First, "Hear us.", ann, Now);
        comment.Resolve(statement, secretary, Now);

        var answer = comment.Reply(statement, "Still.", ann, Now);

        Assert.False(comment.IsResolved);
        Assert.Equal((comment.Id, comment.ParagraphId, comment.RevisionId), (answer.ThreadId!.Value, answer.ParagraphId, answer.RevisionId));
        Refused(() => answer.Reply(statement, "More.", ann, Now), "first comment", answer);
        Refused(() => answer.Resolve(statement, secretary, Now), "as a whole", answer);
    }

    [Fact]
    public void Thread_IsSettledByItsOwnOrganisationOrThePen()
    {
        var comment = Comment.Of(statement, statement.Text, First, "Hear us.", ann, Now);
        var (colleague, ben) = (Contact(ann.Organisation, "Abe Ash", ContactRoles.Participant), Contact(Member("Birch"), "Ben Bay", ContactRoles.Participant));

        Refused(() => comment.Resolve(statement, Actor.For(ben), Now), "Whoever began this", comment);
        Refused(() => comment.Reopen(statement, Actor.For(colleague), Now), "open already", comment);
        comment.Resolve(statement, Actor.For(colleague), Now);
        Refused(() => comment.Resolve(statement, secretary, Now), "resolved already", comment);
        statement.HandPen(ben, secretary, Now);
        comment.Reopen(statement, Actor.For(ben), Now);

        Assert.Equal("comment.reopened", OnlyAct(comment).Act);
    }

    private Paragraph First => statement.Text.Paragraphs.Single(one => one.Number == 1);
}
