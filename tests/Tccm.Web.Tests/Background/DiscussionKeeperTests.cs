using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Discussion;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Testing;
using Tccm.Web.Background;

namespace Tccm.Web.Tests.Background;

public sealed class DiscussionKeeperTests(Portal portal) : IClassFixture<Portal>
{
    private DateTimeOffset Now => portal.Clock.GetUtcNow();

    [Fact]
    public async Task WhoHasNotFinished_IsRemindedOnceAndTheSecretariatSeesNothingOfIt()
    {
        var some = (await portal.Given.Member("Rowan Registry").WithContact("Ann Arch", ContactRoles.Participant).WithRepresentative("Rita Rowan")).Contact("Ann Arch");
        var all = (await portal.Given.Member("Elm Registry").WithContact("Eva Elm", ContactRoles.Participant)).Contact("Eva Elm");
        var silent = (await portal.Given.Member("Fir Registry").WithContact("Fay Fir", ContactRoles.Participant).WithListener("Lil Lime")).Contact("Fay Fir");
        var statement = await portal.Given.Statement("Keep it open").InDiscussion();
        await ActAsync(statement, db => db.OpenPositions(new Deadline(Now.AddHours(30), "UTC"), PositionsSeen.AfterWindow, Actor.Portal, Now));
        await AnswerAsync(statement, some, 1);
        await AnswerAsync(statement, all, 1, 2, null);
        var sam = await portal.Browser().SignInAsync(await portal.Given.Secretary("Sam Sloe"));
        var (queued, exported) = (await QueuedAsync(sam), await ExportAsync(sam));

        await KeepAsync();
        var early = await portal.AskAsync(db => db.Outbox.CountAsync(letter => letter.Letter == "PositionsWanted" && letter.Subject.EndsWith("Keep it open")));
        portal.Clock.Advance(TimeSpan.FromHours(7));
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => KeepAsync()));
        var waiting = await portal.AskAsync(db => db.Outbox.Where(letter => letter.Letter == "PositionsWanted" && letter.Subject.EndsWith("Keep it open")).Select(letter => letter.To).ToListAsync());
        sam = await portal.Browser().SignInAsync(await portal.Given.Secretary("Sol Sloe"));
        var (queuedThen, exportedThen) = (await QueuedAsync(sam), await ExportAsync(sam));
        var letters = (await portal.Mailbox.AllAsync()).Where(letter => letter.Subject.EndsWith("more: Keep it open", StringComparison.Ordinal)).ToList();
        await KeepAsync();

        Assert.Equal(0, early);
        // Members of the other tests are asked too, where those ran before.
        Assert.Equal([some.Person.Email.Value, silent.Person.Email.Value], waiting.Where(IsOurs).Order(StringComparer.Ordinal));
        Assert.Equal(queued, queuedThen);
        Assert.Equal(exported, exportedThen);
        Assert.Contains("You have answered 1 of 2, and not the text as a whole.", letters.Single(letter => letter.To == some.Person.Email.Value).Text, StringComparison.Ordinal);
        Assert.StartsWith("rita-rowan.", letters.Single(letter => letter.To == some.Person.Email.Value).ReplyTo, StringComparison.Ordinal);
        Assert.Equal(2, letters.Count(letter => IsOurs(letter.To)));
        Assert.Equal(0, await portal.AskAsync(db => db.Outbox.CountAsync(letter => letter.Letter == "PositionsWanted" && letter.Subject.EndsWith("Keep it open"))));
        Assert.DoesNotContain(await portal.AskAsync(db => db.AuditEntries.Where(entry => entry.Act == "positions.reminded").Select(entry => entry.Sentence + entry.OrganisationId).ToListAsync()), said => said.Contains("Registry", StringComparison.Ordinal));
    }

    private static bool IsOurs(string address) => new[] { "@rowan-registry.", "@elm-registry.", "@fir-registry." }.Any(host => address.Contains(host, StringComparison.Ordinal));

    [Fact]
    public async Task ReminderThatCannotBeSent_IsSeenByNobody()
    {
        var sam = await portal.Browser().SignInAsync(await portal.Given.Secretary("Sue Sloe"));
        await using (var db = portal.Database.Open())
        {
            var letter = new Domain.Outbox.OutboxEmail(EmailAddress.Parse("gone@nowhere.test"), "PositionsWanted", "A secret of theirs", "", "", Now, forgetWhenSent: true);
            letter.Claim(Now);
            letter.MarkFailed("There is no gone@nowhere.test here.", permanent: true, Now);
            db.Add(letter);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var pages = new[] { "/secretariat/letters", "/secretariat/letters?show=failed", "/secretariat/letters?show=sent", "/secretariat" };

        foreach (var path in pages) Assert.DoesNotContain("gone@nowhere.test", (await sam.GetAsync(path)).Body, StringComparison.Ordinal);
        Assert.Contains("Failed 0", (await sam.GetAsync("/secretariat/letters")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret of theirs", await sam.Client.GetStringAsync(new Uri("/secretariat/letters.csv?show=failed", UriKind.Relative), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Intention_IsCalledToMindTheDayBeforeOnceAndLapsesSilently()
    {
        var oak = await portal.Given.Member("Oak Registry").WithContact("Olu Oak", ContactRoles.Participant).WithSignatory("Sid Oak").WithListener("Lia Oak");
        var ash = await portal.Given.Member("Ash Registry").WithSignatory("Asa Ash");
        var statement = await portal.Given.Statement("Keep it clear").SignedBy(ash.Contact("Asa Ash")).Until(Now.AddDays(9)).Open();
        await using (var db = portal.Database.Open())
        {
            var text = (await db.StatementAsync(statement.Slug, TestContext.Current.CancellationToken))!;
            var olu = (await db.OrganisationAsync(oak.Id, TestContext.Current.CancellationToken))!.Contact("Olu Oak");
            db.Add(Intention.Of(text, DateOnly.FromDateTime(Now.UtcDateTime).AddDays(3), "The board meets.", olu, Now));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        portal.Clock.Advance(TimeSpan.FromDays(1));
        await KeepAsync();
        var early = await AboutAsync(oak.Contact("Olu Oak"));
        portal.Clock.Advance(TimeSpan.FromDays(1));
        await Task.WhenAll(KeepAsync(), KeepAsync());
        portal.Clock.Advance(TimeSpan.FromDays(2));
        await KeepAsync();

        Assert.Empty(early);
        var letter = Assert.Single(await AboutAsync(oak.Contact("Olu Oak")));
        Assert.StartsWith("petra-penn.", letter.ReplyTo, StringComparison.Ordinal);
        Assert.Equal($"/my/statements/{statement.Slug}/intention/{oak.Contact("Olu Oak").Id}", letter.Link);
        Assert.Single(await AboutAsync(oak.Contact("Sid Oak")));
        Assert.Empty(await AboutAsync(oak.Contact("Lia Oak")));
    }

    private async Task<IReadOnlyList<ReceivedLetter>> AboutAsync(Contact reader) =>
        [.. (await portal.Mailbox.ToAsync(reader)).Where(letter => letter.Subject == "Until tomorrow you clear internally: Keep it clear")];

    private static async Task<string> QueuedAsync(Browser browser) => (await browser.GetAsync("/secretariat/letters")).Text;

    private static Task<string> ExportAsync(Browser browser) => browser.Client.GetStringAsync(new Uri("/secretariat/letters.csv", UriKind.Relative), TestContext.Current.CancellationToken);

    private async Task AnswerAsync(Statement statement, Contact contact, params int?[] numbers)
    {
        await using var db = portal.Database.Open();
        var text = (await db.StatementAsync(statement.Slug))!;
        var by = (await db.OrganisationAsync(contact.OrganisationId))!.Contact(contact.Person.Name);
        foreach (var number in numbers) db.Add(text.Round!.Take(by, text.Text.Paragraphs.SingleOrDefault(one => one.Number == number), Stance.WouldSign, null, null, Now)!);
        await db.SaveChangesAsync();
    }

    private async Task ActAsync(Statement statement, Func<Statement, object> act)
    {
        await using var db = portal.Database.Open();
        db.Add(act((await db.StatementAsync(statement.Slug))!));
        await db.SaveChangesAsync();
    }

    private Task KeepAsync() => portal.Services.GetRequiredService<DiscussionKeeper>().KeepAsync(TestContext.Current.CancellationToken);
}
