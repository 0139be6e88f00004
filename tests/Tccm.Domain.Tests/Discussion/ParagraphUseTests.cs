using Tccm.Domain.Discussion;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using static Tccm.Domain.Tests.World;

namespace Tccm.Domain.Tests.Discussion;

public sealed class ParagraphUseTests
{
    private readonly Statement statement = InDiscussion();
    private readonly Contact ann = Contact(Member("Aspen"), "Ann Arch", ContactRoles.Participant);

    [Fact]
    public void Mark_IsKeptByNumberAndTheSameAgainIsNone()
    {
        var first = ParagraphUse.Mark(statement, First, Usability.Usable, null, ann, Now)!;
        var second = ParagraphUse.Mark(statement, First, Usability.NotForUs, first, ann, Now)!;

        Assert.Equal((1, 2, Usability.NotForUs, ann.OrganisationId), (first.Number, second.Number, second.Use, second.OrganisationId));
        Assert.Null(ParagraphUse.Mark(statement, First, Usability.NotForUs, second, ann, Now));
    }

    [Fact]
    public void WhoIsNotAsked_MarksNothing()
    {
        Refused(() => ParagraphUse.Mark(statement, First, Usability.Usable, null, Contact(Member("Birch"), "Lil Lake", ContactRoles.Listener), Now), "not a participant");
        Refused(() => ParagraphUse.Mark(statement, First, Usability.Usable, null, Contact(Supporter("Sallow"), "Sue Sage", ContactRoles.Participant), Now), "does not take part");
        Refused(() => ParagraphUse.Mark(statement, InDiscussion().Text.Paragraphs.First(), Usability.Usable, null, ann, Now), "not one that was circulated");
        Assert.Equal("Use", Refused(() => ParagraphUse.Mark(statement, First, (Usability)7, null, ann, Now), "Choose one").Field);
    }

    private Paragraph First => statement.Text.Paragraphs.Single(one => one.Number == 1);
}
