using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Evidence;
using Tccm.Domain.Statements;

namespace Tccm.Web.Evidence;

/// <summary>What was decided about signatures, and what was published of them.</summary>
public sealed partial class RegisterCheck
{
    private async Task CheckDisputesAsync(CancellationToken cancellationToken)
    {
        var disputes = await db.Disputes.AsNoTracking().ToListAsync(cancellationToken);
        var slugs = await db.Statements.AsNoTracking().ToDictionaryAsync(one => one.Id, one => one.Slug, cancellationToken);
        var withdrawals = Of("withdraw").Select(entry => (Leaf.ValueOf(entry.Text, "signature"), Leaf.ValueOf(entry.Text, "time"))).ToHashSet();
        var decisions = Of("invalidate", "reinstate").ToLookup(entry => Leaf.ValueOf(entry.Text, "dispute"), StringComparer.Ordinal);
        foreach (var dispute in disputes)
        {
            var says = Text("dispute", dispute.Id);
            if (Leaf.ValueOf(says ?? "", "statement")?.StartsWith(slugs.GetValueOrDefault(dispute.StatementId) + " r", StringComparison.Ordinal) != true || !Says(says, "signature", dispute.SignatureId.ToString()) || !Says(says, "org", dispute.OrganisationId.ToString()) || !Says(says, "time", Leaf.Instant(dispute.RaisedAt)))
                wrong.Add($"Dispute {dispute.Id} has no entry of the same signature and time in the log.");
            var decided = decisions[dispute.Id.ToString()].ToList();
            if (decided.Count != (dispute.Outcome is DisputeOutcome.Invalid or DisputeOutcome.Reinstated ? 1 : 0)
                || decided.Exists(entry => !IsDecisionOf(entry.Text, dispute))
                || dispute.Outcome == DisputeOutcome.Moot && !withdrawals.Contains((dispute.SignatureId.ToString(), dispute.DecidedAt is { } at ? Leaf.Instant(at) : null)))
                wrong.Add($"Dispute {dispute.Id}: the register and the log do not agree on what was decided, when and by whom.");
        }
        foreach (var (act, index, _) in Of("dispute").Where(entry => disputes.All(dispute => dispute.Id != entry.Act)))
            wrong.Add($"Entry {index} is a dispute {act} that the register lacks.");
    }

    private static bool IsDecisionOf(string text, Dispute dispute) =>
        Says(text, "type", dispute.Outcome == DisputeOutcome.Invalid ? "invalidate" : "reinstate") && Says(text, "reason", dispute.ProposedReason?.InWords())
        && Says(text, "proposed-by", dispute.ProposedById?.ToString()) && Says(text, "confirmed-by", dispute.DecidedById?.ToString())
        && dispute.DecidedAt is { } at && Says(text, "time", Leaf.Instant(at));

    private async Task CheckEditionsAsync(Dictionary<Guid, Signature> signatures, CancellationToken cancellationToken)
    {
        var editions = await db.Editions.AsNoTracking().Include(edition => edition.Lines).OrderBy(edition => edition.Number).ToListAsync(cancellationToken);
        var statements = await db.Statements.AsNoTracking().ToDictionaryAsync(statement => statement.Id, statement => (statement.Slug, statement.IsRecorded), cancellationToken);
        var texts = await db.Revisions.AsNoTracking().ToDictionaryAsync(one => one.Id, one => (one.Sha256, one.Number), cancellationToken);
        var signed = Of("sign").ToLookup(entry => Leaf.ValueOf(entry.Text, "statement")?.Split(';')[0], StringComparer.Ordinal);
        var later = Of("withdraw", "dispute", "invalidate", "reinstate").ToLookup(entry => Leaf.ValueOf(entry.Text, "signature"), StringComparer.Ordinal);
        var lists = await db.Statements.AsNoTracking().Include(statement => statement.Signatures).Include(statement => statement.Revisions).Where(statement => statement.Editions.Any()).AsSplitQuery().ToDictionaryAsync(statement => statement.Id, cancellationToken);
        foreach (var edition in editions)
        {
            var (slug, isRecorded) = statements.GetValueOrDefault(edition.StatementId);
            var (sha256, number) = texts.GetValueOrDefault(edition.RevisionId);
            var says = Text("publish", edition.Id);
            if (says is null) wrong.Add($"Edition {edition.Number} of {slug} has no entry in the log.");
            else if (!Says(says, "statement", $"{slug} r{number} sha256:{sha256}")) wrong.Add($"Edition {edition.Number} of {slug}: the log has another text.");
            else if (!Says(says, "edition", edition.Number.ToString(CultureInfo.InvariantCulture)) || !Says(says, "time", Leaf.Instant(edition.PublishedAt))
                || !Says(says, "because", edition.Because is { } because ? "sha256:" + StatementText.Sha256(because) : null)) wrong.Add($"Edition {edition.Number} of {slug}: the log says otherwise which it is, when it came and why.");
            else if (!Says(says, "proposed-by", edition.ProposedById?.ToString()) || Leaf.ValueOf(says, "confirmed-by") is { } second && second != edition.PublishedById?.ToString()) wrong.Add($"Edition {edition.Number} of {slug}: the log names others who published it.");
            else if (edition.Number == 1 && !isRecorded && (Leaf.ValueOf(says, "confirmed-by") is not { } confirmed || Leaf.ValueOf(says, "proposed-by") == confirmed) && Leaf.ValueOf(says, "html") is not null)
                wrong.Add($"Edition 1 of {slug} was not published by two people.");
            foreach (var line in edition.Lines.Where(line => !signatures.ContainsKey(line.SignatureId) || signatures[line.SignatureId].StatementId != edition.StatementId || signatures[line.SignatureId].RevisionId != edition.RevisionId))
                wrong.Add($"Edition {edition.Number} of {slug} names a signature {line.SignatureId} that is not one of its text.");
            if (says is not null)
            {
                var before = editions.LastOrDefault(other => other.StatementId == edition.StatementId && other.Number < edition.Number);
                CheckLines($"Edition {edition.Number} of {slug}", edition, before, says, [.. signed[Leaf.ValueOf(says, "statement")]], later);
            }
            var issued = says is null ? 0 : log.Acts[("publish", edition.Id)].Index;
            foreach (var line in edition.Lines.Where(line => signatures.TryGetValue(line.SignatureId, out var signature) && signature.Origin == SignatureOrigin.Online && !(log.Acts.TryGetValue(("sign", line.SignatureId), out var sign) && sign.Index < issued)))
                wrong.Add($"Edition {edition.Number} of {slug} names the signature {line.SignatureId}, which the log did not have yet.");
            await CheckFilesAsync(edition, lists.GetValueOrDefault(edition.StatementId), says, cancellationToken);
        }
        foreach (var (act, index, _) in Of("publish").Where(entry => editions.All(edition => edition.Id != entry.Act)))
            wrong.Add($"Entry {index} publishes an edition {act} that the register lacks.");
    }

