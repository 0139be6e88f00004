namespace Tccm.Typesetting.Tests;

/// <summary>Alone in the process while it runs, or it would measure the other tests.</summary>
[CollectionDefinition("Memory", DisableParallelization = true)]
public sealed class MemoryCollection;

[Collection("Memory")]
public sealed class MemoryTests
{
    [Fact]
    public void TwoThousandDocuments_StayInBoundedMemory()
    {
        Assert.SkipUnless(File.Exists("/proc/self/statm"), "Memory is read from /proc.");
        var options = Given.Options with { Footer = page => new RunningLine { Start = new Paragraph("Footer"), End = new Paragraph($"{page.Number} of {page.Total}") } };
        for (var i = 0; i < 600; i++)
            Make(i);
        var before = Resident();

        for (var i = 0; i < 2000; i++)
            Make(i);

        var grown = Resident() - before;
        Assert.True(grown < 16 * 1024 * 1024, $"Grew by {grown / 1024} KiB.");

        void Make(int i) => Given.Document(options)
            .Heading(1, $"Document {i}")
            .Paragraph("Words with ", Run.Link("a link", new Uri("https://example.org/")), " and ", Run.Bold("bold"), ".")
            .Add(new Paragraph("نحن ندير الأسماء") { Language = "ar" })
            .Add(new Paragraph("नाम और मार्ग") { Language = "hi" })
            .Add(Given.Signatories(12))
            .ToPdf();
    }

    private static long Resident()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return long.Parse(File.ReadAllText("/proc/self/statm").Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture) * Environment.SystemPageSize;
    }
}
