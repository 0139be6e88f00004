using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Evidence;
using Tccm.Domain.Organisations;
using Tccm.Domain.Purpose;
using Tccm.Domain.Statements;

namespace Tccm.Web.Evidence;

/// <summary>Whether the register says what the log says: texts, signatures and what became of them, who may sign, and what was published.</summary>
public sealed partial class RegisterCheck(TccmDbContext db, LogCheck log)
{
    private readonly List<string> wrong = [];

    public int Signatures { get; private set; }

    public async Task<IReadOnlyList<string>> RunAsync(CancellationToken cancellationToken)
    {
        await CheckTextsAsync(cancellationToken);
        var signatures = await db.Signatures.AsNoTracking().ToListAsync(cancellationToken);
        await CheckSignaturesAsync(signatures, cancellationToken);
        await CheckPurposesAsync(signatures, cancellationToken);
        await CheckGrantsAsync(cancellationToken);
        await CheckDisputesAsync(cancellationToken);
        await CheckEditionsAsync(signatures.ToDictionary(signature => signature.Id), cancellationToken);
        await CheckPublicationsAsync(cancellationToken);
        await CheckDeadlinesAsync(cancellationToken);
        await CheckPairsAsync(cancellationToken);
        return wrong;
    }

    private IEnumerable<(Guid Act, long Index, string Text)> Of(params string[] types) =>
        log.Acts.Where(act => types.Contains(act.Key.Type)).OrderBy(act => act.Value.Index).Select(act => (act.Key.Act, act.Value.Index, act.Value.Text));

    private string? Text(string type, Guid act) => log.Acts.TryGetValue((type, act), out var found) ? found.Text : null;

    private static bool Says(string? entry, string key, string? value) => entry is not null && Leaf.ValueOf(entry, key) == value;

    private async Task CheckTextsAsync(CancellationToken cancellationToken)
    {
        await foreach (var revision in db.Revisions.AsNoTracking().Select(one => new { one.Id, one.Text, one.Sha256 }).AsAsyncEnumerable().WithCancellation(cancellationToken))
            if (StatementText.Sha256(revision.Text) != revision.Sha256) wrong.Add($"The text of revision {revision.Id} does not have its hash.");
        var versions = await db.PurposeVersions.AsNoTracking().ToListAsync(cancellationToken);
        foreach (var version in versions)
        {
            if (StatementText.Sha256(version.Text) != version.Sha256) wrong.Add($"The text of the Statement of Purpose {version.Number} does not have its hash.");
            var says = Text("adopt", version.Id);
            // What was taken over from the record was not adopted here.
            if (version.AdoptedById is not null && version.ProposedById is not null && (!Says(says, "purpose", "sha256:" + version.Sha256) || !Says(says, "version", version.Number)
                || !Says(says, "proposed-by", $"{version.ProposedById}") || !Says(says, "adopted-by", $"{version.AdoptedById}")))
                wrong.Add($"The Statement of Purpose {version.Number} has no entry of its adoption, by the same two, in the log.");
        }
        foreach (var (act, index, _) in Of("adopt").Where(entry => versions.All(version => version.Id != entry.Act)))
            wrong.Add($"Entry {index} is an adoption {act} that the register lacks.");
    }

