using Tccm.Domain.Meetings;
using static Tccm.Domain.Tests.World;

namespace Tccm.Domain.Tests.Meetings;

public sealed class RoundTableTests
{
    private static readonly Actor Clerk = Actor.Secretariat(Secretary());

    [Fact]
    public void Table_IsPlannedChangedAndConcluded()
    {
        var (held, statement) = (Arranged(MeetingKind.Event), InDiscussion());

        var table = held.Plan("Routing", "Who is heard?", "Rowan Registry", Clerk, Now.AddDays(-1));
        table.Change("Routing and names", "Who is heard?", null, Clerk, Now.AddDays(-1));
        table.Conclude("They were heard.", statement, null, Clerk, Now);

        Assert.Equal((1, "Routing and names", null, "They were heard.", statement.Id), (table.Number, table.Title, table.Moderator, table.Outcome, table.StatementId!.Value));
        Assert.Equal(["round-table.planned", "round-table.changed", "round-table.concluded"], table.TakeUnsavedActs().Select(act => act.Act));
    }

    [Fact]
    public void TableOfACall_OutcomeBeforeTheEventOrOfADraft_AreRefused()
    {
        var (call, held) = (Arranged(MeetingKind.Call), Arranged(MeetingKind.Event));
        var table = held.Plan("Routing", null, null, Clerk, Now.AddDays(-1));

        Refused(() => call.Plan("Routing", null, null, Clerk, Now), "A call has no round tables", call);
        Refused(() => table.Conclude("They were heard.", null, null, Clerk, Now.AddHours(-2)), "has not begun", table);
        Refused(() => table.Conclude("They were heard.", Draft(), null, Clerk, Now), "were circulated", table);
        Assert.Equal("Outcome", Refused(() => table.Conclude(" ", null, null, Clerk, Now), "Write what came out of it", table).Field);
    }

    private static Meeting Arranged(MeetingKind kind) =>
        Meeting.Arrange(new(kind, "Day 0", null, "en", "New York", null), null, MeetingAudience.Public, [new(Now.AddHours(-1), "UTC", 60)], Clerk, Now.AddDays(-1));
}
