using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Tccm.Testing;
using Tccm.Web.Documents;
using Tccm.Web.Evidence;
using Tccm.Web.Infrastructure;
using Tccm.Web.Setup.Import;

namespace Tccm.Web.Tests.Timeline;

/// <summary>The openings of 2025 as they were known in December 2024, from the public record, as the year page shows them.</summary>
public sealed class Timeline2025Tests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task PublicRecord_IsTheYear2025WithItsMonthsAndHowSureTheyWere()
    {
        await ImportAsync();

        var page = (await portal.Browser().GetAsync("/timeline?year=2025")).Is(HttpStatusCode.OK);
        var shown = page.Document.QuerySelectorAll(".year > li:not(.months)").Select(row => (Title: row.QuerySelector("h3")!.TextContent.Trim(), Dates: string.Join(' ', row.QuerySelector(".dates")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))).ToList();

        Assert.Equal(
            [
                ("Consultation on the WSIS Action Lines", "Written input until 31 January 2025"),
                ("Digital Cooperation and Development Forum", "February 2025 expected"),
                ("Fourth open consultation on the WSIS High-Level Event", "February 2025 expected"),
                ("Third open consultation on the WSIS High-Level Event", "February 2025 expected"),
                ("Global Forum on AI and Digital Transformation in the Public Sector", "12 to 13 February 2025"),
                ("ICANN 82", "8 to 13 March 2025"),
                ("WSIS+20 High-Level Event open consultation process: submissions", "Written input until 14 March 2025"),
                ("Commission on Science and Technology for Development", "7 to 11 April 2025"),
                ("Appointment of co-facilitators and start of the zero draft", "May 2025 expected"),
                ("Presentation of the final brief on the WSIS High-Level Event", "10 June 2025"),
                ("ITU Council", "17 to 27 June 2025"),
                ("Internet Governance Forum 2025", "23 to 27 June 2025"),
                ("WSIS+20 High-Level Event", "7 to 11 July 2025"),
                ("UN General Assembly", "September 2025 rumoured"),
            ], shown);
        Assert.Contains("tentative", (await portal.Browser().GetAsync("/timeline/wsis-20/un-general-assembly")).Text, StringComparison.Ordinal);
        Assert.Equal(5, (await portal.Browser().GetAsync("/timeline/wsis-20")).All("main ol > li[value]").Count);
        var calendar = await portal.Browser().Client.GetByteArrayAsync(new Uri("/timeline.ics", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(14, (await CalendarClients.ShowAsync(calendar))[0].Count);
    }

    private async Task ImportAsync()
    {
        var data = Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", "..", "..", "shared", "data");
        Assert.SkipUnless(Directory.Exists(data), "The public record is not beside the project.");
        await using var db = portal.Database.Open();
        var (keys, options) = (portal.Services.GetRequiredService<EvidenceKeys>(), portal.Services.GetRequiredService<IOptions<PortalOptions>>());
        var findings = new Findings();
        await new ImportHistory(db, new EditionPress(options, keys), portal.Services.GetRequiredService<EvidenceLog>(), portal.Clock).RunAsync(data, dryRun: false, findings, TestContext.Current.CancellationToken);
        Assert.Equal(0, findings.Count);
    }
}
