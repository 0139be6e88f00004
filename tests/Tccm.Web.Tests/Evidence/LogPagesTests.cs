using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Evidence;
using Tccm.Testing;
using Tccm.Web.Tests.Documents;
using Tccm.Web.Tests.Statements;

namespace Tccm.Web.Tests.Evidence;

/// <summary>What the log gives out: a checkpoint and the keys to everybody, a proof to those its leaf was sent to.</summary>
public sealed class LogPagesTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task Checkpoint_IsTheLastOneByteForByteForEverybody()
    {
        await portal.PublishAsync("On one network", "We keep it whole.", [("Yew Registry", null)]);
        var last = await portal.AskAsync(db => db.Checkpoints.OrderByDescending(one => one.Size).FirstAsync());

        using var answer = await portal.Browser().Client.GetAsync(new Uri("/log/checkpoint", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(last.Note, await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal(("text/plain", "public, no-cache"), (answer.Content.Headers.ContentType!.MediaType, answer.Headers.CacheControl!.ToString()));
        Assert.StartsWith($"portal.test/log\n{last.Size}\n", Encoding.UTF8.GetString(last.Note), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_NameTheirUseAndSinceWhen()
    {
        var words = await portal.Browser().Client.GetStringAsync(new Uri("/log/keys", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Contains("log since ", words, StringComparison.Ordinal);
        Assert.Contains("publication since ", words, StringComparison.Ordinal);
        Assert.Equal(2, words.Split("-----BEGIN PUBLIC KEY-----").Length - 1);
        Assert.DoesNotContain("PRIVATE", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Proof_IsForThoseItsLeafWasSentToAndShowsThatTheLogHasIt()
    {
        var rowan = await portal.Given.Member("Rowan Registry").WithSignatory("Sid Sand").WithListener("Lil Lake");
        var birch = await portal.Given.Member("Birch Registry").WithSignatory("Ben Bay");
        var statement = await portal.Given.Statement("On leaves").SignedBy(rowan.Contact("Sid Sand")).Open();
        var leaf = (await portal.LeavesAsync(statement, "sign")).Single();
        await portal.PublishAsync("On one network", "We keep it whole.", [("Yew Registry", null)]);
        var address = $"/log/proofs/{leaf.Index}.txt";

        var lil = await (await portal.Browser().SignInAsync(rowan.Contact("Lil Lake"))).GetAsync(address);
        var sam = await (await portal.Browser().SignInAsync(await portal.Given.Secretary("Sam Sloe"))).GetAsync(address);
        var ben = await (await portal.Browser().SignInAsync(birch.Contact("Ben Bay"))).GetAsync(address);
        var nobody = await portal.Browser().GetAsync(address, follow: false);

        lil.Is(HttpStatusCode.OK);
        sam.Is(HttpStatusCode.OK);
        ben.Is(HttpStatusCode.NotFound);
        Assert.StartsWith("/account/sign-in", nobody.RedirectedTo, StringComparison.Ordinal);
        var bytes = Encoding.UTF8.GetBytes(lil.Body);
        var proof = TlogProof.Parse(bytes);
        var body = Web.Evidence.OutsideCheckpoint.BodyOf(proof.Note);
        Assert.Equal(leaf.Index, proof.Index);
        Assert.True(MerkleTree.IsIncluded(MerkleTree.LeafHash(leaf.Bytes), proof.Index, body.Size, proof.Hashes, body.Root));
    }

    [Fact]
    public async Task ProofOfALeafThatIsNotThereOrNoCheckpointCovers_IsNotFound()
    {
        var sid = (await portal.Given.Member("Rowan Registry").WithSignatory("Sid Sand")).Contact("Sid Sand");
        var statement = await portal.Given.Statement("On leaves").SignedBy(sid).Open();
        var leaf = (await portal.LeavesAsync(statement, "sign")).Single();
        var browser = await portal.Browser().SignInAsync(sid);

        foreach (var path in new[] { $"/log/proofs/{leaf.Index}.txt", "/log/proofs/99999999.txt", "/log/proofs/-1.txt" })
            (await browser.GetAsync(path)).Is(HttpStatusCode.NotFound);
    }
}
