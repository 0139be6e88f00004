using System.Diagnostics;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Tccm.Domain.Evidence;
using Tccm.Web.Documents;

namespace Tccm.Web.Tests.Documents;

/// <summary>What a bundle says for itself, to somebody with nothing but a shell: see SECURITY.md's bar on checking offline.</summary>
public sealed class BundleTests : IDisposable
{
    private const int Seed = 20270320;

    private readonly BundleWorld world = new("Rowan Registry", "“Quoted” & \"Quoted\" \\ Co", "𠮷野レジストリ", "شرکت‌های ملی", "Ærø’s Net", "A\u3000B, Ltd");

    public void Dispose() => world.Dispose();

    [Theory]
    [InlineData("dash")]
    [InlineData("bash")]
    public void Bundle_Unchanged_HoldsWithoutANetwork(string sh)
    {
        using var folder = new BundleFolder(Bundle.Bytes(world.Contents), sh);

        var network = folder.Run("cat /proc/net/dev");
        var (plain, alone, compared) = (folder.Run(folder.Commands), folder.Check(), folder.Check(world.PublicationKey.Fingerprint, world.LogKey.Fingerprint.ToUpperInvariant()));

        Assert.Equal(["lo"], network.Words.Split('\n').Skip(2).Select(line => line.Split(':')[0].Trim()));
        Assert.Equal("openssl dgst -sha256 -verify key.pem -signature SHA256SUMS.sig SHA256SUMS && sha256sum -c SHA256SUMS", folder.Commands);
        Assert.True(plain.Code == 0, plain.Words);
        Assert.StartsWith("Verified OK\n", plain.Words, StringComparison.Ordinal);
        Assert.True(alone.Code == 0, alone.Words);
        Assert.Contains("6 signed online, each in the evidence log portal.example/log of 31 leaves; 1 recorded from a named source; 6 leaves checked", alone.Words, StringComparison.Ordinal);
        Assert.Contains($"key.pem      {world.PublicationKey.Fingerprint}", alone.Words, StringComparison.Ordinal);
        Assert.True(compared.Code == 0, compared.Words);
    }

