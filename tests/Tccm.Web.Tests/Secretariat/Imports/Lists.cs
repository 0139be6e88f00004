using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Imports;
using Tccm.Testing;

namespace Tccm.Web.Tests.Secretariat.Imports;

/// <summary>What a secretary does with a list: paste it, look, decide, import.</summary>
internal static class Lists
{
    public const string Members = "legal_name,display_name,economy,kinds,evidence,domains,category,from";
    public const string Contacts = "organisation,name,email,title,roles";
    public const string Signatures = "statement,organisation,name,signed_on,source";

    public static async Task<AssertPage> PasteAsync(this Browser browser, string kind, params string[] lines) =>
        await (await browser.GetAsync($"/secretariat/imports/new/{kind}")).SubmitAsync(("Input.Source", "the spreadsheet of May"), ("Input.Text", string.Join('\n', lines)));

    /// <summary>Presses the one button that imports.</summary>
    public static Task<AssertPage> ImportAsync(this AssertPage page, params (string Name, string? Value)[] fields) =>
        page.PressAsync(page.All("form button").Single(button => button.StartsWith("Import ", StringComparison.Ordinal)), fields);

    /// <summary>The names of the radio buttons of the page, in their order.</summary>
    public static IReadOnlyList<string> Questions(this AssertPage page) =>
        [.. page.Document.QuerySelectorAll("input[type=radio]").Select(radio => radio.GetAttribute("name")!).Distinct()];

    public static Task<ImportBatch> BatchAsync(this Portal portal, AssertPage shown) =>
        portal.AskAsync(db => db.ImportBatches.Include(batch => batch.Things).SingleAsync(batch => batch.Id == Guid.Parse(shown.Path.Split('/')[3])));
}
