using System.Globalization;
using System.Text.Json.Serialization;
using Tccm.Domain.Evidence;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;

namespace Tccm.Web.Documents;

/// <summary>A published statement for programs. The fields are those of wwwroot/schemas/statement-2.json; a field that changes its meaning makes it statement-3.</summary>
public sealed record StatementJson(
    [property: JsonPropertyName("$schema")] string Schema,
    string Address, string Slug, string Kind, string? Process, string? DeliveredOn, string? Source, string Title, string Language, string? Licence, string? LicenceLink,
    StatementJson.EditionPart Edition, StatementJson.TextPart Text, string Attribution, StatementJson.CountsPart Counts,
    IReadOnlyList<StatementJson.SignatoryPart> Signatories, IReadOnlyList<StatementJson.SignatoryPart> Recorded, StatementJson.LogPart Log)
{
    public static byte[] Bytes(Statement statement, SignatoryList signatories, Imprint imprint) => Json.Bytes(new StatementJson(
        imprint.JsonSchema.AbsoluteUri, imprint.Address.AbsoluteUri, statement.Slug, Json.Code(statement.Kind), statement.Process,
        statement.DeliveredOn?.ToString(), statement.Source, statement.Title, statement.Text.Language, imprint.Licence?.Name, imprint.Licence?.Link?.AbsoluteUri,
        new EditionPart(imprint.Number, Leaf.Instant(imprint.PublishedAt), imprint.Number == 1 ? null : imprint.Number - 1, imprint.Because, imprint.Check.AbsoluteUri),
        new TextPart(statement.Text.Number, statement.Text.Sha256, statement.Text.Language, statement.Text.Text),
        signatories.Attribution,
        new CountsPart(signatories.SignersKnown, signatories.Online.Count(line => line.Counts), signatories.Recorded.Count(line => line.Counts), signatories.Paused, signatories.MemberCount),
        [.. signatories.Online.Select(line => SignatoryPart.Of(line, imprint))],
        [.. signatories.Recorded.Select(line => SignatoryPart.Of(line, imprint))],
        new LogPart(imprint.Log.Origin, imprint.Log.Size, Convert.ToBase64String(imprint.Log.Root), imprint.LogKey, imprint.PublicationKey)));

    public sealed record EditionPart(int Number, string PublishedAt, int? Supersedes, string? Because, string Check);

    public sealed record TextPart(int Revision, string Sha256, string SignedIn, string Markdown);

    public sealed record CountsPart(bool SignersKnown, int Signatories, int Recorded, int Paused, int Members);

    public sealed record LogPart(string Origin, long Size, string Root, string LogKey, string PublicationKey);

    public sealed record LeafPart(long Index, string Hash);

    public sealed record SignatoryPart(Guid Organisation, Guid Signature, string Name, string? NativeName, string? NativeLanguage, string? Domain, IReadOnlyList<string> Kinds,
        string Economy, string EconomyName, string? SignedOn, string How, string? Source, string Standing, string? Since, string? Why, string? Late, LeafPart? Leaf)
    {
        internal static SignatoryPart Of(Signatory line, Imprint imprint) => new(line.OrganisationId, line.SignatureId, line.Name, line.NativeName, line.NativeLanguage, line.Domain,
            [.. line.Kinds.Select(kind => kind.Code())], line.Economy, Tccm.Domain.Text.Economy.NameOf(line.Economy), Day(line.SignedOn), Json.Code(line.Origin), line.Source,
            Json.Code(line.Standing), Day(line.SinceDay), line.Why, line.LateReason,
            imprint.Signing.TryGetValue(line.SignatureId, out var leaf) ? new LeafPart(leaf.Index, Convert.ToHexStringLower(leaf.Hash)) : null);

        private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