    [Fact]
    public async Task Command_ForPeople_SaysTheSame()
    {
        var home = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(home.FullName, "TCCM.sln"))) home = home.Parent ?? throw new InvalidOperationException("The repository was not found above the tests.");
        var zip = Path.Combine(Path.GetTempPath(), $"bundle-{Guid.NewGuid():N}.zip");
        await File.WriteAllBytesAsync(zip, Bundle.Bytes(world.Contents), TestContext.Current.CancellationToken);
        try
        {
            Assert.Equal((0, ""), await RunAsync(world.PublicationKey.Fingerprint, world.LogKey.Fingerprint));
            Assert.Contains("FAILED: key.pem is another key", (await RunAsync(world.LogKey.Fingerprint)).Complaint, StringComparison.Ordinal);
            var bytes = await File.ReadAllBytesAsync(zip, TestContext.Current.CancellationToken);
            bytes[bytes.AsSpan().IndexOf("%PDF"u8)] ^= 1;
            await File.WriteAllBytesAsync(zip, bytes, TestContext.Current.CancellationToken);
            Assert.Equal(1, (await RunAsync()).Code);
        }
        finally
        {
            File.Delete(zip);
        }

        async Task<(int Code, string Complaint)> RunAsync(params string[] fingerprints)
        {
            using var program = Process.Start(new ProcessStartInfo(Path.Combine(home.FullName, "tests", "check-bundle"), [zip, .. fingerprints]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
            var (said, complaint) = (program.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), program.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
            await Task.WhenAll(said, complaint);
            await program.WaitForExitAsync(TestContext.Current.CancellationToken);
            return (program.ExitCode, await complaint);
        }
    }

    [Fact]
    public void Bundle_OfAStatementThatNobodySignedOnline_Holds()
    {
        using var recorded = new BundleWorld();
        using var folder = new BundleFolder(Bundle.Bytes(recorded.Contents));

        var (code, words) = folder.Check();

        Assert.True(code == 0, words);
        Assert.Contains("0 signed online", words, StringComparison.Ordinal);
    }

    [Fact]
    public void Bundle_OfOneLeafInALogOfOne_Holds()
    {
        using var small = new BundleWorld("Rowan Registry");
        var contents = small.Contents;
        var hash = MerkleTree.LeafHash(contents.Leaves[0].Bytes);
        using var folder = new BundleFolder(Bundle.Bytes(contents with
        {
            Leaves = [(0, contents.Leaves[0].Bytes)],
            LeafHashes = [hash],
            CheckpointNote = new Checkpoint("portal.example/log", 1, hash).Sign(new NoteSigner(small.LogKey, small.LogPrivate)),
            Json = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(contents.Json).Replace("\"index\": 4,", "\"index\": 0,", StringComparison.Ordinal)
                .Replace("\"size\": 6,", "\"size\": 1,", StringComparison.Ordinal).Replace(Convert.ToBase64String(MerkleTree.Root(contents.LeafHashes)), Convert.ToBase64String(hash), StringComparison.Ordinal)),
        }));

        Assert.Equal(0, folder.Check().Code);
    }

    [Fact]
    public void Bundle_WhoseCheckpointTwoKeysSigned_HoldsByEither()
    {
        var contents = world.Contents;
        using var old = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var former = new NoteSigner(new NoteKey(world.LogKey.Name, old.ExportSubjectPublicKeyInfo()), old);
        var note = Checkpoint.Parse(contents.CheckpointNote, [world.LogKey]).Sign(former, new NoteSigner(world.LogKey, world.LogPrivate));

        foreach (var key in new[] { former.Key, world.LogKey })
        {
            var json = Encoding.UTF8.GetString(contents.Json).Replace(world.LogKey.Fingerprint, key.Fingerprint, StringComparison.Ordinal);
            using var folder = new BundleFolder(Bundle.Bytes(contents with { CheckpointNote = note, LogKey = key, Json = Encoding.UTF8.GetBytes(json) }));
            var (code, words) = folder.Check();
            Assert.True(code == 0, words);
        }
    }

    [Fact]
    public void Bundle_WithAnyOfFiveHundredBitsFlipped_Fails()
    {
        using var folder = new BundleFolder(Bundle.Bytes(world.Contents));
        var (files, commands, random) = (folder.Files, folder.Commands, new Random(Seed));
        List<string> passed = [];

        for (var turn = 0; turn < 500; turn++)
        {
            var file = files[turn < files.Count ? turn : random.Next(files.Count)];
            var bytes = File.ReadAllBytes(folder.At(file));
            var bit = random.Next(bytes.Length * 8);
            bytes[bit / 8] ^= (byte)(1 << bit % 8);
            File.WriteAllBytes(folder.At(file), bytes);

            var script = file == "check.sh" ? folder.Trusted : "check.sh";
            var (_, words) = folder.Run($"({commands}) >/dev/null && echo plain passed; sh {script} >/dev/null && echo script passed; echo done");

            if (words.Contains("passed", StringComparison.Ordinal) || !words.EndsWith("done", StringComparison.Ordinal)) passed.Add($"turn {turn}, {file}, bit {bit}: {words}");
            bytes[bit / 8] ^= (byte)(1 << bit % 8);
            File.WriteAllBytes(folder.At(file), bytes);
        }

        Assert.Empty(passed);
        Assert.Equal(0, folder.Check().Code);
    }

    [Fact]
    public void Bundle_WithAFileGone_Fails()
    {
        using var folder = new BundleFolder(Bundle.Bytes(world.Contents));
        var commands = folder.Commands;

        foreach (var file in folder.Files)
        {
            File.Move(folder.At(file), folder.Trusted + ".away");
            Assert.True(folder.Run(commands).Code != 0, file);
            Assert.True(folder.Run($"sh {folder.Trusted}").Code != 0, file);
            File.Move(folder.Trusted + ".away", folder.At(file));
        }

        Assert.Equal(0, folder.Check().Code);
    }

    [Theory]
    [InlineData("statement-2.txt")]
    [InlineData(".hidden")]
    [InlineData("..hidden")]
    [InlineData("leaves/000099.txt")]
    [InlineData("leaves/.hidden")]
    [InlineData("proofs/000099.txt")]
    [InlineData("more/000099.txt")]
    [InlineData("leaves/more/000099.txt")]
    public void Bundle_WithAFileMore_Fails(string file)
    {
        using var folder = new BundleFolder(Bundle.Bytes(world.Contents));
        Directory.CreateDirectory(Path.GetDirectoryName(folder.At(file))!);
        File.WriteAllText(folder.At(file), "more\n");

        var (code, words) = folder.Check();

        Assert.Equal(1, code);
        Assert.Contains("SHA256SUMS does not list", words, StringComparison.Ordinal);
    }

    [Fact]
    public void Bundle_WithALinkInAFilesPlace_Fails()
    {
        using var folder = new BundleFolder(Bundle.Bytes(world.Contents));
        File.Move(folder.At("statement.pdf"), folder.Trusted + ".away");
        File.CreateSymbolicLink(folder.At("statement.pdf"), folder.Trusted + ".away");

        Assert.Contains("is a link", folder.Check().Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("statement.txt", "statement.html")]
    [InlineData("leaves/000004.txt", "leaves/000009.txt")]
    [InlineData("proofs/000004.txt", "proofs/000009.txt")]
    [InlineData("leaves/000004.txt", "proofs/000004.txt")]
    [InlineData("key.pem", "log-key.pem")]
    [InlineData("SHA256SUMS", "SHA256SUMS.sig")]
    public void Bundle_WithTwoFilesSwapped_Fails(string one, string other)
    {
        using var folder = new BundleFolder(Bundle.Bytes(world.Contents));
        File.Move(folder.At(one), folder.Trusted + ".away");
        File.Move(folder.At(other), folder.At(one));
        File.Move(folder.Trusted + ".away", folder.At(other));

        Assert.NotEqual(0, folder.Run(folder.Commands).Code);
        Assert.Equal(1, folder.Check().Code);
    }

    [Fact]
    public void Bundle_SignedAgainByAnotherKey_FailsAgainstTheFingerprintThatIsExpected()
    {
        using var folder = new BundleFolder(Bundle.Bytes(world.Contents));
        using var forger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        folder.Change("signatories.json", text => text.Replace(world.PublicationKey.Fingerprint, new NoteKey("any", forger.ExportSubjectPublicKeyInfo()).Fingerprint, StringComparison.Ordinal));
        folder.SignAgain(forger);

        Assert.Equal(0, folder.Run(folder.Commands).Code);
        Assert.Contains("only you can tell", folder.Check().Words, StringComparison.Ordinal);
        var (code, words) = folder.Check(world.PublicationKey.Fingerprint);
        Assert.Equal(1, code);
        Assert.Contains("key.pem is another key", words, StringComparison.Ordinal);
        Assert.Equal(1, folder.Check("''").Code);
    }

    [Fact]
    public void Bundle_WithALogOfItsOwn_FailsAgainstTheLogKeyThatIsExpected()
    {
        using var forged = new BundleWorld("Rowan Registry");
        var json = Encoding.UTF8.GetString(forged.Contents.Json).Replace(forged.PublicationKey.Fingerprint, world.PublicationKey.Fingerprint, StringComparison.Ordinal);
        using var folder = new BundleFolder(Bundle.Bytes(forged.Contents with { Sign = BundleWorld.SignedBy(world.Publication), PublicationKey = world.PublicationKey, Json = Encoding.UTF8.GetBytes(json) }));

        Assert.Equal(0, folder.Check(world.PublicationKey.Fingerprint).Code);
        Assert.Contains("log-key.pem is another key", folder.Check(world.PublicationKey.Fingerprint, world.LogKey.Fingerprint).Words, StringComparison.Ordinal);
    }

    public static TheoryData<string, string, string, string> Tamperings => new()
    {
        { "leaves/000004.txt", "Rowan Registry", "Rogue Registry!", "is not in the log" },
        { "leaves/000009.txt", "capacity: signatory\n", "", "is not in the log" },
        { "proofs/000004.txt", "index 4", "index 5", "is one of another leaf" },
        { "proofs/000004.txt", "index 4", "index 4\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "is not in the log" },
        { "proofs/000004.txt", "@v1", "@v2", "has another form" },
        { "proofs/000004.txt", "\n31\n", "\n32\n", "for another checkpoint" },
        { "checkpoint.txt", "\n31\n", "\n32\n", "did not sign checkpoint.txt" },
        { "checkpoint.txt", "— ", "- ", "did not sign checkpoint.txt" },
        { "checkpoint.txt", "\n\n", "\nmore\n\n", "has another form" },
        { "statement.txt", "open", "shut", "leaf of Rowan Registry is one of another signature" },
        { "signatories.json", "\"name\": \"Rowan Registry\"", "\"name\": \"Rogue Registry\"", "leaf of Rogue Registry is one of another signature" },
        { "signatories.json", "\"how\": \"recorded\"", "\"how\": \"online\"", "Recorded Registry stands among the recorded, and is not" },
        { "signatories.json", "\"how\": \"online\",\n      \"source\"", "\"how\": \"recorded\",\n      \"source\"", "stands among those who signed online, and did not" },
        { "signatories.json", "\"standing\": \"signed\"", "\"standing\": \"withdrew\"", "Rowan Registry is shown as “withdrew”, and by the leaves it is “signed”" },
        { "signatories.json", "\"size\": 31", "\"size\": 32", "names another log" },
        { "signatories.json", "\"logKey\": \"", "\"logKey\": \"0", "names another log or other keys" },
        { "signatories.json", "\"origin\": \"portal.example", "\"origin\": \"other.example", "names another log" },
        { "signatories.json", "  \"recorded\": [", "  \"remembered\": [", "has another form" },
        { "signatories.json", "\"index\": 4,", "\"index\": 9,", "Rowan Registry has no leaf" },
        { "signatories.json", "\"index\": 4,", "\"index\": 5,", "Rowan Registry has no leaf" },
        { "signatories.json", "\"index\": 4,\n", "", "Rowan Registry has no leaf" },
        { "signatories.json", "\"revision\": 3", "\"revision\": 4", "is one of another signature" },
        { "signatories.json", "\"slug\": \"keep-it-open\"", "\"slug\": \"shut-it-down\"", "is one of another signature" },
        { "signatories.json", "\"name\": \"Rowan Registry\"", "\"name\": \"Rowan\\tRegistry\"", "an escape that this script does not know" },
        { "signatories.json", "\n  ],\n  \"log\"", "\n  \"log\"", "has another form" },
        { "signatories.json", "  \"signatories\": [", "\"signatories\": [", "has another form" },
    };

    [Theory]
    [MemberData(nameof(Tamperings))]
    public void Bundle_ChangedByWhoHoldsThePublicationKey_IsFoundOutByTheLog(string file, string was, string made, string words)
    {
        using var folder = new BundleFolder(Bundle.Bytes(world.Contents));
        Assert.Contains(was, File.ReadAllText(folder.At(file)), StringComparison.Ordinal);
        folder.Change(file, text => text.Replace(was, made, StringComparison.Ordinal));
        folder.SignAgain(world.Publication);

        var (code, said) = folder.Check(world.PublicationKey.Fingerprint, world.LogKey.Fingerprint);

        Assert.Equal(0, folder.Run(folder.Commands).Code);
        Assert.Equal(1, code);
        Assert.Contains(words, said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("withdrew", "withdraw")]
    [InlineData("withdrew", "dispute", "invalidate", "withdraw")]
    [InlineData("invalid", "dispute", "invalidate")]
    [InlineData("signed", "dispute", "reinstate")]
    [InlineData("signed", "dispute", "invalidate", "dispute", "reinstate")]
    public void Standing_OfASignatory_IsWhatTheLeavesSay(string standing, params string[] came)
    {
        foreach (var type in came) world.Then(1, type, standing);
        using var folder = new BundleFolder(Bundle.Bytes(world.Contents));

        var (code, words) = folder.Check();

        Assert.True(code == 0, words);
        Assert.Contains($"{6 + came.Length} leaves checked", words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("withdraw")]
    [InlineData("invalidate")]
    public void Signatory_ShownAsSignedWhereALeafSaysOtherwise_IsFoundOut(string type)
    {
        world.Then(0, type);
        using var folder = new BundleFolder(Bundle.Bytes(world.Contents));

        Assert.Contains("Rowan Registry is shown as “signed”, and by the leaves it is", folder.Check().Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("organisation")]
    [InlineData("signature")]
    [InlineData("hash")]
    public void Signatory_WithAnotherIdThanItsLeaf_IsFoundOut(string key)
    {
        using var folder = new BundleFolder(Bundle.Bytes(world.Contents));
        folder.Change("signatories.json", text =>
        {
            var at = text.IndexOf($"\"{key}\": \"", StringComparison.Ordinal) + key.Length + 5;
            return text[..at] + (text[at] == '0' ? '1' : '0') + text[(at + 1)..];
        });
        folder.SignAgain(world.Publication);

        Assert.Equal(1, folder.Check().Code);
    }

    [Fact]
    public void Signatory_WhoseLeafIsGone_IsFoundOut()
    {
        using var folder = new BundleFolder(Bundle.Bytes(world.Contents));
        File.Delete(folder.At("leaves/000004.txt"));
        File.Delete(folder.At("proofs/000004.txt"));
        folder.SignAgain(world.Publication);

        Assert.Contains("Rowan Registry has no leaf", folder.Check().Words, StringComparison.Ordinal);
    }

    [Fact]
    public void BitsOfTheLog_FlippedByWhoHoldsThePublicationKey_AreFoundOut()
    {
        using var folder = new BundleFolder(Bundle.Bytes(world.Contents));
        List<string> files = [.. folder.Files.Where(file => file.StartsWith("leaves/", StringComparison.Ordinal)), "checkpoint.txt", "statement.txt"];
        var random = new Random(Seed);
        List<string> passed = [];

        for (var turn = 0; turn < 60; turn++)
        {
            var file = files[turn % files.Count];
            var whole = File.ReadAllBytes(folder.At(file));
            byte[] bytes = [.. whole];
            var bit = random.Next(bytes.Length * 8);
            bytes[bit / 8] ^= (byte)(1 << bit % 8);
            File.WriteAllBytes(folder.At(file), bytes);
            folder.SignAgain(world.Publication);
            if (folder.Check().Code == 0) passed.Add($"{file}, bit {bit}");
            File.WriteAllBytes(folder.At(file), whole);
        }

        Assert.Empty(passed);
    }

    [Fact]
    public void Bytes_AreTheSameForTheSameContents()
    {
        var contents = world.Contents;
        var signature = Array.Empty<byte>();
        contents = contents with { Sign = sums => signature.Length > 0 ? signature : signature = world.Contents.Sign(sums) };

        var (first, second) = (Bundle.Bytes(contents), Bundle.Bytes(contents));

        Assert.Equal(first, second);
    }

    [Fact]
    public void Zip_IsOneFolderInOneOrderOfTheTimeOfPublication()
    {
        using var zip = new ZipArchive(new MemoryStream(Bundle.Bytes(world.Contents)));
        var names = zip.Entries.Select(entry => entry.FullName).ToList();

        Assert.All(names, name => Assert.StartsWith("keep-it-open-edition-2/", name, StringComparison.Ordinal));
        Assert.Equal(
            ["README.txt", "check.sh", "checkpoint.txt", "key.pem", "leaves/000004.txt", "leaves/000009.txt", "leaves/000014.txt", "leaves/000019.txt", "leaves/000024.txt", "leaves/000029.txt", "log-key.pem",
             "proofs/000004.txt", "proofs/000009.txt", "proofs/000014.txt", "proofs/000019.txt", "proofs/000024.txt", "proofs/000029.txt", "signatories.csv", "signatories.json", "statement.html", "statement.pdf", "statement.txt",
             "SHA256SUMS", "SHA256SUMS.sig"],
            names.Select(name => name["keep-it-open-edition-2/".Length..]));
        Assert.All(zip.Entries, entry => Assert.Equal(new DateTime(2027, 3, 20, 12, 0, 0), entry.LastWriteTime.DateTime));
        Assert.All(zip.Entries, entry => Assert.Equal(entry.Name == "check.sh" ? 0b1_000_000_111_101_101 : 0b1_000_000_110_100_100, entry.ExternalAttributes >> 16 & 0xFFFF));
        using var text = zip.GetEntry("keep-it-open-edition-2/statement.txt")!.Open();
        Assert.Equal(world.Text, Read(text));
    }

    [Fact]
    public void Proofs_AreThoseOfC2sp()
    {
        using var folder = new BundleFolder(Bundle.Bytes(world.Contents));

        foreach (var (index, leaf) in world.Contents.Leaves)
            Assert.Equal(31, TlogProof.Parse(File.ReadAllBytes(folder.At($"proofs/{index:D6}.txt"))).Verify(leaf, [world.LogKey]).Size);
    }

    [Fact]
    public void Contents_ThatWouldNotCheck_AreRefused()
    {
        var contents = world.Contents;
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        Assert.Throws<InvalidOperationException>(() => Bundle.Bytes(contents with { Sign = BundleWorld.SignedBy(other) }));
        Assert.Throws<InvalidOperationException>(() => Bundle.Bytes(contents with { Leaves = [(4, contents.Leaves[1].Bytes)] }));
        Assert.Throws<InvalidOperationException>(() => Bundle.Bytes(contents with { LeafHashes = [.. contents.LeafHashes.Reverse()] }));
        Assert.Throws<FormatException>(() => Bundle.Bytes(contents with { LogKey = world.PublicationKey }));
    }

    private static byte[] Read(Stream stream)
    {
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
