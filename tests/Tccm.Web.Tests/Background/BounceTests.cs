using System.Net;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tccm.Domain;
using Tccm.Domain.Announcements;
using Tccm.Domain.Organisations;
using Tccm.Domain.Outbox;
using Tccm.Testing;
using Tccm.Web.Background;

namespace Tccm.Web.Tests.Background;

/// <summary>A portal that takes what came back, from a folder and over HTTP.</summary>
public sealed class BouncingPortal(PostgresFixture postgres) : Portal(postgres)
{
    public const string Secret = "a shared secret of some length";

    public string Folder { get; } = Directory.CreateTempSubdirectory("tccm-bounces-").FullName;

    protected override void Configure(IWebHostBuilder host)
    {
        base.Configure(host);
        host.UseSetting("Mail:BounceFolder", Folder);
        host.UseSetting("Mail:BounceSecret", Secret);
    }
}

public sealed class BounceTests(BouncingPortal portal) : IClassFixture<BouncingPortal>
{
    [Fact]
    public async Task ReportOfADeadAddress_IsToldToTheRepresentativesAndEndsAnnouncementsButNotReceipts()
    {
        var rowan = await RowanAsync();
        var letter = await SentToAsync(rowan.Contact("Ann Arch"));

        var file = await PutAsync(Report(letter));
        await KeepAsync();

        var ann = await ReadAsync(rowan.Contact("Ann Arch"));
        Assert.Equal("550 5.1.1 No such user", ann.UnreachableReason);
        Assert.NotNull((await LetterAsync(letter.Id)).BouncedAt);
        Assert.Equal(["read/" + file], Directory.GetFiles(portal.Folder, file, SearchOption.AllDirectories).Select(path => Path.GetRelativePath(portal.Folder, path).Replace('\\', '/')));
        var told = Assert.Single(await portal.Mailbox.ToAsync(rowan.Contact("Rita Rep")));
        Assert.Equal("Letters to Ann Arch come back", told.Subject);
        Assert.Contains("No such user", told.Text, StringComparison.Ordinal);
        Assert.Equal(["person.unreachable"], await ActsAsync(ann));

        var representative = await portal.Browser().SignInAsync(rowan.Contact("Rita Rep"));
        Assert.Contains("Letters to Ann Arch come back.", (await representative.GetAsync("/my")).Text, StringComparison.Ordinal);
        Assert.Contains("letters come back", (await representative.GetAsync($"/my/organisations/{rowan.Contact("Rita Rep").Id}")).All(".tag"));
        var clerk = await portal.Browser().SignInAsync(await portal.Given.Secretary("Cleo Clerk"));
        Assert.Contains("Letters that come back.", (await clerk.GetAsync("/secretariat")).Text, StringComparison.Ordinal);
        Assert.Contains(letter.To, (await clerk.GetAsync("/secretariat/letters?show=back")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(await RecipientsAsync(), one => one.Person.Id == ann.Id);
        var receipt = await SentToAsync(rowan.Contact("Ann Arch"));
        Assert.NotNull((await LetterAsync(receipt.Id)).SentAt);
    }

    [Fact]
    public async Task Representative_SaysThatTheAddressWorksAgain()
    {
        var rowan = await RowanAsync();
        await LoseAsync(rowan);
        var representative = await portal.Browser().SignInAsync(rowan.Contact("Rita Rep"));

        var page = await (await representative.GetAsync("/my")).FollowAsync("Does the address work again?");
        var works = await page.PressAsync("It works again");
        var twice = await page.PressAsync("It works again");

        Assert.Equal("Letters are sent to Ann Arch again, announcements too.", works.Flash);
        Assert.False((await ReadAsync(rowan.Contact("Ann Arch"))).IsUnreachable);
        twice.Is(HttpStatusCode.Conflict);
        Assert.Equal(["person.unreachable", "person.reachable"], await ActsAsync(await ReadAsync(rowan.Contact("Ann Arch"))));
        (await representative.GetAsync($"/my/organisations/{rowan.Contact("Rita Rep").Id}/reachable/{Guid.NewGuid()}")).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task ThePersonThemselves_SaysSoAndOnceMoreIsRefused()
    {
        var rowan = await RowanAsync();
        await LoseAsync(rowan);
        var browser = await portal.Browser().SignInAsync(rowan.Contact("Ann Arch"));

        var works = await (await (await browser.GetAsync("/my")).FollowAsync("Give another address, or say that it works")).PressAsync("My address works again");
        var twice = await browser.PostAsync("/my/mail/works");

        Assert.Equal("Letters are sent to your address again, announcements too.", works.Flash);
        twice.Is(HttpStatusCode.Conflict);
        Assert.False((await ReadAsync(rowan.Contact("Ann Arch"))).IsUnreachable);
    }

    [Fact]
    public async Task OnlyRepresentative_IsToldOfToTheSecretariat()
    {
        var cleo = await portal.Given.Secretary("Cora Clerk");
        Organisation yew = await portal.Given.Member("Yew Registry").WithRepresentative("Una Only");
        var letter = await SentToAsync(yew.Contact("Una Only"));

        await PostAsync(Report(letter));

        Assert.Contains(await portal.Mailbox.ToAsync(cleo), told => told.Subject == "Letters to Una Only come back");
    }

    [Theory]
    [InlineData("delayed", "4.4.7", 1, false)]
    [InlineData("failed", "4.4.7", 1, false)]
    [InlineData("failed", "5.7.1", 0, true)]
    [InlineData("failed", "5.2.3", 0, true)]
    [InlineData("delivered", "2.0.0", 0, false)]
    [InlineData("relayed", "5.1.1", 0, false)]
    public async Task WhatSaysNothingOfTheMailbox_LeavesTheAddressAlone(string action, string status, int delays, bool back)
    {
        var rowan = await RowanAsync();
        var letter = await SentToAsync(rowan.Contact("Ann Arch"));

        await PostAsync(Report(letter, action: action, status: status));

        var kept = await LetterAsync(letter.Id);
        Assert.Equal((delays, back), (kept.Delays, kept.BouncedAt is not null));
        Assert.False((await ReadAsync(rowan.Contact("Ann Arch"))).IsUnreachable);
        Assert.Empty(await portal.Mailbox.ToAsync(rowan.Contact("Rita Rep")));
    }

    [Fact]
    public async Task ReportReadTwice_CountsOnce()
    {
        var rowan = await RowanAsync();
        var letter = await SentToAsync(rowan.Contact("Ann Arch"));

        await PostAsync(Report(letter));
        await PutAsync(Report(letter));
        await KeepAsync();

        Assert.Single(await portal.Mailbox.ToAsync(rowan.Contact("Rita Rep")));
        Assert.Single(await ActsAsync(await ReadAsync(rowan.Contact("Ann Arch"))));
    }

    [Fact]
    public async Task ForgedReports_MarkNobody()
    {
        var rowan = await RowanAsync();
        var (ann, rita) = (rowan.Contact("Ann Arch"), rowan.Contact("Rita Rep"));
        var letter = await SentToAsync(ann);
        var queued = new OutboxEmail(ann.Person.Email, "Test", "Queued", "Words.", "<p>Words.</p>", portal.Clock.GetUtcNow().AddDays(1));
        await using (var db = portal.Database.Open())
        {
            db.Add(queued);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        // Of a letter that was never sent, of another mailbox than the letter's, of one that is still here, and of none.
        await PostAsync(Report(letter, id: Guid.CreateVersion7()));
        await PostAsync(Report(letter, to: rita.Person.Email.Value));
        await PostAsync(Report(queued));
        await PostAsync(Report(letter).Replace("Message-ID:", "X-Was:", StringComparison.Ordinal));
        await PostAsync("From: somebody@elsewhere.test\r\nSubject: Re: A subject\r\n\r\nI am away.\r\n");
        await PostAsync("\0\0\0");

        foreach (var who in new[] { ann, rita }) Assert.False((await ReadAsync(who)).IsUnreachable);
        Assert.Null((await LetterAsync(letter.Id)).BouncedAt);
        var file = await PutAsync("From: somebody@elsewhere.test\r\nSubject: Re: A subject\r\n\r\nI am away.\r\n");
        await KeepAsync();
        Assert.True(File.Exists(Path.Combine(portal.Folder, "other", file)));
    }

    [Fact]
    public async Task WhoMovedSince_IsNotConcerned()
    {
        var rowan = await RowanAsync();
        var letter = await SentToAsync(rowan.Contact("Ann Arch"));
        await using (var db = portal.Database.Open())
        {
            var ann = await db.People.SingleAsync(one => one.Id == rowan.Contact("Ann Arch").PersonId, TestContext.Current.CancellationToken);
            ann.MoveTo(Domain.Text.EmailAddress.Parse($"moved.{Guid.NewGuid():N}@elsewhere.test"), Actor.Concerned(ann), portal.Clock.GetUtcNow());
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        await PostAsync(Report(letter));

        Assert.NotNull((await LetterAsync(letter.Id)).BouncedAt);
        Assert.False((await ReadAsync(rowan.Contact("Ann Arch"))).IsUnreachable);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("another secret of some length")]
    public async Task HookWithoutTheSecret_IsRefusedAndReadsNothing(string? secret)
    {
        var rowan = await RowanAsync();
        var letter = await SentToAsync(rowan.Contact("Ann Arch"));

        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(Report(letter), secret));

        Assert.Null((await LetterAsync(letter.Id)).BouncedAt);
    }

    [Fact]
    public async Task MessageThatIsTooLong_IsRefused()
    {
        var rowan = await RowanAsync();
        var letter = await SentToAsync(rowan.Contact("Ann Arch"));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PostAsync(Report(letter) + new string('x', TakeBounce.MaxBytes), BouncingPortal.Secret));

        Assert.Null((await LetterAsync(letter.Id)).BouncedAt);
    }

    private async Task<Organisation> RowanAsync() => await portal.Given.Member("Rowan Registry").WithRepresentative("Rita Rep").WithListener("Ann Arch");

    private async Task LoseAsync(Organisation rowan)
    {
        await PostAsync(Report(await SentToAsync(rowan.Contact("Ann Arch"))));
        Assert.True((await ReadAsync(rowan.Contact("Ann Arch"))).IsUnreachable);
    }

    private async Task<OutboxEmail> SentToAsync(Contact to)
    {
        var letter = new OutboxEmail(to.Person.Email, "Test", "A subject", "Words.", "<p>Words.</p>", portal.Clock.GetUtcNow());
        await using (var db = portal.Database.Open())
        {
            db.Add(letter);
            await db.SaveChangesAsync();
        }
        await portal.Mailbox.AllAsync();
        return letter;
    }

    /// <summary>As a relay writes it: RFC 3464, its section 6 for the form.</summary>
    private static string Report(OutboxEmail letter, string action = "failed", string status = "5.1.1", Guid? id = null, string? to = null) => $"""
        From: Mail Delivery Subsystem <mailer-daemon@relay.test>
        To: portal@tccm.test
        Subject: Undelivered Mail Returned to Sender
        Auto-Submitted: auto-replied
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="part"

        --part
        Content-Type: text/plain; charset=us-ascii

        Your letter was not delivered.

        --part
        Content-Type: message/delivery-status

        Reporting-MTA: dns; relay.test
        Arrival-Date: Mon, 1 Mar 2027 09:00:00 +0000

        Final-Recipient: rfc822; {to ?? letter.To}
        Action: {action}
        Status: {status}
        Diagnostic-Code: smtp; 550 {status} No such user

        --part
        Content-Type: text/rfc822-headers

        From: portal@tccm.test
        Subject: A subject
        Message-ID: <{id ?? letter.Id:N}@tccm.test>

        --part--

        """.ReplaceLineEndings("\r\n");

    private async Task<string> PutAsync(string message)
    {
        var name = $"{Guid.NewGuid():N}.eml";
        await File.WriteAllTextAsync(Path.Combine(portal.Folder, name), message, new UTF8Encoding(false), TestContext.Current.CancellationToken);
        return name;
    }

    private Task KeepAsync() => portal.Services.GetRequiredService<BounceKeeper>().KeepAsync(TestContext.Current.CancellationToken);

    private async Task PostAsync(string message) => Assert.Equal(HttpStatusCode.NoContent, await PostAsync(message, BouncingPortal.Secret));

    private async Task<HttpStatusCode> PostAsync(string message, string? secret)
    {
        using var client = portal.Browser().Client;
        using var request = new HttpRequestMessage(HttpMethod.Post, BounceHook.Path) { Content = new StringContent(message, Encoding.Latin1, "message/rfc822") };
        if (secret is not null) request.Headers.TryAddWithoutValidation(BounceHook.SecretHeader, secret);
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    private Task<Person> ReadAsync(Contact who) => portal.AskAsync(db => db.People.SingleAsync(one => one.Id == who.PersonId));

    private Task<OutboxEmail> LetterAsync(Guid id) => portal.AskAsync(db => db.Outbox.SingleAsync(one => one.Id == id));

    private Task<List<string>> ActsAsync(Person who) => portal.AskAsync(db => db.AuditEntries.Where(entry => entry.SubjectId == who.Id).OrderBy(entry => entry.Id).Select(entry => entry.Act).ToListAsync());

    private async Task<IReadOnlyList<Recipient>> RecipientsAsync()
    {
        var by = Actor.Secretariat(await portal.Given.Secretary("Announcer"));
        return (await portal.AskAsync(db => Recipients.OfAsync(db, Announcement.Begin("News", "Words.", "en", new Audience(AudienceKind.Members), Archive.Public, by, portal.Clock.GetUtcNow()), portal.Clock.GetUtcNow()))).People;
    }
}
