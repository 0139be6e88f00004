using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Tccm.Domain.Evidence;

/// <summary>The public half of a key of ECDSA P-256, under the name it signs with: C2SP signed-note, type 0x02.</summary>
/// <param name="Name">A URL without its scheme, such as portal.example/log.</param>
/// <param name="Spki">SubjectPublicKeyInfo, in DER.</param>
public sealed record NoteKey(string Name, byte[] Spki)
{
    private const string P256 = "1.2.840.10045.3.1.7";

    public string Name { get; } = SignedNote.IsName(Name) ? Name : throw new ArgumentException($"“{Name}” is no name for a key: it has neither spaces, plus signs nor control characters.", nameof(Name));

    /// <summary>The first four bytes of SHA-256(SPKI): what a signature line names the key by. It tells keys apart and proves nothing.</summary>
    public byte[] KeyId => SHA256.HashData(Spki)[..4];

    /// <summary>SHA-256(SPKI) in lower hex: what people compare.</summary>
    public string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(Spki));

    public string Pem => PemEncoding.WriteString("PUBLIC KEY", Spki) + "\n";

    /// <summary>The key of a PEM file; FormatException where it is none of P-256.</summary>
    public static NoteKey FromPem(string name, string pem)
    {
        try
        {
            using var key = ECDsa.Create();
            key.ImportFromPem(pem);
            return IsP256(key) ? new NoteKey(name, key.ExportSubjectPublicKeyInfo()) : throw new FormatException("The key is not one of P-256.");
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            throw new FormatException("This is no public key in PEM form.", e);
        }
    }

    public static bool IsP256(ECDsa key) => key.ExportParameters(includePrivateParameters: false).Curve.Oid.Value == P256;

    /// <summary>Whether this is the DER signature of the bytes by this key, over SHA-256. A malformed one is none.</summary>
    public bool Verifies(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> signature)
    {
        using var key = ECDsa.Create();
        try
        {
            key.ImportSubjectPublicKeyInfo(Spki, out var read);
            return read == Spki.Length && IsP256(key) && key.VerifyData(bytes, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    public bool Equals(NoteKey? other) => other is not null && Name == other.Name && Spki.AsSpan().SequenceEqual(other.Spki);

    public override int GetHashCode() => HashCode.Combine(Name, Fingerprint);
}

/// <summary>A key that can sign.</summary>
public sealed record NoteSigner(NoteKey Key, ECDsa Private)
{
    /// <summary>The signature of the bytes, in DER, over SHA-256.</summary>
    public byte[] Sign(byte[] bytes) => Private.SignData(bytes, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
}

/// <summary>The signed note of C2SP: a text, an empty line, and a line for each signature. Every byte of it is settled.</summary>
internal static class SignedNote
{
    private const string Dash = "— ";
    private const int MostSignatures = 16;

    public static byte[] Sign(string body, IReadOnlyList<NoteSigner> signers)
    {
        if (signers.Count is 0 or > MostSignatures) throw new ArgumentException($"A note is signed by one to {MostSignatures} keys.", nameof(signers));
        var signed = Encoding.UTF8.GetBytes(body);
        var lines = signers.Select(signer => $"{Dash}{signer.Key.Name} {Convert.ToBase64String([.. signer.Key.KeyId, .. signer.Sign(signed)])}\n");
        return [.. signed, (byte)'\n', .. Encoding.UTF8.GetBytes(string.Concat(lines))];
    }

    /// <summary>The text of a note that one of the keys signed. A known key's bad signature is never passed over; what strangers signed is, where that is asked.</summary>
    public static string Open(byte[] note, IReadOnlyList<NoteKey> keys, bool strangers)
    {
        var text = Text(note);
        if (text.Any(c => c < ' ' && c != '\n')) throw new FormatException("The note holds a control character.");
        var end = text.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (end < 0) throw new FormatException("The note has no empty line before its signatures.");
        if (text[^1] != '\n') throw new FormatException("The note does not end with a line end.");
        var (body, lines) = (text[..(end + 1)], text[(end + 2)..].Split('\n')[..^1]);
        if (lines.Length is 0 or > MostSignatures) throw new FormatException($"The note has {lines.Length} signatures; it takes one to {MostSignatures}.");

        var signed = Encoding.UTF8.GetBytes(body);
        var isSigned = false;
        foreach (var line in lines) isSigned |= IsSignedBy(keys, line, signed, strangers);
        return isSigned ? body : throw new FormatException("No known key has signed the note.");
    }

    public static string Text(byte[] bytes)
    {
        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            throw new FormatException("The bytes are not UTF-8.", e);
        }
    }

    public static bool IsName(string name) => name.Length > 0 && !name.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c == '+');

    /// <summary>The bytes of the one base64 form that they have: no white space, no bits left over.</summary>
    public static byte[] Base64(string text, string what)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var count) && Convert.ToBase64String(bytes, 0, count) == text
            ? bytes[..count]
            : throw new FormatException($"{what} is not in the form of base64.");
    }

    /// <summary>A number from 0 up, in digits, without a leading zero.</summary>
    public static long Number(string text, string what) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number.ToString(CultureInfo.InvariantCulture) == text
            ? number
            : throw new FormatException($"{what} is not a number without leading zeros.");

    private static bool IsSignedBy(IReadOnlyList<NoteKey> keys, string line, byte[] signed, bool strangers)
    {
        if (!line.StartsWith(Dash, StringComparison.Ordinal) || line[Dash.Length..].Split(' ') is not [var name, var code] || !IsName(name))
            throw new FormatException("A line after the note's empty line is no signature.");
        var bytes = Base64(code, "A signature of the note");
        if (bytes.Length <= 4) throw new FormatException("A signature of the note is empty.");
        var key = keys.FirstOrDefault(one => one.Name == name && bytes.AsSpan(0, 4).SequenceEqual(one.KeyId));
        if (key is null) return strangers ? false : throw new FormatException($"The note has a signature of {name} by a key that is not known.");
        return key.Verifies(signed, bytes.AsSpan(4)) ? true : throw new FormatException($"The signature of {name} is not one of this note.");
    }
}
