using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tccm.Domain.Organisations;
using Tccm.Testing;
using Tccm.Web.Emails;

namespace Tccm.Web.Tests.Announcements;

/// <summary>SECURITY.md, E5: RFC 8058.</summary>
public sealed class UnsubscribeTests(Portal portal) : IClassFixture<Portal>
{
    private static readonly Dictionary<string, string> OneClick = new() { ["List-Unsubscribe"] = "One-Click" };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task MailProgram_EndsThemByOneRequestWithoutACookieAndMayAskTwice(bool multipart)
    {
        var (ann, link) = await AnnAsync();
        using var program = portal.Browser().Client;

        for (var time = 0; time < 2; time++)
        {
            using HttpContent form = multipart ? new MultipartFormDataContent { { new StringContent("One-Click"), "List-Unsubscribe" } } : new FormUrlEncodedContent(OneClick);
            using var answer = await program.PostAsync(new Uri(link, UriKind.Relative), form, TestContext.Current.CancellationToken);

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.False(answer.Headers.Contains("Set-Cookie"));
        }

        Assert.False((await ReadAsync(ann)).WantsAnnouncements);
        Assert.Single(await ActsAsync(ann), act => act == "person.announcements-off");
    }

    [Fact]
    public async Task OpeningTheLink_ChangesNothingAndTheButtonsDo()
    {
        var (ann, link) = await AnnAsync();
        var browser = portal.Browser();

        var page = await browser.GetAsync(link);
        Assert.True((await ReadAsync(ann)).WantsAnnouncements);
        var off = await page.PressAsync("Send me no more announcements");
        Assert.False((await ReadAsync(ann)).WantsAnnouncements);
        var on = await off.PressAsync("Send them to me again");

        Assert.Equal(("You get no more announcements.", "You get announcements again."), (off.Flash, on.Flash));
        Assert.True((await ReadAsync(ann)).WantsAnnouncements);
        Assert.Equal(["person.announcements-off", "person.announcements-on"], (await ActsAsync(ann)).Where(act => act.StartsWith("person.announcements", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task LinkThatThePortalDidNotMake_IsNotFound()
    {
        using var program = portal.Browser().Client;
        using var form = new FormUrlEncodedContent(OneClick);

        using var answer = await program.PostAsync(new Uri("/unsubscribe/nothing", UriKind.Relative), form, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        (await portal.Browser().GetAsync("/unsubscribe/nothing")).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task SameChoice_StandsWithOnesMail()
    {
        var (ann, _) = await AnnAsync();
        var browser = await portal.Browser().SignInAsync(ann);

        var off = await (await browser.GetAsync("/my/mail")).PressAsync("Turn announcements off");
        var wanted = (await ReadAsync(ann)).WantsAnnouncements;
        var on = await off.PressAsync("Turn announcements on");

        Assert.Equal(("You get no more announcements.", false), (off.Flash, wanted));
        Assert.Contains("Announcements: off", off.All("h2"));
        Assert.Contains("Announcements: on", on.All("h2"));
        Assert.True((await ReadAsync(ann)).WantsAnnouncements);
    }

    [Fact]
    public async Task WithoutAChoice_NothingIsChanged()
    {
        var (ann, _) = await AnnAsync();
        var browser = await portal.Browser().SignInAsync(ann);

        var page = await browser.PostAsync("/my/mail/announcements");

        page.Is(HttpStatusCode.BadRequest);
        Assert.True((await ReadAsync(ann)).WantsAnnouncements);
        Assert.DoesNotContain(await ActsAsync(ann), act => act.StartsWith("person.announcements", StringComparison.Ordinal));
    }

    [Fact]
    public void OnlyAnnouncements_CanBeEndedByOneRequest()
    {
        var ended = typeof(Letter).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Letter)) && !type.IsAbstract && type.GetProperty(nameof(Letter.Unsubscribe))!.DeclaringType != typeof(Letter));

        Assert.Equal([typeof(Announced)], ended);
    }

    private async Task<(Contact Ann, string Link)> AnnAsync()
    {
        var ann = (await portal.Given.Member("Rowan Registry").WithListener("Ann Arch")).Contact("Ann Arch");
        await using var scope = portal.Services.CreateAsyncScope();
        return (ann, scope.ServiceProvider.GetRequiredService<AnnouncementLinks>().ToLeave(ann.Person));
    }

    private Task<Person> ReadAsync(Contact who) => portal.AskAsync(db => db.People.SingleAsync(one => one.Id == who.PersonId));

    private Task<List<string>> ActsAsync(Contact who) => portal.AskAsync(db => db.AuditEntries.Where(entry => entry.SubjectId == who.PersonId).OrderBy(entry => entry.Id).Select(entry => entry.Act).ToListAsync());
}
