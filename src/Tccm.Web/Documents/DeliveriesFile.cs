using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Tccm.Domain.Database;
using Tccm.Domain.Deliveries;
using Tccm.Domain.Statements;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Documents;

/// <summary>
/// Where a published statement was heard, for programs: who signed, who delivered and who published again, each apart. The
/// fields are those of wwwroot/schemas/deliveries-1.json. Of a statement that is not published there is no file.
/// </summary>
public sealed record DeliveriesFile(
    [property: JsonPropertyName("$schema")] string Schema, string Address, string Statement, string Title, string Language, string Attribution,
    IReadOnlyList<DeliveriesFile.Signed> SignedBy, IReadOnlyList<DeliveriesFile.Delivered> DeliveredBy, IReadOnlyList<DeliveriesFile.Republished> RepublishedBy)
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];
    private static readonly string[] Header =
    [
        "list", "name", "native_name", "organisation_id", "on", "at", "form", "where", "language", "voice", "voice_in_words", "shortened", "basis",
        "receipt", "link", "title", "outcome", "corrections", "taken_back_on", "how", "source",
    ];

    public static void Map(WebApplication app) =>
        app.MapMethods("/statements/{slug}/deliveries.{extension:regex(^(json|csv)$)}", Reading, AnswerAsync).AllowAnonymous();

    private static async Task<IResult> AnswerAsync(string slug, string extension, TccmDbContext db, IOptions<PortalOptions> portal, HttpResponse response)
    {
        if (await DeliveryList.OfAsync(db, slug) is not { } list) return Results.NotFound();
        var csv = extension.Equals("csv", StringComparison.OrdinalIgnoreCase);
        var file = Of(list, portal.Value);
        var bytes = csv ? file.Csv() : Json.Bytes(file);
        response.Headers.CacheControl = PublicPageAttribute.Revalidated;
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue(csv ? "attachment" : "inline") { FileName = $"{slug}-deliveries.{(csv ? "csv" : "json")}" }.ToString();
        return Results.Bytes(bytes, csv ? "text/csv; charset=utf-8; header=present" : "application/json; charset=utf-8", entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))}\""));
    }

    private static DeliveriesFile Of(DeliveryList list, PortalOptions portal) => new(
        portal.Link("/schemas/deliveries-1.json"), portal.Link($"/statements/{list.Statement.Slug}"), list.Statement.Slug, list.Statement.Title, list.Statement.Text.Language, list.SignedBy.Attribution,
        [.. list.SignedBy.Lines.Where(line => line.Counts).Select(line => new Signed(line.OrganisationId, line.Name, line.NativeName, Day(line.SignedOn), line.OriginInWords, line.Source))],
        [.. list.DeliveredBy.Concat(list.Undone).Select(Delivered.Of)],
        [.. list.RepublishedBy.Select(one => new Republished(one.OrganisationId, one.DisplayName, one.NativeName, Day(one.On), one.Title, one.Language, one.Link, Day(one.EndedAt)))]);

    private byte[] Csv() => Documents.Csv.Bytes(Header,
    [
        .. SignedBy.Select(one => new[] { "signed-by", one.Name, one.NativeName, one.Organisation.ToString(), one.SignedOn, null, null, null, null, null, null, null, null, null, null, null, null, null, null, one.How, one.Source }),
        .. DeliveredBy.Select(one => new[]
        {
            one.WasDelivered ? "delivered-by" : "not-delivered", one.Name, one.NativeName, one.Organisation?.ToString(), one.On, one.At, one.Form, one.Where, one.Language, one.Voice, one.VoiceInWords, one.Shortened, one.Basis,
            one.Receipt, one.Link, null, one.Outcome, string.Join("; ", one.Corrections.Select(correction => $"{correction.On}: {correction.Reason}")), null, null, null,
        }),
        .. RepublishedBy.Select(one => new[] { "republished-by", one.Name, one.NativeName, one.Organisation?.ToString(), one.On, null, null, null, one.Language, null, null, null, null, null, one.Link, one.Title, null, null, one.TakenBackOn, null, null }),
    ]);

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Day(DateTimeOffset? at) => at is { } instant ? Day(DateOnly.FromDateTime(instant.UtcDateTime)) : null;

    public sealed record Signed(Guid Organisation, string Name, string? NativeName, string? SignedOn, string How, string? Source);

    public sealed record Republished(Guid? Organisation, string Name, string? NativeName, string? On, string Title, string Language, string Link, string? TakenBackOn);

    public sealed record Correction(string? On, string? Reason);

    /// <summary>The secretariat has no organisation. What was recorded by mistake stays, as not delivered.</summary>
    public sealed record Delivered(
        bool WasDelivered, Guid? Organisation, string Name, string? NativeName, string? On, string? At, string Form, string Where, string Language,
        string Voice, string VoiceInWords, string? Introduction, string? Shortened, string? Text, string? TextSha256, string? Basis, string? Receipt, string? Link, string? Outcome, IReadOnlyList<Correction> Corrections)
    {
        internal static Delivered Of(Deliverable one)
        {
            var last = one.Delivered ?? one.Deliveries.MaxBy(delivery => delivery.Number)!;
            return new(
                !last.IsUndone, last.OrganisationId, last.ByInWords, last.NativeName, Day(last.On), last.At?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
                Json.Code(one.Form), one.WhereInWords, one.Language, Json.Code(one.Voice),
                last.IsUndone ? $"It was recorded by mistake that {last.ByInWords} delivered it." : one.VoiceInWords(last, "who are named as signatories"),
                last.IsUndone ? null : one.Introduction, last.IsUndone ? null : one.Lineage, last.IsUndone ? null : one.OwnText, last.TextSha256, last.IsUndone ? null : one.Basis,
                last.Receipt, last.Link, last.IsUndone ? null : one.SaidOutcome?.Said, [.. one.Corrections.Select(correction => new Correction(Day(correction.KeptAt), correction.Reason))]);
        }
    }
}
