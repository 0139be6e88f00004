using System.Globalization;
using System.Text.Json.Serialization;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;

namespace Tccm.Web.Documents;

/// <summary>A published statement for programs. The fields are those of wwwroot/schemas/statement-1.json; a field that changes its meaning makes it statement-2.</summary>
public sealed record StatementJson(
    [property: JsonPropertyName("$schema")] string Schema,
    string Address, string Slug, string Kind, string? Process, string? DeliveredOn, string? Source, string Title, string Language,
    StatementJson.EditionPart Edition, StatementJson.TextPart Text, string Attribution, StatementJson.CountsPart Counts,
    IReadOnlyList<StatementJson.SignatoryPart> Signatories)
{
    public static byte[] Bytes(Statement statement, SignatoryList signatories, Imprint imprint) => Json.Bytes(new StatementJson(
        imprint.JsonSchema.AbsoluteUri, imprint.Address.AbsoluteUri, statement.Slug, Json.Code(statement.Kind), statement.Process,
        statement.DeliveredOn?.ToString(), statement.Source, statement.Title, statement.Text.Language,
        new EditionPart(imprint.Number, imprint.PublishedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
        new TextPart(statement.Text.Number, statement.Text.Sha256, statement.Text.Text),
        signatories.Attribution,
        new CountsPart(signatories.SignersKnown, signatories.Lines.Count, signatories.MemberCount),
        [.. signatories.Lines.Select(SignatoryPart.Of)]));

    public sealed record EditionPart(int Number, string PublishedAt);

    public sealed record TextPart(int Revision, string Sha256, string Markdown);

    public sealed record CountsPart(bool SignersKnown, int Signatories, int Members);

    public sealed record SignatoryPart(Guid Organisation, string Name, string? NativeName, string? NativeLanguage, IReadOnlyList<string> Kinds,
        string Economy, string EconomyName, string? SignedOn, string How, string? Source)
    {
        internal static SignatoryPart Of(Signatory line) => new(line.OrganisationId, line.Name, line.NativeName, line.NativeLanguage,
            [.. line.Kinds.Select(kind => kind.Code())], line.Economy, Domain.Text.Economy.NameOf(line.Economy),
            line.SignedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Json.Code(line.Origin), line.Source);
    }
}