    private async Task CheckSignaturesAsync(List<Signature> signatures, CancellationToken cancellationToken)
    {
        Signatures += signatures.Count;
        var texts = await db.Revisions.AsNoTracking().ToDictionaryAsync(one => one.Id, one => (one.Sha256, one.Number), cancellationToken);
        var slugs = await db.Statements.AsNoTracking().ToDictionaryAsync(one => one.Id, one => one.Slug, cancellationToken);
        var later = Of("withdraw", "dispute", "invalidate", "reinstate").ToLookup(entry => Leaf.ValueOf(entry.Text, "signature"), StringComparer.Ordinal);
        foreach (var signature in signatures)
        {
            var (sha256, number) = texts.GetValueOrDefault(signature.RevisionId);
            if (sha256 != signature.TextSha256) wrong.Add($"Signature {signature.Id} of {signature.OrganisationName} points at another text than its revision's.");
            var says = Text("sign", signature.Id);
            if (signature.Origin == SignatureOrigin.Recorded)
            {
                if (says is not null) wrong.Add($"Signature {signature.Id} of {signature.OrganisationName} was made here by the log, and is recorded from elsewhere by the register.");
                continue;
            }
            if (says is null) wrong.Add($"Signature {signature.Id} of {signature.OrganisationName} has no entry in the log.");
            else
            {
                if (Leaf.ValueOf(says, "statement")?.StartsWith($"{slugs.GetValueOrDefault(signature.StatementId)} r{number} sha256:{signature.TextSha256};", StringComparison.Ordinal) != true) wrong.Add($"Signature {signature.Id} of {signature.OrganisationName}: the log has another text.");
                if (!Says(says, "org", signature.OrganisationId.ToString()) || !Says(says, "name", signature.OrganisationName.Normalize())) wrong.Add($"Signature {signature.Id} of {signature.OrganisationName}: the log has another organisation.");
                if (!Says(says, "declaration", "sha256:" + StatementText.Sha256(signature.Declaration ?? ""))) wrong.Add($"Signature {signature.Id} of {signature.OrganisationName}: the log has another declaration.");
                if (!IsDeclared(signature.Authority, signature.Declaration ?? "")) wrong.Add($"Signature {signature.Id} of {signature.OrganisationName}: its right rests on something else than was declared.");
                if (signature.Domain is { } domain && !says.Contains($"\ndomain: {domain} (verified ", StringComparison.Ordinal)) wrong.Add($"Signature {signature.Id} of {signature.OrganisationName}: the log has another domain.");
                if (!Says(says, "time", Leaf.Instant(signature.SignedAt ?? default))) wrong.Add($"Signature {signature.Id} of {signature.OrganisationName}: the log has another time.");
                if (!Says(says, "late", signature.LateCodeId?.ToString())) wrong.Add($"Signature {signature.Id} of {signature.OrganisationName}: the log says otherwise whether it came late.");
            }
            CheckStanding(signature, [.. later[signature.Id.ToString()]]);
        }
        var known = signatures.Select(signature => signature.Id.ToString()).ToHashSet(StringComparer.Ordinal);
        foreach (var group in later.Where(group => group.Key is null || !known.Contains(group.Key)))
            foreach (var (_, index, _) in group) wrong.Add($"Entry {index} is about a signature {group.Key} that the register lacks.");
    }

    /// <summary>What became of a signature, told by its entries one after the other.</summary>
    private void CheckStanding(Signature signature, IReadOnlyList<(Guid Act, long Index, string Text)> entries)
    {
        var told = Told(entries);
        if (told != (In(signature.WithdrawnAt), In(signature.DisputedAt), In(signature.InvalidatedAt)))
            wrong.Add($"Signature {signature.Id} of {signature.OrganisationName}: the register and the log do not agree on what became of it.");
        var last = entries.Count == 0 ? null : entries[^1].Text;
        if (signature.WithdrawnAt is not null && !Says(last, "reason", signature.WithdrawalReason is { } reason ? "sha256:" + StatementText.Sha256(reason) : null)
            || signature.WithdrawnAt is null && signature.WithdrawalReason is not null
            || (signature.InvalidReason is null) != (signature.InvalidatedAt is null)
            || signature.InvalidReason is { } code && !Says(last, "reason", code.InWords()))
            wrong.Add($"Signature {signature.Id} of {signature.OrganisationName}: the log has another reason for its end.");

        static string? In(DateTimeOffset? at) => at is { } instant ? Leaf.Instant(instant) : null;
    }

    /// <summary>The words that were declared end with that on which the right rests; those from before it was asked do not.</summary>
    private static bool IsDeclared(Authority? right, string declaration) => right is not null
        ? declaration.EndsWith($", {right.InWords}.", StringComparison.Ordinal)
        : !new[] { new Authority(AuthorityBasis.Officer, null), new Authority(AuthorityBasis.Delegated, null) }.Any(one => declaration.EndsWith($", {one.InWords}.", StringComparison.Ordinal)) && !declaration.Contains(", by a mandate until ", StringComparison.Ordinal);

    private static (string? Withdrawn, string? Disputed, string? Invalid) Told(IEnumerable<(Guid Act, long Index, string Text)> entries)
    {
        (string? Withdrawn, string? Disputed, string? Invalid) told = (null, null, null);
        foreach (var (_, _, text) in entries)
        {
            var at = Leaf.ValueOf(text, "time");
            told = Leaf.ValueOf(text, "type") switch
            {
                "withdraw" => (at, null, told.Invalid),
                "dispute" => (told.Withdrawn, at, told.Invalid),
                "invalidate" => (told.Withdrawn, null, at),
                _ => (told.Withdrawn, null, told.Invalid),
            };
        }
        return told;
    }

