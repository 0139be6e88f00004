using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tccm.Domain.Meetings;
using Tccm.Testing;
using Tccm.Web.PersonalData;

namespace Tccm.Web.Tests.My.Meetings;

public sealed class AnswerTests(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly Portal portal = new(postgres);

    public ValueTask InitializeAsync() => portal.InitializeAsync();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task MeetingOfOthers_AndOneThatIsNone_AreNotFound()
    {
        var meeting = await portal.Given.Meeting("Monthly call");
        var sue = await portal.Browser().SignInAsync((await portal.Given.Supporter("Friends of Routing").WithListener("Sue Sage")).Contact("Sue Sage"));

        (await sue.PostAsync($"/my/meetings/{meeting.Id}/answer", ("Input.Plan", "not"))).Is(HttpStatusCode.NotFound);
        (await sue.PostAsync($"/my/meetings/{Guid.NewGuid()}/answer", ("Input.Plan", "not"))).Is(HttpStatusCode.NotFound);
        Assert.Empty(await AnswersAsync());
    }

    [Fact]
    public async Task AnswerToNoSittingOfIt_AndNoAnswer_AreRefusedAndNothingIsKept()
    {
        var meeting = await portal.Given.Meeting("Monthly call");
        var ann = await AnnAsync();

        (await ann.PostAsync($"/my/meetings/{meeting.Id}/answer", ("Input.Plan", Guid.NewGuid().ToString()))).Is(HttpStatusCode.Conflict);
        (await ann.PostAsync($"/my/meetings/{meeting.Id}/answer")).Is(HttpStatusCode.BadRequest);

        Assert.Empty(await AnswersAsync());
    }

    [Fact]
    public async Task Answer_IsCountedForAllNamedToTheSecretariatChangedAndTakenBack()
    {
        var meeting = await portal.Given.Meeting("Monthly call").Starting(TimeSpan.FromDays(1), TimeSpan.FromDays(1.5));
        var (ann, other) = (await AnnAsync(), await portal.Browser().SignInAsync((await portal.Given.Member("Birch Registrar").WithListener("Ben Bay")).Contact("Ben Bay")));
        var clerk = await portal.Browser().SignInAsync(await portal.Given.Secretary("Cleo Clerk"));
        var acts = await portal.AskAsync(db => db.AuditEntries.CountAsync());

        var said = await (await ann.GetAsync($"/my/meetings/{meeting.Id}")).PressAsync("Say so", ("Input.Plan", meeting.Sittings.Last().Id.ToString()));
        var seen = await other.GetAsync($"/my/meetings/{meeting.Id}");
        var desk = await clerk.GetAsync($"/secretariat/meetings/{meeting.Id}");
        var changed = await said.PressAsync("Change my answer", ("Input.Plan", "not"));
        var taken = await changed.PressAsync("Change my answer", ("Input.Plan", "nothing"));

        Assert.Equal("You said that you plan to come.", said.Flash);
        Assert.Contains("Sitting 1: 0 plan to come. Sitting 2: 1 plans to come.", seen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Ann Arch", seen.Body, StringComparison.Ordinal);
        Assert.Contains("Sitting 2 1: Ann Arch", desk.Text, StringComparison.Ordinal);
        Assert.Equal("You said that you do not plan to come.", changed.Flash);
        Assert.Contains("Sitting 2: 0 plan to come.", changed.Text, StringComparison.Ordinal);
        Assert.Equal("Your answer was forgotten.", taken.Flash);
        Assert.Empty(await AnswersAsync());
        Assert.Equal(acts, await portal.AskAsync(db => db.AuditEntries.CountAsync()));
    }

    [Fact]
    public async Task Answers_AreForgottenADayAfterTheMeetingAndNotBefore()
    {
        var meeting = await portal.Given.Meeting("Monthly call").Starting(TimeSpan.FromHours(1));
        await (await (await AnnAsync()).GetAsync($"/my/meetings/{meeting.Id}")).PressAsync("Say so", ("Input.Plan", meeting.Sittings.Single().Id.ToString()));

        portal.Clock.Advance(TimeSpan.FromHours(25));
        await RetainAsync();
        var early = await AnswersAsync();
        portal.Clock.Advance(TimeSpan.FromHours(2));
        await RetainAsync();

        Assert.Single(early);
        Assert.Empty(await AnswersAsync());
    }

    [Fact]
    public async Task WhoAnswered_SeesItAmongTheirDataAndErasesIt()
    {
        var meeting = await portal.Given.Meeting("Monthly call");
        var rowan = await portal.Given.Member("Rowan Registry").WithRepresentative("Rita Reed").WithListener("Ann Arch");
        var ann = await portal.Browser().SignInAsync(rowan.Contact("Ann Arch"));
        await (await ann.GetAsync($"/my/meetings/{meeting.Id}")).PressAsync("Say so", ("Input.Plan", meeting.Sittings.Single().Id.ToString()));

        var held = await ann.GetAsync("/my/data");
        await (await ann.GetAsync("/my/data/erase")).Is(HttpStatusCode.OK).PressAsync("Erase it now");

        Assert.Contains($"to come, {meeting.Sittings.Single().Time.InWords()}", held.Text, StringComparison.Ordinal);
        Assert.Empty(await AnswersAsync());
    }

    private async Task RetainAsync()
    {
        await using var scope = portal.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Retention>().RunAsync(TestContext.Current.CancellationToken);
    }

    private async Task<Browser> AnnAsync() => await portal.Browser().SignInAsync((await portal.Given.Member("Rowan Registry").WithListener("Ann Arch")).Contact("Ann Arch"));

    private Task<List<MeetingAnswer>> AnswersAsync() => portal.AskAsync(db => db.MeetingAnswers.ToListAsync());
}
