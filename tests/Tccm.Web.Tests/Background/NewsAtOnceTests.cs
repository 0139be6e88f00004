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

public sealed class NewsAtOnceTests(Portal portal) : IClassFixture<Portal>
{
    private DateTimeOffset Now => portal.Clock.GetUtcNow();

    [Fact]
    public async Task OneThing_IsNamedInTheSubjectAndComesOnceFromManyKeepers()
    {
        var (rowan, fir) = (await MemberAsync("Rowan Registry", "Ann Arch"), await QuickAsync("Fir Registry", "Fay Fir"));
        var statement = await portal.Given.Statement("Keep it open").InDiscussion();
        await SettleAsync();
        await ActAsync(statement, rowan, (db, text, by) => db.Add(Comment.Of(text, text.Text, text.Text.Paragraphs.Single(one => one.Number == 2), "We **miss** the users.", by, Now)));

        portal.Clock.Advance(TimeSpan.FromMinutes(2));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => KeepAsync()));
        await KeepAsync();

        var letter = Assert.Single(await AboutAsync(fir, "Keep it open", "commented"));
        Assert.Equal("Rowan Registry commented: Keep it open", letter.Subject);
        Assert.Contains("- Rowan Registry commented on paragraph 2 of r1: “We miss the users.”", Flat(letter.Text), StringComparison.Ordinal);
        Assert.Equal($"/my/statements/{statement.Slug}", letter.Link);
        Assert.StartsWith("petra-penn.", letter.ReplyTo, StringComparison.Ordinal);
        Assert.Empty(await AboutAsync(rowan, "Keep it open", "commented"));
    }

    [Fact]
    public async Task AllThatHappens_IsToldInOneLetterAndPositionsNever()
    {
        var (rowan, fir) = (await MemberAsync("Elm Registry", "Eva Elm"), await QuickAsync("Gorse Registry", "Gil Gorse"));
        var statement = await portal.Given.Statement("Keep it whole").InDiscussion();
        await SettleAsync();
        await ActAsync(statement, rowan, (db, text, by) =>
        {
            var clerk = Actor.Portal;
            var comment = Comment.Of(text, text.Text, null, "A good start.", by, Now);
            var taken = Suggestion.Of(text, text.Text.Paragraphs.Single(one => one.Number == 1), "We run most of what the Internet runs on.", "More exact.", by, Now);
            var declined = Suggestion.Of(text, text.Text.Paragraphs.Single(one => one.Number == 2), "Hear us.", null, by, Now);
            db.AddRange(comment, comment.Reply(text, "Thank you.", by, Now), taken, declined);
            taken.Accept(text, StatementText.Replace(text.DraftBody, 1, taken.Replacement), text.DraftNumber, clerk, Now);
            declined.Decline(text, "Too short to be understood.", clerk, Now);
        });
        await ActAsync(statement, rowan, (db, text, by) => db.Add(text.OpenPositions(new Deadline(Now.AddDays(3), "UTC"), PositionsSeen.AfterWindow, Actor.Portal, Now)));
        await ActAsync(statement, rowan, (db, text, by) =>
        {
            db.Add(text.Round!.Take(by, null, Stance.WouldNotSign, "Nowhere near.", null, Now)!);
            text.Round!.Extend(new Deadline(Now.AddDays(4), "UTC"), text, Actor.Portal, Now);
        });
        await ActAsync(statement, rowan, (db, text, by) => text.Round!.End("The text is withdrawn for now.", Actor.Portal, Now));

        portal.Clock.Advance(TimeSpan.FromMinutes(2));
        await KeepAsync();

        var letter = Assert.Single(await AboutAsync(fir, "Keep it whole", "new things"));
        var text = Flat(letter.Text);
        Assert.Equal("9 new things: Keep it whole", letter.Subject);
        foreach (var line in new[]
        {
            "Elm Registry commented on the whole of r1: “A good start.”", "Elm Registry answered on the whole of r1: “Thank you.”",
            "Elm Registry suggested for paragraph 1 of r1: “We run most of what the Internet runs on.” Why: “More exact.”",
            "The suggestion of Elm Registry for paragraph 1 of r1 was taken into the next draft:", "was declined: “Too short to be understood.”",
            "Members are asked for positions on r1 until", "More time for positions on r1: until", "was ended early: The text is withdrawn for now.",
        }) Assert.Contains(line, text, StringComparison.Ordinal);
        Assert.DoesNotContain("Nowhere near", text, StringComparison.Ordinal);
        Assert.DoesNotContain("not sign", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CommentsThatEndWithinADay_AreNewsThen()
    {
        var fir = await QuickAsync("Hazel Registry", "Hal Hazel");
        await portal.Given.Statement("Soon settled").InDiscussion().Until(Now.AddHours(30));
        await SettleAsync();

        portal.Clock.Advance(TimeSpan.FromHours(7));
        await KeepAsync();

        var letter = Assert.Single(await AboutAsync(fir, "Soon settled", "less than a day"));
        Assert.Equal("Comments end in less than a day: Soon settled", letter.Subject);
    }

    private async Task<Contact> MemberAsync(string organisation, string person) => (await portal.Given.Member(organisation).WithContact(person, ContactRoles.Participant)).Contact(person);

    private async Task<Contact> QuickAsync(string organisation, string name)
    {
        var contact = await MemberAsync(organisation, name);
        await using var db = portal.Database.Open();
        var person = await db.People.SingleAsync(one => one.Id == contact.PersonId);
        person.ChooseMail(DiscussionMail.AtOnce, 8, "UTC", Actor.Concerned(person), Now);
        await db.SaveChangesAsync();
        return contact;
    }

    /// <summary>What has happened so far is told, so that the next is news of its own.</summary>
    private async Task SettleAsync()
    {
        portal.Clock.Advance(TimeSpan.FromMinutes(2));
        await KeepAsync();
    }

    private async Task ActAsync(Statement statement, Contact contact, Action<TccmDbContext, Statement, Contact> act)
    {
        await using var db = portal.Database.Open();
        act(db, (await db.StatementAsync(statement.Slug))!, (await db.OrganisationAsync(contact.OrganisationId))!.Contact(contact.Person.Name));
        await db.SaveChangesAsync();
    }

    private async Task<IReadOnlyList<ReceivedLetter>> AboutAsync(Contact reader, string title, string subject) =>
        [.. (await portal.Mailbox.ToAsync(reader)).Where(letter => letter.Subject.EndsWith(title, StringComparison.Ordinal) && letter.Subject.Contains(subject, StringComparison.Ordinal))];

    private static string Flat(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private Task KeepAsync() => portal.Services.GetRequiredService<DigestKeeper>().KeepAsync(TestContext.Current.CancellationToken);
}
