using System.Net;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Testing;
using Tccm.Web.Tests.Documents;
using Tccm.Web.Tests.Statements;

namespace Tccm.Web.Tests.Verify;

/// <summary>What the portal says of a hash: to everybody of what is public, of a leaf to those it was sent to.</summary>
public sealed class IndexTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task HashOfEachFile_IsKnownHoweverItIsPasted()
    {
        var statement = await portal.PublishAsync("On one network", "We keep it whole.", [("Yew Registry", null)]);
        var browser = portal.Browser();

        foreach (var (extension, what) in new[] { ("pdf", "PDF"), ("json", "JSON"), ("csv", "CSV"), ("md", "Markdown"), ("html", "HTML"), ("zip", "Bundle with the evidence") })
        {
            var bytes = await browser.Client.GetByteArrayAsync(new Uri($"/statements/{statement.Slug}.{extension}", UriKind.Relative), TestContext.Current.CancellationToken);
            var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
            foreach (var pasted in new[] { hash, hash.ToUpperInvariant(), $"{hash}  {statement.Slug}.{extension}\n", $"sha256:{hash}", $"  sha256 {hash}  " })
            {
                var page = await AskAsync(browser, pasted);
                Assert.Contains($"Yes. This is the {what} file of edition 1 of “On one network”", page.Text, StringComparison.Ordinal);
                Assert.Contains("It is the current edition.", page.Text, StringComparison.Ordinal);
                Assert.Contains("Signed by 1 of", page.Text, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task HashOfTheText_IsKnown()
    {
        var statement = await portal.PublishAsync("On one text", "We keep it whole.", [("Yew Registry", null)]);

        var page = await AskAsync(portal.Browser(), statement.Text.Sha256);

        Assert.Contains("file of edition 1 of “On one text”, published on", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HashOfThePurpose_IsKnown()
    {
        var version = await portal.Given.PurposeVersion();

        Assert.Contains($"This is the hash of the Statement of Purpose {version.Number}.", (await AskAsync(portal.Browser(), version.Sha256)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SupersededFile_IsKnownAsSuch()
    {
        var statement = await portal.PublishAsync("On another day", "We keep it whole.", [("Yew Registry", null), ("Elm Registry", null)]);
        var old = Convert.ToHexStringLower(SHA256.HashData(await portal.Browser().Client.GetByteArrayAsync(new Uri($"/statements/{statement.Slug}.pdf", UriKind.Relative), TestContext.Current.CancellationToken)));
        await WithdrawnByItsPageAsync(statement);

        var page = await AskAsync(portal.Browser(), old);

        Assert.Contains("Yes, and it is superseded. This is the PDF file of edition 1", page.Text, StringComparison.Ordinal);
        Assert.Contains("superseded by edition 2.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Signed by 2 of", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b85")]
    [InlineData("g3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData("<script>alert(1)</script>")]
    public async Task WhatIsNoHash_IsToldSo(string asked)
    {
        var page = await AskAsync(portal.Browser(), asked);

        Assert.Contains("That is no SHA-256.", page.Is(HttpStatusCode.OK).Text, StringComparison.Ordinal);
        Assert.Equal(asked, page.ValueOf("hash"));
        Assert.Null(page.Find("#answer"));
    }

    [Fact]
    public async Task HashOfNothing_GetsAPlainAnswer()
    {
        var page = await AskAsync(portal.Browser(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");

        Assert.Contains("Nothing that is published here has this hash.", page.Is(HttpStatusCode.OK).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(StatementStatus.InDiscussion)]
    [InlineData(StatementStatus.Open)]
    [InlineData(StatementStatus.Closed)]
    public async Task HashOfATextThatIsNotPublic_IsAnsweredAsIfThereWereNone(StatementStatus status)
    {
        var given = portal.Given.Statement($"Not yet {status}");
        var statement = await (status switch { StatementStatus.InDiscussion => given.InDiscussion(), StatementStatus.Open => given.Open(), _ => given.Closed() });

        var page = await AskAsync(portal.Browser(), statement.Text.Sha256);

        Assert.Contains("Nothing that is published here has this hash.", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Not yet", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HashOfALeaf_IsKnownToThoseItWasSentToAlone()
    {
        var rowan = await portal.Given.Member("Rowan Registry").WithSignatory("Sid Sand").WithListener("Lil Lake");
        var birch = await portal.Given.Member("Birch Registry").WithSignatory("Ben Bay");
        var statement = await portal.Given.Statement("On leaves").SignedBy(rowan.Contact("Sid Sand")).Open();
        var leaf = (await portal.LeavesAsync(statement, "sign")).Single();
        var hash = Convert.ToHexStringLower(leaf.Hash);

        var lil = await AskAsync(await portal.Browser().SignInAsync(rowan.Contact("Lil Lake")), hash);
        var sam = await AskAsync(await portal.Browser().SignInAsync(await portal.Given.Secretary("Sam Sloe")), hash);
        var ben = await AskAsync(await portal.Browser().SignInAsync(birch.Contact("Ben Bay")), hash);
        var nobody = await AskAsync(portal.Browser(), hash);

        Assert.All([lil, sam], page => Assert.Contains($"This is entry {leaf.Index} of the evidence log", page.Text, StringComparison.Ordinal));
        Assert.Equal($"/my/receipts/{statement.Signatures.Single().Id}", lil.Find("#answer a[href^='/my/receipts/']")!.GetAttribute("href"));
        Assert.Null(sam.Find("#answer a[href^='/my/receipts/']"));
        Assert.All([ben, nobody], page => Assert.Contains("Nothing that is published here has this hash.", page.Text, StringComparison.Ordinal));
        Assert.All([ben, nobody], page => Assert.DoesNotContain("Rowan Registry", page.Body, StringComparison.Ordinal));
    }

    private static Task<AssertPage> AskAsync(Browser browser, string hash) => browser.GetAsync($"/verify?hash={Uri.EscapeDataString(hash)}");

    private async Task WithdrawnByItsPageAsync(Statement statement)
    {
        var signer = await portal.AskAsync(db => db.Contacts.Include(contact => contact.Person).FirstAsync(contact => contact.OrganisationId == statement.Signatures.First().OrganisationId));
        await (await (await portal.Browser().SignInAsync(signer)).GetAsync($"/statements/{statement.Slug}/withdraw/{signer.Id}")).SubmitAsync();
    }
}
