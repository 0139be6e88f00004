using System.Globalization;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;

namespace Tccm.Web.Documents;

/// <summary>Who signed, a line each, in the list's order: first those who signed online, then those who are recorded.</summary>
public static class SignatoriesCsv
{
    private static readonly string[] Header = ["name", "native_name", "domain", "kinds", "economy", "economy_name", "signed_on", "how", "source", "standing", "since", "why", "late", "organisation_id", "signature_id"];

    public static byte[] Bytes(SignatoryList signatories) => Csv.Bytes(Header, signatories.Lines.Select(line => new[]
    {
        line.Name, line.NativeName, line.Domain, string.Join(';', line.Kinds.Select(kind => kind.Code())), line.Economy, Economy.NameOf(line.Economy),
        Day(line.SignedOn), Json.Code(line.Origin), line.Source, Json.Code(line.Standing), Day(line.SinceDay), line.Why, line.LateReason, line.OrganisationId.ToString(), line.SignatureId.ToString(),
    }));

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
