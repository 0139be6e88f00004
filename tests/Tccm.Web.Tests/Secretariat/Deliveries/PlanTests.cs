using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Deliveries;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Testing;

namespace Tccm.Web.Tests.Secretariat.Deliveries;

public sealed class PlanTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task MemberAndVisitor_AreKeptOut()
    {
        var rowan = await portal.Given.Member("Rowan Registry").WithRepresentative("Ann Arch");
        var statement = await portal.Given.Statement("Keep it open").Open();
        var planned = await portal.Given.Deliveries(statement).PlannedAsync(rowan);
        var ann = await portal.Browser().SignInAsync(rowan.Contact("Ann Arch"));

        foreach (var path in new[] { Address(statement), $"/secretariat/deliveries/{planned.Id}/change" })
        {
            (await ann.GetAsync(path)).Is(HttpStatusCode.Forbidden);
            (await ann.PostAsync(path, ("Input.Place", "Here"))).Is(HttpStatusCode.Forbidden);
            Assert.StartsWith("/account/sign-in?", (await portal.Browser().GetAsync(path, follow: false)).RedirectedTo, StringComparison.Ordinal);
        }
        Assert.Equal("Third session, New York", (await PlannedAsync(statement)).Single().Place);
    }

    [Fact]
    public async Task WhatIsNotThere_IsNotFound()
    {
        var clerk = await ClerkAsync();

        foreach (var path in new[] { "/secretariat/statements/no-such/deliveries/plan", $"/secretariat/deliveries/{Guid.NewGuid()}/change", $"/secretariat/deliveries/{Guid.NewGuid()}" })
            (await clerk.GetAsync(path)).Is(HttpStatusCode.NotFound);
        foreach (var path in new[] { "/secretariat/statements/no-such/deliveries/plan", $"/secretariat/deliveries/{Guid.NewGuid()}/change", $"/secretariat/deliveries/{Guid.NewGuid()}/change?handler=Count" })
            (await clerk.PostAsync(path)).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task PlanWithoutPlaceOrBasis_IsRefusedBesideItsFieldAndKeptInTheForm()
    {
        var statement = await portal.Given.Statement("Keep it open").Open();
        var clerk = await ClerkAsync();
        var form = await clerk.GetAsync(Address(statement));

        var nowhere = await form.PressAsync("Plan it", ("Input.Limit", "3"), ("Input.Slot", "third speaker"));
        var claims = await form.PressAsync("Plan it", ("Input.Limit", "3"), ("Input.Place", "New York"), ("Input.Introduction", "I speak on behalf of the coalition."));
        var empty = await form.PressAsync("Plan it", ("Input.Limit", "3"), ("Input.Place", "New York"), ("Input.Language", ""));

        Assert.Contains("Say where", nowhere.Is(HttpStatusCode.Conflict).ErrorOf("Input.Place"), StringComparison.Ordinal);
        Assert.Equal("third speaker", nowhere.ValueOf("Input.Slot"));
        Assert.Contains("on behalf of the coalition", claims.Is(HttpStatusCode.Conflict).ErrorOf("Input.Basis"), StringComparison.Ordinal);
        empty.Is(HttpStatusCode.BadRequest);
        Assert.Empty(await PlannedAsync(statement));
    }

    [Fact]
    public async Task Planned_IsKeptAuditedAndToldToThoseWhoActForTheMember()
    {
        var rowan = await portal.Given.Member("Rowan Registry").WithRepresentative("Ann Arch").WithListener("Lil Lime");
        var statement = await portal.Given.Statement("Keep it open").Open();

        var shown = await (await (await ClerkAsync()).GetAsync(Address(statement))).PressAsync("Plan it", ("Input.Form", "Spoken"), ("Input.Limit", "3"), ("Input.Organisation", rowan.Id.ToString()), ("Input.Place", "New York"), ("Input.Slot", "third speaker"), ("Input.Voice", "Undersigned"));

        Assert.Equal("You planned that Rowan Registry delivers “Keep it open”. Those who act for it are told.", shown.Flash);
        var planned = Assert.Single(await PlannedAsync(statement));
        Assert.Equal((rowan.Id, 3, "New York"), (planned.OrganisationId!.Value, planned.Limit, planned.Place));
        Assert.Equal(["deliverable.planned"], await ActsAsync(planned.Id));
        var letter = Assert.Single(await portal.Mailbox.ToAsync(rowan.Contact("Ann Arch")));
        Assert.Equal("Rowan Registry is to deliver: Keep it open", letter.Subject);
        Assert.Contains($"/my/deliveries/{rowan.Contact("Ann Arch").Id}/{planned.Id}", letter.Text, StringComparison.Ordinal);
        Assert.Empty(await portal.Mailbox.ToAsync(rowan.Contact("Lil Lime")));
        Assert.Contains("Rowan Registry", (await (await ClerkAsync()).GetAsync($"/secretariat/statements/{statement.Slug}")).Find("#deliveries")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Count_SaysHowLongItIsAndKeepsNothing()
    {
        var statement = await portal.Given.Statement("Keep it open").Open();
        var form = await (await ClerkAsync()).GetAsync(Address(statement));

        var signed = await form.PressAsync("Count", ("Input.Limit", "3"));
        var own = await form.PressAsync("Count", ("Input.Limit", "1"), ("Input.Introduction", "Thank you, Chair."), ("Input.OwnText", string.Join(' ', Enumerable.Repeat("word", 197))));
        var written = await form.PressAsync("Count", ("Input.Form", "Written"), ("Input.Limit", "100"), ("Input.OwnText", string.Join(' ', Enumerable.Repeat("word", 130))));

        Assert.Contains("16 words, about 8 seconds to say. Counted: the text of the statement", signed.Is(HttpStatusCode.OK).Text, StringComparison.Ordinal);
        Assert.Contains("200 words, about 1 minute 33 seconds to say. Counted: its own text, with the introduction if there is one. It takes about 1 minute 33 seconds to say, which is more than its 1 minute.", own.Text, StringComparison.Ordinal);
        Assert.Equal("Thank you, Chair.", own.ValueOf("Input.Introduction"));
        Assert.Contains("30 more than its limit", written.Text, StringComparison.Ordinal);
        Assert.Empty(await PlannedAsync(statement));
    }

    [Fact]
    public async Task Changed_TellsTheNewDelivererAndTheOneOfBefore()
    {
        var rowan = await portal.Given.Member("Rowan Registry").WithRepresentative("Ann Arch");
        var birch = await portal.Given.Member("Birch Registrar").WithRepresentative("Ben Bay");
        var statement = await portal.Given.Statement("Keep it open").Open();
        var planned = await portal.Given.Deliveries(statement).PlannedAsync(rowan);
        var clerk = await ClerkAsync();
        var form = await clerk.GetAsync($"/secretariat/deliveries/{planned.Id}/change");

        var nowhere = await form.PressAsync("Change it", ("Input.Place", ""));
        var counted = await form.PressAsync("Count", ("Input.Limit", "1"));
        var shown = await form.PressAsync("Change it", ("Input.Organisation", birch.Id.ToString()), ("Input.Limit", "2"));

        Assert.NotNull(nowhere.Is(HttpStatusCode.Conflict).ErrorOf("Input.Place"));
        Assert.Contains("16 words", counted.Text, StringComparison.Ordinal);
        Assert.Equal("You changed what is planned of “Keep it open”. Those who act for Birch Registrar are told.", shown.Flash);
        Assert.Equal("Birch Registrar is to deliver: Keep it open", Assert.Single(await portal.Mailbox.ToAsync(birch.Contact("Ben Bay"))).Subject);
        Assert.Equal("Nothing to deliver any more: Keep it open", Assert.Single(await portal.Mailbox.ToAsync(rowan.Contact("Ann Arch"))).Subject);
        Assert.Equal(["deliverable.planned", "deliverable.changed"], await ActsAsync(planned.Id));
    }

    [Fact]
    public async Task ChangeOfWhatWasDelivered_IsRefused()
    {
        var statement = await portal.Given.Statement("Keep it open").Published();
        var delivered = await portal.Given.Deliveries(statement).DeliveredAsync();

        var page = await (await (await ClerkAsync()).GetAsync($"/secretariat/deliveries/{delivered.Id}/change")).PressAsync("Change it", ("Input.Limit", "9"));

        Assert.Contains("Correct what was recorded instead", Assert.Single(page.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.Equal(3, (await PlannedAsync(statement)).Single().Limit);
    }

    private static string Address(Statement statement) => $"/secretariat/statements/{statement.Slug}/deliveries/plan";

    private async Task<Browser> ClerkAsync() => await portal.Browser().SignInAsync(await portal.Given.Secretary("Cleo Clerk"));

    private Task<List<Deliverable>> PlannedAsync(Statement statement) => portal.AskAsync(db => db.Deliverables.Where(one => one.StatementId == statement.Id).ToListAsync());

    private Task<List<string>> ActsAsync(Guid id) => portal.AskAsync(db => db.AuditEntries.Where(entry => entry.SubjectId == id).OrderBy(entry => entry.Id).Select(entry => entry.Act).ToListAsync());
}
