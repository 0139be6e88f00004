using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using Tccm.Domain.Statements;
using Tccm.Testing;
using Tccm.Web.Documents;

namespace Tccm.Web.Tests.Documents;

public sealed class OpenDocumentTests(Portal portal) : IClassFixture<Portal>
{
    private static readonly XNamespace Text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
    private static readonly XNamespace Style = "urn:oasis:names:tc:opendocument:xmlns:style:1.0";
    private static readonly XNamespace Fo = "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0";
    private static readonly XNamespace Manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0";
    private static readonly XNamespace XLink = "http://www.w3.org/1999/xlink";
    private static readonly SemaphoreSlim OneOffice = new(1);

    public static TheoryData<string, string> Scripts => EditionProperties.Scripts;

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task TextOfTheFile_IsTheText(string language, string words)
    {
        var pool = words.Split(' ');
        var body = $"## {pool[0]}\n\n{words}\n\n**{pool[1]}** and *{pool[2]}*\\\n`{pool[^1]}`  two  spaces\n\n1. {pool[0]} {pool[1]}\n2. {pool[2]}\n   - {pool[^1]}\n\n> {words}\n\n[{pool[0]}](https://text.example/a?b=1&c=2) &amp; 3";
        var statement = await portal.PublishAsync(words, body, [("Oak Registry", null)], language: language);

        var file = await portal.Browser().Client.GetByteArrayAsync($"/statements/{statement.Slug}/use.odt", TestContext.Current.CancellationToken);

        var content = Part(file, "content.xml");
        var paragraphs = content.Descendants().Where(one => one.Name == Text + "p" || one.Name == Text + "h").Select(Read).ToList();
        Assert.Equal([words, .. statement.Text.Document.Paragraphs.Select(one => one.PlainText)], paragraphs.SkipLast(5));
        Assert.Equal((3, 1, 1), (content.Descendants(Text + "list-item").Count(), content.Descendants(Text + "line-break").Count(), content.Descendants(Text + "a").Count(one => one.Attribute(XLink + "href")!.Value == "https://text.example/a?b=1&c=2")));
        Assert.StartsWith("From “", paragraphs[^5], StringComparison.Ordinal);
        Assert.EndsWith("not endorsed by the organisations that signed it.", paragraphs[^1], StringComparison.Ordinal);
        await ReadByOfficeAsync(file, statement);
    }

    [Theory]
    [InlineData("ar", "سجل أسماء", "rl-tb", "language-complex", "ar")]
    [InlineData("he", "רשם שמות", "rl-tb", "language-complex", "he")]
    [InlineData("zh-Hans", "注册局 名称", "lr-tb", "language-asian", "zh")]
    [InlineData("ja", "レジストリ 名前", "lr-tb", "language-asian", "ja")]
    [InlineData("en", "names and routes", "lr-tb", "language", "en")]
    public async Task DirectionAndLanguage_AreThoseOfTheText(string language, string words, string mode, string property, string spoken)
    {
        var statement = await portal.PublishAsync(words, $"{words}\n\nnames in Latin letters", [("Oak Registry", null)], language: language);

        var file = await portal.Browser().Client.GetByteArrayAsync($"/statements/{statement.Slug}/use.odt", TestContext.Current.CancellationToken);

        var (content, styles) = (Part(file, "content.xml"), Part(file, "styles.xml"));
        string Mode(XElement paragraph) => styles.Descendants(Style + "style").Single(style => style.Attribute(Style + "name")!.Value == paragraph.Attribute(Text + "style-name")!.Value)
            .Element(Style + "paragraph-properties")!.Attribute(Style + "writing-mode")!.Value;
        var paragraphs = content.Descendants().Where(one => one.Name == Text + "p" || one.Name == Text + "h").ToList();
        Assert.Equal([mode, mode, "lr-tb", "lr-tb"], paragraphs.Take(4).Select(Mode));
        var usual = styles.Descendants(Style + "default-style").Single();
        Assert.Equal(mode, usual.Element(Style + "paragraph-properties")!.Attribute(Style + "writing-mode")!.Value);
        Assert.Equal(spoken, usual.Element(Style + "text-properties")!.Attribute((property == "language" ? Fo : Style) + property)!.Value);
        Assert.Equal(language == "zh-Hans" ? "Hans" : null, usual.Element(Style + "text-properties")!.Attribute(Style + "script-asian")?.Value);
    }

