using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Tccm.Domain.Evidence;

namespace Tccm.Domain.Tests.Evidence;

public sealed class CheckpointTests : IDisposable
{
    private static readonly byte[] Root = SHA256.HashData("root"u8);

    private readonly NoteSigner log = Signer("portal.example/log");
    private readonly NoteSigner other = Signer("portal.example/log");
    private readonly Checkpoint checkpoint = new("portal.example/log", 1307, Root);

    public void Dispose()
    {
        log.Private.Dispose();
        other.Private.Dispose();
    }

    [Fact]
    public void Body_IsThreeLines() =>
        Assert.Equal($"portal.example/log\n1307\n{Convert.ToBase64String(Root)}\n", checkpoint.Body);

    [Fact]
    public void Signing_AddsALineForEachKey()
    {
        var lines = Encoding.UTF8.GetString(checkpoint.Sign(log, other)).Split('\n');

        Assert.Equal(["portal.example/log", "1307", Convert.ToBase64String(Root), ""], lines[..4]);
        Assert.All(lines[4..6], line => Assert.StartsWith("— portal.example/log ", line, StringComparison.Ordinal));
        Assert.Equal([log.Key.KeyId, other.Key.KeyId], lines[4..6].Select(line => Convert.FromBase64String(line.Split(' ')[2])[..4]));
        Assert.Equal([""], lines[6..]);
        Assert.Throws<ArgumentException>(() => checkpoint.Sign());
    }

    [Fact]
    public void Key_IsNamedByTheHashOfItsSpki()
    {
        var hash = SHA256.HashData(log.Private.ExportSubjectPublicKeyInfo());

        Assert.Equal(hash[..4], log.Key.KeyId);
        Assert.Equal(Convert.ToHexStringLower(hash), log.Key.Fingerprint);
        Assert.Equal(log.Key, NoteKey.FromPem(log.Key.Name, log.Key.Pem));
        Assert.NotEqual(log.Key, other.Key);
    }

    [Fact]
    public void Parse_GivesBackWhatWasSigned()
    {
        Assert.Equal(checkpoint, Checkpoint.Parse(checkpoint.Sign(log), [other.Key, log.Key]));
        Assert.Equal(checkpoint, Checkpoint.Parse(checkpoint.Sign(log, other), [other.Key, log.Key]));
        Assert.Equal(new Checkpoint("a", 0, Root), Checkpoint.Parse(new Checkpoint("a", 0, Root).Sign(log), [log.Key]));
    }

    [Fact]
    public void Parse_OfALineByAStranger_RefusesItUnlessAskedToPassItOver()
    {
        using var witness = Signer("witness.example/w1").Private;
        var note = checkpoint.Sign(log, new NoteSigner(new NoteKey("witness.example/w1", witness.ExportSubjectPublicKeyInfo()), witness));

        Assert.Contains("not known", Refused(note, log.Key), StringComparison.Ordinal);
        Assert.Equal(checkpoint, Checkpoint.Parse(note, [log.Key], strangers: true));
        Assert.Throws<FormatException>(() => Checkpoint.Parse(note, [other.Key], strangers: true));
        Assert.Throws<FormatException>(() => Checkpoint.Parse(note, [], strangers: true));
    }

    [Fact]
    public void Parse_WithOneBadSignatureOfAKnownKey_RefusesTheNote()
    {
        var another = new Checkpoint("portal.example/log", 1308, Root).Sign(other);
        byte[] note = [.. checkpoint.Sign(log), .. another[Encoding.UTF8.GetByteCount(checkpoint.Body + "\n")..]];

        Assert.Throws<FormatException>(() => Checkpoint.Parse(note, [log.Key, other.Key], strangers: true));
        Assert.Equal(checkpoint, Checkpoint.Parse(note, [log.Key], strangers: true));
    }

    [Fact]
    public void Parse_OfANoteWithAnyOneBitFlipped_RefusesIt()
    {
        foreach (var note in new[] { checkpoint.Sign(log), checkpoint.Sign(log, other), new Checkpoint("portal.example/log", 0, Root).Sign(other) })
        {
            for (var bit = 0; bit < note.Length * 8; bit++)
            {
                byte[] flipped = [.. note];
                flipped[bit / 8] ^= (byte)(1 << bit % 8);
                var at = bit;
                Assert.True(Record.Exception(() => Checkpoint.Parse(flipped, [log.Key, other.Key])) is FormatException, $"bit {at} of {Encoding.UTF8.GetString(note)}");
            }
        }
    }

