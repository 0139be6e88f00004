using System.Globalization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using Tccm.Domain.Audit;
using Tccm.Domain.Database;
using Tccm.Web.Identity;

namespace Tccm.Web.Documents.Exports;

/// <summary>What is asked for: the address's own parts and the filter in its query.</summary>
public sealed record ExportRequest(TccmDbContext Db, HttpRequest Http, DateTimeOffset Now)
{
    public string? Show => Http.Query["show"];
    public string? Q => Http.Query["q"];
    public string Part(string name) => (string)Http.RouteValues[name]!;
}

/// <summary>A list as a file holds it. Names of columns are stable: somebody's spreadsheet counts on them.</summary>
public sealed record Export(string[] Header, IReadOnlyList<string?[]> Rows)
{
    public static string? Day(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    public static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    public static string? Instant(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
    public static string YesNo(bool value) => value ? "yes" : "no";
}

/// <summary>
/// Every list that the secretariat sees, as CSV. A list is one line here and
/// <c>&lt;partial name="_Export" model="@("its name")" /&gt;</c> on its page, which keeps the filter.
/// </summary>
public static class SecretariatLists
{
    public static void MapExports(this WebApplication app)
    {
        var lists = app.MapGroup("/secretariat").RequireAuthorization(Policies.Secretariat);
        lists.MapExport("organisations", OrganisationLists.OrganisationsAsync);
        lists.MapExport("contacts", OrganisationLists.ContactsAsync);
        lists.MapExport("people", OrganisationLists.SecretariatAsync);
        lists.MapExport("evidence-checks", OrganisationLists.EvidenceChecksAsync);
        lists.MapExport("applications", ActLists.ApplicationsAsync);
        lists.MapExport("statements", ActLists.StatementsAsync);
        lists.MapExport("statements/{slug}/signatures", ActLists.SignaturesAsync);
        lists.MapExport("deliveries", DeliveryLists.DeliveriesAsync);
        lists.MapExport("letters", ActLists.LettersAsync);
        lists.MapExport("imports", ActLists.ImportsAsync);
        lists.MapExport("prospects", CircleLists.ProspectsAsync);
        lists.MapExport("guests", CircleLists.GuestsAsync);
        lists.MapExport("lists/{address}/wanted", CircleLists.WantedAsync);
        lists.MapExport("adaptations", AdaptationLists.AdaptationsAsync);
        lists.MapExport("purpose/signatures", CircleLists.PurposeSignaturesAsync);
        lists.MapExport("domains", CircleLists.DomainsAsync);
        lists.MapExport("personal-data", PersonalDataLists.RequestsAsync);
        lists.MapExport("retention", PersonalDataLists.RetentionAsync);
    }

    /// <summary>A list at <c>/secretariat/NAME.csv</c>; nothing is found where it answers null. Each taking away is audited.</summary>
    private static void MapExport(this RouteGroupBuilder lists, string name, Func<ExportRequest, Task<Export?>> read) =>
        lists.MapGet($"/{name}.csv", async (HttpContext http, TccmDbContext db, CurrentPerson current) =>
        {
            var at = await db.ClockAsync(http.RequestAborted);
            if (await read(new(db, http.Request, at)) is not { } list) return Results.NotFound();
            var file = http.Request.Path.Value!["/secretariat/".Length..^".csv".Length].Replace('/', '-').ToLowerInvariant();
            db.AuditEntries.Add(ExportedList.Taken(file, list.Rows.Count, current.AsSecretariat, at));
            await db.SaveChangesAsync(http.RequestAborted);
            http.Response.Headers.CacheControl = "no-store";
            http.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = $"{file}-{Export.Day(at)}.csv" }.ToString();
            return Results.Bytes(Csv.Bytes(list.Header, list.Rows), "text/csv; charset=utf-8; header=present");
        });
}
