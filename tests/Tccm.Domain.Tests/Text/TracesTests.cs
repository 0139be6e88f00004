using Tccm.Domain.Text;

namespace Tccm.Domain.Tests.Text;

public sealed class TracesTests
{
    private static readonly Traces Ann = new(["Ann Arch", "森葵"], [EmailAddress.Parse("Ann@BÜCHER.example")]);

    [Theory]
    [InlineData("Ask Ann Arch.", "Ask [erased].")]
    [InlineData("Ask ANN\nARCH, please", "Ask [erased], please")]
    [InlineData("Joann Archer and Ann Archer", "Joann Archer and Ann Archer")]
    [InlineData("会長は森葵です", "会長は[erased]です")]
    [InlineData("to ann@xn--bcher-kva.example.", "to [erased].")]
    [InlineData("<ANN@bücher.EXAMPLE>", "<[erased]>")]
    [InlineData("joann@bücher.example, x.ann@bücher.example", "joann@bücher.example, x.ann@bücher.example")]
    public void NameAndAddress_AreTakenOutInEveryFormAndNobodyElses(string text, string rest)
    {
        Assert.Equal(rest, Ann.Without(text, aboutThem: true));
    }

    [Fact]
    public void Namesake_IsLeftAloneInWordsThatAreAboutSomethingElse()
    {
        Assert.Equal("Ann Arch, [erased]", Ann.Without("Ann Arch, ann@bücher.example", aboutThem: false));
    }
}
