using Tccm.Domain.Organisations;
using Tccm.Domain.Text;
using Tccm.Testing;

namespace Tccm.Domain.Tests.Organisations;

/// <summary>
/// Random histories, played by the domain's verbs and written down beside it as plain events. For every day the list of the
/// register is the one that a fold over those events gives.
/// </summary>
public sealed class MemberListProperties(TestDatabaseOfList postgres) : IClassFixture<TestDatabaseOfList>
{
    private static readonly DateOnly First = new(2024, 1, 10);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task ForEveryDay_TheListIsTheFoldOfTheEvents(int seed)
    {
        var histories = Enumerable.Range(0, 25).Select(place => new History($"Seed {seed} Registry {place}", new Random((seed * 1000) + place))).ToList();
        var today = histories.Max(history => history.Today).AddDays(3);
        foreach (var history in histories) history.Organisation.SettleLeaving(At(today));
        await using (var db = postgres.Database.Open())
        {
            db.AddRange(histories.Select(history => history.Organisation));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var wrong = new List<string>();
        await using var reading = postgres.Database.Open();
        for (var day = First.AddDays(-5); day <= today; day = day.AddDays(1))
        {
            foreach (var category in Enum.GetValues<MembershipCategory>())
            {
                var list = (await MemberList.OnAsync(reading, category, day, today, TestContext.Current.CancellationToken)).Where(line => histories.Exists(history => history.Organisation.Id == line.Organisation.Id));
                var expected = histories.Select(history => history.Fold(day, today)).Where(one => one.Category == category).ToList();
                Compare(wrong, $"{category} on {day:O}", expected.Where(one => one.Certain), list.Lines);
                Compare(wrong, $"{category} perhaps on {day:O}", expected.Where(one => !one.Certain), list.Perhaps);
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(10)));
        Assert.True(histories.Sum(history => history.Count) > 300, "The histories are too short to say anything.");
    }

    private static void Compare(List<string> wrong, string what, IEnumerable<Folded> expected, IEnumerable<MemberLine> lines)
    {
        var (want, got) = (expected.Select(one => $"{one.Name}/{one.Since:O}").Order().ToList(), lines.Select(line => $"{line.Name}/{line.Suspended?.Since:O}").Order().ToList());
        if (!want.SequenceEqual(got)) wrong.Add($"{what}: {string.Join(", ", want.Except(got))} is missing, {string.Join(", ", got.Except(want))} is too much");
    }

    private static DateTimeOffset At(DateOnly day) => new(day, new TimeOnly(12, 0), TimeSpan.Zero);

    private sealed record Folded(string Name, MembershipCategory? Category, bool Certain, DateOnly? Since);

    private sealed class History
    {
        private readonly List<(DateOnly Day, Func<Folded, Folded> Change)> events = [];
        private readonly Random random;
        private DateOnly lastEnd = DateOnly.MinValue;
        private DateOnly lastRename = DateOnly.MinValue;
        private DateOnly? planned;

        public History(string name, Random random)
        {
            this.random = random;
            Today = First;
            Organisation = Organisation.Enter(new OrganisationFacts
            {
                LegalName = name,
                DisplayName = name,
                Economy = "NZ",
                Domains = [InternetDomain.Parse("register.test")],
                Operations = [new(OrganisationKind.CctldRegistry, "The root zone.")],
            }, null, Actor.Portal, At(First));
            while (Count < 30) Step();
        }

        public Organisation Organisation { get; }
        public DateOnly Today { get; private set; }
        public int Count { get; private set; }

        public Folded Fold(DateOnly day, DateOnly today)
        {
            var state = new Folded(events.Count == 0 ? Organisation.DisplayName : FirstName, null, true, null);
            foreach (var (_, change) in events.Select((one, place) => (one, place)).OrderBy(pair => pair.one.Day).ThenBy(pair => pair.place).Select(pair => pair.one).Where(one => one.Day <= day))
                state = change(state);
            if (planned is { } end && end <= day) state = Ended(state);
            return day == today ? state with { Certain = true } : state;
        }

        private string FirstName => Organisation.FormerNames.OrderBy(former => former.Until).FirstOrDefault()?.DisplayName ?? Organisation.DisplayName;

        private void Step()
        {
            Count++;
            Today = Today.AddDays(random.Next(0, 12));
            if (planned is { } day && day <= Today) { Note(day, Ended); (lastEnd, planned) = (day, null); Organisation.SettleLeaving(At(Today)); }
            var running = Organisation.MembershipAt(At(Today));
            if (random.Next(6) == 0) Rename();
            else if (running is null) Admit();
            else if (running.Suspended is not null) LiftOrEnd();
            else Act(running);
        }

        private void Admit()
        {
            var category = (MembershipCategory)random.Next(2);
            var month = new DateOnly(Today.Year, Today.Month, 1);
            var (from, certain, effective) = random.Next(4) switch
            {
                0 when lastEnd < Today => ((PartialDate?)null, false, lastEnd),
                1 when month >= lastEnd => (PartialDate.Parse($"{Today:yyyy-MM}"), true, month),
                _ => (PartialDate.Of(Today), true, Today),
            };
            Organisation.Admit(category, from, Actor.Portal, At(Today));
            Note(effective, state => state with { Category = category, Certain = certain, Since = null });
        }

        private void Act(MembershipPeriod running)
        {
            switch (random.Next(5))
            {
                case 0 when planned is null:
                    Organisation.Leave(Today, null, Actor.Portal, At(Today));
                    Note(Today, Ended);
                    lastEnd = Today;
                    break;
                case 1 when planned is null:
                    planned = Today.AddDays(random.Next(1, 20));
                    Organisation.Leave(planned.Value, null, Actor.Portal, At(Today));
                    break;
                case 2 when planned is not null:
                    Organisation.Stay(Actor.Portal, At(Today));
                    planned = null;
                    break;
                case 3:
                    var other = running.Category == MembershipCategory.Member ? MembershipCategory.Supporter : MembershipCategory.Member;
                    Organisation.ChangeCategory(other, null, Actor.Portal, At(Today));
                    Note(Today, state => state with { Category = other, Certain = true, Since = null });
                    (lastEnd, planned) = (Today, null);
                    break;
                case 4:
                    Organisation.Suspend("A reason.", true, Actor.Portal, At(Today));
                    var since = Today;
                    Note(Today, state => state with { Since = since });
                    break;
            }
        }

        private void LiftOrEnd()
        {
            if (random.Next(3) > 0 || planned is not null)
            {
                Organisation.Lift("A note.", Actor.Portal, At(Today));
                Note(Today, state => state with { Since = null });
                return;
            }
            Organisation.Leave(Today, null, Actor.Portal, At(Today));
            Note(Today, Ended);
            lastEnd = Today;
        }

        private void Rename()
        {
            var from = Today.AddDays(-random.Next(0, 10));
            if (from <= lastRename || from < First) return;
            var name = $"{Organisation.LegalName.Split(" once")[0]} once {Count}";
            Organisation.Rename(Organisation.Facts with { LegalName = name, DisplayName = name }, from, Actor.Portal, At(Today));
            Note(from, state => state with { Name = name });
            lastRename = from;
        }

        private void Note(DateOnly day, Func<Folded, Folded> change) => events.Add((day, change));

        private static Folded Ended(Folded state) => state with { Category = null, Certain = true, Since = null };
    }
}

/// <summary>A database of its own.</summary>
public sealed class TestDatabaseOfList(PostgresFixture postgres) : IAsyncLifetime
{
    public TestDatabase Database { get; } = new(postgres);

    public ValueTask InitializeAsync() => Database.InitializeAsync();

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}
