using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Adaptations;
using Tccm.Domain.Statements;
using Tccm.Testing;

namespace Tccm.Web.Tests.Adaptations;

public sealed class ConfirmTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task Link_ConfirmsByItsButtonAlone_AndTellsTheSecretariat()
    {
        Statement statement = await portal.Given.Statement("Keep it open").Published();
        var secretary = await portal.Given.Secretary("Sam Sloe");
        var (made, secret) = await portal.Given.Adapted(statement, "Heard at the harbour", AdaptationStatus.Unconfirmed);

        var page = await portal.Browser().GetAsync($"/adaptations/confirm/{secret}");
        var opened = await StatusAsync(made);
        var done = await page.PressAsync("Yes, I registered it");

        Assert.Equal((AdaptationStatus.Unconfirmed, AdaptationStatus.Waiting), (opened, await StatusAsync(made)));
        Assert.Equal(($"/statements/{statement.Slug}", "Your address is confirmed. The secretariat looks at what you registered and writes to you."), (done.RedirectedTo, done.Flash));
        Assert.DoesNotContain("Heard at the harbour", done.Text, StringComparison.Ordinal);
        var letter = Assert.Single(await portal.Mailbox.ToAsync(secretary), one => one.Subject == "An adaptation waits to be looked at");
        Assert.DoesNotContain("Heard", letter.Text, StringComparison.Ordinal);
        Assert.Equal(["adaptation.registered", "adaptation.confirmed"], await portal.AskAsync(db => db.AuditEntries.Where(one => one.SubjectId == made.Id).OrderBy(one => one.Id).Select(one => one.Act).ToListAsync()));
    }

    [Fact]
    public async Task SecondPress_IsRefused()
    {
        var (made, secret) = await portal.Given.Adapted(await portal.Given.Statement("Keep it open").Published(), "Heard at the harbour", AdaptationStatus.Unconfirmed);
        var page = await portal.Browser().GetAsync($"/adaptations/confirm/{secret}");
        await page.PressAsync("Yes, I registered it");

        var again = await page.PressAsync("Yes, I registered it");

        Assert.Contains("Your address is confirmed", again.Is(HttpStatusCode.Conflict).ErrorSummary[0], StringComparison.Ordinal);
        Assert.Equal(1, await portal.AskAsync(db => db.AuditEntries.CountAsync(one => one.SubjectId == made.Id && one.Act == "adaptation.confirmed")));
    }

    [Fact]
    public async Task UnknownLink_IsNotFound()
    {
        (await portal.Browser().GetAsync("/adaptations/confirm/nothing")).Is(HttpStatusCode.NotFound);
        (await portal.Browser().PostAsync("/adaptations/confirm/nothing")).Is(HttpStatusCode.NotFound);
    }

    private Task<AdaptationStatus> StatusAsync(Adaptation adaptation) => portal.AskAsync(db => db.Adaptations.Where(one => one.Id == adaptation.Id).Select(one => one.Status).SingleAsync());
}
