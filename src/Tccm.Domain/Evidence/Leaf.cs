using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;

namespace Tccm.Domain.Evidence;

/// <summary>
/// One act as exact bytes, in order, append-only: a short UTF-8 text with LF line ends, one value a line, in a fixed order.
/// Kept verbatim and hashed as is, as an RFC 6962 leaf: SHA-256(0x00 ‖ bytes). What each kind of act says stands in <see cref="Acts"/>.
/// </summary>
public sealed class Leaf
{
    public const string Head = "coalition/evidence/v1";

    private static long drawn;

    private Leaf() { }

    /// <summary>The place in the log, from 0, without gaps. Given by the database's writer under one lock.</summary>
    public long Index { get; internal set; }
    public Guid ActId { get; private init; }
    public string Type { get; private init; } = "";
    public byte[] Bytes { get; private init; } = [];
    public byte[] Hash { get; private init; } = [];
    public DateTimeOffset At { get; private init; }
    public LeafEnvelope? Envelope { get; private init; }

    /// <summary>In which order the leaves of one save were made: an act that rests on another comes after it.</summary>
    internal long Drawn { get; } = Interlocked.Increment(ref drawn);

    public string Text => Encoding.UTF8.GetString(Bytes);

    /// <summary>The value that stands behind a key, or null where the leaf has none.</summary>
    public static string? ValueOf(string text, string key) =>
        text.Split('\n').FirstOrDefault(line => line.StartsWith(key + ": ", StringComparison.Ordinal))?[(key.Length + 2)..];

    public static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>A key that counts from this leaf on, and the fingerprint of the one in whose place it comes.</summary>
    public static Leaf OfKey(KeyUse use, byte[] spki, string? replaces, DateTimeOffset at) => Acts.Key(use == KeyUse.Log ? "log" : "publication", spki, replaces, at);

    internal static Leaf Of(string type, Guid actId, DateTimeOffset at, LeafEnvelope? envelope, params (string Key, string? Value)[] values)
    {
        var text = new StringBuilder(Head).Append("\ntype: ").Append(type).Append("\nid: ").Append(actId).Append('\n');
        foreach (var (key, value) in values)
            if (value is not null) text.Append(key).Append(": ").Append(Line(value)).Append('\n');
        text.Append("time: ").Append(Instant(at)).Append('\n');
        if (envelope is not null) text.Append("person: sha256:").Append(Convert.ToHexStringLower(envelope.Commitment)).Append('\n');
        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        // A leaf keeps whole seconds, in its bytes and beside them.
        return new Leaf { ActId = actId, Type = type, Bytes = bytes, Hash = MerkleTree.LeafHash(bytes), At = at.AddTicks(-(at.Ticks % TimeSpan.TicksPerSecond)), Envelope = envelope };
    }

    private static string Line(string value) => value.Any(char.IsControl)
        ? throw new InvalidOperationException("A value of the evidence record holds a control character.")
        : value.Normalize();
}

/// <summary>What a key signs: checkpoints of the log, or the bundles of editions.</summary>
public enum KeyUse
{
    Log,
    Publication,
}

/// <summary>
/// Who acted, apart from the leaf, which holds only SHA-256(salt ‖ envelope): erasing a person leaves the log verifiable.
/// </summary>
public sealed class LeafEnvelope
{
    private LeafEnvelope() { }

    internal LeafEnvelope(Contact contact) : this($"person: {contact.PersonId}", contact.Person.Name, contact.Person.Email, contact.Title) { }

    internal LeafEnvelope(Person person) : this($"person: {person.Id}", person.Name, person.Email, null) { }

    internal LeafEnvelope(string who, string name, EmailAddress email, string? title, string more = "")
    {
        Salt = RandomNumberGenerator.GetBytes(32);
        Bytes = Encoding.UTF8.GetBytes($"{who}\nname: {name}\nemail: {email.Value}\ntitle: {title}\n{more}");
    }

    public long LeafIndex { get; private init; }
    public byte[] Salt { get; private init; } = [];
    public byte[] Bytes { get; private init; } = [];

    internal byte[] Commitment => SHA256.HashData([.. Salt, .. Bytes]);
}

/// <summary>How it was shown, at the act itself, that it is really this person.</summary>
/// <param name="Means">Such as "password".</param>
/// <param name="Age">How long ago, in whole seconds.</param>
public sealed record Shown(string Means, TimeSpan Age)
{
    internal string InWords => $"{Means} age={Math.Max(0, (long)Age.TotalSeconds)}s";
}
