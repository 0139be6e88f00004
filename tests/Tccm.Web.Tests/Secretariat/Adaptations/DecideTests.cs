using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Adaptations;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Testing;

namespace Tccm.Web.Tests.Secretariat.Adaptations;

public sealed class DecideTests(Portal portal) : IClassFixture<Portal>
{
    private static readonly string[] Acts = ["approve", "decline", "take-down"];

    [Fact]
    public async Task WhoIsNotOfTheSecretariat_MayNot()
    {
        var (statement, browser) = (await StatementAsync(), await portal.Browser().SignInAsync((await portal.Given.Member("Rowan Registry").WithRepresentative("Rita Reed")).Contact("Rita Reed")));
        var (made, _) = await portal.Given.Adapted(statement, "Heard", AdaptationStatus.Waiting);

        foreach (var act in Acts) (await browser.PostAsync($"/secretariat/adaptations/{made.Id}/{act}", ("Input.Reason", "No."))).Is(HttpStatusCode.Forbidden);
        foreach (var path in new[] { "", ".csv", $"/{made.Id}" }) (await browser.GetAsync($"/secretariat/adaptations{path}")).Is(HttpStatusCode.Forbidden);

        Assert.Equal(AdaptationStatus.Waiting, await StatusAsync(made));
    }

    [Fact]
    public async Task WhatIsNotThere_OrNotConfirmed_IsNotFound()
    {
        var clerk = await ClerkAsync();
        var (made, _) = await portal.Given.Adapted(await StatementAsync(), "Heard", AdaptationStatus.Unconfirmed);

        foreach (var id in new[] { Guid.NewGuid(), made.Id })
        {
            (await clerk.GetAsync($"/secretariat/adaptations/{id}")).Is(HttpStatusCode.NotFound);
            foreach (var act in Acts) (await clerk.PostAsync($"/secretariat/adaptations/{id}/{act}", ("Input.Reason", "No."))).Is(HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task Approved_IsShown_AndWhoRegisteredItIsTold()
    {
        var (statement, clerk) = (await StatementAsync(), await ClerkAsync());
        var (made, _) = await portal.Given.Adapted(statement, "Heard at the harbour", AdaptationStatus.Waiting);

        var desk = await (await (await clerk.GetAsync("/secretariat")).FollowAsync("Adaptations")).FollowAsync("Heard at the harbour");
        var done = await desk.PressAsync("Show it");

        Assert.Equal(($"/secretariat/adaptations/{made.Id}", "“Heard at the harbour” is shown now. Who registered it is told."), (done.RedirectedTo, done.Flash));
        Assert.Equal(AdaptationStatus.Shown, await StatusAsync(made));
        Assert.Equal("Shown now: Heard at the harbour", Assert.Single(await portal.Mailbox.ToAsync(made.SubmitterEmail!)).Subject);
        Assert.Equal(1, await portal.AskAsync(db => db.AuditEntries.CountAsync(one => one.SubjectId == made.Id && one.Act == "adaptation.shown" && one.PersonId != null)));
        (await clerk.PostAsync($"/secretariat/adaptations/{made.Id}/approve")).Is(HttpStatusCode.Conflict);
    }

    [Theory]
    [InlineData("decline", AdaptationStatus.Waiting, AdaptationStatus.Declined, "Not shown: Heard", "adaptation.declined")]
    [InlineData("take-down", AdaptationStatus.Shown, AdaptationStatus.TakenDown, "Taken down: Heard", "adaptation.taken-down")]
    public async Task DeclinedOrTakenDown_WithTheReason_IsToldToWhoRegisteredIt(string act, AdaptationStatus before, AdaptationStatus after, string subject, string audited)
    {
        var (statement, clerk) = (await StatementAsync(), await ClerkAsync());
        var (made, _) = await portal.Given.Adapted(statement, "Heard", before);

        var bare = await (await clerk.GetAsync($"/secretariat/adaptations/{made.Id}/{act}")).SubmitAsync(("Input.Reason", ""));
        var kept = await StatusAsync(made);
        var done = await bare.SubmitAsync(("Input.Reason", "It says more than the text."));
        var again = await clerk.PostAsync($"/secretariat/adaptations/{made.Id}/{act}", ("Input.Reason", "Once more."));

        Assert.Equal((HttpStatusCode.BadRequest, before), (bare.Status, kept));
        Assert.NotNull(bare.ErrorOf("Input.Reason"));
        Assert.Equal(after, await StatusAsync(made));
        Assert.StartsWith("You ", done.Flash, StringComparison.Ordinal);
        Assert.Contains("It says more than the text.", done.Text, StringComparison.Ordinal);
        var letter = (await portal.Mailbox.ToAsync(made.SubmitterEmail!))[^1];
        Assert.Equal(subject, letter.Subject);
        Assert.Contains("It says more than the text.", letter.Text, StringComparison.Ordinal);
        Assert.Equal(1, await portal.AskAsync(db => db.AuditEntries.CountAsync(one => one.SubjectId == made.Id && one.Act == audited)));
        again.Is(HttpStatusCode.Conflict);
        (await portal.Browser().GetAsync($"/statements/{statement.Slug}/adaptations/{made.Id}")).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task SecretaryOfTheMemberThatMadeIt_DecidesNothing()
    {
        var jonas = await portal.Given.Secretary("Jonas Vik");
        var fjord = await portal.Given.Member("Fjord Registry").WithContact(jonas, ContactRoles.Participant).WithRepresentative("Rita Reed");
        var (made, _) = await portal.Given.Adapted(await StatementAsync(), "Ours", AdaptationStatus.Waiting, by: fjord.Contact("Rita Reed"));
        var browser = await portal.Browser().SignInAsync(jonas);

        var desk = await browser.GetAsync($"/secretariat/adaptations/{made.Id}");

        Assert.Contains("You work for Fjord Registry", desk.Is(HttpStatusCode.OK).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Show it", desk.All("form button"));
        foreach (var act in Acts) Assert.Contains("You work for Fjord Registry", (await browser.PostAsync($"/secretariat/adaptations/{made.Id}/{act}", ("Input.Reason", "No."))).Is(HttpStatusCode.Conflict).ErrorSummary[0], StringComparison.Ordinal);
        Assert.Equal(AdaptationStatus.Waiting, await StatusAsync(made));
    }

    [Fact]
    public async Task MakerWhoseNameLooksLikeAMembers_IsPointedOut()
    {
        await portal.Given.Member("Hollyhock Registry").WithRepresentative("Rita Reed");
        var (alike, _) = await portal.Given.Adapted(await StatementAsync(), "Heard", AdaptationStatus.Waiting, maker: "Hоllyhock Registry");
        var (unlike, _) = await portal.Given.Adapted(await StatementAsync(), "Heard", AdaptationStatus.Waiting, maker: "Zebra Times");
        var clerk = await ClerkAsync();

        Assert.Contains("Hollyhock Registry: “Hollyhock Registry” looks the same", (await clerk.GetAsync($"/secretariat/adaptations/{alike.Id}")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Look twice", (await clerk.GetAsync($"/secretariat/adaptations/{unlike.Id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_FiltersByState_AndIsExportedAsItStands()
    {
        var (statement, clerk) = (await StatementAsync(), await ClerkAsync());
        foreach (var status in AdaptationStatuses.OnTheDesk) await portal.Given.Adapted(statement, $"In state {status}", status, paragraphs: 2);

        foreach (var status in AdaptationStatuses.OnTheDesk)
        {
            var list = await clerk.GetAsync($"/secretariat/adaptations?show={status}");
            var csv = await clerk.GetAsync(list.Document.QuerySelectorAll("a").Single(link => link.TextContent == "Export as CSV").GetAttribute("href")!);
            Assert.All(AdaptationStatuses.OnTheDesk, other => Assert.Equal(other == status, list.Text.Contains($"In state {other}", StringComparison.Ordinal) && csv.Body.Contains($"In state {other}", StringComparison.Ordinal)));
        }
    }

    private async Task<Statement> StatementAsync() => await portal.Given.Statement("Keep it open").Published();

    private async Task<Browser> ClerkAsync() => await portal.Browser().SignInAsync(await portal.Given.Secretary("Sam Sloe"));

    private Task<AdaptationStatus> StatusAsync(Adaptation adaptation) => portal.AskAsync(db => db.Adaptations.Where(one => one.Id == adaptation.Id).Select(one => one.Status).SingleAsync());
}
