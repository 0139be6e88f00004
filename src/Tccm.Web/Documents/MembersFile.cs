using System.Globalization;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;

namespace Tccm.Web.Documents;

/// <summary>The register of members on a day, for programs and spreadsheets; the same lines in the same order as the page.</summary>
public static class MembersFile
{
    private static readonly string[] Header = ["name", "native_name", "kinds", "economy", "economy_name", "region", "domains", "website", "member_since", "founder", "member_on_the_day", "organisation_id", "domains_shown", "purpose", "suspended_since"];

    public static byte[] Csv(MemberList list) => Documents.Csv.Bytes(Header, list.Lines.Concat(list.Perhaps).Select((line, place) => new[]
    {
        line.Name, line.Native, string.Join(';', Kinds(line)), line.Organisation.Economy, Economy.NameOf(line.Organisation.Economy), line.Region,
        string.Join(';', line.Organisation.Domains.Select(domain => domain.ALabel)), line.Organisation.Website, line.Period.From?.ToString(),
        YesNo(line.Period.Founder), place < list.Lines.Count ? "yes" : "not known", line.Organisation.Id.ToString(),
        string.Join(';', line.DomainsShown.Select(shown => $"{shown.Key} {Day(shown.Value)}")), line.PurposeRemark, line.Suspended is { } suspended ? Day(suspended.Since) : null,
    }));

    public static byte[] Json(MemberList list) => Documents.Json.Bytes(new
    {
        On = Day(list.Day),
        Members = list.Lines.Select(Part),
        JoiningDateNotKnown = list.Perhaps.Select(Part),
    });

    private static object Part(MemberLine line) => new
    {
        Organisation = line.Organisation.Id,
        line.Name,
        NativeName = line.Native,
        line.NativeLanguage,
        Kinds = Kinds(line),
        line.Organisation.Economy,
        EconomyName = Economy.NameOf(line.Organisation.Economy),
        line.Region,
        Domains = line.Organisation.Domains.Select(domain => new { Name = domain.ULabel, Dns = domain.ALabel, ControlShown = line.DomainsShown.TryGetValue(domain.ALabel, out var shown) ? Day(shown) : null }),
        line.Organisation.Website,
        MemberSince = line.Period.From?.ToString(),
        line.Period.Founder,
        Purpose = line.PurposeRemark,
        SuspendedSince = line.Suspended is { } suspended ? Day(suspended.Since) : null,
        SuspendedBecause = line.Suspended?.PublicReason,
    };

    private static IEnumerable<string> Kinds(MemberLine line) => line.Organisation.Kinds.Select(kind => kind.Code());

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string YesNo(bool value) => value ? "yes" : "no";
}
