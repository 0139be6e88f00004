using System.Globalization;
using Tccm.Domain.Applications;
using Tccm.Domain.Organisations;
using Tccm.Domain.Purpose;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;

namespace Tccm.Domain.Evidence;

/// <summary>What each kind of act says in the log. One kind of act keeps one form of bytes; a value that is not there leaves no line.</summary>
internal static class Acts
{
    public static Leaf Signing(Statement statement, Signature signature, Contact by, Shown? shown, DateTimeOffset at) =>
        Leaf.Of("sign", signature.Id, at, new LeafEnvelope(by),
            [("statement", $"{statement.Slug} r{statement.Text.Number} sha256:{signature.TextSha256}; language: {statement.Text.Language}"),
             .. Of(signature),
             .. by.Organisation.DomainsShown.Select(control => ("domain", (string?)$"{control.Domain} (verified {Day(control.ShownAt!.Value)})")),
             ("capacity", by.RolesInWords),
             ("declaration", Sha256(signature.Declaration!)),
             ("grant", by.GrantId?.ToString()),
             ("late", signature.LateCodeId?.ToString()),
             ("auth", shown?.InWords)]);

    public static Leaf Withdrawal(Statement statement, Signature signature, Contact by, Shown? shown, DateTimeOffset at) =>
        Leaf.Of("withdraw", Guid.CreateVersion7(), at, new LeafEnvelope(by),
            [("statement", TextOf(statement, signature)), ("signature", signature.Id.ToString()), .. Of(signature), ("capacity", by.RolesInWords),
             ("reason", signature.WithdrawalReason is { } reason ? Sha256(reason) : null), ("grant", by.GrantId?.ToString()), ("auth", shown?.InWords)]);

    /// <summary>By the link of a receipt, by a contact, or by the secretariat; who it was stands in the envelope.</summary>
    public static Leaf Disputing(Statement statement, Signature signature, Dispute dispute, Person? person, Actor by, DateTimeOffset at) =>
        Leaf.Of("dispute", dispute.Id, at, person is null ? null : new LeafEnvelope(person),
            [("statement", TextOf(statement, signature)), ("signature", signature.Id.ToString()), .. Of(signature), ("capacity", by.Capacity)]);

    public static Leaf Decision(Statement statement, Signature signature, Dispute dispute, Actor by, DateTimeOffset at) =>
        Leaf.Of(dispute.Outcome == DisputeOutcome.Invalid ? "invalidate" : "reinstate", Guid.CreateVersion7(), at, null,
            [("statement", TextOf(statement, signature)), ("signature", signature.Id.ToString()), .. Of(signature), ("dispute", dispute.Id.ToString()),
             ("reason", dispute.ProposedReason!.Value.InWords()), ("proposed-by", dispute.ProposedById.ToString()), ("confirmed-by", dispute.DecidedById.ToString()), ("capacity", by.Capacity)]);

    public static Leaf Reopening(Statement statement, string reason, Actor by, DateTimeOffset at) =>
        Leaf.Of("reopen", Guid.CreateVersion7(), at, null,
            ("statement", TextOf(statement)), ("deadline", In(statement.Deadline!.Value)), ("reason", Sha256(reason)), ("capacity", by.Capacity));

    /// <summary>The deadline moved to a later instant: by hand, or by as long as the portal could not be used.</summary>
    public static Leaf Extension(Statement statement, Deadline before, string cause, Actor by, DateTimeOffset at) =>
        Leaf.Of("extend", Guid.CreateVersion7(), at, null,
            ("statement", TextOf(statement)), ("from", In(before)), ("to", In(statement.Deadline!.Value)), ("cause", cause), ("capacity", by.Capacity));

    public static Leaf Publication(Statement statement, Edition edition, Publication? publication, Actor by, DateTimeOffset at) =>
        Leaf.Of("publish", edition.Id, at, null,
            [("statement", TextOf(statement)),
             ("edition", Number(edition.Number)),
             .. edition.Files.OrderBy(file => file.Format).Select(file => (file.Format.ToString().ToLowerInvariant(), (string?)("sha256:" + file.Sha256))),
             ("because", edition.Because is { } because ? Sha256(because) : null),
             ("embargo", publication?.Embargo is { } embargo ? In(embargo) : null),
             ("proposed-by", publication?.ProposedById.ToString()),
             ("confirmed-by", publication?.ConfirmedById?.ToString()),
             ("capacity", by.Capacity)]);

    public static Leaf Grant(Contact contact, Guid id, Actor by, DateTimeOffset at, DateTimeOffset? since = null) =>
        Leaf.Of("grant", id, at, new LeafEnvelope(contact),
            [.. Of(contact), ("since", since is { } from ? Leaf.Instant(from) : null), ("capacity", by.Capacity)]);

