using Tccm.Web.Emails;

namespace Tccm.Web.Tests.Emails;

public sealed class LetterTests
{
    private static readonly Func<string, string> Address = path => "https://portal.test" + path;

    [Fact]
    public void PlainText_KeepsTo72Columns()
    {
        var text = new Sample("word " + string.Join(' ', Enumerable.Repeat("ленивая", 60))).Text(Address);

        Assert.All(text.Split('\n'), line => Assert.True(line.Length <= 72, line));
        Assert.Equal(60, text.Split(["ленивая"], StringSplitOptions.None).Length - 1);
    }

    [Fact]
    public void HtmlPart_HoldsTheSameWordsAndNoMarkupOfOthers()
    {
        var letter = new Sample("<script>alert(1)</script> & \"quoted\"\nsecond line");

        var (text, html) = (letter.Text(Address), letter.Html(Address));

        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        var read = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html).Body!.TextContent;
        Assert.All(text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(word => word.Any(char.IsLetter)), word => Assert.Contains(word.TrimEnd(':'), read, StringComparison.Ordinal));
    }

    [Fact]
    public void OneLink_StandsOnALineOfItsOwn()
    {
        var text = new Sample("Why you got this.").Text(Address);

        Assert.Single(text.Split('\n'), line => line == "https://portal.test/there");
    }

    private sealed class Sample(string words) : Letter
    {
        public override string Subject => "A sample";
        protected override IEnumerable<string> Body => [words];
        protected override (string, string)? Link => ("Go there", "/there");
    }
}
