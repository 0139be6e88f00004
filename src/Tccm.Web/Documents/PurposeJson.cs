using System.Globalization;
using Tccm.Web.Pages.Purpose;

namespace Tccm.Web.Documents;

/// <summary>Every version of the Purpose with its hash, and who signed which; the same as the page.</summary>
public static class PurposeJson
{
    public static byte[] Of(PurposeShown? shown) => Json.Bytes(new
    {
        InForce = shown?.Version.Number,
        Versions = (shown?.All ?? []).Select(version => new
        {
            Version = version.Number,
            version.Title,
            version.Language,
            AdoptedOn = version.AdoptedOn.ToString(),
            version.Sha256,
            SignAgainUntil = version.SignAgainUntil?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Signatures = shown!.Everybody.Where(one => one.Signature.PurposeVersionId == version.Id).Select(one => new
            {
                Organisation = one.Signature.OrganisationId,
                one.Name,
                NativeName = one.Native,
                one.NowCalled,
                SignedOn = one.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                MembershipEnded = one.Ended?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            }),
        }),
    });
}
