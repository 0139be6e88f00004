using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Adaptations;
using Tccm.Domain.Statements;
using Tccm.Testing;
using Tccm.Web.Emails;

namespace Tccm.Web.Tests.Adaptations;

public sealed class RegisterTests(Portal portal) : IClassFixture<Portal>
{
    private static (string, string?)[] Filled(string email, params (string Name, string? Value)[] other) =>
    [
        .. new (string Name, string? Value)[] { ("Input.Kind", "Quoted"), ("Input.Title", "Heard at the harbour"), ("Input.Language", "en"), ("Input.Link", "https://gazette.example/heard"), ("Input.Maker", "Harbour Gazette"), ("Input.Name", "Gail Gray"), ("Input.Email", email) }
            .Where(field => other.All(one => one.Name != field.Name)),
        .. other,
    ];

    [Fact]
    public async Task FilledIn_IsKeptUnconfirmed_AndALinkIsMailedThatTellsNothingOfIt()
    {
        Statement statement = await portal.Given.Statement("Keep it open").Published();

        var done = await (await portal.Browser().GetAsync($"/adaptations/register/{statement.Slug}?p=2")).SubmitAsync(Filled("gail.one@home.test"));

        var kept = await portal.AskAsync(db => db.Adaptations.SingleAsync(one => one.SubmitterKey == "gail.one@home.test"));
        var letter = Assert.Single(await portal.Mailbox.ToAsync("gail.one@home.test"));
        Assert.Equal(($"/statements/{statement.Slug}", AdaptationStatus.Unconfirmed, "Harbour Gazette"), (done.RedirectedTo, kept.Status, kept.MakerName));
        Assert.Equal([statement.Text.Paragraphs.Single(one => one.Number == 2).Identity], kept.Identities);
        Assert.Equal("A link is on its way to gail.one@home.test. Open it to confirm your address; nothing is shown before the secretariat has looked.", done.Flash);
        Assert.DoesNotContain("Heard", letter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Gazette", letter.Text, StringComparison.Ordinal);
        Assert.Equal(["adaptation.registered"], await portal.AskAsync(db => db.AuditEntries.Where(one => one.SubjectId == kept.Id).Select(one => one.Act).ToListAsync()));
    }

    [Fact]
    public async Task StatementThatIsNotThere_IsNotFound_AndNeitherIsWhatIsNotShown()
    {
        Statement statement = await portal.Given.Statement("Keep it open").Published();
        Statement open = await portal.Given.Statement("Not yet").Open();
        var (waiting, _) = await portal.Given.Adapted(statement, "Not looked at", AdaptationStatus.Waiting);

        foreach (var path in new[] { "/adaptations/register/no-such", $"/adaptations/register/{open.Slug}", $"/adaptations/register/{statement.Slug}?from={waiting.Id}", $"/adaptations/register/{statement.Slug}?revision=7" })
            (await portal.Browser().GetAsync(path)).Is(HttpStatusCode.NotFound);
        (await portal.Browser().PostAsync($"/adaptations/register/{open.Slug}", Filled("gail@home.test"))).Is(HttpStatusCode.NotFound);
        (await portal.Browser().PostAsync($"/adaptations/register/{statement.Slug}", Filled("gail@home.test", ("Input.From", waiting.Id.ToString())))).Is(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("Input.Title", "")]
    [InlineData("Input.Title", "Open\u202Enepo")]
    [InlineData("Input.Maker", "Gaz\u200Bette")]
    [InlineData("Input.Maker", "")]
    [InlineData("Input.Name", "")]
    [InlineData("Input.Name", "Gail\nBcc: all@home.test")]
    [InlineData("Input.Email", "nowhere")]
    [InlineData("Input.Email", "a@home.test, b@home.test")]
    [InlineData("Input.Link", "javascript:alert(1)")]
    [InlineData("Input.Link", "http://gazette.example/")]
    [InlineData("Input.Language", "French")]
    [InlineData("Input.Words", "turned \u202E around")]
    public async Task WrongInput_IsRefusedBesideItsField_AndNothingIsKept(string field, string value)
    {
        Statement statement = await portal.Given.Statement("Keep it open").Published();

        var page = await (await portal.Browser().GetAsync($"/adaptations/register/{statement.Slug}")).SubmitAsync(Filled("gail.wrong@home.test", (field, value)));

        Assert.True((int)page.Status is 400 or 409, $"{page.Status}");
        Assert.NotNull(page.ErrorOf(field));
        Assert.Equal(0, await portal.AskAsync(db => db.Adaptations.CountAsync(one => one.StatementId == statement.Id)));
        Assert.Empty(await portal.Mailbox.ToAsync("gail.wrong@home.test"));
        if (field != "Input.Name") Assert.Equal("Gail Gray", page.ValueOf("Input.Name"));
    }

    [Fact]
    public async Task WhatWasDoneIsNotSaid_IsAskedFor()
    {
        Statement statement = await portal.Given.Statement("Keep it open").Published();

        var page = await portal.Browser().PostAsync($"/adaptations/register/{statement.Slug}", Filled("gail.kind@home.test", ("Input.Kind", "")));

        Assert.Equal("Choose what you did with the text.", page.Is(HttpStatusCode.BadRequest).ErrorOf("Input.Kind"));
        Assert.Equal("Heard at the harbour", page.ValueOf("Input.Title"));
    }

    [Fact]
    public async Task FourthOfADayForOneMailbox_IsRefused()
    {
        Statement statement = await portal.Given.Statement("Keep it open").Published();
        Task<AssertPage> Send(string email) => SendAsync(statement, email);

        foreach (var email in new[] { "gus@home.test", "gus+a@home.test", "GUS+b@home.test" }) (await Send(email)).Is(HttpStatusCode.OK);
        var fourth = await Send("gus+c@home.test");

        Assert.Contains("the most we send", fourth.Is(HttpStatusCode.Conflict).ErrorOf("Input.Email"), StringComparison.Ordinal);
        Assert.Equal(LinkBudget.LettersPerMailbox, await portal.AskAsync(db => db.Adaptations.CountAsync(one => one.StatementId == statement.Id)));
    }

    [Fact]
    public async Task GoingOn_BeginsWithTheParagraphsOfTheEarlierOne_AndIsListedUnderIt()
    {
        Statement statement = await portal.Given.Statement("Keep it open").Published();
        var (first, _) = await portal.Given.Adapted(statement, "Quoted first", paragraphs: 2);

        var form = await (await portal.Browser().GetAsync($"/statements/{statement.Slug}/adaptations/{first.Id}")).FollowAsync("Say what you made of this");
        await form.SubmitAsync(Filled("gail.on@home.test"));

        var kept = await portal.AskAsync(db => db.Adaptations.SingleAsync(one => one.SubmitterKey == "gail.on@home.test"));
        Assert.Equal((first.Id, first.Identities.Single()), (kept.FromId, kept.Identities.Single()));
    }

    [Fact]
    public async Task PersonWhoIsSignedIn_IsShownTheFormOfTheirOrganisation()
    {
        Statement statement = await portal.Given.Statement("Keep it open").Published();
        var rowan = await portal.Given.Member("Rowan Registry").WithRepresentative("Rita Reed");

        var page = await (await portal.Browser().SignInAsync(rowan.Contact("Rita Reed"))).GetAsync($"/adaptations/register/{statement.Slug}");

        Assert.NotNull(page.Is(HttpStatusCode.OK).Find($"a[href^='/my/adaptations/register/{statement.Slug}/']"));
    }

    private async Task<AssertPage> SendAsync(Statement statement, string email) => await (await portal.Browser().GetAsync($"/adaptations/register/{statement.Slug}")).SubmitAsync(Filled(email));
}
