using Microsoft.Playwright;

namespace Tccm.Journeys;

/// <summary>The README's screenshots, written to the folder in TCCM_IMAGES (<c>docs/images</c>) when they are to be renewed.</summary>
internal static class Pictures
{
    private static readonly string Folder = Named("TCCM_IMAGES") ?? Path.Combine(Repository(), "TestResults", "images");
    /// <summary>For whoever reviews the look: with TCCM_PAGES set, each page that is met, whole, in each width.</summary>
    private static readonly string? Pages = Named("TCCM_PAGES");
    private static int met;

    /// <summary>What the window shows now.</summary>
    public static Task TakeAsync(IPage page, string name) => WriteAsync(page, Path.Combine(Folder, name + ".png"), fullPage: false);

    public static Task OfEachPageAsync(IPage page, string who, string look) =>
        Pages is null ? Task.CompletedTask : WriteAsync(page, Path.Combine(Pages, $"{Interlocked.Increment(ref met):000}-{who}-{look}.png"), fullPage: true);

    private static async Task WriteAsync(IPage page, string path, bool fullPage) =>
        await page.ScreenshotAsync(new() { Path = path, FullPage = fullPage, Animations = ScreenshotAnimations.Disabled, Caret = ScreenshotCaret.Hide });

    private static string? Named(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } folder ? Path.Combine(Repository(), folder) : null;

    /// <summary>Where the solution is: a relative folder counts from there, wherever the tests are started.</summary>
    internal static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "TCCM.sln"))) folder = folder.Parent;
        return folder?.FullName ?? AppContext.BaseDirectory;
    }
}
