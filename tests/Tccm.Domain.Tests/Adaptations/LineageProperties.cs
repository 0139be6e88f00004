using Tccm.Domain.Adaptations;
using Tccm.Domain.Text;
using static Tccm.Domain.Tests.World;

namespace Tccm.Domain.Tests.Adaptations;

public sealed class LineageProperties
{
    private static readonly AdaptationFacts Facts = new(AdaptationKind.BuiltOn, "Ours", "en", null, "Words.");
    private static readonly Actor Clerk = Actor.Secretariat(Secretary());

    /// <summary>Whatever was registered, declined and taken down in whichever order.</summary>
    [Fact]
    public void BothWays_SayTheSame_AndNothingThatIsNotShownIsNamed()
    {
        var (pairs, hidden) = (0, 0);
        for (var seed = 0; seed < 300; seed++)
        {
            var all = Random(new Random(seed));

            var lineage = new Lineage(all);

            Assert.All(lineage.Shown, one => Assert.True(one.IsShown));
            foreach (var one in lineage.Shown)
            {
                var before = lineage.CameFrom(one);
                Assert.Equal(before.Distinct(), before);
                Assert.DoesNotContain(one, before);
                Assert.Equal(one.FromId, before.Count > 0 ? before[0].Id : null);
                foreach (var other in lineage.Shown)
                {
                    Assert.Equal(before.Contains(other), lineage.MadeOf(other).Contains(one));
                    pairs += before.Contains(other) ? 1 : 0;
                }
                hidden += before.Count(earlier => !earlier.IsShown);
            }
            Assert.All(all.Where(one => !one.IsShown), one => Assert.Null(lineage.Find(one.Id)));
        }

        Assert.True(pairs > 300 && hidden > 50, $"{pairs} pairs, {hidden} taken down between");
    }

    [Fact]
    public void Paragraph_IsFoundByItsIdentity_InALaterTextToo()
    {
        var statement = InDiscussion("We run it.\n\nHear us.");
        var first = statement.Text;
        var one = Made(new PublishedText(statement, first), null, [2]);
        one.Confirm(Now);
        one.Approve(Clerk, Now);

        statement.Rewritten("A word before.\n\nHear us, please.\n\nWe run it.");

        var lineage = new Lineage([one]);
        Assert.Equal([2], statement.Text.Paragraphs.Where(paragraph => lineage.MadeOf(paragraph).Count > 0).Select(paragraph => paragraph.Number));
        Assert.Equal([2], new PublishedText(statement, statement.Text).NumbersOf(one));
    }

    private static List<Adaptation> Random(Random random)
    {
        var statement = Open();
        var text = new PublishedText(statement, statement.Text);
        var all = new List<Adaptation>();
        for (var step = random.Next(5, 25); step > 0; step--)
        {
            var shown = all.Where(one => one.IsShown).ToList();
            switch (random.Next(6))
            {
                case 0 when shown.Count > 0: shown[random.Next(shown.Count)].TakeDown("Gone.", Clerk, Now); break;
                case 1 when all.Find(one => one.Status == AdaptationStatus.Waiting) is { } waiting: waiting.Decline("No.", Clerk, Now); break;
                default:
                    var made = Made(text, shown.Count > 0 && random.Next(4) > 0 ? shown[random.Next(shown.Count)] : null, random.Next(2) == 0 ? [1] : []);
                    made.Confirm(Now);
                    if (random.Next(5) > 0) made.Approve(Clerk, Now.AddMinutes(all.Count));
                    all.Add(made);
                    break;
            }
        }
        return all;
    }

    private static Adaptation Made(PublishedText text, Adaptation? from, int[] numbers) =>
        Adaptation.InPublic(text, Excerpt.Of(text.Revision, numbers), from, Facts, "Gazette", "Gail Gray", EmailAddress.Parse("gail@home.test"), [1], Now);
}
