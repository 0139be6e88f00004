using System.Text;
using System.Text.RegularExpressions;
using Tccm.Typesetting.Pdf;

namespace Tccm.Typesetting.Tests;

public sealed class StructureTests
{
    private static Document Everything() => Given.Document(Given.Options with { Title = "Ünïcode – 題", Author = "An author", Subject = "A subject" })
        .Heading(1, "One")
        .Paragraph("Words with ", Run.Link("a link", new Uri("https://bücher.example/it's?q=1")), " and ", Run.In("ar", "كلمة"), ".")
        .List(ListKind.Ordered, "first", new ListItem("second", new ListBlock(ListKind.Unordered, "nested")))
        .Heading(2, "Two")
        .Quotation("Quoted")
        .CallOut("Called out")
        .Table([Column.Share(1, "Head")], [new Row("cell")])
        .Heading(3, "Three")
        .Add(new Paragraph("これは日本語です。") { Language = "ja" })
        .Add(new Drawing(20, 20, pen => pen.Circle(10, 10, 8).Fill(Colour.Black)) { Alternative = "A disc" })
        .Rule()
        .Paragraph("last");

    [Fact]
    public void Tags_FollowTheBlocks()
    {
        using var pdf = Pdf.Of(Everything());

        var tags = Tags(pdf);
        Assert.Equal(
            "Document H1 P Span Link Span Span Span L LI Lbl LBody P LI Lbl LBody P L LI Lbl LBody P H2 BlockQuote P Div P Table TR TH TR TD P H3 P Figure P",
            string.Join(' ', tags));
    }

    [Fact]
    public void Catalogue_SaysLanguageAndShowsTitle()
    {
        using var pdf = Pdf.Of(Everything());

        var source = pdf.Source;
        Assert.Contains("/Lang (en)", source, StringComparison.Ordinal);
        Assert.Contains("/DisplayDocTitle true", source, StringComparison.Ordinal);
        Assert.Contains("/Marked true", source, StringComparison.Ordinal);
        Assert.Contains("No syntax or stream encoding errors", pdf.Check, StringComparison.Ordinal);
    }

    [Fact]
    public void Metadata_IsAsGiven()
    {
        using var pdf = Pdf.Of(Everything());

        var info = pdf.Info;
        Assert.Matches(@"Title: +Ünïcode – 題\n", info);
        Assert.Matches(@"Author: +An author\n", info);
        Assert.Matches(@"Subject: +A subject\n", info);
        Assert.Matches(@"Tagged: +yes\n", info);
        Assert.Contains("D:20270314120000Z", pdf.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void Passages_HaveTheirLanguageFiguresTheirWordsHeadersTheirScope()
    {
        using var pdf = Pdf.Of(Everything());

        var source = pdf.Source;
        Assert.Single(Regex.Matches(source, @"/Lang \(ar\)"));
        Assert.Single(Regex.Matches(source, @"/Lang \(ja\)"));
        Assert.Contains("/Scope /Column", source, StringComparison.Ordinal);
        Assert.Matches(@"/Alt (\(A disc\)|<feff004100200064006900730063>)", source);
    }

    [Fact]
    public void Link_LeadsOutInAscii()
    {
        using var pdf = Pdf.Of(Everything());

        Assert.Contains("https://xn--bcher-kva.example/it%27s?q=1", pdf.Addresses, StringComparison.Ordinal);
    }

    [Fact]
    public void Link_OverTwoLines_HasARectangleForEach()
    {
        using var pdf = Pdf.Of(Given.Document().Paragraph("Before ", Run.Link(Given.Words(18), new Uri("https://example.org/")), " after"));

        var corners = Regex.Match(pdf.Source, @"/QuadPoints \[([^\]]*)\]").Groups[1].Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(16, corners.Length);
        Assert.Contains("Link", pdf.Structure, StringComparison.Ordinal);
    }

    [Fact]
    public void Headings_AreBookmarksInATree()
    {
        using var pdf = Pdf.Of(Everything());

        var source = pdf.Source;
        var titles = Regex.Matches(source, @"/Title \((One|Two|Three)\)").Select(match => match.Groups[1].Value);
        Assert.Equal(["One", "Three", "Two"], titles.Order(StringComparer.Ordinal));
        Assert.Equal(3, Regex.Count(source, @"/Dest \["));
        Assert.Equal(3, Regex.Count(source, @"/First \d+ 0 R"));
    }

    [Fact]
    public void Paragraph_OverTwoPages_StaysOneParagraph()
    {
        using var pdf = Pdf.Of(Given.Document().Paragraph(Given.Words(900)));

        var tags = Tags(pdf);
        Assert.True(pdf.Pages.Length > 1);
        Assert.Equal(["Document", "P", .. Enumerable.Repeat("Span", pdf.Pages.Length)], tags);
    }

    [Fact]
    public void Update_OfAFileWithObjectStreams_IsSound()
    {
        using var plain = Pdf.Of(Everything());
        var packed = plain.WithObjectStreams();
        var file = new PdfFile(packed);
        file.Extend(file.Root, "/PageMode /UseOutlines");

        using var updated = new Pdf(file.Save(new byte[16]));

        Assert.Contains("No syntax or stream encoding errors", updated.Check, StringComparison.Ordinal);
        Assert.Contains("/PageMode /UseOutlines", updated.Source, StringComparison.Ordinal);
        Assert.Equal(plain.Text, updated.Text);
        Assert.Equal(Tags(plain), Accessibility.Elements(file).Select(element => element.Name));
    }

    private static List<string> Tags(Pdf pdf) =>
        [.. Regex.Matches(pdf.Structure, @"^ *(?<tag>[A-Z]\w*)(?= \(|:|$)", RegexOptions.Multiline | RegexOptions.ExplicitCapture).Select(match => match.Groups["tag"].Value).Where(tag => tag != "Object")];
}
