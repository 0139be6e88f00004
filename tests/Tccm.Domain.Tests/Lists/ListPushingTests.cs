using System.Globalization;
using Tccm.Domain.Lists;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;
using static Tccm.Domain.Tests.Lists.MailingListTests;
using static Tccm.Domain.Tests.World;

namespace Tccm.Domain.Tests.Lists;

/// <summary>What is wanted, what was pushed and what is there; the server is a set of addresses here, and may die between any two steps.</summary>
public sealed class ListPushingTests
{
    private static readonly Actor Clerk = Actor.Secretariat(Secretary());
    private readonly MailingList list = News();
    private readonly HashSet<string> there = new(StringComparer.Ordinal);

    [Fact]
    public void Difference_LaysWantedPushedAndThereBesideOneAnother()
    {
        var (stays, ends, left, back, removed) = (Chosen("Sue Stays"), Chosen("Eve Ends"), Chosen("Lea Left"), Chosen("Bea Back"), Chosen("Rob Removed"));
        Push();
        var fresh = Chosen("Fay Fresh");
        list.Choose(ends, false, Clerk, Now);
        list.Choose(back, false, Clerk, Now);
        list.Choose(back, true, Clerk, Now);
        removed.Contacts.Single().Organisation.RemoveContact(removed.Contacts.Single(), Actor.Portal, Now);
        there.Remove(left.EmailKey);
        there.Add("stranger@elsewhere.example");

        var difference = list.Against(there);

        Assert.Equal([fresh.EmailKey], difference.ToAdd.Select(step => step.Address));
        Assert.Equal([(ends.EmailKey, true), (removed.EmailKey, false)], difference.ToRemove.Select(step => (step.Address, step.IsOwn)));
        Assert.Equal([left], difference.Left.Select(place => place.Person));
        Assert.Equal(["stranger@elsewhere.example"], difference.Unknown);
        Push();
        Assert.Equal(new[] { back, fresh, stays }.Select(person => person.EmailKey).Append("stranger@elsewhere.example").Order(), there.Order());
        Assert.True(list.Against(there).IsNone);
    }

    [Fact]
    public void WhoLeftAtTheList_IsPutOnItAgainByTheirOwnChoiceAlone()
    {
        var lea = Chosen("Lea Left");
        Push();
        there.Remove(lea.EmailKey);
        Push();
        Assert.Contains(list.TakeUnsavedActs(), act => act.Act == "list.left" && !act.Sentence.Contains("Lea", StringComparison.Ordinal));
        lea.MoveTo(EmailAddress.Parse("lea@elsewhere.example"), Actor.Concerned(lea), Now);
        Push();
        Assert.Empty(there);
        Assert.Equal([lea], list.Departures.Select(place => place.Person));

        list.Choose(lea, true, Actor.Concerned(lea), Now.AddDays(1));
        Push();

        Assert.Equal(["lea@elsewhere.example"], there.Order());
        Assert.Empty(list.Departures);
    }

    [Fact]
    public void WhoCameBackAtTheListItself_IsNotAStranger()
    {
        var lea = Chosen("Lea Left");
        Push();
        there.Remove(lea.EmailKey);
        Push();
        there.Add(lea.EmailKey);

        Push();

        Assert.Equal((0, true), (list.Unknown, list.PlaceOf(lea)!.IsOn));
    }

    [Fact]
    public void AnotherAddress_TakesThePlaceOfTheFormer()
    {
        var ann = Chosen("Ann Arch");
        Push();
        ann.MoveTo(EmailAddress.Parse("ann@elsewhere.example"), Actor.Concerned(ann), Now);

        Push();

        Assert.Equal(["ann@elsewhere.example"], there.Order());
        Assert.Equal("ann@elsewhere.example", list.PlaceOf(ann)!.Address);
    }

