using Microsoft.Extensions.Options;
using Tccm.Domain.Evidence;
using Tccm.Domain.Statements;
using Tccm.Web.Evidence;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Documents;

/// <summary>All files from one text and one list of signatories, so that they agree.</summary>
public sealed class EditionPress(IOptions<PortalOptions> portal, EvidenceKeys keys) : IEditionPress
{
    public Task<IReadOnlyList<EditionFile>> PrintAsync(Statement statement, SignatoryList signatories, EditionToPrint edition, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var imprint = new Imprint(portal.Value, statement, edition, keys);
        var (pdf, json, csv, html, markdown) = (StatementPdf.Bytes(statement, signatories, imprint), StatementJson.Bytes(statement, signatories, imprint),
            SignatoriesCsv.Bytes(signatories), StatementHtml.Bytes(statement, signatories, imprint), StatementMarkdown.Bytes(statement));
        var bundle = Bundle.Bytes(new BundleContents(statement.Slug, edition.Number, edition.PublishedAt, markdown, pdf, html, json, csv,
            edition.Evidence.Leaves, edition.Evidence.LeafHashes, edition.Evidence.CheckpointNote, keys.LogKey, keys.PublicationKey, keys.SignPublication));
        return Task.FromResult<IReadOnlyList<EditionFile>>(
        [
            new EditionFile(EditionFormat.Pdf, pdf),
            new EditionFile(EditionFormat.Json, json),
            new EditionFile(EditionFormat.Csv, csv),
            new EditionFile(EditionFormat.Markdown, markdown),
            new EditionFile(EditionFormat.Html, html),
            new EditionFile(EditionFormat.Bundle, bundle),
        ]);
    }
}

/// <summary>What an edition says of itself: its number, when it was published, where it can be checked and against what.</summary>
public sealed record Imprint(int Number, string? Because, DateTimeOffset PublishedAt, Uri Address, Uri Check, Uri JsonSchema, Uri Stylesheet, Checkpoint Log, string LogKey, string PublicationKey,
    IReadOnlyDictionary<Guid, (long Index, byte[] Hash)> Signing, Licence? Licence)
{
    public Imprint(PortalOptions portal, Statement statement, EditionToPrint edition, EvidenceKeys keys)
        : this(edition.Number, edition.Because, edition.PublishedAt, new Uri(portal.Link($"/statements/{statement.Slug}")), new Uri(portal.Link($"/verify/{statement.Slug}/{edition.Number}")),
            new Uri(portal.Link("/schemas/statement-2.json")), new Uri(portal.Link("/portal.css")),
            edition.Evidence.Checkpoint, keys.LogKey.Fingerprint, keys.PublicationKey.Fingerprint, edition.Evidence.Signing, portal.Licence)
    {
    }

    public string LicenceInWords => Licence is { } licence ? $"{licence.Name}{(licence.Link is { } link ? $", {link.AbsoluteUri}" : "")}" : Licence.None;

    /// <summary>Which edition it takes the place of, and why; null for the first.</summary>
    public string? Supersedes => Number == 1 ? null : $"It takes the place of edition {Number - 1}: {Because}";
}
