using System.Text;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Evidence;

namespace Tccm.Web.PersonalData.Holdings;

public sealed class SignaturesHeld(TccmDbContext db) : Holding
{
    public override string Key => "signatures";
    public override string Title => "What you signed, and the evidence of it";
    public override IReadOnlyList<string> Columns =>
    [
        "signatures.person_id", "signatures.person_title", "signatures.declaration", "purpose_signatures.person_id", "purpose_signatures.signer_title", "purpose_signatures.declaration",
        "evidence_envelopes.bytes", "evidence_envelopes.salt",
    ];

    public override Processing Processing => new(
        "To show that an organisation signed a text, through somebody entitled.",
        "Signatories",
        "The text and its hash, the words declared, the job title and the time; apart from it an envelope with name and address",
        "Legitimate interest of those who sign and of those who rely on it; establishment and defence of claims (GDPR, articles 6.1 f and 17.3 e)",
        "Contacts of the same organisation; the secretariat. Published without any person",
        "For good; the envelope until the person is erased.",
        "The envelope goes. The organisation's signature stays, with the job title, which is a role and not a name; the log keeps a commitment from which no name can be read.");

    public override async Task<IReadOnlyList<HeldItem>> OfAsync(DataSubject who, CancellationToken cancellationToken)
    {
        var id = who.Person?.Id;
        var applied = who.Applications.Where(application => who.Traces.IsName(application.Declaration?.SignerName)).Select(application => application.Id).ToList();
        var signatures = id is null ? [] : await db.Signatures.AsNoTracking().Where(signature => signature.PersonId == id).OrderBy(signature => signature.SignedAt).ToListAsync(cancellationToken);
        var statements = await db.Revisions.AsNoTracking().Where(revision => signatures.Select(signature => signature.RevisionId).Contains(revision.Id)).ToDictionaryAsync(revision => revision.Id, cancellationToken);
        var purposes = await db.PurposeSignatures.AsNoTracking().Include(signature => signature.PurposeVersion)
            .Where(signature => (id != null && signature.PersonId == id) || (signature.ApplicationId != null && applied.Contains(signature.ApplicationId.Value))).ToListAsync(cancellationToken);
        return
        [
            .. signatures.Select(signature => new HeldItem(
                new Fact("text", "Statement", statements[signature.RevisionId].Title), new Fact("revision", "Revision", statements[signature.RevisionId].Number), new Fact("organisation", "For", signature.OrganisationName), new Fact("title", "Job title then", signature.PersonTitle),
                new Fact("declared", "Declared", signature.Declaration), new Fact("signed", "Signed", signature.SignedAt), new Fact("withdrawn", "Withdrawn", signature.WithdrawnAt),
                new Fact("textSha256", "SHA-256 of the text", signature.TextSha256), new Fact("id", "Number", signature.Id))),
            .. purposes.Select(signature => new HeldItem(
                new Fact("text", "Statement", $"Statement of Purpose {signature.PurposeVersion.Number}"), new Fact("organisation", "For", signature.OrganisationName), new Fact("title", "Job title then", signature.SignerTitle),
                new Fact("declared", "Declared", signature.Declaration), new Fact("signed", "Signed", signature.SignedAt), new Fact("textSha256", "SHA-256 of the text", signature.TextSha256), new Fact("id", "Number", signature.Id))),
            .. (await EnvelopesAsync(who, cancellationToken)).Select(envelope => new HeldItem(
                new Fact("entry", "Entry of the evidence log", envelope.LeafIndex), new Fact("envelope", "Kept beside it", Encoding.UTF8.GetString(envelope.Bytes)), new Fact("salt", "Its salt", Convert.ToHexStringLower(envelope.Salt)))),
        ];
    }

    public override async Task EraseAsync(DataSubject who, DateTimeOffset at, CancellationToken cancellationToken) =>
        db.RemoveRange(await EnvelopesAsync(who, cancellationToken));

    /// <summary>By the person's number, or the address for who has none.</summary>
    private async Task<List<LeafEnvelope>> EnvelopesAsync(DataSubject who, CancellationToken cancellationToken)
    {
        var theirs = new List<LeafEnvelope>();
        await foreach (var envelope in db.Set<LeafEnvelope>().OrderBy(one => one.LeafIndex).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var text = Encoding.UTF8.GetString(envelope.Bytes);
            if ((who.Person is { } person && text.Contains(person.Id.ToString(), StringComparison.Ordinal)) || who.Traces.IsIn(text, aboutThem: false)) theirs.Add(envelope);
        }
        return theirs;
    }
}
