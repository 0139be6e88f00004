using System.Globalization;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;

namespace Tccm.Web.Documents;

/// <summary>Who signed, a line each, in the list's order.</summary>
public static class SignatoriesCsv
{
    private static readonly string[] Header = ["name", "native_name", "kinds", "economy", "economy_name", "signed_on", "how", "source", "organisation_id"];

    public static byte[] Bytes(SignatoryList signatories) => Csv.Bytes(Header, signatories.Lines.Select(line => new[]
    {
        line.Name, line.NativeName, string.Join(';', line.Kinds.Select(kind => kind.Code())), line.Economy, Economy.NameOf(line.Economy),
        line.SignedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Json.Code(line.Origin), line.Source, line.OrganisationId.ToString(),
    }));
}
