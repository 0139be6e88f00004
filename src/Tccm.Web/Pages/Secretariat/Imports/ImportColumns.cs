using Tccm.Domain.Imports;
using Tccm.Domain.Organisations;

namespace Tccm.Web.Pages.Secretariat.Imports;

/// <summary>A column of a list: its name in the first line, what it holds, and what a cell looks like.</summary>
public sealed record ImportColumn(string Name, bool IsRequired, string What, string Example);

public static class ImportColumns
{
    private static readonly ImportColumn[] Members =
    [
        new("legal_name", true, "The name in law.", "Rowan Registry Ltd"),
        new("display_name", false, "The name to show, in Latin letters; without it the legal name.", "Rowan Registry"),
        new("native_name", false, "The name in its own script.", ""),
        new("short_name", false, $"At most {OrganisationFacts.MaxShortName} characters.", "Rowan"),
        new("economy", true, "The two letters of ISO 3166-1, or its name.", "NZ"),
        new("kinds", false, $"One or more of: {string.Join("; ", OrganisationKinds.All.Select(kind => kind.Code()))}. A member has at least one.", "cctld-registry"),
        new("evidence", false, "What shows it. With several kinds, each on a line of its own within the cell, after its code and a colon.", "nz"),
        new("domains", true, "One or more, as people read them or as xn--.", "rowan.example"),
        new("website", false, "An address.", "https://rowan.example"),
        new("category", false, "member or supporter; empty for an organisation that is neither.", "member"),
        new("from", false, "Since when: a year, a month or a day. Empty where it is not known.", "2024-04"),
        new("until", false, "The day on which it ended, for a membership that is over.", ""),
        new("founder", false, "yes or no.", "yes"),
        new("source", false, "Where this line is from, if not from where the whole list is.", ""),
    ];

    private static readonly ImportColumn[] Contacts =
    [
        new("organisation", true, "Its name or a domain of it, as on the register.", "Rowan Registry"),
        new("name", true, "The person's name.", "Ann Arch"),
        new("email", true, "One address.", "ann@rowan.example"),
        new("title", false, "Job title.", "Director"),
        new("roles", true, $"One or more of: {string.Join("; ", ContactRoleWords.Each.Select(role => role.InWords()))}.", "representative; signatory"),
    ];

    private static readonly ImportColumn[] Signatures =
    [
        new("statement", true, "Its address (the last part of it) or its title.", "open-letter-2024"),
        new("organisation", true, "Its name or a domain of it, as on the register.", "Rowan Registry"),
        new("name", false, "The name as it was signed; without it the name of that day.", "Rowan Trust"),
        new("signed_on", false, "The day, where the source says it.", "2024-05-06"),
        new("source", true, "Where it is seen that it signed.", "The letter as published by Alder News on 6 May 2024"),
    ];

    public static IReadOnlyList<ImportColumn> Of(ImportKind kind) => kind switch
    {
        ImportKind.Members => Members,
        ImportKind.Contacts => Contacts,
        ImportKind.Signatures => Signatures,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>The first line and an example, to copy.</summary>
    public static string Template(ImportKind kind) => $"{string.Join(',', Of(kind).Select(column => column.Name))}\n{string.Join(',', Of(kind).Select(column => column.Example))}";
}
