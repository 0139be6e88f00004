using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Testing;

namespace Tccm.Web.Tests.Secretariat.Deliveries;

public sealed class RepublicationTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task MemberAndVisitor_AreKeptOut()
    {
        var rowan = await portal.Given.Member("Rowan Registry").WithRepresentative("Ann Arch");
        var statement = await portal.Given.Statement("Keep it open").Published();
        var republication = await portal.Given.Deliveries(statement).RepublishedAsync(rowan);
        var ann = await portal.Browser().SignInAsync(rowan.Contact("Ann Arch"));

        foreach (var path in new[] { Address(statement), $"/secretariat/republications/{republication.Id}/take-back" })
        {
            (await ann.GetAsync(path)).Is(HttpStatusCode.Forbidden);
            (await ann.PostAsync(path)).Is(HttpStatusCode.Forbidden);
            Assert.StartsWith("/account/sign-in?", (await portal.Browser().GetAsync(path, follow: false)).RedirectedTo, StringComparison.Ordinal);
        }
        Assert.True((await portal.AskAsync(db => db.Republications.SingleAsync(one => one.Id == republication.Id))).IsLive);
    }

    [Fact]
    public async Task WhatIsNotThere_IsNotFound()
    {
        var clerk = await ClerkAsync();

        foreach (var path in new[] { "/secretariat/statements/no-such/republications/new", $"/secretariat/republications/{Guid.NewGuid()}/take-back" })
        {
            (await clerk.GetAsync(path)).Is(HttpStatusCode.NotFound);
            (await clerk.PostAsync(path)).Is(HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task WhatIsNotPublishedNamesNobodyOrIsThereAlready_IsRefused()
    {
        var (open, statement) = (await portal.Given.Statement("Still open").Open(), await portal.Given.Statement("Keep it open").Published());
        await portal.Given.Deliveries(statement).RepublishedAsync(outsider: "Harbour Observer", link: "https://observer.example/4");
        var form = await (await ClerkAsync()).GetAsync(Address(statement));

        var early = await SubmitAsync(await (await ClerkAsync()).GetAsync(Address(open)), ("Input.Name", "Harbour Observer"));
        var nobody = await SubmitAsync(form);
        var plain = await SubmitAsync(form, ("Input.Name", "Harbour Observer"), ("Input.Link", "http://observer.example/4"));
        var again = await SubmitAsync(form, ("Input.Name", "Harbour Observer"), ("Input.Link", "https://observer.example/4"));
        var empty = await form.SubmitAsync(("Input.Title", ""));

        Assert.Contains("was published here before", Assert.Single(early.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.NotNull(nobody.Is(HttpStatusCode.Conflict).ErrorOf("Input.Name"));
        Assert.NotNull(plain.Is(HttpStatusCode.Conflict).ErrorOf("Input.Link"));
        Assert.Contains("on the list of this statement already", Assert.Single(again.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        empty.Is(HttpStatusCode.BadRequest);
        Assert.Equal(1, await portal.AskAsync(db => db.Republications.CountAsync(one => one.StatementId == statement.Id || one.StatementId == open.Id)));
    }

    [Fact]
    public async Task RecordedThenTakenBack_StaysOnThePublicListWithItsDayAndWithoutItsLink()
    {
        var statement = await portal.Given.Statement("Keep it open").Published();
        var clerk = await ClerkAsync();

        var shown = await SubmitAsync(await clerk.GetAsync(Address(statement)), ("Input.Name", "Harbour Observer"), ("Input.Link", "https://observer.example/9"));
        var before = await portal.Browser().GetAsync($"/statements/{statement.Slug}");
        var republication = await portal.AskAsync(db => db.Republications.SingleAsync(one => one.StatementId == statement.Id));
        var taken = await (await clerk.GetAsync($"/secretariat/republications/{republication.Id}/take-back")).SubmitAsync(("Input.Reason", "The page is gone."));
        var twice = await clerk.PostAsync($"/secretariat/republications/{republication.Id}/take-back");
        var after = await portal.Browser().GetAsync($"/statements/{statement.Slug}");

        Assert.Equal("You recorded that Harbour Observer published “Keep it open” again.", shown.Flash);
        Assert.Contains("https://observer.example/9", before.Body, StringComparison.Ordinal);
        Assert.Equal("You took back that Harbour Observer published “Keep it open” again.", taken.Flash);
        twice.Is(HttpStatusCode.Conflict);
        Assert.Contains("Harbour Observer", after.Text, StringComparison.Ordinal);
        Assert.Contains("taken back", after.All("#deliveries .tag"));
        Assert.DoesNotContain("https://observer.example/9", after.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("The page is gone.", after.Body, StringComparison.Ordinal);
        Assert.Equal(["republication.kept", "republication.taken-back"], await portal.AskAsync(db => db.AuditEntries.Where(entry => entry.SubjectId == republication.Id).OrderBy(entry => entry.Id).Select(entry => entry.Act).ToListAsync()));
    }

    private static Task<AssertPage> SubmitAsync(AssertPage form, params (string, string?)[] fields) =>
        form.SubmitAsync([("Input.On", "2026-01-02"), ("Input.Title", "Operators ask to be heard"), .. fields.Any(field => field.Item1 == "Input.Link") ? [] : new (string, string?)[] { ("Input.Link", "https://observer.example/1") }, .. fields]);

    private static string Address(Statement statement) => $"/secretariat/statements/{statement.Slug}/republications/new";

    private async Task<Browser> ClerkAsync() => await portal.Browser().SignInAsync(await portal.Given.Secretary("Cleo Clerk"));
}