    private async Task CheckPurposesAsync(List<Signature> signatures, CancellationToken cancellationToken)
    {
        var purposes = await db.PurposeSignatures.AsNoTracking().ToListAsync(cancellationToken);
        Signatures += purposes.Count;
        var sha256OfVersions = await db.PurposeVersions.AsNoTracking().ToDictionaryAsync(version => version.Id, version => version.Sha256, cancellationToken);
        var known = signatures.Select(signature => signature.Id).Concat(purposes.Select(signature => signature.Id)).ToHashSet();
        foreach (var (act, index, _) in Of("sign").Where(entry => !known.Contains(entry.Act)))
            wrong.Add($"Entry {index} is a signature {act} that the register lacks.");

        // What was signed with an application is in the entry of its approval; a contact's own signing has an entry of its own.
        foreach (var signature in purposes)
        {
            var says = signature.ApplicationId is { } application ? Text("approve", application) : Text("sign", signature.Id);
            if (sha256OfVersions.GetValueOrDefault(signature.PurposeVersionId) != signature.TextSha256
                || signature.ApplicationId is null && (!Says(says, "time", Leaf.Instant(signature.SignedAt)) || Leaf.ValueOf(says ?? "", "basis") is { } basis && basis != (signature.Basis is { } rests ? new Authority(rests, signature.MandateUntil).InWords : null)))
                wrong.Add($"The Purpose signature {signature.Id} of {signature.OrganisationName}: the log says otherwise which version it is of, when it was made, and on what right it rests.");
            if (!Says(says, "purpose", "sha256:" + signature.TextSha256) || !Says(says, "org", signature.OrganisationId.ToString())
                || !Says(says, "declaration", "sha256:" + StatementText.Sha256(signature.Declaration)) || signature.ApplicationId is null && !Says(says, "name", signature.OrganisationName.Normalize()))
                wrong.Add($"The Purpose signature {signature.Id} of {signature.OrganisationName} has no entry of the same text in the log.");
        }
    }

    /// <summary>Who could sign from when to when, by the register, is what grants and revocations in the log say.</summary>
    private async Task CheckGrantsAsync(CancellationToken cancellationToken)
    {
        var held = (await db.Set<RolesHeld>().AsNoTracking().OrderBy(one => one.Id).ToListAsync(cancellationToken)).ToLookup(one => one.ContactId);
        var entries = Of("grant", "revoke").ToLookup(entry => Leaf.ValueOf(entry.Text, "contact"), StringComparer.Ordinal);
        var contacts = await db.Contacts.AsNoTracking().Select(contact => new { contact.Id, contact.OrganisationId, contact.GrantId }).ToListAsync(cancellationToken);
        foreach (var contact in contacts)
        {
            var told = entries[contact.Id.ToString()].ToList();
            var spans = new List<(string From, string? Until)>();
            Guid? open = null;
            foreach (var (act, _, text) in told)
            {
                if (!Says(text, "org", contact.OrganisationId.ToString())) wrong.Add($"The log grants contact {contact.Id} the right to sign for another organisation than its own.");
                if (Leaf.ValueOf(text, "type") == "grant") (open, spans) = (act, [.. spans, (Leaf.ValueOf(text, "since") ?? Leaf.ValueOf(text, "time")!, null)]);
                else if (spans.Count > 0 && Says(text, "grant", open?.ToString())) (open, spans[^1]) = (null, (spans[^1].From, Leaf.ValueOf(text, "time")));
                else wrong.Add($"The log revokes of contact {contact.Id} what it did not grant.");
            }
            if (open != contact.GrantId) wrong.Add($"Contact {contact.Id}: the register and the log do not agree on whether it may sign.");
            // Before the log kept grants only the register knows.
            var logged = told.Count > 0 && Leaf.ValueOf(told[0].Text, "since") is null || told.Count == 0;
            if (logged && !SpansOf(held[contact.Id]).SequenceEqual(spans)) wrong.Add($"Contact {contact.Id}: the register and the log do not agree on when it could sign.");
        }
        var known = contacts.Select(contact => contact.Id.ToString()).ToHashSet(StringComparer.Ordinal);
        foreach (var group in entries.Where(group => group.Key is null || !known.Contains(group.Key)))
            wrong.Add($"The log grants a contact {group.Key} the right to sign that the register lacks.");
    }

    private static List<(string From, string? Until)> SpansOf(IEnumerable<RolesHeld> held)
    {
        var spans = new List<(string From, string? Until)>();
        var signs = false;
        foreach (var one in held)
        {
            var may = one.Roles.HasFlag(ContactRoles.Signatory);
            if (may == signs) continue;
            if (may) spans.Add((Leaf.Instant(one.From), null));
            else spans[^1] = (spans[^1].From, Leaf.Instant(one.From));
            signs = may;
        }
        return spans;
    }
}
