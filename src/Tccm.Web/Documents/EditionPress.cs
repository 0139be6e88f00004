using Microsoft.Extensions.Options;
using Tccm.Domain.Statements;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Documents;

/// <summary>All four files from one text and one list of signatories, so that they agree.</summary>
public sealed class EditionPress(IOptions<PortalOptions> portal) : IEditionPress
{
    public Task<IReadOnlyList<EditionFile>> PrintAsync(Statement statement, SignatoryList signatories, int editionNumber, DateTimeOffset publishedAt, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var edition = new Imprint(portal.Value, statement, editionNumber, publishedAt);
        return Task.FromResult<IReadOnlyList<EditionFile>>(
        [
            new EditionFile(EditionFormat.Pdf, StatementPdf.Bytes(statement, signatories, edition)),
            new EditionFile(EditionFormat.Json, StatementJson.Bytes(statement, signatories, edition)),
            new EditionFile(EditionFormat.Csv, SignatoriesCsv.Bytes(signatories)),
            new EditionFile(EditionFormat.Markdown, StatementMarkdown.Bytes(statement)),
        ]);
    }
}

/// <summary>What an edition says of itself: its number, when it was published, and where it can be checked.</summary>
public sealed record Imprint(int Number, DateTimeOffset PublishedAt, Uri Address, Uri JsonSchema)
{
    public Imprint(PortalOptions portal, Statement statement, int number, DateTimeOffset publishedAt)
        : this(number, publishedAt, new Uri(portal.Link($"/statements/{statement.Slug}")), new Uri(portal.Link("/schemas/statement-1.json")))
    {
    }
}
