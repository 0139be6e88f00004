using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Statements;
using Tccm.Web.Infrastructure;
using Tccm.Web.Pages.Members;
using Tccm.Web.Pages.Purpose;

namespace Tccm.Web.Documents;

/// <summary>The files that the public takes away. Those of a statement are the bytes that were kept at publication.</summary>
public static class Download
{
    public static string Extension(EditionFormat format) => format switch { EditionFormat.Markdown => "md", EditionFormat.Bundle => "zip", _ => format.ToString().ToLowerInvariant() };

    public static string InWords(EditionFormat format) => format switch { EditionFormat.Markdown => "Markdown", EditionFormat.Bundle => "Bundle with the evidence", _ => format.ToString().ToUpperInvariant() };

    public static void MapDownloads(this WebApplication app)
    {
        app.MapMethods("/statements/{slug}.{extension:regex(^(pdf|json|csv|md|html|zip)$)}", Reading,
            (string slug, string extension, TccmDbContext db, HttpResponse response) => StatementAsync(slug, null, extension, db, response)).AllowAnonymous();
        app.MapMethods("/statements/{slug}/editions/{number:int}.{extension:regex(^(pdf|json|csv|md|html|zip)$)}", Reading,
            (string slug, int number, string extension, TccmDbContext db, HttpResponse response) => StatementAsync(slug, number, extension, db, response)).AllowAnonymous();
        app.MapMethods("/purpose/{version}.md", Reading, PurposeAsync).AllowAnonymous();
        app.MapMethods("/purpose.json", Reading, PurposesAsync).AllowAnonymous();
        app.MapMethods("/members.{extension:regex(^(json|csv)$)}", Reading, MembersAsync).AllowAnonymous();
    }

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    private static async Task<IResult> StatementAsync(string slug, int? number, string extension, TccmDbContext db, HttpResponse response)
    {
        // The route takes capitals too: x.PDF is x.pdf.
        extension = extension.ToLowerInvariant();
        var format = Enum.GetValues<EditionFormat>().Single(format => Extension(format) == extension);
        var edition = await db.Statements
            .Where(statement => statement.Slug == slug && StatementStatuses.Public.Contains(statement.Status))
            .SelectMany(statement => statement.Editions).Where(edition => number == null || edition.Number == number).OrderByDescending(edition => edition.Number).Select(edition => (Guid?)edition.Id)
            .FirstOrDefaultAsync();
        // What was published before there were bundles has none.
        if (edition is null || await db.Set<EditionFile>().AsNoTracking().SingleOrDefaultAsync(file => file.EditionId == edition && file.Format == format) is not { } file) return Results.NotFound();
        return File(response, file.Bytes, file.Sha256, number is null ? $"{slug}.{extension}" : $"{slug}-edition-{number}.{extension}");
    }

    private static async Task<IResult> PurposeAsync(string version, TccmDbContext db, HttpResponse response)
    {
        var versions = await db.PurposeVersions.AsNoTracking().ToListAsync();
        return versions.SingleOrDefault(one => one.Number == version) is { } found
            ? File(response, System.Text.Encoding.UTF8.GetBytes(found.Text), found.Sha256, $"statement-of-purpose-{version}.md")
            : Results.NotFound();
    }

    private static async Task<IResult> PurposesAsync(TccmDbContext db, HttpResponse response)
    {
        var bytes = PurposeJson.Of(await PurposeShown.OfAsync(db, null));
        return File(response, bytes, Convert.ToHexStringLower(SHA256.HashData(bytes)), "statement-of-purpose.json");
    }

    private static async Task<IResult> MembersAsync(string extension, string? on, string? kind, string? region, string? q, TccmDbContext db, TimeProvider clock, HttpResponse response)
    {
        var query = new MemberQuery(on, kind, region, q);
        try
        {
            var list = (await query.ListAsync(db, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime))).Where(query.Chooses);
            extension = extension.ToLowerInvariant();
            var bytes = extension == "csv" ? MembersFile.Csv(list) : MembersFile.Json(list);
            return File(response, bytes, Convert.ToHexStringLower(SHA256.HashData(bytes)), $"members-{list.Day:yyyy-MM-dd}.{extension}");
        }
        catch (DomainException refused)
        {
            return Results.Json(new { refused.Field, refused.Message }, statusCode: StatusCodes.Status400BadRequest);
        }
    }

    private static IResult File(HttpResponse response, byte[] bytes, string sha256, string name)
    {
        var extension = Path.GetExtension(name);
        response.Headers.CacheControl = PublicPageAttribute.Revalidated;
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue(extension is ".csv" or ".zip" ? "attachment" : "inline") { FileName = name }.ToString();
        return Results.Bytes(bytes, TypeOf(extension), entityTag: new EntityTagHeaderValue($"\"{sha256}\""));
    }

    private static string TypeOf(string extension) => extension switch
    {
        ".pdf" => "application/pdf",
        ".json" => "application/json; charset=utf-8",
        ".csv" => "text/csv; charset=utf-8; header=present",
        ".html" => "text/html; charset=utf-8",
        ".zip" => "application/zip",
        ".md" => "text/markdown; charset=utf-8",
        _ => throw new ArgumentOutOfRangeException(nameof(extension), extension, null),
    };
}
