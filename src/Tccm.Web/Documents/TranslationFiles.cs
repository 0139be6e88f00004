using System.Text;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Tccm.Domain.Database;
using Tccm.Domain.Statements;
using Tccm.Domain.Translations;
using Tccm.Web.Infrastructure;
using Tccm.Web.Pages.My.Translations;

namespace Tccm.Web.Documents;

/// <summary>Translations to take away: to everybody once they are public, before that to who reads them here.</summary>
public static class TranslationFiles
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static string Path(Statement statement, Translation translation) => $"/my/statements/{statement.Slug}/translations/{translation.Id}.pdf";

    public static void MapTranslations(this WebApplication app)
    {
        app.MapMethods("/statements/{slug}/in/{language}.{extension:regex(^(pdf|md)$)}", Reading, PublicAsync).AllowAnonymous();
        app.MapMethods("/my/statements/{slug}/translations/{id:guid}.pdf", Reading, OwnAsync).RequireAuthorization();
    }

    private static async Task<IResult> PublicAsync(string slug, string language, string extension, TccmDbContext db, ReadTranslations read, IOptions<PortalOptions> portal, HttpResponse response)
    {
        if (await db.StatementAsync(slug) is not { } statement) return Results.NotFound();
        if ((await read.PublicAsync(statement)).SingleOrDefault(one => one.Language.Equals(language, StringComparison.OrdinalIgnoreCase)) is not { } translation) return Results.NotFound();
        var (text, isPdf) = (translation.Shown!, extension.Equals("pdf", StringComparison.OrdinalIgnoreCase));
        response.Headers.CacheControl = PublicPageAttribute.Revalidated;
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue("inline") { FileName = $"{slug}.{translation.Language}.{(isPdf ? "pdf" : "md")}" }.ToString();
        return isPdf
            ? Results.Bytes(TranslationPdf.Bytes(statement, translation, text, new Uri(portal.Value.Link($"/statements/{slug}"))), "application/pdf")
            : Results.Bytes(Encoding.UTF8.GetBytes(text.Text), "text/markdown; charset=utf-8", entityTag: new EntityTagHeaderValue($"\"{text.Sha256}\""));
    }

    private static async Task<IResult> OwnAsync(string slug, Guid id, TccmDbContext db, ReadTranslations read, IOptions<PortalOptions> portal, HttpResponse response)
    {
        if (await db.StatementAsync(slug) is not { } statement || await read.OneAsync(statement, id) is not { SeesWords: true, Text: { } text } found) return Results.NotFound();
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue("inline") { FileName = $"{slug}-r{found.Translation.RevisionNumber}.{found.Translation.Language}.pdf" }.ToString();
        return Results.Bytes(TranslationPdf.Bytes(statement, found.Translation, text, new Uri(portal.Value.Link(StatementStatuses.Public.Contains(statement.Status) ? $"/statements/{slug}" : $"/my/statements/{slug}"))), "application/pdf");
    }
}