    public static Leaf Revocation(Contact contact, Guid grant, Actor by, DateTimeOffset at) =>
        Leaf.Of("revoke", Guid.CreateVersion7(), at, null, [.. Of(contact), ("grant", grant.ToString()), ("capacity", by.Capacity)]);

    /// <summary>A means of signing in was made, or another set in its place.</summary>
    public static Leaf Enrolment(Person person, string means, DateTimeOffset at) =>
        Leaf.Of("enrol", Guid.CreateVersion7(), at, new LeafEnvelope(person), ("means", means));

    /// <summary>Also for an application that relies on what the organisation signed before.</summary>
    public static Leaf Approval(Application application, Organisation organisation, PurposeSignature purpose, Actor by, DateTimeOffset at) =>
        Leaf.Of("approve", application.Id, at, null,
            ("org", organisation.Id.ToString()),
            ("name", organisation.DisplayName),
            ("purpose", "sha256:" + purpose.TextSha256),
            ("declaration", Sha256(purpose.Declaration)),
            ("category", organisation.CurrentMembership!.Category.ToString().ToLowerInvariant()),
            ("proposed-by", ProposerOf(application, by)?.ToString()),
            ("confirmed-by", ProposerOf(application, by) is null ? null : by.PersonId.ToString()),
            ("capacity", by.Capacity));

    /// <summary>Null where one approved alone: also who had proposed it when there were others still.</summary>
    private static Guid? ProposerOf(Application application, Actor by) => application.Proposed is { } proposed && proposed.By != by.PersonId ? proposed.By : null;

    public static Leaf Adoption(PurposeVersion version, Actor by, DateTimeOffset at) =>
        Leaf.Of("adopt", version.Id, at, null,
            ("purpose", "sha256:" + version.Sha256),
            ("version", version.Number),
            ("language", version.Language),
            ("sign-again-until", version.SignAgainUntil is { } day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null),
            ("proposed-by", version.ProposedById.ToString()),
            ("adopted-by", version.AdoptedById.ToString()),
            ("capacity", by.Capacity));

    /// <summary>
    /// The Purpose signed for an organisation; who signed it, and who handed it to them, stand in the envelope only. Where it was
    /// handed, the version and the basis stand in the declaration alone.
    /// </summary>
    public static Leaf PurposeSigning(PurposeSignature signature, PurposeSigner signer, DateTimeOffset at) =>
        Leaf.Of("sign", signature.Id, at, EnvelopeOf(signer),
            ("purpose", "sha256:" + signature.TextSha256),
            ("version", signer.Handover is null ? signature.PurposeVersion.Number : null),
            ("org", signature.OrganisationId.ToString()),
            ("name", signature.OrganisationName),
            ("capacity", signer.Actor.Capacity),
            ("basis", signer.Handover is null ? new Authority(signature.Basis!.Value, signature.MandateUntil).InWords : null),
            ("declaration", Sha256(signature.Declaration)),
            ("grant", signer.Contact?.GrantId?.ToString()));

    /// <summary>A key of the log or of publications that counts from here on.</summary>
    public static Leaf Key(string use, byte[] spki, string? replaces, DateTimeOffset at) =>
        Leaf.Of("key", Guid.CreateVersion7(), at, null, ("use", use), ("spki", Convert.ToBase64String(spki)), ("replaces", replaces));

    private static LeafEnvelope EnvelopeOf(PurposeSigner signer) => new(
        signer.Handover is { } link ? $"handover: {link.Id}" : $"person: {signer.Contact?.PersonId}", signer.Name, signer.Email, signer.Title,
        signer.Handover is { } asked ? $"requested-by: {asked.RequesterName}\nrequester-email: {asked.RequesterEmail.Value}\n" : "");

    private static IEnumerable<(string, string?)> Of(Signature signature) =>
        [("org", signature.OrganisationId.ToString()), ("name", signature.OrganisationName)];

    private static IEnumerable<(string, string?)> Of(Contact contact) =>
        [("org", contact.OrganisationId.ToString()), ("name", contact.Organisation.DisplayName), ("contact", contact.Id.ToString())];

    private static string TextOf(Statement statement) => $"{statement.Slug} r{statement.Text.Number} sha256:{statement.Text.Sha256}";

    private static string In(Deadline deadline) => $"{Leaf.Instant(deadline.Instant)} {deadline.ZoneId}";

    private static string TextOf(Statement statement, Signature signature) => $"{statement.Slug} r{statement.TextOf(signature).Number} sha256:{signature.TextSha256}";

    private static string Sha256(string words) => "sha256:" + StatementText.Sha256(words);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