    /// <summary>Each signature that was made here stands in the edition as the log told it when the edition came.</summary>
    private void CheckLines(string name, Edition edition, Edition? before, string says, List<(Guid Act, long Index, string Text)> signed, ILookup<string?, (Guid Act, long Index, string Text)> later)
    {
        var issued = log.Acts[("publish", edition.Id)].Index;
        var lines = edition.Lines.ToDictionary(line => line.SignatureId);
        var named = before?.Lines.Select(line => line.SignatureId).ToHashSet();
        foreach (var (id, _, _) in signed.Where(entry => entry.Index < issued))
        {
            var entries = later[id.ToString()].Where(entry => entry.Index < issued).ToList();
            var (withdrawn, disputed, invalid) = Told(entries);
            var isNamed = named?.Contains(id) == true || withdrawn is null && invalid is null && (named is null || Leaf.ValueOf(says, "confirmed-by") is not null);
            if (!lines.TryGetValue(id, out var line))
            {
                if (isNamed) wrong.Add($"{name} does not name the signature {id}, which the log has.");
                continue;
            }
            var standing = withdrawn is not null ? LineStanding.Withdrew : invalid is not null ? LineStanding.Invalid : disputed is not null ? LineStanding.Paused : LineStanding.Signed;
            if (!isNamed || line.Standing != standing || (line.Since is { } since ? Leaf.Instant(since) : null) != (withdrawn ?? invalid ?? disputed))
                wrong.Add($"{name}: the log does not say that the signature {id} stood so, and since then.");
            var reason = entries.Count == 0 || standing is LineStanding.Signed or LineStanding.Paused ? null : Leaf.ValueOf(entries[^1].Text, "reason");
            if (reason != (standing == LineStanding.Withdrew && line.Words is { } words ? "sha256:" + StatementText.Sha256(words) : line.Words))
                wrong.Add($"{name}: the log has another reason for the end of the signature {id}.");
        }
    }

    private async Task CheckFilesAsync(Edition edition, Statement? statement, string? says, CancellationToken cancellationToken)
    {
        var slug = statement?.Slug;
        var formats = Enum.GetValues<EditionFormat>().Where(format => says is not null && Leaf.ValueOf(says, Key(format)) is not null).ToHashSet();
        // One edition's bytes at a time.
        foreach (var file in await db.Set<EditionFile>().AsNoTracking().Where(file => file.EditionId == edition.Id).ToListAsync(cancellationToken))
        {
            var hash = Convert.ToHexStringLower(SHA256.HashData(file.Bytes));
            if (hash != file.Sha256) wrong.Add($"The {file.Format} of edition {edition.Number} of {slug} does not have its hash.");
            if (says is not null && !Says(says, Key(file.Format), "sha256:" + hash)) wrong.Add($"The {file.Format} of edition {edition.Number} of {slug} is not the one that the log names.");
            if (file is { Format: EditionFormat.Json, Bytes: [(byte)'{', ..] } && statement is not null && edition.Lines.All(line => statement.Signatures.Any(one => one.Id == line.SignatureId)) && !CheckEdition.NamesTheSame(file.Bytes, SignatoryList.Of(statement, edition)))
                wrong.Add($"Edition {edition.Number} of {slug} names others than its JSON file.");
            formats.Remove(file.Format);
        }
        foreach (var format in formats) wrong.Add($"The {format} of edition {edition.Number} of {slug} is gone.");

        static string Key(EditionFormat format) => format.ToString().ToLowerInvariant();
    }

