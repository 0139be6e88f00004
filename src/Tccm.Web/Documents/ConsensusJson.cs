using System.Text.Json.Serialization;
using Tccm.Domain.Discussion;
using Tccm.Domain.Organisations;

namespace Tccm.Web.Documents;

/// <summary>What a map is of: where it stands, and the revision on which the stances were taken.</summary>
public sealed record MapSource(Uri Schema, Uri Address, string Statement, string Title, int Revision, DateTimeOffset ClosedAt);

/// <summary>A consensus map for programs. The fields are those of wwwroot/schemas/consensus-1.json; a field that changes its meaning makes it consensus-2.</summary>
public sealed record ConsensusJson(
    [property: JsonPropertyName("$schema")] string Schema,
    string Address, string Statement, string Title, int Revision, string ClosedAt, bool Public, int Electorate,
    ConsensusJson.PlacePart Whole, IReadOnlyList<ConsensusJson.PlacePart> Paragraphs)
{
    public static byte[] Bytes(ConsensusMap map, MapSource source) => Json.Bytes(new ConsensusJson(
        source.Schema.AbsoluteUri, source.Address.AbsoluteUri, source.Statement, source.Title, source.Revision,
        source.ClosedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
        map.IsPublic, map.Electorate, PlacePart.Of(map.Whole), [.. map.Paragraphs.Select(PlacePart.Of)]));

    public sealed record PlacePart(int? Number, string? Text, CountsPart Counts, AgreementPart Agreement, double Division, string? Verdict,
        IReadOnlyList<GroupPart> Regions, IReadOnlyList<GroupPart> Kinds, IReadOnlyList<ReasonPart> Reasons)
    {
        internal static PlacePart Of(Consensus place) => new(
            place.Paragraph?.Number, place.Paragraph is { Text.Length: > 0 } paragraph ? paragraph.Text : null,
            CountsPart.Of(place.Counts), AgreementPart.Of(place.Counts.Agreement)!, Rounded(place.Counts.Division), place.Verdict is { } verdict ? Json.Code(verdict) : null,
            [.. place.ByRegion.Select(GroupPart.Of)], [.. place.ByKind.Select(GroupPart.Of)], [.. place.Reasons.Select(ReasonPart.Of)]);
    }

    public sealed record CountsPart(int Answered, int Silent, int WouldSign, int WithReservations, int NoPosition, int Concern, int WouldNotSign)
    {
        internal static CountsPart Of(StanceCounts counts) => new(counts.Answered, counts.Silent, counts.WouldSign, counts.WithReservations, counts.NoPosition, counts.Concern, counts.WouldNotSign);
    }

    public sealed record AgreementPart(int Agree, int TookASide, double Smoothed)
    {
        internal static AgreementPart? Of(Agreement? agreement) => agreement is null ? null : new(agreement.Agree, agreement.Sides, Rounded(agreement.Smoothed));
    }

    /// <summary>The agreement is null where it is not shown.</summary>
    public sealed record GroupPart(string Name, int Electorate, AgreementPart? Agreement)
    {
        internal static GroupPart Of(ConsensusCell cell) => new(cell.Kind?.Code() ?? cell.Region!, cell.Electorate, AgreementPart.Of(cell.Agreement));
    }

    public sealed record ReasonPart(Guid Organisation, string Name, string Stance, string Reason)
    {
        internal static ReasonPart Of(ReasonGiven reason) => new(reason.OrganisationId, reason.Name, Json.Code(reason.Stance), reason.Reason);
    }

    private static double Rounded(double value) => Math.Round(value, 4);
}