    [Fact]
    public void WhoLeftUnderAFormerAddress_IsNotBroughtBackUnderTheNew()
    {
        var ann = Chosen("Ann Arch");
        Push();
        there.Remove(ann.EmailKey);
        ann.MoveTo(EmailAddress.Parse("ann@elsewhere.example"), Actor.Concerned(ann), Now);

        Push();

        Assert.Empty(there);
        Assert.NotNull(list.PlaceOf(ann)!.LeftAt);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void AnswerToAnAdditionThatWasLost_IsAskedForAgain(bool taken, bool stillWanted)
    {
        var ann = Chosen("Ann Arch");
        list.Begin(list.Against(there), false, Clerk, Now);
        if (taken) there.Add(ann.EmailKey);
        if (!stillWanted) list.Choose(ann, false, Clerk, Now);

        Push();

        Assert.Equal(stillWanted, there.SetEquals([ann.EmailKey]));
        Assert.Equal(stillWanted ? 1 : 0, there.Count);
        Assert.Equal(stillWanted, list.PlaceOf(ann)!.IsOn);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void AnswerToARemovalThatWasLost_IsNoDeparture(bool taken)
    {
        var ann = Chosen("Ann Arch");
        Push();
        list.Choose(ann, false, Clerk, Now);
        list.Begin(list.Against(there), false, Clerk, Now);
        if (taken) there.Remove(ann.EmailKey);
        list.Choose(ann, true, Clerk, Now);

        Push();

        Assert.Equal([ann.EmailKey], there.Order());
        Assert.Empty(list.Departures);
    }

    [Fact]
    public void AddressThatTheListDoesNotTake_IsSentOnceUntilItChanges()
    {
        var zoe = Chosen("Zoë Zander");
        var now = list.Begin(list.Against(there), false, Clerk, Now);
        now.ToAdd.Single().WouldNotTake("it does not take such addresses");

        Assert.True(list.Against(there).IsNone && list.PlaceOf(zoe)!.IsRefused);
        zoe.MoveTo(EmailAddress.Parse("zoe@elsewhere.example"), Actor.Concerned(zoe), Now);
        Push();

        Assert.Equal(["zoe@elsewhere.example"], there.Order());
    }

    [Theory]
    [InlineData(10, false)]
    [InlineData(11, true)]
    public void LongFirstPush_WaitsForALook(int people, bool waits)
    {
        foreach (var number in Enumerable.Range(1, people)) Chosen(Numbered(number));

        Push();
        Assert.Equal((waits, waits ? 0 : people), (list.WaitsSince is not null, there.Count));
        Push(looked: true);

        Assert.Equal((false, people), (list.WaitsSince is not null, there.Count));
    }

    [Theory]
    [InlineData(11, 43, true)]
    [InlineData(11, 44, false)]
    [InlineData(10, 1, false)]
    public void ManyRemovalsAtOnce_WaitForALookAndOnesOwnDoNot(int removed, int stay, bool waits)
    {
        var rowan = Member("Alder Registry");
        foreach (var number in Enumerable.Range(1, removed)) Chosen(Numbered(number), rowan);
        foreach (var number in Enumerable.Range(100, stay - 1)) Chosen(Numbered(number));
        var own = Chosen("Olga Own");
        Push(looked: true);
        foreach (var contact in rowan.CurrentContacts.ToList()) rowan.RemoveContact(contact, Actor.Portal, Now);
        list.Choose(own, false, Actor.Concerned(own), Now);

        Push();

        Assert.Equal((waits, waits ? removed + stay - 1 : stay - 1), (list.WaitsSince is not null, there.Count));
        Assert.DoesNotContain(own.EmailKey, there);
        Push(looked: true);
        Assert.Equal((false, stay - 1), (list.WaitsSince is not null, there.Count));
    }

    [Fact]
    public void RosterThatWasLost_MakesNobodyLeaveBeforeSomebodyLooked()
    {
        foreach (var number in Enumerable.Range(1, 12)) Chosen(Numbered(number));
        Push(looked: true);
        var before = there.ToHashSet();
        there.Clear();

        Push();
        there.UnionWith(before);
        Push();

        Assert.Empty(list.Departures);
        Assert.Null(list.WaitsSince);
    }

    [Fact]
    public void ListIsDue_WhenSomethingChangedAndOnceANightAndLessOftenWhileItIsDown()
    {
        var morning = new DateTimeOffset(2027, 3, 15, 2, 59, 0, TimeSpan.Zero);
        Assert.True(list.IsDue(morning));
        Push(morning);
        Assert.False(list.IsDue(morning));
        Assert.True(list.IsDue(morning.AddMinutes(1)));
        Push(morning.AddMinutes(1));
        Assert.False(list.IsDue(morning.AddHours(20)));

        Chosen("Ann Arch");
        Assert.True(list.IsDue(morning.AddHours(1)));
        var waits = new List<double>();
        var at = morning.AddHours(1);
        for (var tries = 0; tries < 8; tries++)
        {
            list.Miss("It is down.", 0, 0, Clerk, at);
            Assert.False(list.IsDue(list.NextTryAt!.Value.AddSeconds(-1)));
            Assert.True(list.IsDue(list.NextTryAt!.Value));
            waits.Add((list.NextTryAt.Value - at).TotalMinutes);
            at = list.NextTryAt.Value;
        }
        Push(at);

        Assert.Equal([1, 2, 5, 15, 30, 60, 60, 60], waits);
        Assert.Null(list.Trouble);
        Assert.Equal((0, (DateTimeOffset?)null), (list.Failures, list.NextTryAt));
    }

    [Fact]
    public void ClosedList_LetsGoOfThoseWhomThePortalPutThereAndOfNobodyElse()
    {
        Chosen("Ann Arch");
        Push();
        there.Add("stranger@elsewhere.example");
        list.Close(Clerk, Now);

        Push();

        Assert.Equal(["stranger@elsewhere.example"], there.Order());
        Assert.False(list.IsDue(Now.AddDays(3)));
    }

    /// <summary>Choices, departures, entitlements and deaths in any order: in the end the list is what is wanted, nobody who left is on it, and strangers stay.</summary>
    [Fact]
    public void RandomHistories_EndWithTheListThatIsWanted()
    {
        for (var seed = 1; seed <= 300; seed++)
        {
            var random = new Random(seed);
            var (news, roster) = (News(), new HashSet<string>(StringComparer.Ordinal) { "stranger@elsewhere.example" });
            var organisation = Member("Rowan Registry");
            var people = Enumerable.Range(0, 6).Select(number => Entitled(Numbered(number), organisation)).ToList();
            var left = new HashSet<Person>();
            for (var step = 0; step < 40; step++)
            {
                var person = people[random.Next(people.Count)];
                switch (random.Next(6))
                {
                    case 0 or 1:
                        var on = random.Next(2) == 0;
                        if (on && news.PlaceOf(person)?.IsOn != true) left.Remove(person);
                        if (news.IsOpenTo(person) || !on) news.Choose(person, on, Clerk, Now.AddMinutes(step));
                        break;
                    case 2 when news.PlaceOf(person) is { PushedAt: not null, Chosen: true, IsChosenAnew: false } place && roster.Remove(place.Address!): left.Add(person); break;
                    case 3 when person.CurrentContacts.SingleOrDefault() is { } contact: organisation.RemoveContact(contact, Actor.Portal, Now); break;
                    case 3: Contact(organisation, person, ContactRoles.Listener); break;
                    case 4: person.MoveTo(EmailAddress.Parse($"{Guid.NewGuid():N}@people.test"), Clerk, Now); break;
                    default: PushTo(news, roster, random.Next(12), true, Now.AddMinutes(step)); break;
                }
            }
            PushTo(news, roster, int.MaxValue, true, Now.AddHours(1));
            PushTo(news, roster, int.MaxValue, true, Now.AddHours(1));

            Assert.True(news.Against(roster).IsNone, $"seed {seed}");
            Assert.Equal(news.Wanted.Select(place => place.Person.EmailKey).Append("stranger@elsewhere.example").Order(StringComparer.Ordinal), roster.Order(StringComparer.Ordinal));
            Assert.True(!left.Any(person => roster.Contains(person.EmailKey)), $"seed {seed}: somebody who left was put on it again");
        }
    }

    private void Push(bool looked = false) => PushTo(list, there, int.MaxValue, looked, Now);

    private void Push(DateTimeOffset at) => PushTo(list, there, int.MaxValue, false, at);

    /// <summary>Pushes, and dies after so many steps: the last of them reached the server, and its answer nobody.</summary>
    private static void PushTo(MailingList list, HashSet<string> there, int steps, bool looked, DateTimeOffset at)
    {
        var now = list.Begin(list.Against(there), looked, Clerk, at);
        foreach (var step in now.ToRemove)
        {
            if (steps == 0) return;
            there.Remove(step.Address);
            if (--steps == 0) return;
            step.LetGo(now);
        }
        foreach (var step in now.ToAdd.Where(step => step.Place.Address == step.Address))
        {
            if (steps == 0) return;
            there.Add(step.Address);
            if (--steps == 0) return;
            step.Took(at);
        }
        list.Finish(now.ToAdd.Count, now.ToRemove.Count, Clerk, at);
    }

    private Person Chosen(string name, Organisation? of = null)
    {
        var person = Entitled(name, of);
        list.Choose(person, true, Actor.Concerned(person), Now);
        return person;
    }

    private static string Numbered(int number) => "Person " + number.ToString(CultureInfo.InvariantCulture);
}
