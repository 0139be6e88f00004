using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tccm.Domain;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Testing;
using Tccm.Web.Background;

namespace Tccm.Web.Tests.Background;

public sealed class DigestKeeperTests : IClassFixture<Portal>
{
    private readonly Portal portal;

    /// <summary>In the last hour before their first digest there would be two of them within the 25 hours that these tests skip.</summary>
    public DigestKeeperTests(Portal portal)
    {
        this.portal = portal;
        if (portal.Clock.GetUtcNow().Hour is 6 or 7) portal.Clock.Advance(TimeSpan.FromHours(2));
    }

    [Fact]
    public async Task News_ComesOnceADayInOneLetterAndNoneWhereThereIsNone()
    {
        var ann = await ReaderAsync("Rowan Registry", "Ann Arch");
        var first = await portal.Given.Statement("Keep it open").InDiscussion();
        await portal.Given.Statement("Keep it neutral").InDiscussion();
        await portal.Given.Statement("Signed elsewhere").Open();
        await portal.Given.Statement("Kept in the drawer").Draft();

        await NextDayAsync();
        var letter = Assert.Single(await DigestsAsync(ann));
        await NextDayAsync();

        Assert.Matches(@"\A2 things in 2 discussions since (yesterday|this morning|.* 20..)\z", letter.Subject);
        Assert.StartsWith("You get this because", letter.Text, StringComparison.Ordinal);
        Assert.Contains("“Keep it open”\n- ", letter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("drawer", letter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Signed elsewhere", letter.Text, StringComparison.Ordinal);
        Assert.EndsWith("/my/mail", letter.Text[..letter.Text.IndexOf("\n\n-- ", StringComparison.Ordinal)], StringComparison.Ordinal);
        Assert.Equal("/my", letter.Link);
        Assert.NotEqual(Guid.Empty, first.Id);
        Assert.Single(await DigestsAsync(ann));
    }

    [Fact]
    public async Task KeepersAtOnce_WriteOneLetter()
    {
        var ben = await ReaderAsync("Elm Registry", "Ben Birch");
        await portal.Given.Statement("Twice at once").InDiscussion();
        portal.Clock.Advance(TimeSpan.FromHours(25));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => KeepAsync()));

        Assert.Single(await DigestsAsync(ben));
    }

    [Fact]
    public async Task WhoIsNoMemberOrWasErased_GetsNone()
    {
        var gone = await ReaderAsync("Gorse Registry", "Guy Gorse");
        var supporter = (await portal.Given.Supporter("Holly Friends").WithListener("Hal Holly")).Contact("Hal Holly");
        await ActAsync(gone, person => person.Erase(Actor.Concerned(person), portal.Clock.GetUtcNow()));
        await portal.Given.Statement("For members").InDiscussion();

        await NextDayAsync();

        foreach (var none in new[] { gone, supporter }) Assert.Empty(await DigestsAsync(none));
    }

    [Fact]
    public async Task SupporterInTheAudience_GetsThatTextAloneAndAnAnswerReachesWhoCirculatedIt()
    {
        var supporter = (await portal.Given.Supporter("Hazel Friends").WithListener("Hal Hazel")).Contact("Hal Hazel");
        await portal.Given.Statement("For members alone").InDiscussion();
        await portal.Given.Statement("For supporters too").InDiscussion(StatementAudience.MembersAndSupporters);

        await NextDayAsync();

        var letter = Assert.Single(await portal.Mailbox.ToAsync(supporter));
        Assert.Contains("For supporters too", letter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("For members alone", letter.Text, StringComparison.Ordinal);
        Assert.StartsWith("petra-penn.", letter.ReplyTo, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BeforeTheHourOfTheirZone_NothingComes()
    {
        var ivy = await ReaderAsync("Ivy Registry", "Ivy Iris");
        var now = portal.Clock.GetUtcNow();
        await ActAsync(ivy, person => person.ChooseMail(DiscussionMail.Daily, now.AddHours(3).ToOffset(TimeSpan.FromHours(9)).Hour, "Asia/Tokyo", Actor.Concerned(person), now));
        await portal.Given.Statement("In the morning there").InDiscussion();

        portal.Clock.Advance(TimeSpan.FromHours(1.9));
        await KeepAsync();
        var before = await DigestsAsync(ivy);
        portal.Clock.Advance(TimeSpan.FromHours(1.2));
        await KeepAsync();

        Assert.Empty(before);
        Assert.Single(await DigestsAsync(ivy));
    }

    [Fact]
    public async Task OwnText_IsNoNews()
    {
        var clerk = await portal.Given.Secretary("Sam Sloe");
        var statement = await portal.Given.Statement("By the clerk").InDiscussion();

        await NextDayAsync();

        var author = await portal.AskAsync(db => db.Revisions.Where(one => one.StatementId == statement.Id).Select(one => one.CreatedById).SingleAsync());
        var address = await portal.AskAsync(db => db.People.Where(one => one.Id == author).Select(one => one.Email).SingleAsync());
        Assert.DoesNotContain(await portal.Mailbox.ToAsync(address), letter => letter.Text.Contains("By the clerk", StringComparison.Ordinal));
        Assert.Contains(await portal.Mailbox.ToAsync(clerk), letter => letter.Text.Contains("By the clerk", StringComparison.Ordinal));
    }

    private async Task<Contact> ReaderAsync(string organisation, string person) =>
        (await portal.Given.Member(organisation).WithSignatory(person)).Contact(person);

    /// <summary>Only those that tell of what this test made: others have statements of their own in the same world.</summary>
    private async Task<IReadOnlyList<ReceivedLetter>> DigestsAsync(Contact reader) =>
        [.. (await portal.Mailbox.ToAsync(reader)).Where(letter => letter.Subject.Contains(" in ", StringComparison.Ordinal) && letter.Subject.Contains("discussion", StringComparison.Ordinal))];

    private async Task NextDayAsync()
    {
        portal.Clock.Advance(TimeSpan.FromHours(25));
        await KeepAsync();
        await KeepAsync();
    }

    private async Task ActAsync(Contact who, Action<Person> act)
    {
        await using var db = portal.Database.Open();
        act(await db.People.Include(person => person.Contacts).ThenInclude(contact => contact.Organisation.Contacts).SingleAsync(person => person.Id == who.PersonId));
        await db.SaveChangesAsync();
    }

    private Task KeepAsync() => portal.Services.GetRequiredService<DigestKeeper>().KeepAsync(TestContext.Current.CancellationToken);
}
