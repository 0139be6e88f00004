using System.Security.Cryptography;
using Tccm.Domain.Evidence;
using Tccm.Web.Evidence;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Tests.Evidence;

public sealed class EvidenceKeysTests : IDisposable
{
    private const UnixFileMode OwnerReads = UnixFileMode.UserRead;
    private static readonly Checkpoint Some = new("portal.example/log", 3, SHA256.HashData("root"u8));

    private readonly string data = Directory.CreateTempSubdirectory("tccm-keys-").FullName;

    private PortalOptions Portal => new() { DataFolder = data, BaseAddress = new Uri("https://portal.example:8443/") };
    private string Folder => Path.Combine(data, "evidence");
    private string LogFile => Path.Combine(Folder, "log-key.pem");

    public void Dispose() => Directory.Delete(data, recursive: true);

    [Fact]
    public void FirstStart_MakesTwoKeysThatTheOwnerAloneReads()
    {
        using var keys = EvidenceKeys.Load(Portal);

        Assert.Equal(["log-key.pem", "publication-key.pem"], Files());
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, new DirectoryInfo(Folder).UnixFileMode);
        Assert.All(Directory.GetFiles(Folder), file => Assert.Equal(OwnerReads, new FileInfo(file).UnixFileMode));
        Assert.StartsWith("-----BEGIN PRIVATE KEY-----\n", File.ReadAllText(LogFile), StringComparison.Ordinal);
        Assert.NotEqual(keys.LogKey.Spki, keys.PublicationKey.Spki);
        Assert.Equal(("portal.example/log", "portal.example/publication"), (keys.LogKey.Name, keys.PublicationKey.Name));
    }

    [Fact]
    public void SecondStart_TakesTheSameKeys()
    {
        using var first = EvidenceKeys.Load(Portal);
        using var second = EvidenceKeys.Load(Portal);

        Assert.Equal((first.LogKey, first.PublicationKey), (second.LogKey, second.PublicationKey));
        Assert.Equal(Some, Checkpoint.Parse(Some.Sign(second.Log), [first.LogKey]));
        Assert.True(first.PublicationKey.Verifies("x"u8, second.Publication.SignData("x"u8, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)));
    }

    [Fact]
    public void Folder_IsTheOneThatIsSet()
    {
        var portal = Portal;
        portal.EvidenceFolder = Path.Combine(data, "elsewhere");

        EvidenceKeys.Load(portal).Dispose();

        Assert.True(File.Exists(Path.Combine(data, "elsewhere", "log-key.pem")));
        Assert.False(Directory.Exists(Folder));
    }

    [Fact]
    public void StartsAtOnce_EndWithTheSameKeys()
    {
        for (var turn = 0; turn < 20; turn++)
        {
            if (Directory.Exists(Folder)) Directory.Delete(Folder, recursive: true);
            using var together = new Barrier(8);
            var found = new NoteKey[8][];
            var instances = Enumerable.Range(0, 8).Select(i => new Thread(() =>
            {
                together.SignalAndWait();
                using var keys = EvidenceKeys.Load(Portal);
                found[i] = [keys.LogKey, keys.PublicationKey];
            })).ToList();
            instances.ForEach(one => one.Start());
            instances.ForEach(one => one.Join());

            Assert.Single(found.Select(keys => (keys[0], keys[1])).Distinct());
            Assert.Equal(["log-key.pem", "publication-key.pem"], Files());
        }
    }

    [Theory]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.OtherWrite)]
    public void Key_ThatOthersMayReach_IsRefused(UnixFileMode more)
    {
        EvidenceKeys.Load(Portal).Dispose();
        Mode(LogFile, OwnerReads | more);

        var refused = Assert.Throws<InvalidOperationException>(() => EvidenceKeys.Load(Portal));

        Assert.Contains($"chmod 400 {LogFile}", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Folder_ThatOthersMayReach_IsRefused()
    {
        EvidenceKeys.Load(Portal).Dispose();
        Mode(Folder, new DirectoryInfo(Folder).UnixFileMode | UnixFileMode.GroupWrite);

        var refused = Assert.Throws<InvalidOperationException>(() => EvidenceKeys.Load(Portal));

        Assert.Contains($"chmod 700 {Folder}", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void File_ThatIsNoKeyOfP256_IsRefused()
    {
        EvidenceKeys.Load(Portal).Dispose();
        using var large = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using var rsa = RSA.Create(2048);
        using var right = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        string[] wrong = ["", "no key", large.ExportPkcs8PrivateKeyPem(), rsa.ExportPkcs8PrivateKeyPem(), right.ExportSubjectPublicKeyInfoPem(), right.ExportECPrivateKeyPem(), "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"];

        foreach (var text in wrong)
        {
            Write(LogFile, text);
            Assert.Contains("is not a key of ECDSA P-256", Assert.Throws<InvalidOperationException>(() => EvidenceKeys.Load(Portal)).Message, StringComparison.Ordinal);
        }
        Write(LogFile, right.ExportPkcs8PrivateKeyPem());
        EvidenceKeys.Load(Portal).Dispose();
    }

    [Theory]
    [InlineData(EvidenceKey.Log)]
    [InlineData(EvidenceKey.Publication)]
    public void Rotation_PutsTheNewKeyInTheOldOnesPlace(EvidenceKey which)
    {
        using var keys = EvidenceKeys.Load(Portal);
        var (log, publication) = (keys.LogKey, keys.PublicationKey);
        NoteKey fresh;

        using (var rotation = keys.Rotate(which))
        {
            fresh = rotation.New.Key;
            Assert.Equal(which is EvidenceKey.Log ? log : publication, rotation.Old.Key);
            Assert.Equal(Some, Checkpoint.Parse(Some.Sign(rotation.Old, rotation.New), [rotation.Old.Key, rotation.New.Key]));
            rotation.Complete();
        }

        using var later = EvidenceKeys.Load(Portal);
        Assert.Equal(which is EvidenceKey.Log ? (fresh, publication) : (log, fresh), (later.LogKey, later.PublicationKey));
        Assert.Equal((later.LogKey, later.PublicationKey), (keys.LogKey, keys.PublicationKey));
        Assert.Equal(Some, Checkpoint.Parse(Some.Sign(keys.Log), [later.LogKey]));
        Assert.Equal([fresh, which is EvidenceKey.Log ? log : publication], later.Known(which));
        Assert.DoesNotContain("PRIVATE", File.ReadAllText(Directory.GetFiles(Folder, "*.pub.pem").Single()), StringComparison.Ordinal);
        Assert.All(Directory.GetFiles(Folder), file => Assert.Equal(OwnerReads, new FileInfo(file).UnixFileMode));
        Assert.Equal(3, Files().Length);
    }

    [Fact]
    public void Rotation_CutShort_LeavesTheOldKeyAndGoesOnWithTheSameNewOne()
    {
        using var keys = EvidenceKeys.Load(Portal);
        var (old, promised) = (keys.LogKey, Begun(keys));

        using var started = EvidenceKeys.Load(Portal);
        Assert.Equal(old, started.LogKey);
        Assert.Equal([old], started.Known(EvidenceKey.Log));
        using var again = started.Rotate(EvidenceKey.Log);
        Assert.Equal((old, promised), (again.Old.Key, again.New.Key));
        again.Complete();

        using var later = EvidenceKeys.Load(Portal);
        Assert.Equal(promised, later.LogKey);
    }

    [Fact]
    public void Rotation_CutShortWhileFilesAreWritten_LeavesTheOldKey()
    {
        using var keys = EvidenceKeys.Load(Portal);
        // What a killed process leaves: half a file under a name of its own, and the old key's public half.
        Write(Path.Combine(Folder, "log-key.next.pem.0123"), "-----BEGIN PRIVATE K");
        Begun(keys);
        Write(Path.Combine(Folder, $"log-key.{keys.LogKey.Fingerprint}.pub.pem"), keys.LogKey.Pem);

        using var started = EvidenceKeys.Load(Portal);
        Assert.Equal(keys.LogKey, started.LogKey);
        using var rotation = started.Rotate(EvidenceKey.Log);
        rotation.Complete();
        Assert.Equal([rotation.New.Key, keys.LogKey], EvidenceKeys.Load(Portal).Known(EvidenceKey.Log));
    }

    [Fact]
    public void Rotation_Twice_KeepsEveryEarlierPublicKey()
    {
        using var keys = EvidenceKeys.Load(Portal);
        List<NoteKey> had = [keys.LogKey];
        for (var turn = 0; turn < 2; turn++)
        {
            using var rotation = keys.Rotate(EvidenceKey.Log);
            rotation.Complete();
            had.Add(keys.LogKey);
        }

        Assert.Equal(3, had.Distinct().Count());
        Assert.Equal(had.ToHashSet(), keys.Known(EvidenceKey.Log).ToHashSet());
        Assert.Equal(had[^1], keys.Known(EvidenceKey.Log)[0]);
    }

    private static NoteKey Begun(EvidenceKeys keys)
    {
        using var rotation = keys.Rotate(EvidenceKey.Log);
        return rotation.New.Key;
    }

    private string[] Files() => [.. Directory.GetFiles(Folder).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

    private static void Write(string file, string text)
    {
        File.Delete(file);
        File.WriteAllText(file, text);
        Mode(file, OwnerReads);
    }

    private static void Mode(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, mode);
    }
}
