using System.Diagnostics;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tccm.Domain.Evidence;
using Tccm.Web.Documents;

namespace Tccm.Web.Tests.Documents;

/// <summary>A log of other acts too, and a statement that these organisations signed in it.</summary>
internal sealed class BundleWorld : IDisposable
{
    internal const string Slug = "keep-it-open";
    private static readonly JsonSerializerOptions AsThePortalWrites = new(JsonSerializerDefaults.Web) { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<byte[]> log = [];
    private readonly List<(long Index, byte[] Bytes)> leaves = [];
    private readonly JsonArray signatories = [];
    private readonly JsonArray recorded = [];

    public BundleWorld(params string[] signers)
    {
        foreach (var name in signers)
        {
            for (var i = 0; i < 4; i++) Append($"coalition/evidence/v1\ntype: grant\nid: {Guid.NewGuid()}\ntime: 2027-03-14T12:00:00Z\n");
            Sign(name);
        }
        recorded.Add(Signatory(Guid.NewGuid(), Guid.CreateVersion7(), "Recorded Registry", "recorded", null));
        Append("coalition/evidence/v1\ntype: revoke\n");
    }

    public ECDsa LogPrivate { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    public ECDsa Publication { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    public NoteKey LogKey => new("portal.example/log", LogPrivate.ExportSubjectPublicKeyInfo());
    public NoteKey PublicationKey => new("portal.example/publication", Publication.ExportSubjectPublicKeyInfo());
    public byte[] Text { get; } = Encoding.UTF8.GetBytes("# Keep it open\n\nThe Internet’s technical layer: “آزاد” and 開かれた.\n");

    public BundleContents Contents => new(
        Slug, 2, new DateTimeOffset(2027, 3, 20, 12, 0, 1, TimeSpan.Zero), Text, Encoding.ASCII.GetBytes("%PDF-1.7\n…"), "<!doctype html>\n"u8.ToArray(), Json(), "name,native_name\r\n"u8.ToArray(),
        leaves, log, new Checkpoint("portal.example/log", log.Count, MerkleTree.Root(log)).Sign(new NoteSigner(LogKey, LogPrivate)), LogKey, PublicationKey, SignedBy(Publication));

    /// <summary>Somebody's signature, by its place in the list, came to be withdrawn, disputed and so on; what the list says of it is another thing.</summary>
    public void Then(int signatory, string type, string? standing = null)
    {
        var line = signatories[signatory]!.AsObject();
        var bytes = Encoding.UTF8.GetBytes($"coalition/evidence/v1\ntype: {type}\nid: {Guid.NewGuid()}\nstatement: {Slug} r3 sha256:{Hash(Text)}\nsignature: {line["signature"]!.GetValue<Guid>()}\norg: {line["organisation"]!.GetValue<Guid>()}\nname: {line["name"]!.GetValue<string>()}\ntime: 2027-03-15T12:00:00Z\n");
        if (standing is not null) line["standing"] = standing;
        leaves.Add((log.Count, bytes));
        log.Add(MerkleTree.LeafHash(bytes));
    }

    public static Func<byte[], byte[]> SignedBy(ECDsa key) => bytes => key.SignData(bytes, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

    public void Dispose()
    {
        LogPrivate.Dispose();
        Publication.Dispose();
    }

    private void Sign(string name)
    {
        var (organisation, signature) = (Guid.NewGuid(), Guid.CreateVersion7());
        var bytes = Encoding.UTF8.GetBytes(
            $"coalition/evidence/v1\ntype: sign\nid: {signature}\nstatement: {Slug} r3 sha256:{Hash(Text)}; language: en\norg: {organisation}\nname: {name}\n"
            + $"domain: rowan.test (verified 2027-01-03)\ncapacity: signatory\ndeclaration: sha256:{Hash(Text)}\ntime: 2027-03-14T12:00:00Z\nperson: sha256:{Hash(Text)}\n");
        leaves.Add((log.Count, bytes));
        signatories.Add(Signatory(organisation, signature, name, "online", new JsonObject { ["index"] = log.Count, ["hash"] = Convert.ToHexStringLower(MerkleTree.LeafHash(bytes)) }));
        log.Add(MerkleTree.LeafHash(bytes));
    }

    private void Append(string leaf) => log.Add(MerkleTree.LeafHash(Encoding.UTF8.GetBytes(leaf)));

    private static JsonObject Signatory(Guid organisation, Guid signature, string name, string how, JsonObject? leaf) => new()
    {
        ["organisation"] = organisation,
        ["signature"] = signature,
        ["name"] = name,
        ["nativeName"] = "\"how\": \"online\",",
        ["nativeLanguage"] = null,
        ["kinds"] = new JsonArray("cctld-registry", "exchange-point"),
        ["economy"] = "NO",
        ["economyName"] = "Norway",
        ["signedOn"] = "2027-03-14",
        ["how"] = how,
        ["source"] = how == "online" ? null : "A letter of 14 March 2027",
        ["standing"] = "signed",
        ["since"] = null,
        ["leaf"] = leaf,
    };

    private byte[] Json() => [.. JsonSerializer.SerializeToUtf8Bytes(new JsonObject
    {
        ["$schema"] = "https://portal.example/schemas/statement-1.json",
        ["address"] = $"https://portal.example/statements/{Slug}",
        ["slug"] = Slug,
        ["kind"] = "submission",
        ["title"] = "Keep it open",
        ["edition"] = new JsonObject { ["number"] = 2, ["publishedAt"] = "2027-03-20T12:00:01Z" },
        ["text"] = new JsonObject { ["revision"] = 3, ["sha256"] = Hash(Text), ["signedIn"] = "en", ["markdown"] = Encoding.UTF8.GetString(Text) },
        ["attribution"] = "Signed by some.",
        ["counts"] = new JsonObject { ["signersKnown"] = true, ["signatories"] = signatories.Count, ["recorded"] = recorded.Count, ["paused"] = 0, ["members"] = 31 },
        ["signatories"] = signatories.DeepClone(),
        ["recorded"] = recorded.DeepClone(),
        ["log"] = new JsonObject
        {
            ["origin"] = "portal.example/log",
            ["size"] = log.Count,
            ["root"] = Convert.ToBase64String(MerkleTree.Root(log)),
            ["logKey"] = LogKey.Fingerprint,
            ["publicationKey"] = PublicationKey.Fingerprint,
        },
    }, AsThePortalWrites), (byte)'\n'];

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}

/// <summary>
/// A bundle unzipped, in a shell without a network that finds no program but sh, openssl and the coreutils that are named here.
/// </summary>
internal sealed class BundleFolder : IDisposable
{
    private static readonly string[] Programs = ["openssl", "sha256sum", "base64", "cut", "tr", "od", "cat", "head", "tail", "sort", "mktemp", "rm"];

    private readonly string root = Directory.CreateTempSubdirectory("tccm-bundle-").FullName;
    private readonly Process shell;

    public BundleFolder(byte[] zip, string sh = "sh")
    {
        using (var archive = new ZipArchive(new MemoryStream(zip))) archive.ExtractToDirectory(root);
        Path = Directory.GetDirectories(root).Single();
        Trusted = System.IO.Path.Combine(root, "trusted.sh");
        File.Copy(At("check.sh"), Trusted);

        var programs = Directory.CreateDirectory(System.IO.Path.Combine(root, "bin")).FullName;
        foreach (var program in Programs) File.CreateSymbolicLink(System.IO.Path.Combine(programs, program), Found(program));
        File.CreateSymbolicLink(System.IO.Path.Combine(programs, "sh"), Found(sh));
        var start = new ProcessStartInfo(Found("unshare"), [.. Namespace(), System.IO.Path.Combine(programs, "sh"), "-c", "while IFS= read -r line; do code=0; (eval \"$line\") </dev/null 2>&1 || code=$?; echo; echo \"== $code\"; done"])
        { WorkingDirectory = Path, UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 };
        start.Environment.Clear();
        start.Environment["PATH"] = programs;
        shell = Process.Start(start)!;
    }

    public string Path { get; }

    /// <summary>check.sh as it was shipped, out of reach of who changes the folder: a script cannot vouch for itself.</summary>
    public string Trusted { get; }

    public IReadOnlyList<string> Files => [.. Directory.GetFiles(Path, "*", SearchOption.AllDirectories).Select(file => System.IO.Path.GetRelativePath(Path, file)).Order(StringComparer.Ordinal)];

    /// <summary>The two commands as README.txt has them.</summary>
    public string Commands => File.ReadAllLines(At("README.txt")).Single(line => line.Contains("&& sha256sum", StringComparison.Ordinal)).Trim();

    public string At(string file) => System.IO.Path.Combine(Path, file);

    public (int Code, string Words) Run(string line)
    {
        shell.StandardInput.WriteLine(line);
        shell.StandardInput.Flush();
        var words = new StringBuilder();
        while (shell.StandardOutput.ReadLine() is { } said)
        {
            if (said.StartsWith("== ", StringComparison.Ordinal)) return (int.Parse(said[3..], System.Globalization.CultureInfo.InvariantCulture), words.ToString().Trim());
            words.AppendLine(said);
        }
        throw new InvalidOperationException("The shell has ended.");
    }

    public (int Code, string Words) Check(params string[] fingerprints) => Run(string.Join(' ', ["sh", "check.sh", .. fingerprints]));

    public void Change(string file, Func<string, string> how) => File.WriteAllText(At(file), how(File.ReadAllText(At(file))));

    /// <summary>What whoever holds a key can do: makes the sums anew and signs them.</summary>
    public void SignAgain(ECDsa key)
    {
        File.WriteAllText(At("key.pem"), new NoteKey("any", key.ExportSubjectPublicKeyInfo()).Pem);
        var sums = string.Concat(Files.Where(file => !file.StartsWith("SHA256SUMS", StringComparison.Ordinal)).Select(file => $"{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(At(file))))}  {file}\n"));
        File.WriteAllText(At("SHA256SUMS"), sums);
        File.WriteAllBytes(At("SHA256SUMS.sig"), BundleWorld.SignedBy(key)(Encoding.ASCII.GetBytes(sums)));
    }

    public void Dispose()
    {
        shell.StandardInput.Close();
        shell.WaitForExit();
        shell.Dispose();
        Directory.Delete(root, recursive: true);
    }

    private static string Found(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Append("/usr/bin").Append("/bin")
        .Select(folder => System.IO.Path.Combine(folder, program)).FirstOrDefault(File.Exists) ?? throw new InvalidOperationException($"The program {program} is missing.");

    private static string[] Namespace()
    {
        foreach (var how in new string[][] { ["-rn"], ["-n"] })
        {
            using var tried = Process.Start(new ProcessStartInfo(Found("unshare"), [.. how, "true"]) { UseShellExecute = false, RedirectStandardError = true })!;
            tried.WaitForExit();
            if (tried.ExitCode == 0) return how;
        }
        Assert.Skip("This machine lets nobody make a network namespace: unshare -rn and unshare -n are refused.");
        return [];
    }
}
