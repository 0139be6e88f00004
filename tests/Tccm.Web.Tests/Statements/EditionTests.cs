using System.Net;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Testing;
using Tccm.Web.Tests.Documents;

namespace Tccm.Web.Tests.Statements;

/// <summary>An edition stays as it was published; what takes its place is said beside it.</summary>
public sealed class EditionTests(Portal portal) : IClassFixture<Portal>
{
    private static readonly string[] Extensions = ["pdf", "json", "csv", "md", "html", "zip"];

    [Fact]
    public async Task FilesOfAnEditionThatWasSuperseded_AreServedByteForByteAsTheyWereKept()
    {
        var statement = await PublishedAsync();
        var before = await FilesAsync($"/statements/{statement.Slug}");
        await WithdrawAsync(statement);

        var (old, now) = (await FilesAsync($"/statements/{statement.Slug}/editions/1"), await FilesAsync($"/statements/{statement.Slug}"));

        Assert.Equal(before.Select(Hash), old.Select(Hash));
        // The Markdown is the text that was signed, and no list.
        Assert.All(now.Zip(old).Where((_, i) => Extensions[i] != "md"), pair => Assert.NotEqual(Hash(pair.First), Hash(pair.Second)));
        Assert.Equal(now.Select(Hash), (await FilesAsync($"/statements/{statement.Slug}/editions/2")).Select(Hash));
        var kept = await portal.AskAsync(db => db.Editions.AsNoTracking().Where(edition => edition.StatementId == statement.Id && edition.Number == 1).SelectMany(edition => edition.Files).ToListAsync());
        Assert.Equal(kept.Select(file => file.Sha256).Order(StringComparer.Ordinal), old.Select(Hash).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Editions_AreListedWithWhatWasNewTheLatestFirst()
    {
        var statement = await PublishedAsync();
        await WithdrawAsync(statement);

        var page = await portal.Browser().GetAsync($"/statements/{statement.Slug}/editions");

        Assert.Equal(["Edition 2 current", "Edition 1 superseded"], page.All("tbody th"));
        Assert.Equal("Elm Registry withdrew its signature.", page.All("tbody td[data-label='What was new']")[0]);
        Assert.Equal("The first.", page.All("tbody td[data-label='What was new']")[1]);
        Assert.StartsWith("1 of ", page.All("tbody td[data-label='Signed by']")[0], StringComparison.Ordinal);
        Assert.StartsWith("2 of ", page.All("tbody td[data-label='Signed by']")[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task OldEdition_SaysThatItIsSupersededAndListsWhoStoodInIt()
    {
        var statement = await PublishedAsync();
        var only = await portal.Browser().GetAsync($"/statements/{statement.Slug}/editions/1");
        await WithdrawAsync(statement);

        var (old, now) = (await portal.Browser().GetAsync($"/statements/{statement.Slug}/editions/1"), await portal.Browser().GetAsync($"/statements/{statement.Slug}/editions/2"));

        Assert.Contains("The current edition.", only.Text, StringComparison.Ordinal);
        Assert.Contains("Superseded. Edition 2 took its place on", old.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("withdrew on", string.Join(' ', old.All(".signatories tbody tr")), StringComparison.Ordinal);
        Assert.NotNull(old.Find("meta[name=robots][content*=noindex]"));
        Assert.Contains("New in this edition: Elm Registry withdrew its signature.", now.Text, StringComparison.Ordinal);
        Assert.Contains("withdrew on", string.Join(' ', now.All(".signatories tbody tr")), StringComparison.Ordinal);
        Assert.Equal(Extensions.Length, now.All("code.hash").Count);
    }

    [Fact]
    public async Task WhatIsNotThere_IsNotFound()
    {
        var statement = await PublishedAsync();
        var closed = await portal.Given.Statement("Not yet").Closed();

        foreach (var path in new[]
        {
            $"/statements/{statement.Slug}/editions/2", $"/statements/{statement.Slug}/editions/0", $"/statements/{statement.Slug}/editions/2.pdf", $"/statements/{statement.Slug}/editions/1.exe",
            $"/statements/{closed.Slug}/editions", $"/statements/{closed.Slug}/editions/1", $"/statements/{closed.Slug}/editions/1.pdf", $"/statements/{closed.Slug}.zip", "/statements/no-such/editions", "/statements/no-such/editions/1",
        })
            (await portal.Browser().GetAsync(path)).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task CopyFromBeforeTheWithdrawal_IsNotServedAfterIt()
    {
        var statement = await PublishedAsync();
        var client = portal.Browser().Client;
        var address = new Uri($"/statements/{statement.Slug}.pdf", UriKind.Relative);
        using var first = await client.GetAsync(address, TestContext.Current.CancellationToken);
        await WithdrawAsync(statement);

        using var asked = new HttpRequestMessage(HttpMethod.Get, address);
        asked.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await client.SendAsync(asked, TestContext.Current.CancellationToken);
        using var page = await client.GetAsync(new Uri($"/statements/{statement.Slug}", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.All([first, second, page], answer => Assert.True(answer.Headers.CacheControl is { NoCache: true, MaxAge: null }, answer.Headers.CacheControl?.ToString()));
        Assert.NotEqual(first.Headers.ETag, second.Headers.ETag);
        Assert.Contains("withdrew on", await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private Task<Statement> PublishedAsync() => portal.PublishAsync("On one network", "We keep it whole.", [("Elm Registry", null), ("Yew Registry", null)]);

    private async Task WithdrawAsync(Statement statement)
    {
        var elm = statement.Signatures.Single(one => one.OrganisationName == "Elm Registry").OrganisationId;
        var signer = await portal.AskAsync(db => db.Contacts.Include(contact => contact.Person).SingleAsync(contact => contact.OrganisationId == elm));
        var page = await (await (await portal.Browser().SignInAsync(signer)).GetAsync($"/statements/{statement.Slug}/withdraw/{signer.Id}")).SubmitAsync();
        Assert.NotNull(page.Flash);
    }

    private async Task<List<byte[]>> FilesAsync(string address)
    {
        var files = new List<byte[]>();
        foreach (var extension in Extensions) files.Add(await portal.Browser().Client.GetByteArrayAsync(new Uri($"{address}.{extension}", UriKind.Relative), TestContext.Current.CancellationToken));
        return files;
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
