using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Testing;
using Tccm.Web.Tests.Statements;

namespace Tccm.Web.Tests.Secretariat.Statements;

/// <summary>A code by which one organisation signs after signing has closed, given and taken back.</summary>
public sealed class LateCodeTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task ContactOfAMember_IsForbidden()
    {
        var (statement, lea) = await PublishedAsync();
        var (code, _) = await portal.LateCodeAsync(statement, lea);
        var browser = await portal.Browser().SignInAsync(lea);

        (await browser.GetAsync(PathOf(statement))).Is(HttpStatusCode.Forbidden);
        (await browser.PostAsync(PathOf(statement), ("Input.Organisation", lea.OrganisationId.ToString()))).Is(HttpStatusCode.Forbidden);
        (await browser.PostAsync($"{PathOf(statement)}/{code}/take-back")).Is(HttpStatusCode.Forbidden);

        Assert.True(Assert.Single((await portal.NowAsync(statement)).LateCodes) is { UsedAt: null, EndedAt: null });
    }

    [Fact]
    public async Task WhatIsNotThere_IsNotFound()
    {
        var (statement, lea) = await PublishedAsync();
        var (code, _) = await portal.LateCodeAsync(statement, lea);
        var other = await portal.Given.Statement("Another").Published();
        var browser = await SecretaryAsync();

        foreach (var path in new[] { "/secretariat/statements/no-such/late-code", $"{PathOf(statement)}/{Guid.NewGuid()}/take-back", $"{PathOf(other)}/{code}/take-back" })
        {
            (await browser.GetAsync(path)).Is(HttpStatusCode.NotFound);
            (await browser.PostAsync(path)).Is(HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task EndThatHasPassed_IsRefusedWhenItIsChecked()
    {
        var (statement, _) = await PublishedAsync();
        var form = await (await SecretaryAsync()).GetAsync(PathOf(statement));

        var page = await form.PressAsync("Check the time", ("Input.Date", "2020-01-01"));

        Assert.Contains("has passed already", Assert.Single(page.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_ItsSignatoriesAloneGetTheCode()
    {
        var (statement, lea) = await PublishedAsync(listener: "Lil Lake");
        var lil = lea.Organisation.Contact("Lil Lake");
        var check = await CheckedAsync(await SecretaryAsync(), statement);

        var page = await check.PressAsync("Send the code", ("Input.Organisation", lea.OrganisationId.ToString()), ("Input.Reason", "Its board met after the deadline."));

        var code = Assert.Single((await portal.NowAsync(statement)).LateCodes);
        Assert.Equal((lea.OrganisationId, "Its board met after the deadline."), (code.OrganisationId, code.Reason));
        Assert.Equal($"You gave Late Registry a code to sign “On time” late. Its signatories got it by mail.", page.Flash);
        Assert.Equal(1, await portal.AuditsAsync(statement, "statement.late-code-given"));
        var letter = Assert.Single(await portal.Mailbox.ToAsync(lea), one => one.Subject == "Late Registry may still sign: On time");
        Assert.Contains("Its board met after the deadline.", letter.Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.DoesNotContain(await portal.Mailbox.ToAsync(lil), one => one.Subject.StartsWith("Late Registry", StringComparison.Ordinal));
        // Nobody but the letter has the secret: not the page, and not the register.
        Assert.DoesNotContain(letter.Text.Split().Where(word => word.Length > 24 && !word.Contains('/', StringComparison.Ordinal)), word => page.Body.Contains(word, StringComparison.Ordinal));
        var sheet = await (await portal.Browser().SignInAsync(lea)).GetAsync(letter.Link);
        Assert.Equal("On time", sheet.Is(HttpStatusCode.OK).Heading);
        Assert.NotNull(sheet.ValueOf("Input.Code"));
    }

    [Fact]
    public async Task WithoutAReasonOrForWhoSignedOrHasACode_IsRefused()
    {
        var (statement, lea) = await PublishedAsync();
        var browser = await SecretaryAsync();
        var check = await CheckedAsync(browser, statement);

        var silent = await check.PressAsync("Send the code", ("Input.Organisation", lea.OrganisationId.ToString()));
        var nobody = await check.PressAsync("Send the code", ("Input.Organisation", null), ("Input.Reason", "Late."));
        Assert.Empty((await portal.NowAsync(statement)).LateCodes);
        await portal.LateCodeAsync(statement, lea);
        var second = await check.PressAsync("Send the code", ("Input.Organisation", lea.OrganisationId.ToString()), ("Input.Reason", "Late."));

        Assert.StartsWith("Say why it may sign late", Assert.Single(silent.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.StartsWith("Choose the organisation", Assert.Single(nobody.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.Contains("has a code that is good still", Assert.Single(second.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.Single((await portal.NowAsync(statement)).LateCodes);
    }

    [Fact]
    public async Task WhileSigningIsOpen_NoCodeIsGiven()
    {
        var open = await portal.Given.Statement("On time").Open();
        var lea = (await portal.Given.Member("Late Registry").WithSignatory("Lea Lark")).Contact("Lea Lark");
        var browser = await SecretaryAsync();

        var page = await browser.GetAsync(PathOf(open));
        var post = await browser.PostAsync(PathOf(open), [("Input.Organisation", lea.OrganisationId.ToString()), ("Input.Reason", "Late."), .. InDays(2), ("Input.Checked", await MarkAsync())]);

        Assert.Contains("Signing is open.", page.Text, StringComparison.Ordinal);
        post.Is(HttpStatusCode.Conflict);
        Assert.Empty((await portal.NowAsync(open)).LateCodes);
    }

    [Fact]
    public async Task WhoWorksForIt_GivesItNoCode()
    {
        var (statement, lea) = await PublishedAsync();
        var own = await portal.Given.Secretary("Olly Own");
        await portal.ActAsync(async db => (await db.OrganisationAsync(lea.OrganisationId))!.AddContact(await db.People.SingleAsync(one => one.Id == own.Id), ContactRoles.Listener, null, Domain.Actor.Portal, portal.Clock.GetUtcNow()));
        var check = await CheckedAsync(await portal.Browser().SignInAsync(own), statement);

        var page = await check.PressAsync("Send the code", ("Input.Organisation", lea.OrganisationId.ToString()), ("Input.Reason", "Late."));

        Assert.StartsWith("You work for Late Registry", Assert.Single(page.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.Empty((await portal.NowAsync(statement)).LateCodes);
    }

    [Fact]
    public async Task TakenBack_SignsNothingAnyMoreAndNotTwice()
    {
        var (statement, lea) = await PublishedAsync();
        var (code, secret) = await portal.LateCodeAsync(statement, lea);
        var form = await (await SecretaryAsync()).GetAsync($"{PathOf(statement)}/{code}/take-back");
        var sheet = await (await portal.Browser().SignInAsync(lea)).GetAsync($"/statements/{statement.Slug}/sign/{lea.Id}?code={secret}");

        var page = await form.PressAsync("Take it back");
        var again = await form.PressAsync("Take it back");
        var signed = await sheet.SubmitAsync(("Input.Declared", "true"), ("Input.Basis", "Officer"));

        Assert.Equal("You took the code of Late Registry back. It signs nothing any more.", page.Flash);
        Assert.Contains("taken back on", Assert.Single(again.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.Contains("taken back on", Assert.Single(signed.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.Equal(1, await portal.AuditsAsync(statement, "statement.late-code-taken-back"));
        Assert.DoesNotContain((await portal.NowAsync(statement)).Signatures, one => one.OrganisationId == lea.OrganisationId);
    }

    private static string PathOf(Statement statement) => $"/secretariat/statements/{statement.Slug}/late-code";

    private static (string, string?)[] InDays(int days) => [("Input.Date", DateTime.UtcNow.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))];

    private static async Task<AssertPage> CheckedAsync(Browser browser, Statement statement) => await (await browser.GetAsync(PathOf(statement))).PressAsync("Check the time", InDays(2));

    private async Task<string?> MarkAsync() => (await CheckedAsync(await SecretaryAsync(), await portal.Given.Statement("Another").Published())).ValueOf("Input.Checked");

    private async Task<(Statement, Contact)> PublishedAsync(string listener = "Lin Lime")
    {
        var late = await portal.Given.Member("Late Registry").WithSignatory("Lea Lark").WithListener(listener);
        return (await portal.Given.Statement("On time").Published(), late.Contact("Lea Lark"));
    }

    private async Task<Browser> SecretaryAsync() => await portal.Browser().SignInAsync(await portal.Given.Secretary("Ann Rowan"));
}
