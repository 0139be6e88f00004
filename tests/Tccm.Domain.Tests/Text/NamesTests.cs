using Tccm.Domain.Text;

namespace Tccm.Domain.Tests.Text;

public sealed class NamesTests
{
    [Fact]
    public void Names_AreOrderedAsAReaderLooksThemUp()
    {
        string[] names = ["Zoë", "ángel", "Zoe", "Bo", "anna", "Ömer", "Olga", "Анна", "Anna", "Яна", "森葵", "Ólafur"];

        Assert.Equal(["ángel", "anna", "Anna", "Bo", "Ólafur", "Olga", "Ömer", "Zoe", "Zoë", "Анна", "Яна", "森葵"], names.Order(Names.Order), StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public void TwoNamesThatCollateAlike_KeepOneOrder()
    {
        Assert.Equal(["Anna", "anna"], new[] { "anna", "Anna" }.Order(Names.Order));
        Assert.Equal(["Anna", "anna"], new[] { "Anna", "anna" }.Order(Names.Order));
    }
}
