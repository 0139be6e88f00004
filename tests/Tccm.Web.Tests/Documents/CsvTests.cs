using System.Text;
using Tccm.Web.Documents;

namespace Tccm.Web.Tests.Documents;

public sealed class CsvTests
{
    [Theory]
    [InlineData("=1+1")]
    [InlineData("+46 8 123")]
    [InlineData("-2+3")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1+1")]
    [InlineData("\r=1+1")]
    [InlineData("\n=1+1")]
    [InlineData(" =1+1")]
    [InlineData("=HYPERLINK(\"https://x.example\",\"here\")")]
    [InlineData("=cmd|' /C calc'!A0")]
    [InlineData("|calc")]
    [InlineData("＝1+1")]
    [InlineData("＠SUM")]
    [InlineData("\u00A0=1")]
    public void Formula_IsWrittenAsQuotedText(string formula)
    {
        var csv = Csv.Bytes(["name"], [[formula]]);

        Assert.StartsWith("name\r\n\"'", Encoding.UTF8.GetString(csv), StringComparison.Ordinal);
        Assert.Equal("'" + formula, Paper.Rows(csv)[1][0]);
    }

    [Theory]
    [InlineData("Rowan, Birch & Sons")]
    [InlineData("The \"Open\" Registry")]
    [InlineData(".au Domain Administration")]
    [InlineData("منارة لتبادل الإنترنت")]
    [InlineData("two\r\nlines")]
    [InlineData("a=b")]
    [InlineData("")]
    public void OtherText_ComesBackAsItIs(string text)
    {
        var csv = Csv.Bytes(["name", "after"], [[text, "x"]]);

        Assert.Equal([text, "x"], Paper.Rows(csv)[1]);
    }
}
