using System.Security.Cryptography;
using Tccm.Domain.Evidence;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Evidence;

public enum EvidenceKey
{
    /// <summary>Signs the checkpoints of the evidence log.</summary>
    Log,

    /// <summary>Signs the bundle of each edition, and nothing else.</summary>
    Publication,
}

/// <summary>
/// The two keys that the evidence rests on, ECDSA P-256 in PKCS#8 PEM files: never in the database, nor in a copy of it. The key of
/// earlier checkpoints stays known by its public half, in a file of its own.
/// </summary>
public sealed class EvidenceKeys : IDisposable
{
    private readonly string folder;
    private readonly string host;
    private readonly Dictionary<EvidenceKey, ECDsa> keys = [];

    private EvidenceKeys(PortalOptions portal)
    {
        folder = FolderOf(portal);
        host = portal.BaseAddress.IdnHost;
    }

    public static string FolderOf(PortalOptions portal) => Path.GetFullPath(portal.EvidenceFolder ?? Path.Combine(portal.DataFolder, "evidence"));

    /// <summary>What signs checkpoints, under the name that is also the log's origin, such as portal.example/log.</summary>
    public NoteSigner Log => new(LogKey, keys[EvidenceKey.Log]);

    public ECDsa Publication => keys[EvidenceKey.Publication];

    /// <summary>The DER signature of the bytes by the publication key, over SHA-256.</summary>
    public byte[] SignPublication(byte[] bytes) => new NoteSigner(PublicationKey, Publication).Sign(bytes);

    public NoteKey LogKey => PublicHalf(EvidenceKey.Log, keys[EvidenceKey.Log]);

    public NoteKey PublicationKey => PublicHalf(EvidenceKey.Publication, Publication);

    /// <summary>The key of now, and those that it came in the place of: what an earlier checkpoint, or bundle, is checked with.</summary>
    public IReadOnlyList<NoteKey> Known(EvidenceKey which) =>
    [
        PublicHalf(which, keys[which]),
        .. Directory.GetFiles(folder, $"{Name(which)}-key.*.pub.pem").Order(StringComparer.Ordinal).Select(file => NoteKey.FromPem(NameOf(which), File.ReadAllText(file))),
    ];

    /// <summary>
    /// Makes what is missing, so that two instances that start at once end with the same keys; refuses to go on with a key that
    /// others on the machine could read.
    /// </summary>
    public static EvidenceKeys Load(PortalOptions portal)
    {
        var evidence = new EvidenceKeys(portal);
        try
        {
            PrivateFile.RequireFolder(evidence.folder);
            foreach (var which in Enum.GetValues<EvidenceKey>()) evidence.keys[which] = Made(evidence.PathOf(which));
            return evidence;
        }
        catch
        {
            evidence.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Makes the next key beside the one in use, or takes up the one that a rotation which was cut short had made: what was said of it
    /// already, in the log or elsewhere, holds. Until <see cref="KeyRotation.Complete"/> the key in use is the old one.
    /// </summary>
    public KeyRotation Rotate(EvidenceKey which) => new(this, which, new NoteSigner(PublicHalf(which, keys[which]), keys[which]), Made(NextOf(which)));

    public void Dispose()
    {
        foreach (var key in keys.Values) key.Dispose();
    }

    internal NoteKey PublicHalf(EvidenceKey which, ECDsa key) => new(NameOf(which), key.ExportSubjectPublicKeyInfo());

    internal void Complete(EvidenceKey which, NoteKey old, ECDsa next)
    {
        // The old key's public half first: cut short after it, both are known and the old one is in use.
        PrivateFile.Make(Path.Combine(folder, $"{Name(which)}-key.{old.Fingerprint}.pub.pem"), old.Pem);
        PrivateFile.Replace(PathOf(which), NextOf(which));
        keys[which] = next;
    }

    private static ECDsa Made(string path)
    {
        if (!File.Exists(path))
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            PrivateFile.Make(path, key.ExportPkcs8PrivateKeyPem() + "\n");
        }
        return Read(path);
    }

    private static ECDsa Read(string path)
    {
        var pem = PrivateFile.Read(path);
        var key = ECDsa.Create();
        try
        {
            if (!PemEncoding.TryFind(pem, out var found) || pem[found.Label] != "PRIVATE KEY") throw new CryptographicException("It is not in PKCS#8 PEM form.");
            key.ImportFromPem(pem);
            return NoteKey.IsP256(key) ? key : throw new CryptographicException("It is of another curve.");
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            key.Dispose();
            throw new InvalidOperationException($"{path} is not a key of ECDSA P-256. {e.Message} Put the right file back from where the keys are kept; the evidence log cannot go on with another key in silence.", e);
        }
    }

    private static string Name(EvidenceKey which) => which switch { EvidenceKey.Log => "log", _ => "publication" };

    private string NameOf(EvidenceKey which) => $"{host}/{Name(which)}";

    private string PathOf(EvidenceKey which) => Path.Combine(folder, $"{Name(which)}-key.pem");

    private string NextOf(EvidenceKey which) => Path.Combine(folder, $"{Name(which)}-key.next.pem");
}

/// <summary>Both keys while one takes the other's place: the log is told of the new one, and a checkpoint is signed by both, before it is completed.</summary>
public sealed class KeyRotation : IDisposable
{
    private readonly EvidenceKeys evidence;
    private readonly EvidenceKey which;
    private bool isComplete;

    internal KeyRotation(EvidenceKeys evidence, EvidenceKey which, NoteSigner old, ECDsa next)
    {
        (this.evidence, this.which, Old) = (evidence, which, old);
        New = new NoteSigner(evidence.PublicHalf(which, next), next);
    }

    public NoteSigner Old { get; }
    public NoteSigner New { get; }

    /// <summary>Puts the new key's file in the old one's place, in one step; from then on <see cref="EvidenceKeys"/> signs with it. The old private key is gone.</summary>
    public void Complete()
    {
        evidence.Complete(which, Old.Key, New.Private);
        isComplete = true;
    }

    public void Dispose() => (isComplete ? Old : New).Private.Dispose();
}
