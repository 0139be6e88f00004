using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Audit;
using Tccm.Domain.Database;

namespace Tccm.Web.Pages.Secretariat;

/// <summary>One act as a reader sees it. The name is looked up when it is read: the entry itself holds only an id.</summary>
public sealed record HistoryLine(DateTimeOffset At, string Sentence, string? Name, string Capacity, string? For = null)
{
    public string CapacityInWords => Capacity switch
    {
        "secretariat" => "for the secretariat",
        "applicant" => "the applicant",
        "automatic" => "the portal",
        _ => For is null ? Capacity : $"{Capacity}, for {For}",
    };
}

public static class History
{
    /// <summary>What was done to one noun, newest first.</summary>
    public static Task<IReadOnlyList<HistoryLine>> HistoryOfAsync(this TccmDbContext db, Guid subject) =>
        db.LinesAsync(db.AuditEntries.Where(entry => entry.SubjectId == subject));

    /// <summary>What was done to an organisation, by it and around it, newest first.</summary>
    public static Task<IReadOnlyList<HistoryLine>> HistoryAroundAsync(this TccmDbContext db, Guid organisation, int most = 100) =>
        db.LinesAsync(db.AuditEntries.Where(entry => entry.SubjectId == organisation || entry.OrganisationId == organisation).OrderByDescending(entry => entry.Id).Take(most));

    private static async Task<IReadOnlyList<HistoryLine>> LinesAsync(this TccmDbContext db, IQueryable<AuditEntry> entries)
    {
        var acts = await entries.OrderByDescending(entry => entry.Id).ToListAsync();
        var ids = acts.Select(entry => entry.PersonId).OfType<Guid>().Distinct().ToList();
        var names = await db.People.Where(person => ids.Contains(person.Id) && person.ErasedAt == null).ToDictionaryAsync(person => person.Id, person => person.Name);
        var organisations = acts.Select(entry => entry.OrganisationId).OfType<Guid>().Distinct().ToList();
        var called = await db.Organisations.Where(one => organisations.Contains(one.Id)).ToDictionaryAsync(one => one.Id, one => one.DisplayName);
        return [.. acts.Select(entry => new HistoryLine(entry.At, entry.Sentence, entry.PersonId is { } id ? names.GetValueOrDefault(id) : null, entry.Capacity, entry.OrganisationId is { } organisation ? called.GetValueOrDefault(organisation) : null))];
    }
}
