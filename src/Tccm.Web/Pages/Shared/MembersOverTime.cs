using Tccm.Domain.Organisations;

namespace Tccm.Web.Pages.Shared;

/// <summary>How many members there were on each day on which that changed, as far as their dates are known.</summary>
public sealed class MembersOverTime
{
    private const int Span = 1000;
    private static readonly int[] Rounds = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

    private readonly List<(DateOnly Day, int Count)> steps = [];
    private readonly DateOnly first;
    private readonly DateOnly last;

    public MembersOverTime(IEnumerable<MembershipPeriod> memberships, DateOnly today)
    {
        var periods = memberships.Where(period => period.Category == MembershipCategory.Member).ToList();
        var known = periods.Where(period => period.From is not null && period.From.Value.Earliest <= today).ToList();
        NotKnown = periods.Count(period => period.From is null && period.IsRunning(today));
        var days = known.Select(period => (Day: period.From!.Value.Earliest, Change: 1))
            .Concat(known.Where(period => period.EndsOn <= today).Select(period => (Day: period.EndsOn!.Value, Change: -1)));
        foreach (var day in days.GroupBy(change => change.Day).OrderBy(group => group.Key))
            steps.Add((day.Key, (steps.Count > 0 ? steps[^1].Count : 0) + day.Sum(change => change.Change)));
        last = today;
        first = steps.Count > 0 ? new DateOnly(steps[0].Day.Year, 1, 1) : today;
        Top = Math.Max(4, (int)Math.Ceiling(steps.Select(step => step.Count).DefaultIfEmpty().Max() * 1.1));
    }

    public bool IsEmpty => steps.Count == 0;
    public int Now => IsEmpty ? 0 : steps[^1].Count;

    /// <summary>Members whose joining date is not known, and who are therefore not in the line.</summary>
    public int NotKnown { get; }
    public int Top { get; }
    public (DateOnly Day, int Count) Start => steps[0];

    public IEnumerable<(int Year, decimal X)> Years => Enumerable.Range(first.Year, last.Year - first.Year + 1)
        .Select(year => (year, Across(new DateOnly(year, 1, 1)) / 10m));

    /// <summary>Round numbers for the hairlines, with their height from the top in per cent.</summary>
    public IEnumerable<(int Count, decimal Y)> Lines
    {
        get
        {
            var step = Array.Find(Rounds, size => Top / size <= 4 || size == Rounds[^1]);
            return Enumerable.Range(1, Top / step).Select(i => (i * step, Down(i * step)));
        }
    }

    public string Line => string.Create(null, $"M{Across(steps[0].Day):0.#} {Down(0):0.##}") + string.Concat(steps.Select(step => string.Create(null, $"H{Across(step.Day):0.#}V{Down(step.Count):0.##}"))) + "H1000";
    public string Area => Line + "V100Z";
    public decimal NowY => Down(Now);

    /// <summary>The numbers at the end of each year, and today.</summary>
    public IEnumerable<(DateOnly Day, int Count)> Table => Enumerable.Range(first.Year, last.Year - first.Year + 1)
        .Select(year => new DateOnly(year, 12, 31)).Select(day => day < last ? day : last)
        .Select(day => (day, steps.LastOrDefault(step => step.Day <= day).Count));

    private decimal Across(DateOnly day) => decimal.Round((day.DayNumber - first.DayNumber) * (decimal)Span / Math.Max(1, last.DayNumber - first.DayNumber), 1);

    private decimal Down(int count) => decimal.Round(100m - (count * 100m / Top), 2);
}
