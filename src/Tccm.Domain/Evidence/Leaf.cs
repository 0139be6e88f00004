using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tccm.Domain.Organisations;
using Tccm.Domain.Purpose;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;

namespace Tccm.Domain.Evidence;

/// <summary>
/// One act as exact bytes, in order, append-only: a short UTF-8 text with LF line ends, one value a line, in a fixed order.
/// Kept verbatim and hashed as is, as an RFC 6962 leaf: SHA-256(0x00 ‖ bytes).
/// </summary>
public sealed class Leaf
{
    private Leaf() { }

    /// <summary>The place in the log, from 0, without gaps. Given by the database's writer under one lock.</summary>
    public long Index { get; internal set; }
    public Guid ActId { get; private init; }
    public string Type { get; private init; } = "";
    public byte[] Bytes { get; private init; } = [];
    public byte[] Hash { get; private init; } = [];
    public DateTimeOffset At { get; private init; }
    public LeafEnvelope? Envelope { get; private init; }

    public static Leaf ForSigning(Statement statement, Signature signature, Contact by, DateTimeOffset at) =>
        Of("sign", signature.Id, at, new LeafEnvelope(by),
            [("statement", $"{statement.Slug} r{statement.Text.Number} sha256:{signature.TextSha256}; language: {statement.Text.Language}"),
             ("org", signature.OrganisationId.ToString()),
             ("name", signature.OrganisationName),
             .. by.Organisation.DomainsShown.Select(control => ("domain", $"{control.Domain} (verified {control.ShownAt!.Value.UtcDateTime.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)})")),
             ("capacity", by.RolesInWords),
             ("declaration", "sha256:" + StatementText.Sha256(signature.Declaration!))]);

    public static Leaf ForWithdrawal(Statement statement, Signature signature, Contact by, DateTimeOffset at) =>
        Of("withdraw", Guid.CreateVersion7(), at, new LeafEnvelope(by),
            ("statement", $"{statement.Slug} r{statement.Text.Number} sha256:{signature.TextSha256}"),
            ("signature", signature.Id.ToString()),
            ("org", signature.OrganisationId.ToString()),
            ("name", signature.OrganisationName),
            ("capacity", by.RolesInWords));

    public static Leaf ForPublication(Statement statement, Edition edition, Actor by, DateTimeOffset at) =>
        Of("publish", edition.Id, at, null,
            [("statement", $"{statement.Slug} r{statement.Text.Number} sha256:{statement.Text.Sha256}"),
             ("edition", edition.Number.ToString(CultureInfo.InvariantCulture)),
             .. edition.Files.OrderBy(file => file.Format).Select(file => (file.Format.ToString().ToLowerInvariant(), "sha256:" + file.Sha256)),
             ("capacity", by.Capacity)]);

    public static Leaf ForApproval(Organisation organisation, PurposeSignature purpose, Actor by, DateTimeOffset at) =>
        ForApproval(purpose.ApplicationId!.Value, organisation, purpose, by, at);

    /// <summary>For an application that relies on what the organisation signed before.</summary>
    public static Leaf ForApproval(Guid applicationId, Organisation organisation, PurposeSignature purpose, Actor by, DateTimeOffset at) =>
        Of("approve", applicationId, at, null,
            ("org", organisation.Id.ToString()),
            ("name", organisation.DisplayName),
            ("purpose", "sha256:" + purpose.TextSha256),
            ("declaration", "sha256:" + StatementText.Sha256(purpose.Declaration)),
            ("category", organisation.CurrentMembership!.Category.ToString().ToLowerInvariant()),
            ("capacity", by.Capacity));

    public static Leaf ForAdoption(PurposeVersion version, Actor by, DateTimeOffset at) =>
        Of("adopt", version.Id, at, null,
            [("purpose", "sha256:" + version.Sha256),
             ("version", version.Number),
             ("language", version.Language),
             .. version.SignAgainUntil is { } day ? [("sign-again-until", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))] : Array.Empty<(string, string)>(),
             ("proposed-by", $"{version.ProposedById}"),
             ("adopted-by", $"{version.AdoptedById}"),
             ("capacity", by.Capacity)]);

    /// <summary>
    /// The Purpose signed for an organisation; who signed it, and who handed it to them, stand in the envelope only. Where it was
    /// handed, the version and the basis stand in the declaration alone: one kind of act keeps one form of bytes.
    /// </summary>
    public static Leaf ForPurposeSigning(PurposeSignature signature, PurposeSigner signer, DateTimeOffset at) =>
        Of("sign", signature.Id, at, new LeafEnvelope(signer),
            [("purpose", "sha256:" + signature.TextSha256),
             .. signer.Handover is null ? [("version", signature.PurposeVersion.Number)] : Array.Empty<(string, string)>(),
             ("org", signature.OrganisationId.ToString()),
             ("name", signature.OrganisationName),
             ("capacity", signer.Actor.Capacity),
             .. signer.Handover is null ? [("basis", new Authority(signature.Basis!.Value, signature.MandateUntil).InWords)] : Array.Empty<(string, string)>(),
             ("declaration", "sha256:" + StatementText.Sha256(signature.Declaration))]);

    private static Leaf Of(string type, Guid actId, DateTimeOffset at, LeafEnvelope? envelope, params (string Key, string Value)[] values)
    {
        var text = new StringBuilder("coalition/evidence/v1\n").Append("type: ").Append(type).Append("\nid: ").Append(actId).Append('\n');
        foreach (var (key, value) in values) text.Append(key).Append(": ").Append(Line(value)).Append('\n');
        text.Append("time: ").Append(at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)).Append('\n');
        if (envelope is not null) text.Append("person: sha256:").Append(Convert.ToHexStringLower(envelope.Commitment)).Append('\n');
        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        return new Leaf { ActId = actId, Type = type, Bytes = bytes, Hash = SHA256.HashData([0, .. bytes]), At = at, Envelope = envelope };
    }

    private static string Line(string value) => value.Any(char.IsControl)
        ? throw new InvalidOperationException("A value of the evidence record holds a control character.")
        : value.Normalize();
}

/// <summary>
/// Who acted, apart from the leaf, which holds only SHA-256(salt ‖ envelope): erasing a person leaves the log verifiable.
/// </summary>
public sealed class LeafEnvelope
{
    private LeafEnvelope() { }

    internal LeafEnvelope(Contact contact) : this($"person: {contact.PersonId}", contact.Person.Name, contact.Person.Email, contact.Title) { }

    internal LeafEnvelope(PurposeSigner signer) : this(
        signer.Handover is { } link ? $"handover: {link.Id}" : $"person: {signer.Contact?.PersonId}", signer.Name, signer.Email, signer.Title,
        signer.Handover is { } asked ? $"requested-by: {asked.RequesterName}\nrequester-email: {asked.RequesterEmail.Value}\n" : "")
    { }

    private LeafEnvelope(string who, string name, EmailAddress email, string? title, string more = "")
    {
        Salt = RandomNumberGenerator.GetBytes(32);
        Bytes = Encoding.UTF8.GetBytes($"{who}\nname: {name}\nemail: {email.Value}\ntitle: {title}\n{more}");
    }

    public long LeafIndex { get; private init; }
    public byte[] Salt { get; private init; } = [];
    public byte[] Bytes { get; private init; } = [];

    internal byte[] Commitment => SHA256.HashData([.. Salt, .. Bytes]);
}
