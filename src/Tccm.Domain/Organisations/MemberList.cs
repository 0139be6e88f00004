using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Purpose;

namespace Tccm.Domain.Organisations;

/// <summary>One line of the register: an organisation under the names it had on the day, and the period that covers it.</summary>
public sealed record MemberLine(Organisation Organisation, string Name, string? Native, MembershipPeriod Period)
{
    /// <summary>What the register says of the version of the Purpose that it signed; nothing where there is nothing to say.</summary>
    public string? PurposeRemark { get; init; }

    public string? NativeLanguage => NativeName.LanguageOf(Native, Organisation.Economy);
    /// <summary>Those of its domains whose control it has shown, each with the day of the last check that found it.</summary>
    public IReadOnlyDictionary<string, DateOnly> DomainsShown { get; } =
        Organisation.DomainsShown.ToDictionary(control => control.Domain, control => DateOnly.FromDateTime(control.ShownAt!.Value.UtcDateTime), StringComparer.Ordinal);
    public string Region => Text.Economy.RegionOf(Organisation.Economy);

    /// <summary>The suspension that covers the day, if one does.</summary>
    public Suspension? Suspended { get; init; }
}

/// <summary>Who was a member, or a supporter, on a day: the one list that page, JSON and CSV share, in one order.</summary>
public sealed class MemberList
{
    private MemberList(DateOnly day, IReadOnlyList<MemberLine> lines, IReadOnlyList<MemberLine> perhaps) =>
        (Day, Lines, Perhaps) = (day, lines, perhaps);

    public DateOnly Day { get; }
    public IReadOnlyList<MemberLine> Lines { get; }

    /// <summary>Those whose period may cover the day, but whose joining date the register does not know.</summary>
    public IReadOnlyList<MemberLine> Perhaps { get; }

    /// <summary>
    /// The list of <paramref name="day"/>. On <paramref name="today"/> everybody whose membership is running is on it,
    /// whenever it began; on an earlier day only those of whom the register knows that it had begun. A later day is refused.
    /// </summary>
    public static async Task<MemberList> OnAsync(TccmDbContext db, MembershipCategory category, DateOnly day, DateOnly today, CancellationToken cancellationToken = default)
    {
        if (day > today)
            throw new DomainException($"{Text.Words.Day(day)} is still to come. The register knows its members up to today, {Text.Words.Day(today)}.", "on");

        var organisations = await db.Organisations.AsNoTracking()
            .Include(organisation => organisation.Memberships).Include(organisation => organisation.FormerNames).Include(organisation => organisation.DomainControls).AsSplitQuery()
            .Where(organisation => organisation.Memberships.Any(period => period.Category == category))
            .ToListAsync(cancellationToken);
        var purpose = await PurposeRegister.OnAsync(db, day, cancellationToken);
        var known = LinesOf(organisations, purpose, category, day, (_, period) => period.Covers(day) || day == today && period.IsRunning(today));
        var perhaps = day == today ? [] : LinesOf(organisations, purpose, category, day, (organisation, period) => organisation.MayHaveBeenIn(period, day));
        return new MemberList(day, known, perhaps);
    }

    /// <summary>The same list, narrowed.</summary>
    public MemberList Where(Func<MemberLine, bool> kept) => new(Day, [.. Lines.Where(kept)], [.. Perhaps.Where(kept)]);

    private static List<MemberLine> LinesOf(List<Organisation> organisations, PurposeRegister purpose, MembershipCategory category, DateOnly day, Func<Organisation, MembershipPeriod, bool> covers) =>
        [.. organisations
            .SelectMany(organisation => organisation.Memberships.Where(period => period.Category == category && covers(organisation, period)).Take(1), (organisation, period) => (organisation, period))
            .Select(pair => new MemberLine(pair.organisation, pair.organisation.NameOn(day).Display, pair.organisation.NameOn(day).Native, pair.period)
            {
                PurposeRemark = purpose.Of(pair.organisation.Id).Remark,
                Suspended = pair.period.SuspensionOn(day),
            })
            .Order(Comparer<MemberLine>.Create((a, b) => Text.Names.Order.Compare(a.Name, b.Name) is var byName and not 0 ? byName : a.Organisation.Id.CompareTo(b.Organisation.Id)))];
}