    /// <summary>Each publication that came is one that the log has, at the same instant and by the same two.</summary>
    private async Task CheckPublicationsAsync(CancellationToken cancellationToken)
    {
        var slugs = await db.Statements.AsNoTracking().ToDictionaryAsync(one => one.Id, one => one.Slug, cancellationToken);
        var texts = await db.Revisions.AsNoTracking().ToDictionaryAsync(one => one.Id, one => $"r{one.Number} sha256:{one.Sha256}", cancellationToken);
        var issued = await db.Publications.AsNoTracking().Where(publication => publication.IssuedAt != null).ToListAsync(cancellationToken);
        var entries = Of("publish").Where(entry => Leaf.ValueOf(entry.Text, "proposed-by") is not null).ToList();
        foreach (var one in issued.Where(one => !entries.Exists(entry => IsOf(entry.Text, one))))
            wrong.Add($"Publication {one.Id} has no entry of the same edition, time and people in the log.");
        foreach (var (_, index, text) in entries.Where(entry => !issued.Exists(one => IsOf(entry.Text, one))))
            wrong.Add($"Entry {index} publishes {Leaf.ValueOf(text, "statement")} by two, and the register has no such publication.");

        bool IsOf(string text, Publication one) =>
            one.DroppedAt is null && (one.EmbargoAt is null) == (one.EmbargoZone is null) && Says(text, "statement", $"{slugs.GetValueOrDefault(one.StatementId)} {texts.GetValueOrDefault(one.RevisionId)}")
            && Says(text, "time", Leaf.Instant(one.IssuedAt!.Value)) && Says(text, "proposed-by", one.ProposedById.ToString()) && Says(text, "confirmed-by", one.ConfirmedById?.ToString())
            && Says(text, "because", one.Because is { } because ? "sha256:" + StatementText.Sha256(because) : null)
            && Says(text, "embargo", one.Embargo is { } embargo ? $"{Leaf.Instant(embargo.Instant)} {embargo.ZoneId}" : null);
    }

    /// <summary>Signing of a text closes when the last entry that moved its deadline says so.</summary>
    private async Task CheckDeadlinesAsync(CancellationToken cancellationToken)
    {
        var moved = Of("extend", "reopen").ToLookup(entry => Leaf.ValueOf(entry.Text, "statement"), StringComparer.Ordinal);
        var statements = await db.Statements.AsNoTracking().Include(statement => statement.Revisions).AsSplitQuery().ToListAsync(cancellationToken);
        foreach (var statement in statements.Where(statement => statement.Revisions.Count > 0))
            if (moved[$"{statement.Slug} r{statement.Text.Number} sha256:{statement.Text.Sha256}"].LastOrDefault().Text is { } last
                && (Leaf.ValueOf(last, "to") ?? Leaf.ValueOf(last, "deadline")) != (statement.Deadline is { } deadline ? $"{Leaf.Instant(deadline.Instant)} {deadline.ZoneId}" : null))
                wrong.Add($"Signing of {statement.Slug}: the log has another deadline.");
        var known = statements.SelectMany(statement => statement.Revisions.Select(revision => $"{statement.Slug} r{revision.Number} sha256:{revision.Sha256}")).ToHashSet(StringComparer.Ordinal);
        foreach (var (_, index, text) in moved.Where(group => !known.Contains(group.Key ?? "")).SelectMany(group => group))
            wrong.Add($"Entry {index} moves the deadline of {Leaf.ValueOf(text, "statement")}, which the register lacks.");
    }

    /// <summary>What wants two people was done by two.</summary>
    private async Task CheckPairsAsync(CancellationToken cancellationToken)
    {
        foreach (var one in await db.Publications.AsNoTracking().Where(publication => publication.ConfirmedById == publication.ProposedById || publication.IssuedAt != null && publication.ConfirmedById == null).ToListAsync(cancellationToken))
            wrong.Add($"Publication {one.Id} was not confirmed by a second person.");
        foreach (var one in await db.Disputes.AsNoTracking().Where(dispute => dispute.Outcome != null && dispute.Outcome != DisputeOutcome.Moot && (dispute.DecidedById == null || dispute.DecidedById == dispute.ProposedById)).ToListAsync(cancellationToken))
            wrong.Add($"Dispute {one.Id} was not decided by two people.");
        // A secretariat of one approves an application alone.
        var decided = Of("invalidate", "reinstate").Concat(Of("approve").Where(entry => Leaf.ValueOf(entry.Text, "proposed-by") is not null));
        foreach (var (_, index, text) in decided.Where(entry => Leaf.ValueOf(entry.Text, "proposed-by") == Leaf.ValueOf(entry.Text, "confirmed-by")))
            wrong.Add($"Entry {index} is a decision by one person.");
    }
}
