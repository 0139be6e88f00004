using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Tccm.Domain;
using Tccm.Domain.Adaptations;
using Tccm.Domain.Database;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Documents;

/// <summary>A published text, or paragraphs of it (<c>?p=3&amp;p=5</c>), as files to work with; of an earlier published text with <c>?revision=1</c>.</summary>
public static class UseDownloads
{
    public static void MapUse(this WebApplication app) =>
        app.MapMethods("/statements/{slug}/use.{extension:regex(^(txt|md|odt)$)}", [HttpMethods.Get, HttpMethods.Head], TakeAsync).AllowAnonymous();

    private static async Task<IResult> TakeAsync(string slug, string extension, int[] p, int? revision, TccmDbContext db, IOptions<PortalOptions> portal, HttpResponse response)
    {
        if (TakenFormats.Of(extension) is not { } format || await PublishedText.OfAsync(db, slug, revision) is not { } text) return Results.NotFound();
        try
        {
            var taken = new TakenText(text, Excerpt.Of(text.Revision, p), portal.Value);
            var bytes = taken.Bytes(format);
            response.Headers.CacheControl = PublicPageAttribute.Revalidated;
            response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = taken.FileName(format) }.ToString();
            return Results.Bytes(bytes, TypeOf(format), entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))}\""));
        }
        catch (DomainException)
        {
            return Results.NotFound();
        }
    }

    private static string TypeOf(TakenFormat format) => format switch
    {
        TakenFormat.PlainText => "text/plain; charset=utf-8",
        TakenFormat.Markdown => "text/markdown; charset=utf-8",
        _ => OpenDocument.Type,
    };
}
