using Microsoft.Playwright;
using Tccm.Domain.Organisations;
using Tccm.Testing;

namespace Tccm.Journeys;

/// <summary>The machine's own Chromium, started when the first journey begins. No browser is ever downloaded.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser"];
    private static readonly string[] Arguments =
        ["--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private readonly Lazy<Task<(IPlaywright Driver, IBrowser Browser)>> started = new(StartAsync);

    public static string? WhyMissing => Path is null ? $"Chromium is missing: none of {string.Join(", ", Places)} is there. On Debian: apt-get install chromium" : null;

    private static string? Path => Array.Find(Places, File.Exists);

    /// <summary>Somebody with a browser of their own, at a desk or with a phone: nobody else's cookies.</summary>
    public async Task<Walker> WalkerAsync(string who, Uri address, bool phone = false)
    {
        var window = phone ? Walker.Phone : Walker.Desk;
        var context = await (await started.Value).Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address.AbsoluteUri,
            ViewportSize = window,
            HasTouch = phone,
            Locale = "en-GB",
            ReducedMotion = ReducedMotion.Reduce,
            ColorScheme = ColorScheme.Light,
        });
        context.SetDefaultTimeout(Walker.Patience);
        return new Walker(who, await context.NewPageAsync(), window);
    }

    /// <summary>The same, signed in; the person gets a login where there is none.</summary>
    public async Task<Walker> SignedInAsync(string who, Portal portal, Person person, bool phone = false)
    {
        await portal.EnrolAsync(person.Email);
        var walker = await WalkerAsync(who, portal.BaseAddress, phone);
        await walker.OpenAsync("/account/sign-in");
        await walker.TypeAsync("E-mail address", person.Email.Value);
        await walker.TypeAsync("Password", Portal.Password);
        await walker.PressAsync("Sign in");
        return walker;
    }

    public async ValueTask DisposeAsync()
    {
        if (!started.IsValueCreated || !started.Value.IsCompletedSuccessfully) return;
        var (driver, browser) = await started.Value;
        await browser.DisposeAsync();
        driver.Dispose();
    }

    private static async Task<(IPlaywright, IBrowser)> StartAsync()
    {
        var driver = await Playwright.CreateAsync();
        return (driver, await driver.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Path, Args = Arguments, Timeout = Walker.Patience }));
    }
}
