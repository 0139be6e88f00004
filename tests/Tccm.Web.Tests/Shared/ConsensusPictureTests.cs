using System.Globalization;
using Tccm.Domain.Discussion;
using Tccm.Web.Pages.Shared;

namespace Tccm.Web.Tests.Shared;

public sealed class ConsensusPictureTests
{
    [Fact]
    public void Bar_HasThoseForAtItsStart_ThoseAgainstAtItsEnd_AndSilenceBetween() =>
        Assert.Equal(
            [("sign", "0%", "30%"), ("reserve", "30%", "10%"), ("none", "40%", "5%"), ("silent", "45%", "40%"), ("concern", "85%", "10%"), ("against", "95%", "5%")],
            ConsensusPicture.Bar(new(20, 6, 2, 1, 2, 1)));

    [Theory]
    [InlineData(7, 2, 0, 1, 3, 1)]
    [InlineData(400, 399, 0, 0, 0, 1)]
    [InlineData(3, 0, 0, 0, 0, 0)]
    public void Bar_IsTheWholeElectorate(int electorate, int sign, int reserve, int none, int concern, int against)
    {
        var bar = ConsensusPicture.Bar(new(electorate, sign, reserve, none, concern, against)).ToList();

        Assert.Equal(100, bar.Sum(part => double.Parse(part.Width.TrimEnd('%'), CultureInfo.InvariantCulture)), 1);
        Assert.All(bar, part => Assert.NotEqual("0%", part.Width));
    }

    [Fact]
    public void Sentence_SaysWhatTheBarShows() =>
        Assert.Equal("6 would sign, 2 would sign with reservations, 1 would not sign, 11 silent, of 20", ConsensusPicture.InWords(new(20, 6, 2, 0, 0, 1)));

    [Fact]
    public void Reasons_AreKeptBackWhereTheyAreNotAskedFor()
    {
        var voice = new Voice(Guid.CreateVersion7(), "Rowan Registry", [], "NZ");
        var map = ConsensusMap.Of([], [voice], [new(null, voice.OrganisationId, Stance.Concern, "Too long.")]);

        Assert.Single(new ConsensusPicture(map, withReasons: true).Reasons(map.Whole));
        Assert.Empty(new ConsensusPicture(map, withReasons: false).Reasons(map.Whole));
    }

    [Theory]
    [InlineData(1, "1 start")]
    [InlineData(3, "1 start, 2 middle, 3 end")]
    [InlineData(40, "1 start, 5 middle, 10 middle, 15 middle, 20 middle, 25 middle, 30 middle, 35 middle, 40 end")]
    [InlineData(120, "1 start, 20 middle, 40 middle, 60 middle, 80 middle, 100 middle, 120 end")]
    public void Axis_HasRoomForItsNumbers(int paragraphs, string axis)
    {
        var map = ConsensusMap.Of([.. Enumerable.Range(1, paragraphs).Select(i => new MapParagraph(Guid.CreateVersion7(), i, "Words"))], [], []);

        Assert.Equal(axis, string.Join(", ", new ConsensusPicture(map, withReasons: false).Axis.Select(mark => $"{mark.Number} {mark.Anchor}")));
    }

    [Fact]
    public void Links_LeadToTheParagraph_OrWhereTheyAreSent()
    {
        var map = ConsensusMap.Of([new(Guid.CreateVersion7(), 3, "Words")], [], []);

        Assert.Equal("#p3", new ConsensusPicture(map, false).Href(map.Paragraphs[0]));
        Assert.Equal("/statements/hearing#p3", new ConsensusPicture(map, false, number => $"/statements/hearing#p{number}").Href(map.Paragraphs[0]));
    }
}
