using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tccm.Domain.Adaptations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Testing;
using Tccm.Web.PersonalData;

namespace Tccm.Web.Tests.PersonalData;

public sealed class AdaptationDataTests(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly Portal portal = new(postgres);

    public ValueTask InitializeAsync() => portal.InitializeAsync();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task WhoRegisteredInPublic_SeesItAndIsErasedFromAllOfIt()
    {
        const string name = "Gβildaun Grüβ";
        var email = EmailAddress.Parse("gβildaun@жукнулл.example");
        Statement statement = await portal.Given.Statement("Keep it open").Published();
        var (own, _) = await portal.Given.Adapted(statement, $"A poem by {name}", maker: name, submitter: name, email: email);
        var (others, _) = await portal.Given.Adapted(statement, "A handout", submitter: name, email: email, from: own);
        var (waiting, _) = await portal.Given.Adapted(statement, "Not looked at", AdaptationStatus.Waiting, submitter: name, email: email);
        var browser = portal.Browser();
        await (await browser.GetAsync("/privacy/request")).SubmitAsync(("Input.Email", email.Value));

        var data = await (await browser.GetAsync((await portal.Mailbox.ToAsync(email))[^1].Link)).PressAsync("Show it");
        var planted = await portal.Database.WithAsync([name, email.Value]);
        await (await browser.GetAsync("/privacy/erase")).PressAsync("Erase it");
        await portal.Mailbox.AllAsync();

        foreach (var title in new[] { "A poem by", "A handout", "Not looked at" }) Assert.Contains(title, data.Is(HttpStatusCode.OK).Text, StringComparison.Ordinal);
        Assert.True(planted.Count > 4, string.Join('\n', planted));
        Assert.Empty(await portal.Database.WithAsync([name, email.Value, email.Canonical]));
        Assert.Equal([(own.Id, (string?)null), (others.Id, "Harbour Gazette")], (await portal.AskAsync(db => db.Adaptations.OrderBy(one => one.CreatedAt).Select(one => new { one.Id, one.MakerName }).ToListAsync())).Select(one => (one.Id, one.MakerName)));
        Assert.NotEqual(Guid.Empty, waiting.Id);
        Assert.Contains(Adaptation.NotNamed, (await portal.Browser().GetAsync($"/statements/{statement.Slug}/adaptations/{own.Id}")).Is(HttpStatusCode.OK).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retention_LetsGoUnconfirmedAfterAWeek_AndDeclinedAfterHalfAYear()
    {
        Statement statement = await portal.Given.Statement("Keep it open").Published();
        await portal.Given.Adapted(statement, "Never confirmed", AdaptationStatus.Unconfirmed);
        await portal.Given.Adapted(statement, "Declined", AdaptationStatus.Declined);
        var (down, _) = await portal.Given.Adapted(statement, "Taken down", AdaptationStatus.TakenDown);
        var (shown, _) = await portal.Given.Adapted(statement, "Shown", from: null);

        portal.Clock.Advance(TimeSpan.FromDays(6.9));
        var early = await RunAsync();
        portal.Clock.Advance(TimeSpan.FromDays(0.2));
        var week = await RunAsync();
        portal.Clock.Advance(TimeSpan.FromDays(174));
        var half = await RunAsync();
        var again = await RunAsync();

        Assert.Equal([(0, 0), (1, 0), (0, 2), (0, 0)], new[] { early, week, half, again });
        var left = await portal.AskAsync(db => db.Adaptations.OrderBy(one => one.CreatedAt).ToListAsync());
        Assert.Equal([down.Id, shown.Id], left.Select(one => one.Id));
        Assert.Equal([null, shown.SubmitterName], left.Select(one => one.SubmitterName));
        Assert.Equal([null, shown.SubmitterEmail], left.Select(one => one.SubmitterEmail));
    }

    private async Task<(int Unconfirmed, int Ended)> RunAsync()
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var counts = await scope.ServiceProvider.GetRequiredService<Retention>().RunAsync(TestContext.Current.CancellationToken);
        return (counts.Single(one => one.Rule.Key == nameof(RetentionOptions.UnconfirmedAdaptations)).Count, counts.Single(one => one.Rule.Key == nameof(RetentionOptions.EndedAdaptations)).Count);
    }
}