    [Fact]
    public async Task Package_HasItsTypeFirstAndStored_AndNamesEveryPart()
    {
        var statement = await portal.PublishAsync("Keep it open", "We run it.\n\n3. Third.", [("Oak Registry", null)]);
        var address = $"/statements/{statement.Slug}/use.odt?p=2";

        var file = await portal.Browser().Client.GetByteArrayAsync(address, TestContext.Current.CancellationToken);
        var again = await portal.Browser().Client.GetByteArrayAsync(address, TestContext.Current.CancellationToken);

        Assert.Equal("mimetype" + OpenDocument.Type, Encoding.ASCII.GetString(file, 30, "mimetype".Length + OpenDocument.Type.Length));
        Assert.Equal((0, 0, 0), (BitConverter.ToInt16(file, 8), BitConverter.ToInt16(file, 28), BitConverter.ToInt16(file, 6) & 8));
        Assert.Equal(file, again);
        using var zip = new ZipArchive(new MemoryStream(file));
        Assert.Equal(zip.Entries.Select(entry => entry.FullName).Except(["mimetype", "META-INF/manifest.xml"]).Prepend("/").Order(StringComparer.Ordinal),
            Part(file, "META-INF/manifest.xml").Descendants(Manifest + "file-entry").Select(entry => entry.Attribute(Manifest + "full-path")!.Value).Order(StringComparer.Ordinal));
        Assert.All(["content.xml", "styles.xml", "meta.xml"], part => Assert.Equal("1.3", Part(file, part).Root!.Attributes().Single(attribute => attribute.Name.LocalName == "version").Value));
        Assert.Equal("3", Part(file, "content.xml").Descendants(Text + "list-item").Single().Attribute(Text + "start-value")!.Value);
        Assert.All(Part(file, "content.xml").Descendants().Attributes(Text + "style-name").Select(attribute => attribute.Value).Distinct(), name =>
            Assert.Contains(name, Part(file, "styles.xml").Descendants().Concat(Part(file, "content.xml").Descendants()).Attributes(Style + "name").Select(attribute => attribute.Value)));
    }

    /// <summary>Another program's reading, where it is at hand; it is no part of what the tests install.</summary>
    private static async Task ReadByOfficeAsync(byte[] file, Statement statement)
    {
        var program = new[] { "/usr/bin/soffice", "/opt/libreoffice/program/soffice" }.FirstOrDefault(File.Exists);
        if (program is null) Assert.Skip("LibreOffice is missing, so no other program read the file; on Debian and Ubuntu: apt-get install libreoffice-writer-nogui");
        var folder = Directory.CreateTempSubdirectory("tccm-odt-");
        await OneOffice.WaitAsync();
        try
        {
            await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "text.odt"), file);
            using var office = Process.Start(new ProcessStartInfo(program, ["--headless", $"-env:UserInstallation=file://{folder.FullName}/profile", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", folder.FullName, Path.Combine(folder.FullName, "text.odt")]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
            await office.WaitForExitAsync();
            var read = Bare(await File.ReadAllTextAsync(Path.Combine(folder.FullName, "text.txt")));
            Assert.All(statement.Text.Document.Paragraphs, one => Assert.Contains(Bare(one.PlainText), read, StringComparison.Ordinal));
        }
        finally
        {
            OneOffice.Release();
            folder.Delete(recursive: true);
        }
    }

    private static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c != '\uFEFF'));

    /// <summary>A paragraph as ODF says that it is read: white space is one space, and none at its start.</summary>
    private static string Read(XElement paragraph)
    {
        var read = new StringBuilder();
        foreach (var node in paragraph.DescendantNodes())
        {
            if (node is XElement { Name.LocalName: "s" }) read.Append('\u0001');
            else if (node is XElement { Name.LocalName: "line-break" }) read.Append('\n');
            else if (node is XText text)
                foreach (var c in text.Value)
                    if (c != ' ' || read.Length > 0 && read[^1] is not (' ' or '\n' or '\u0001')) read.Append(c);
        }
        return read.ToString().Replace('\u0001', ' ');
    }

    private static XDocument Part(byte[] file, string name)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        using var stream = zip.GetEntry(name)!.Open();
        return XDocument.Load(stream, LoadOptions.PreserveWhitespace);
    }
}
