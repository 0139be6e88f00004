using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Tccm.Domain.Database;
using Tccm.Domain.Discussion;
using Tccm.Domain.Statements;
using Tccm.Web.Identity;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Documents;

/// <summary>A consensus map as CSV and JSON: to members with the reasons, to anybody in numbers alone once it is public.</summary>
public static class MapFiles
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void MapMaps(this WebApplication app)
    {
        app.MapMethods("/my/statements/{slug}/map.{extension:regex(^(json|csv)$)}", Reading, OfMembersAsync);
        app.MapMethods("/statements/{slug}/consensus/{revision:int}.{extension:regex(^(json|csv)$)}", Reading, PublicAsync).AllowAnonymous();
    }

    private static async Task<IResult> OfMembersAsync(string slug, string extension, int? revision, TccmDbContext db, CurrentPerson current, IOptions<PortalOptions> portal, HttpResponse response)
    {
        if (await MapShown.OfAsync(db, current, slug, revision) is not { Map: { } map } shown) return Results.NotFound();
        return File(map, shown.Statement, shown.Round, extension, $"/my/statements/{slug}/map?revision={shown.Round.RevisionNumber}", "no-store", portal.Value, response);
    }

    private static async Task<IResult> PublicAsync(string slug, int revision, string extension, TccmDbContext db, IOptions<PortalOptions> portal, HttpResponse response) =>
        await PublishedMap.OfAsync(db, slug, revision) is { } shown
            ? File(shown.Map, shown.Statement, shown.Round, extension, $"/statements/{slug}/consensus/{revision}", PublicPageAttribute.Revalidated, portal.Value, response)
            : Results.NotFound();

    private static IResult File(ConsensusMap map, Statement statement, PositionRound round, string extension, string address, string caching, PortalOptions portal, HttpResponse response)
    {
        var csv = extension.Equals("csv", StringComparison.OrdinalIgnoreCase);
        var bytes = csv ? ConsensusCsv.Bytes(map)
            : ConsensusJson.Bytes(map, new(new(portal.Link("/schemas/consensus-1.json")), new(portal.Link(address)), statement.Slug, round.Title, round.RevisionNumber, round.OverAt));
        response.Headers.CacheControl = caching;
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue(csv ? "attachment" : "inline") { FileName = $"{statement.Slug}-consensus-r{round.RevisionNumber}.{(csv ? "csv" : "json")}" }.ToString();
        return Results.Bytes(bytes, csv ? "text/csv; charset=utf-8; header=present" : "application/json; charset=utf-8", entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))}\""));
    }
}
