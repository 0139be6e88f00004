using System.Globalization;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Tccm.Domain.Discussion;
using Tccm.Domain.Organisations;
using Tccm.Web.Documents;

namespace Tccm.Web.Tests.Documents;

/// <summary>The files are read back by programs that had no part in making them, and say what the map says: neither less nor more.</summary>
public sealed class ConsensusFilesTests
{
    private static readonly string[] Economies = ["NZ", "JP", "DE", "KE", "BR"];
    private static readonly string[] Awkward = ["=1+1", "@home", "Rowan, Birch & Sons", "The \"Open\" Registry", "two\r\nlines", "光ネットワーク", "منارة لتبادل الإنترنت", "-minus", "'Ntsika", "|calc"];
    private static readonly string[] Codes = ["would-sign", "with-reservations", "no-position", "concern", "would-not-sign"];
    private static readonly MapSource Source = new(new("https://portal.example/schemas/consensus-1.json"), new("https://portal.example/statements/hearing/map.json"), "hearing", "On \"hearing\" <operators>", 3, new(2027, 3, 14, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Csv_SaysWhatTheMapSays() => Check(map =>
    {
        var rows = Paper.Rows(ConsensusCsv.Bytes(map));
        var names = rows[0];
        string Of(string[] row, string column) => Csv.Plain(row[Array.IndexOf(names, column)]);

        Assert.All(rows, row => Assert.Equal(names.Length, row.Length));
        foreach (var place in map.Paragraphs.Prepend(map.Whole))
        {
            var mine = rows.Skip(1).Where(row => Of(row, "paragraph") == (place.Paragraph is { } paragraph ? Number(paragraph.Number) : "whole")).ToList();
            var all = Assert.Single(mine, row => Of(row, "of") == "all");
            Assert.Equal(place.Paragraph?.Text ?? "", Of(all, "text"));
            var counts = place.Counts;
            Assert.Equal(
                [counts.Electorate, counts.Answered, counts.Silent, counts.WouldSign, counts.WithReservations, counts.NoPosition, counts.Concern, counts.WouldNotSign, counts.Agreement.Sides, counts.Agreement.Agree],
                new[] { "electorate", "answered", "silent", "would_sign", "with_reservations", "no_position", "concern", "would_not_sign", "took_a_side", "agree" }.Select(column => int.Parse(Of(all, column), CultureInfo.InvariantCulture)));
            Assert.Equal(Math.Round(counts.Agreement.Smoothed, 4), double.Parse(Of(all, "agreement"), CultureInfo.InvariantCulture), 9);
            Assert.Equal(Math.Round(counts.Division, 4), double.Parse(Of(all, "division"), CultureInfo.InvariantCulture), 9);
            Assert.Equal(place.Verdict?.ToString() ?? "", Of(all, "verdict"), ignoreCase: true);
            Assert.Equal(
                place.Cells.Select(cell => $"{cell.Kind?.Code() ?? cell.Region} {cell.Electorate} {cell.Agreement?.Sides} {cell.Agreement?.Agree} {Rounded(cell.Agreement)}"),
                mine.Where(row => Of(row, "of") is "region" or "kind").Select(row => $"{Of(row, "name")} {Of(row, "electorate")} {Of(row, "took_a_side")} {Of(row, "agree")} {Of(row, "agreement")}"));
            Assert.Equal(
                place.Reasons.Select(reason => (reason.Name, Codes[(int)reason.Stance], reason.Reason)),
                mine.Where(row => Of(row, "of") == "reason").Select(row => (Of(row, "name"), Of(row, "stance"), Of(row, "reason"))));
        }
        Assert.Equal(rows.Count - 1, map.Paragraphs.Prepend(map.Whole).Sum(place => 1 + place.Cells.Count + place.Reasons.Count));
    });

    [Fact]
    public void Json_SaysWhatTheMapSays() => Check(map =>
    {
        using var json = JsonDocument.Parse(ConsensusJson.Bytes(map, Source));
        var root = json.RootElement;

        Assert.Equal((Source.Title, 3, "2027-03-14T12:00:00Z", map.IsPublic, map.Electorate),
            (root.GetProperty("title").GetString(), root.GetProperty("revision").GetInt32(), root.GetProperty("closedAt").GetString(), root.GetProperty("public").GetBoolean(), root.GetProperty("electorate").GetInt32()));
        Assert.Equal(map.Paragraphs.Count, root.GetProperty("paragraphs").GetArrayLength());
        foreach (var (place, read) in map.Paragraphs.Prepend(map.Whole).Zip(root.GetProperty("paragraphs").EnumerateArray().Prepend(root.GetProperty("whole"))))
        {
            Assert.Equal((place.Paragraph?.Number, place.Paragraph?.Text is "" ? null : place.Paragraph?.Text), (read.GetProperty("number") is { ValueKind: JsonValueKind.Number } number ? number.GetInt32() : null, read.GetProperty("text").GetString()));
            var counts = read.GetProperty("counts");
            Assert.Equal(Stances.All.Select(stance => place.Counts[stance]).Append(place.Counts.Silent).Append(place.Counts.Answered),
                new[] { "wouldSign", "withReservations", "noPosition", "concern", "wouldNotSign", "silent", "answered" }.Select(name => counts.GetProperty(name).GetInt32()));
            Assert.Equal(Told(place.Counts.Agreement), Told(read.GetProperty("agreement")));
            Assert.Equal(place.Verdict?.ToString(), read.GetProperty("verdict").GetString(), ignoreCase: true);
            Assert.Equal(
                place.Cells.Select(cell => $"{cell.Kind?.Code() ?? cell.Region} {cell.Electorate} {Told(cell.Agreement)}"),
                read.GetProperty("regions").EnumerateArray().Concat(read.GetProperty("kinds").EnumerateArray()).Select(cell => $"{cell.GetProperty("name")} {cell.GetProperty("electorate")} {Told(cell.GetProperty("agreement"))}"));
            Assert.Equal(
                place.Reasons.Select(reason => (reason.OrganisationId, reason.Name, Codes[(int)reason.Stance], reason.Reason)),
                read.GetProperty("reasons").EnumerateArray().Select(reason => (reason.GetProperty("organisation").GetGuid(), reason.GetProperty("name").GetString()!, reason.GetProperty("stance").GetString()!, reason.GetProperty("reason").GetString()!)));
        }
    });

    [Fact]
    public void PublicFiles_HoldNoNameNoReasonAndNoWordOfTheText()
    {
        var map = Round(new Random(4), withSecrets: true);

        var members = Encoding.UTF8.GetString([.. ConsensusCsv.Bytes(map), .. ConsensusJson.Bytes(map, Source)]);
        var everybody = Encoding.UTF8.GetString([.. ConsensusCsv.Bytes(map.ForThePublic()), .. ConsensusJson.Bytes(map.ForThePublic(), Source)]);

        Assert.All(["Secret name", "Secret reason", "Secret text"], secret => Assert.Contains(secret, members, StringComparison.Ordinal));
        Assert.DoesNotContain("Secret", everybody, StringComparison.Ordinal);
        Assert.DoesNotContain(map.Whole.Reasons[0].OrganisationId.ToString(), everybody, StringComparison.Ordinal);
    }

    private static void Check(Action<ConsensusMap> property) => Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
    {
        var map = Round(new Random(seed), withSecrets: false);
        property(map);
        property(map.ForThePublic());
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    private static ConsensusMap Round(Random random, bool withSecrets)
    {
        string Any(string secret) => withSecrets ? secret : Awkward[random.Next(Awkward.Length)];
        var paragraphs = Enumerable.Range(1, random.Next(1, 4)).Select(i => new MapParagraph(Guid.CreateVersion7(), i, Any("Secret text"))).ToList();
        var voices = Enumerable.Range(0, random.Next(4, 20)).Select(i => new Voice(Guid.CreateVersion7(), $"{Any("Secret name")} {i}",
            [.. OrganisationKinds.All.Where((_, kind) => random.Next(kind < 3 ? 2 : 9) == 0)], Economies[random.Next(Economies.Length)])).ToList();
        return ConsensusMap.Of(paragraphs, voices, [.. paragraphs.Select(paragraph => (Guid?)paragraph.Id).Append(null)
            .SelectMany(place => voices.Where(_ => random.Next(5) > 0).Select(voice => new StanceTaken(place, voice.OrganisationId, Stances.All[random.Next(5)], random.Next(2) == 0 ? Any("Secret reason") : null)))]);
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Rounded(Agreement? agreement) => agreement is null ? "" : Math.Round(agreement.Smoothed, 4).ToString(CultureInfo.InvariantCulture);

    private static string Told(Agreement? agreement) => agreement is null ? "" : $"{agreement.Agree}/{agreement.Sides} {Rounded(agreement)}";

    private static string Told(JsonElement agreement) => agreement.ValueKind == JsonValueKind.Null ? ""
        : $"{agreement.GetProperty("agree")}/{agreement.GetProperty("tookASide")} {agreement.GetProperty("smoothed").GetDouble().ToString(CultureInfo.InvariantCulture)}";
}
