using Tccm.Domain.Organisations;
using Tccm.Domain.Text;

namespace Tccm.Web.Pages.Secretariat;

public static class MembershipWords
{
    /// <summary>The memberships that an organisation had and has, in one line; empty for none.</summary>
    public static string HistoryInWords(this Organisation organisation) => string.Join(", then ", organisation.Memberships
        .OrderBy(period => period.From?.Earliest ?? DateOnly.MinValue).ThenBy(period => period.Until ?? DateOnly.MaxValue)
        .Select(period => $"{period.Category.ToString().ToLowerInvariant()} {(period.From is { } from ? $"from {from.InWords()}" : "from a day that is not known")}{(period.Until is { } until ? $" until {Words.Day(until)}" : " on")}"));
}
