using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tccm.Domain.Adaptations;
using Tccm.Domain.Statements;
using Tccm.Testing;
using Tccm.Web.Emails;

namespace Tccm.Web.Tests.Adaptations;

public sealed class TakeBackTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task LinkOfTheLetter_TakesBackByItsButtonAlone()
    {
        Statement statement = await portal.Given.Statement("Keep it open").Published();
        var (made, _) = await portal.Given.Adapted(statement, "Heard at the harbour", AdaptationStatus.Waiting);
        await (await (await portal.Browser().SignInAsync(await portal.Given.Secretary("Sam Sloe"))).GetAsync($"/secretariat/adaptations/{made.Id}")).PressAsync("Show it");
        var letter = (await portal.Mailbox.ToAsync(made.SubmitterEmail!))[^1];
        var link = letter.Text[letter.Text.IndexOf("/adaptations/take-back/", StringComparison.Ordinal)..].Split('\n')[0].Trim();

        var page = await portal.Browser().GetAsync(link);
        (await portal.Browser().GetAsync($"/statements/{statement.Slug}/adaptations/{made.Id}")).Is(HttpStatusCode.OK);
        var done = await page.PressAsync("Take it back");

        Assert.Equal("You took “Heard at the harbour” back. It is not listed any more.", done.Flash);
        (await portal.Browser().GetAsync($"/statements/{statement.Slug}/adaptations/{made.Id}")).Is(HttpStatusCode.NotFound);
        Assert.DoesNotContain("Heard at the harbour", (await portal.Browser().GetAsync($"/statements/{statement.Slug}")).Text, StringComparison.Ordinal);
        Assert.Contains("neither shown nor waiting", (await page.PressAsync("Take it back")).Is(HttpStatusCode.Conflict).ErrorSummary[0], StringComparison.Ordinal);
        Assert.Equal(1, await portal.AskAsync(db => db.AuditEntries.CountAsync(one => one.SubjectId == made.Id && one.Act == "adaptation.taken-back")));
    }

    [Fact]
    public async Task LinkThatThePortalDidNotMake_IsNotFound()
    {
        var rowan = await portal.Given.Member("Rowan Registry").WithRepresentative("Rita Reed");
        var (members, _) = await portal.Given.Adapted(await portal.Given.Statement("Keep it open").Published(), "Ours", by: rowan.Contact("Rita Reed"));
        await using var scope = portal.Services.CreateAsyncScope();
        var inHouse = scope.ServiceProvider.GetRequiredService<AdaptationLinks>().ToTakeBack(members);

        Assert.Equal($"/my/adaptations/{members.Id}/take-back", inHouse);
        foreach (var path in new[] { "/adaptations/take-back/nothing", $"/adaptations/take-back/{members.Id}" })
        {
            (await portal.Browser().GetAsync(path)).Is(HttpStatusCode.NotFound);
            (await portal.Browser().PostAsync(path)).Is(HttpStatusCode.NotFound);
        }
    }
}