    [Fact]
    public void Parse_OfWhatIsSignedButNoCheckpoint_RefusesIt()
    {
        var root = Convert.ToBase64String(Root);
        string[] bodies =
        [
            $"log\n01307\n{root}\n", $"log\n+1307\n{root}\n", $"log\n 1307\n{root}\n", $"log\n-1\n{root}\n", $"log\n9223372036854775808\n{root}\n", $"log\n١٣\n{root}\n", $"log\n\n{root}\n",
            $"\n1307\n{root}\n", $"a log\n1307\n{root}\n", $"a+log\n1307\n{root}\n", $"log\n1307\n{root}\nextension\n", $"log\n1307\n{root}\n\n", $"\nlog\n1307\n{root}\n", "log\n1307\n", $"log\n1307\n{root}",
            $"log\n1307\n{root[..^1]}\n", $"log\n1307\n{root[..20]} {root[20..]}\n", $"log\n1307\n{Convert.ToBase64String(Root[..31])}\n", $"log\n1307\n{Convert.ToBase64String([.. Root, 0])}\n",
            // The same bytes with a bit that base64 leaves over.
            $"log\n1307\n{root[..^2]}{(char)(root[^2] + 1)}=\n",
            $"log\r\n1307\r\n{root}\r\n", $"log\n1307\n{root}\n\u0000\n",
        ];

        foreach (var body in bodies) Refused(Note(body), log.Key);

        Assert.Equal(1307, Checkpoint.Parse(Note($"log\n1307\n{root}\n"), [log.Key]).Size);
    }

    [Fact]
    public void Parse_OfANoteInAnotherForm_RefusesIt()
    {
        var note = Encoding.UTF8.GetString(checkpoint.Sign(log));
        string[] others =
        [
            note + "\n", note + "x", "\n" + note, note.TrimEnd('\n'), note.Replace("\n", "\r\n", StringComparison.Ordinal), note.Replace("— ", "- ", StringComparison.Ordinal),
            note.Replace("— ", "—", StringComparison.Ordinal), note.Replace("— ", "—  ", StringComparison.Ordinal), note.Replace("\n\n", "\n", StringComparison.Ordinal), "\uFEFF" + note,
            checkpoint.Body, checkpoint.Body + "\n", checkpoint.Body + "\n— portal.example/log AAAA\n", checkpoint.Body + "\n— portal.example/log " + Convert.ToBase64String(log.Key.KeyId) + "\n", "", "\n", "\n\n",
            string.Concat(note, string.Concat(Enumerable.Repeat(note.Split('\n')[4] + "\n", 16))),
        ];

        foreach (var text in others) Refused(Encoding.UTF8.GetBytes(text), log.Key);
        Refused([.. Encoding.UTF8.GetBytes(note), 0xFF], log.Key);
    }

    [Fact]
    public void Parse_ForAKeyOfTheSameNameOrTheSameIdAlone_FindsNoSignature()
    {
        var note = checkpoint.Sign(log);

        Refused(note, other.Key);
        Refused(note, new NoteKey("portal.example/other", log.Key.Spki));
    }

    [Fact]
    public void Key_OfAnotherCurve_VerifiesNothing()
    {
        using var large = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        var signer = new NoteSigner(new NoteKey("portal.example/log", large.ExportSubjectPublicKeyInfo()), large);

        Refused(checkpoint.Sign(signer), signer.Key);
        Assert.Throws<FormatException>(() => NoteKey.FromPem("portal.example/log", signer.Key.Pem));
        Assert.Throws<FormatException>(() => NoteKey.FromPem("portal.example/log", "no key"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a log")]
    [InlineData("log+")]
    [InlineData("log\n")]
    [InlineData("a\u2003log")]
    public void Name_WithWhatANoteCannotHold_IsRefused(string name)
    {
        Assert.Throws<ArgumentException>(() => new NoteKey(name, log.Key.Spki));
        Assert.Throws<ArgumentException>(() => new Checkpoint(name, 1, Root));
    }

    [Fact]
    public void Signature_IsOneThatBareOpensslAccepts()
    {
        var folder = Directory.CreateTempSubdirectory("tccm-note-").FullName;
        try
        {
            var note = checkpoint.Sign(log);
            var signature = Convert.FromBase64String(Encoding.UTF8.GetString(note).Split('\n')[4].Split(' ')[2])[4..];
            File.WriteAllText(Path.Combine(folder, "key.pem"), log.Key.Pem);
            File.WriteAllBytes(Path.Combine(folder, "signature"), signature);
            File.WriteAllText(Path.Combine(folder, "body"), checkpoint.Body);
            File.WriteAllText(Path.Combine(folder, "other"), checkpoint.Body.Replace('7', '8'));

            Assert.Equal("Verified OK", Openssl(folder, "body"));
            Assert.Equal("Verification failure", Openssl(folder, "other"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Openssl(string folder, string body)
    {
        using var program = Process.Start(new ProcessStartInfo("openssl", ["dgst", "-sha256", "-verify", "key.pem", "-signature", "signature", body])
        { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var words = program.StandardOutput.ReadToEnd();
        program.WaitForExit();
        return words.Trim();
    }

    private byte[] Note(string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        return [.. bytes, .. Encoding.UTF8.GetBytes($"\n— {log.Key.Name} {Convert.ToBase64String([.. log.Key.KeyId, .. log.Sign(bytes)])}\n")];
    }

    private static string Refused(byte[] note, NoteKey key) => Assert.Throws<FormatException>(() => Checkpoint.Parse(note, [key])).Message;

    private static NoteSigner Signer(string name)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new NoteSigner(new NoteKey(name, key.ExportSubjectPublicKeyInfo()), key);
    }
}
