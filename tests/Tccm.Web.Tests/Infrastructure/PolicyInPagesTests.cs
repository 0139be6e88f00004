using System.Text.RegularExpressions;

namespace Tccm.Web.Tests.Infrastructure;

// The content security policy refuses these in a browser, where a page would only look broken.
public sealed partial class PolicyInPagesTests
{
    [Fact]
    public void Pages_HoldNoInlineStyleOrScript()
    {
        var pages = Directory.GetFiles(Web("Pages"), "*.cshtml", SearchOption.AllDirectories);

        var wrong = pages.Where(page => Inline().IsMatch(File.ReadAllText(page)));

        Assert.NotEmpty(pages);
        Assert.Empty(wrong);
    }

    [Fact]
    public void Stylesheet_AsksForNothingElse_AndKnowsNoLeftOrRight()
    {
        var rules = Comment().Replace(File.ReadAllText(Path.Combine(Web("wwwroot"), "portal.css")), "");

        Assert.DoesNotMatch(@"url\(|@import|data:", rules);
        Assert.DoesNotMatch(@"(margin|padding|border)-(left|right)|[;{\s](left|right)\s*:|text-align:\s*(left|right)", rules);
    }

    private static string Web(string folder)
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "TCCM.sln")))
            at = at.Parent ?? throw new InvalidOperationException("These tests run from within the source tree.");
        return Path.Combine(at.FullName, "src", "Tccm.Web", folder);
    }

    [GeneratedRegex("""<style|\sstyle=|<script(?![^>]*\ssrc=)|\son[a-z]+=|javascript:""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Inline();

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Comment();
}
