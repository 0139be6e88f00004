using Tccm.Domain.Text;

namespace Tccm.Domain.Tests.Text;

public sealed class EconomyTests
{
    [Fact]
    public void Economies_AreThoseOfTheStandardByName()
    {
        var names = Economy.All.Select(e => e.Name).ToList();

        Assert.Equal(249, Economy.All.Count);
        Assert.Equal(249, names.Distinct(StringComparer.Ordinal).Count());
        Assert.All(Economy.All, e => Assert.Matches("^[A-Z]{2}$", e.Code));
        Assert.Equal("Afghanistan", names[0]);
        Assert.Equal("Zimbabwe", names[^1]);
        Assert.Equal(names.IndexOf("Albania") - 1, names.IndexOf("Åland Islands"));
    }

    [Theory]
    [InlineData("NZ", "New Zealand", "Asia, Australia and the Pacific")]
    [InlineData("TW", "Taiwan", "Asia, Australia and the Pacific")]
    [InlineData("HK", "Hong Kong", "Asia, Australia and the Pacific")]
    [InlineData("PS", "Palestine", "Asia, Australia and the Pacific")]
    [InlineData("MX", "Mexico", "Latin America and the Caribbean")]
    [InlineData("CA", "Canada", "North America")]
    [InlineData("GB", "United Kingdom", "Europe")]
    [InlineData("NC", "New Caledonia", "Europe")]
    [InlineData("EG", "Egypt", "Africa")]
    public void Economy_HasANameAndARegion(string code, string name, string region)
    {
        Assert.True(Economy.IsKnown(code));
        Assert.Equal(name, Economy.NameOf(code));
        Assert.Equal(region, Economy.RegionOf(code));
    }

    [Fact]
    public void EveryRegion_HasEconomies()
    {
        var used = Economy.All.Select(e => Economy.RegionOf(e.Code)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

        Assert.Equal(5, Economy.Regions.Count);
        Assert.Equal(Economy.Regions, used);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("nz")]
    [InlineData("UK")]
    [InlineData("XX")]
    public void UnknownCode_IsRefused(string? code)
    {
        var refusal = Assert.Throws<DomainException>(() => Economy.NameOf(code!));

        Assert.False(Economy.IsKnown(code));
        Assert.Contains("ISO 3166-1", refusal.Message, StringComparison.Ordinal);
        Assert.Throws<DomainException>(() => Economy.RegionOf(code!));
    }
}
