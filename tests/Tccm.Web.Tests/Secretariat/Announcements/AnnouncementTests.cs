using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Announcements;
using Tccm.Domain.Calendar;
using Tccm.Domain.Organisations;
using Tccm.Testing;

namespace Tccm.Web.Tests.Secretariat.Announcements;

public sealed class AnnouncementTests(Portal portal) : IClassFixture<Portal>
{
    private const string Body = "Come to the **meeting**.\n\n- Bring [the text](https://tccm.example/text).";

    [Fact]
    public async Task Announcement_IsKeptTriedLookedOverAndSentOnceToEachReader()
    {
        var cleo = await portal.Given.Secretary("Cleo Clerk");
        var (clerk, subject) = (await portal.Browser().SignInAsync(cleo), "We meet in Oslo");
        var ann = await portal.Given.Person("Ann Arch");
        await portal.Given.Member("Rowan Registry").WithContact(ann, ContactRoles.Signatory);
        await portal.Given.Member("Hazel Exchange").WithContact(ann, ContactRoles.Listener).WithListener("Hal Hart");
        await portal.Given.Supporter("Friends of Routing").WithListener("Fay Friend");

        var kept = await DraftAsync(clerk, subject, "members");
        Assert.Equal($"The draft of “{subject}” was kept. Nothing was sent.", kept.Flash);
        Assert.NotNull(kept.Find(".preview strong"));
        var tried = await kept.PressAsync("Send it to me alone");
        var trial = Assert.Single(await portal.Mailbox.ToAsync(cleo));
        var list = await tried.FollowAsync("Look over and send");
        var recipients = await list.FollowAsync("See the list of recipients");
        var count = recipients.Document.QuerySelectorAll("tbody tr").Length;
        var sent = await list.PressAsync($"Send to {count} people");

        Assert.Equal(($"Trial: {subject}", $"“{subject}” is on its way to {cleo.Email.Value}, and to nobody else."), (trial.Subject, tried.Flash));
        Assert.Equal($"“{subject}” is on its way to {count} people.", sent.Flash);
        Assert.Matches($@"\A{System.Text.RegularExpressions.Regex.Escape(subject)}( \(sign in to read it\))?\nhttps://portal\.test/announcements/\d{{4}}-", sent.Find("#notice")!.TextContent);
        Assert.Contains("Hazel Exchange, Rowan Registry", recipients.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Fay Friend", recipients.Text, StringComparison.Ordinal);
        var letter = Assert.Single(await portal.Mailbox.ToAsync(ann));
        Assert.Equal(subject, letter.Subject);
        Assert.Contains("You get this because you are a contact of Hazel Exchange, Rowan Registry.", letter.Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains("Come to the **meeting**.", letter.Text, StringComparison.Ordinal);
        Assert.Contains("<strong>meeting</strong>", letter.Html, StringComparison.Ordinal);
        Assert.Matches("^<https://portal.test/unsubscribe/[^>]+>$", letter.Headers["List-Unsubscribe"]);
        Assert.Equal("List-Unsubscribe=One-Click", letter.Headers["List-Unsubscribe-Post"]);
        var id = (await ReadAsync(subject)).Id;
        Assert.Equal(["announcement.begun", "announcement.sent"], await portal.AskAsync(db => db.AuditEntries.Where(entry => entry.SubjectId == id).OrderBy(entry => entry.Id).Select(entry => entry.Act).ToListAsync()));
        Assert.Equal(count, await portal.AskAsync(db => db.Outbox.CountAsync(one => one.OnceKey!.StartsWith($"announcement:{id}:"))));
        Assert.Equal(0, await portal.AskAsync(db => db.Outbox.CountAsync(one => one.SentAt != null && one.Unsubscribe != null)));
    }

    [Fact]
    public async Task SecondPress_IsRefusedAndSendsNothingTwice()
    {
        var clerk = await ClerkAsync();
        await portal.Given.Member("Maple Registry").WithListener("Mia Moss");
        var ready = await (await DraftAsync(clerk, "Pressed twice", "members")).FollowAsync("Look over and send");
        var button = ready.All("form button").Single(words => words.StartsWith("Send to", StringComparison.Ordinal));
        await ready.PressAsync(button);
        var before = await portal.AskAsync(db => db.Outbox.CountAsync(letter => letter.Subject == "Pressed twice"));

        var again = await ready.PressAsync(button);

        again.Is(HttpStatusCode.Conflict);
        Assert.Contains("sent already", Assert.Single(again.ErrorSummary), StringComparison.Ordinal);
        Assert.Equal(before, await portal.AskAsync(db => db.Outbox.CountAsync(letter => letter.Subject == "Pressed twice")));
    }

    [Fact]
    public async Task TwoAtOnce_SendItOnce()
    {
        var (first, second) = (await ClerkAsync(), await ClerkAsync());
        await portal.Given.Member("Larch Registry").WithListener("Lea Lund");
        var draft = await DraftAsync(first, "Pressed by two", "members");
        var pages = new[] { await first.GetAsync(draft.Path + "/send"), await second.GetAsync(draft.Path + "/send") };

        var answers = await Task.WhenAll(pages.Select(page => page.PressAsync(page.All("form button").Single(words => words.StartsWith("Send to", StringComparison.Ordinal)))));

        Assert.Single(answers, page => page.Status == HttpStatusCode.OK);
        Assert.Single(answers, page => page.Status == HttpStatusCode.Conflict);
        var announcement = await ReadAsync("Pressed by two");
        Assert.Equal(announcement.RecipientCount, await portal.AskAsync(db => db.Outbox.CountAsync(letter => letter.Subject == "Pressed by two")));
    }

    [Fact]
    public async Task OneMoreReaderThanWasSeen_IsRefusedAndShownAgainWithTheNewNumber()
    {
        var clerk = await ClerkAsync();
        await portal.Given.Member("Fir Registry").WithListener("Fia Fell");
        var ready = await (await DraftAsync(clerk, "One more", "members")).FollowAsync("Look over and send");
        var button = ready.All("form button").Single(words => words.StartsWith("Send to", StringComparison.Ordinal));
        await portal.Given.Member("Late Registry").WithListener("Lou Late");

        var refused = await ready.PressAsync(button);

        refused.Is(HttpStatusCode.Conflict);
        Assert.Contains("changed since you looked", Assert.Single(refused.ErrorSummary), StringComparison.Ordinal);
        Assert.DoesNotContain(button, refused.All("form button"));
        Assert.Equal(0, await portal.AskAsync(db => db.Outbox.CountAsync(letter => letter.Subject == "One more")));
        Assert.Null((await ReadAsync("One more")).SentAt);
        (await refused.PressAsync(refused.All("form button").Single(words => words.StartsWith("Send to", StringComparison.Ordinal)))).Is(HttpStatusCode.OK);
        Assert.NotNull((await ReadAsync("One more")).SentAt);
    }

    [Fact]
    public async Task FollowersOfAProcess_GetItAndNobodyElse()
    {
        var clerk = await ClerkAsync();
        var (pia, ola) = (await portal.Given.Person("Pia Pine"), await portal.Given.Person("Ola Oak"));
        await portal.Given.Member("Pine Registry").WithContact(pia, ContactRoles.Listener).WithListener("Not Interested");
        await portal.Given.Organisation("Gone Registry").WithContact(ola, ContactRoles.Listener);
        Guid process;
        await using (var db = portal.Database.Open())
        {
            var wsis = db.Add(Process.Begin("WSIS+20", null, Actor.Portal, portal.Clock.GetUtcNow())).Entity;
            foreach (var person in new[] { pia, ola }) db.Add(new Following(await db.People.SingleAsync(one => one.Id == person.Id, TestContext.Current.CancellationToken), wsis, portal.Clock.GetUtcNow()));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            process = wsis.Id;
        }

        await (await (await DraftAsync(clerk, "On WSIS", $"process:{process}")).FollowAsync("Look over and send")).PressAsync("Send to 1 person");

        Assert.Contains("because you follow WSIS+20 for Pine Registry", Assert.Single(await portal.Mailbox.ToAsync(pia)).Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Empty(await portal.Mailbox.ToAsync(ola));
    }

    [Fact]
    public async Task WhatCannotBeKept_IsRefusedWithWhatWasTyped()
    {
        var clerk = await ClerkAsync();

        var empty = await (await clerk.GetAsync("/secretariat/announcements/new")).SubmitAsync(("Input.Subject", "Wrong text"), ("Input.Audience", "members"));
        var html = await empty.SubmitAsync(("Input.Archive", "Public"), ("Input.Body", "<script>alert(1)</script>"));

        empty.Is(HttpStatusCode.BadRequest);
        html.Is(HttpStatusCode.Conflict);
        Assert.NotNull(html.ErrorOf("Input.Body"));
        Assert.Equal(("Wrong text", "members"), (html.ValueOf("Input.Subject"), html.ValueOf("Input.Audience")));
        Assert.Equal(0, await portal.AskAsync(db => db.Announcements.CountAsync(one => one.Subject == "Wrong text")));
    }

    [Fact]
    public async Task WrittenAnew_IsKeptAndWhatWasSentIsNot()
    {
        var clerk = await ClerkAsync();
        await portal.Given.Member("Ash Registry").WithListener("Ada Ash");
        var draft = await DraftAsync(clerk, "First words", "everybody");

        var written = await (await draft.FollowAsync("Change the draft")).SubmitAsync(("Input.Subject", "Second words"));
        var writing = await clerk.GetAsync(draft.Path + "/write");
        await clerk.PostAsync(draft.Path + "/send", ("Input.Seen", (await clerk.GetAsync(draft.Path + "/send")).ValueOf("Input.Seen")));
        var late = await writing.SubmitAsync(("Input.Subject", "Third words"));

        Assert.Equal("The draft of “Second words” was kept. Nothing was sent.", written.Flash);
        late.Is(HttpStatusCode.Conflict);
        Assert.Equal(0, await portal.AskAsync(db => db.Announcements.CountAsync(one => one.Subject == "Third words")));
        Assert.Equal("/secretariat/announcements/" + (await ReadAsync("Second words")).Id, (await clerk.GetAsync(draft.Path + "/send", follow: false)).RedirectedTo);
    }

    [Fact]
    public async Task AnnouncementThatIsNotThere_IsNotFound()
    {
        var clerk = await ClerkAsync();
        var path = $"/secretariat/announcements/{Guid.NewGuid()}";

        foreach (var act in new[] { "", "/recipients", "/send", "/try", "/write" }) (await clerk.GetAsync(path + act)).Is(HttpStatusCode.NotFound);
        foreach (var act in new[] { "/send", "/try", "/write" }) (await clerk.PostAsync(path + act)).Is(HttpStatusCode.NotFound);
    }

    private async Task<Browser> ClerkAsync() => await portal.Browser().SignInAsync(await portal.Given.Secretary("Cora Clerk"));

    private static async Task<AssertPage> DraftAsync(Browser clerk, string subject, string audience) => await (await clerk.GetAsync("/secretariat/announcements/new"))
        .SubmitAsync(("Input.Subject", subject), ("Input.Audience", audience), ("Input.Archive", nameof(Archive.Public)), ("Input.Body", Body));

    private Task<Announcement> ReadAsync(string subject) => portal.AskAsync(db => db.Announcements.SingleAsync(one => one.Subject == subject));
}
