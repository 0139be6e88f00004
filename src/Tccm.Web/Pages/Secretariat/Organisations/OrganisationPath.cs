using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Applications;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Prospects;
using Tccm.Domain.Text;

namespace Tccm.Web.Pages.Secretariat.Organisations;

/// <summary>One step of an organisation's way, with the page that tells more. A day that is not known stands first.</summary>
public sealed record PathStep(string When, DateOnly Day, string Words, string? Note = null, string? Page = null, Guid? Id = null);

/// <summary>The way of an organisation with the coalition: prospect, applications, memberships, suspensions, leaving. Newest first.</summary>
public sealed record OrganisationPath(Organisation Organisation, IReadOnlyList<PathStep> Steps, DateTimeOffset Now, bool IsOwn)
{
    public MembershipPeriod? Membership => Organisation.MembershipAt(Now);

    public static async Task<OrganisationPath> OfAsync(TccmDbContext db, Organisation organisation, bool isOwn)
    {
        var prospects = await db.Prospects.AsNoTracking().Whole().Where(one => one.Application!.OrganisationId == organisation.Id).ToListAsync();
        var applications = await db.Applications.AsNoTracking()
            .Where(one => (one.OrganisationId == organisation.Id || one.AppliesForId == organisation.Id) && one.SubmittedAt != null).ToListAsync();
        var steps = prospects.SelectMany(Of).Concat(applications.SelectMany(Of)).Concat(organisation.Memberships.SelectMany(Of))
            .Reverse().OrderByDescending(step => step.Day).ToList();
        return new(organisation, steps, await db.ClockAsync(), isOwn);
    }

    private static IEnumerable<PathStep> Of(Prospect prospect)
    {
        yield return Step(Day(prospect.CreatedAt), "Noted as a prospect", null, "/Secretariat/Prospects/Show", prospect.Id);
        foreach (var approach in prospect.Approaches) yield return Step(approach.On, $"Approached by {approach.By.Name}, {approach.Way.InWords()}");
    }

    private static IEnumerable<PathStep> Of(Application application)
    {
        var category = application.Category.ToString().ToLowerInvariant();
        yield return Step(Day(application.SubmittedAt!.Value), $"Applied as a {category}", null, "/Secretariat/Applications/Show", application.Id);
        if (application.DecidedAt is { } decided)
            yield return Step(Day(decided), $"Application as a {category}: {application.Status.InWords().ToLowerInvariant()}{(application.DecidedBy is { } by ? $" by {by}" : "")}", null, "/Secretariat/Applications/Show", application.Id);
    }

    private static IEnumerable<PathStep> Of(MembershipPeriod period)
    {
        var category = period.Category.ToString().ToLowerInvariant();
        yield return period.From is { } from
            ? new(from.InWords(), from.Earliest, $"Became a {category}{(period.Founder ? ", a founder" : "")}", period.Source is { } source ? $"Source: {source}" : null)
            : new("day not known", DateOnly.MinValue, $"Became a {category}", period.Source is { } known ? $"Source: {known}" : null);
        foreach (var suspension in period.Suspensions)
        {
            yield return Step(suspension.Since, "Suspended", $"{suspension.Reason}{(suspension.IsPublic ? " (public)" : "")}");
            if (suspension.Until is { } lifted) yield return Step(lifted, "Suspension lifted", suspension.LiftNote);
        }
        if (period.Until is { } until) yield return Step(until, $"No longer a {category}", period.EndReason);
        else if (period.LeavesOn is { } leaves) yield return Step(leaves, $"Leaves: no longer a {category} from this day on", period.EndReason);
    }

    private static PathStep Step(DateOnly day, string words, string? note = null, string? page = null, Guid? id = null) => new(Text(day), day, words, note, page, id);

    private static string Text(DateOnly day) => Domain.Text.Words.Day(day);

    private static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);
}
