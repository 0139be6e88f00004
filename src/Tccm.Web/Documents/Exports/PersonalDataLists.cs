using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Tccm.Web.PersonalData;
using RequestsPage = Tccm.Web.Pages.Secretariat.PersonalData.IndexModel;

namespace Tccm.Web.Documents.Exports;

/// <summary>Who waits to be erased, and what went by itself.</summary>
internal static class PersonalDataLists
{
    public static async Task<Export?> RequestsAsync(ExportRequest asked)
    {
        var days = asked.Http.HttpContext.RequestServices.GetRequiredService<IOptions<PrivacyOptions>>().Value.AnswerDays;
        return new(
            ["name", "email", "email_canonical", "how", "asked_at", "due_on", "without_successor", "person_id"],
            [
                .. (await RequestsPage.OpenAsync(asked.Db)).Select(one => new[]
                {
                    one.Person.Name, one.Person.Email.Value, one.Person.EmailKey, Json.Code(one.Request.How), Export.Instant(one.Request.AskedAt), Export.Day(one.Request.AskedAt.AddDays(days)),
                    RequestsPage.WithoutSuccessor(one.Person), one.Person.Id.ToString(),
                }),
            ]);
    }

    /// <summary>Every run of every rule, the latest first, where the page has the last of each.</summary>
    public static async Task<Export?> RetentionAsync(ExportRequest asked)
    {
        var rules = asked.Http.HttpContext.RequestServices.GetRequiredService<AllHeld>().Holdings.SelectMany(holding => holding.Rules).ToDictionary(rule => rule.Key, rule => rule.What);
        return new(
            ["ran_at", "rule", "what", "kept_days", "went"],
            [
                .. (await asked.Db.RetentionRuns.AsNoTracking().OrderByDescending(run => run.At).ThenBy(run => run.Rule).ToListAsync())
                    .Select(run => new[] { Export.Instant(run.At), run.Rule, rules.GetValueOrDefault(run.Rule), $"{run.Days}", $"{run.Count}" }),
            ]);
    }
}
