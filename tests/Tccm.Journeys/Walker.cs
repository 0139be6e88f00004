using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Tccm.Journeys;

/// <summary>
/// A person at a browser, who acts by the names that the page gives its links, buttons and fields. Each page they come to
/// is looked at: its accessibility by axe, its width on a phone, and what the console said. What is wrong is gathered, so
/// that one walk tells all of it.
/// </summary>
public sealed class Walker : IAsyncDisposable
{
    /// <summary>In milliseconds; long, for a machine that is busy with other tests.</summary>
    public const float Patience = 60_000;
    private const int MostTabs = 80;

    public static readonly ViewportSize Desk = new() { Width = 1280, Height = 900 };
    public static readonly ViewportSize Phone = new() { Width = 375, Height = 812 };

    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        Rules = new Dictionary<string, RuleOptions>(StringComparer.Ordinal) { ["target-size"] = new() { Enabled = true } },
    };

    private readonly string who;
    private readonly List<string> complaints = [];
    private readonly ViewportSize window;
    private int answer;

    public Walker(string who, IPage page, ViewportSize window)
    {
        (this.who, Page, this.window) = (who, page, window);
        page.Console += OnConsole;
        page.PageError += OnPageError;
        page.Response += (_, response) =>
        {
            if (response.Request.IsNavigationRequest) answer = response.Status;
        };
    }

    public IPage Page { get; }
    public IReadOnlyList<string> Complaints => complaints;
    public ILocator Main => Page.GetByRole(AriaRole.Main);

    public Task OpenAsync(string path) => ArriveAsync(() => Page.GotoAsync(path));

    public Task FollowAsync(string link) => FollowAsync(Main.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }));
    public Task FollowAsync(ILocator link) => ArriveAsync(() => link.ClickAsync());
    /// <summary>By a link of the page's head.</summary>
    public Task GoAsync(string link) => FollowAsync(Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { Name = link, Exact = true }));
    public Task PressAsync(string button) => ArriveAsync(() => Button(button).ClickAsync());
    public Task StrikeAsync(string key) => ArriveAsync(() => Page.Keyboard.PressAsync(key));

    public ILocator Button(string words) => Main.GetByRole(AriaRole.Button, new() { Name = words, Exact = true });
    public ILocator Box(string words) => Main.GetByRole(AriaRole.Checkbox, new() { Name = words });
    public ILocator Right(string words) => Main.GetByRole(AriaRole.Radio, new() { Name = words });
    public Task TickAsync(string words) => Box(words).CheckAsync();
    public Task ChooseAsync(string label, string option) => Field(label).SelectOptionAsync(new SelectOptionValue { Label = option });
    public Task TypeAsync(string label, string words) => Field(label).FillAsync(words);

    public async Task SignInAsync(string email, string password)
    {
        await GoAsync("Sign in");
        await TypeAsync("E-mail address", email);
        await TypeAsync("Password", password);
        await PressAsync("Sign in");
    }

    /// <summary>Gives the password once more where the page asks for it: on a slow machine the sign-in may not be fresh any more.</summary>
    public async Task ConfirmAsync(string password)
    {
        if (await Field("Your password").IsVisibleAsync()) await TypeAsync("Your password", password);
    }

    /// <summary>Gives a file to the field, on which the page goes on by itself.</summary>
    public Task HandInAsync(string label, FilePayload file) => ArriveAsync(() => Field(label).SetInputFilesAsync(file));

    /// <summary>What an address answers to this person's browser, without going there.</summary>
    public async Task<(int Status, string Words)> AskAsync(string path)
    {
        var response = await Page.APIRequest.GetAsync(new Uri(new Uri(Page.Url), path).AbsoluteUri);
        return (response.Status, await response.TextAsync());
    }

    /// <summary>Takes away the file that the link leads to, by saving it.</summary>
    public async Task<byte[]> DownloadAsync(string link)
    {
        var download = await Page.RunAndWaitForDownloadAsync(() => Main.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).ClickAsync(new() { Modifiers = [KeyboardModifier.Alt] }));
        return await File.ReadAllBytesAsync(await download.PathAsync());
    }

    /// <summary>Goes there by the Tab key alone. The place must show that it has the focus.</summary>
    public async Task TabToAsync(ILocator place)
    {
        for (var presses = 0; presses < MostTabs; presses++)
        {
            await Page.Keyboard.PressAsync("Tab");
            if (!await place.EvaluateAsync<bool>("place => place === document.activeElement")) continue;
            Assert.True(await place.EvaluateAsync<bool>("place => getComputedStyle(place).outlineStyle !== 'none'"), $"{who}: nothing shows the focus on {place}.");
            return;
        }
        Assert.Fail($"{who}: {MostTabs} times Tab on {Page.Url} did not lead to {place}.");
    }

    public async Task<string> SaysAsync() => string.Join(' ', (await Main.InnerTextAsync()).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public async Task SeesAsync(string words) => Assert.Contains(words, await SaysAsync(), StringComparison.Ordinal);

    /// <summary>The page once more in dark colours.</summary>
    public async Task LookInTheDarkAsync()
    {
        await Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await AccessibleAsync("dark");
        await Pictures.OfEachPageAsync(Page, who, "dark");
        await Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
    }

    public ValueTask DisposeAsync()
    {
        // What a page says while it is being closed belongs to no walk any more.
        Page.Console -= OnConsole;
        Page.PageError -= OnPageError;
        return new(Page.Context.CloseAsync());
    }

    private ILocator Field(string label) => Main.GetByLabel(label, new() { Exact = true }).Or(Main.GetByLabel(label + " (optional)", new() { Exact = true }));

    /// <summary>Does what leads to another page, or to the same anew, and looks at it.</summary>
    private async Task ArriveAsync(Func<Task> act)
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Arrive(object? sender, IFrame frame)
        {
            if (frame.ParentFrame is null) arrived.TrySetResult();
        }
        Page.FrameNavigated += Arrive;
        await act();
        await arrived.Task.WaitAsync(TimeSpan.FromMilliseconds(Patience));
        Page.FrameNavigated -= Arrive;
        await LoadedAsync();
        await LookAsync();
    }

    /// <summary>Asked of the page itself: the event may have come before anybody waited for it.</summary>
    private async Task LoadedAsync()
    {
        for (var since = Environment.TickCount64; await Page.EvaluateAsync<string>("document.readyState") != "complete"; await Task.Delay(20))
            if (Environment.TickCount64 - since > Patience) throw new TimeoutException($"{who}: {Page.Url} was not loaded in {Patience} ms.");
    }

    private async Task LookAsync()
    {
        Assert.True(answer is 200, $"{who}: {Page.Url} answered {answer}. {await SaysAsync()}");
        await AccessibleAsync("light");
        if (window == Desk) await Pictures.OfEachPageAsync(Page, who, "1280");
        await Page.SetViewportSizeAsync(Phone.Width, Phone.Height);
        var width = await Page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        if (width > Phone.Width) Complain($"on a phone it is {width} pixels wide, by {await WidestAsync()}");
        await Pictures.OfEachPageAsync(Page, who, "375");
        await Page.SetViewportSizeAsync(window.Width, window.Height);
    }

    private Task<string> WidestAsync() => Page.EvaluateAsync<string>("""
        () => [...document.querySelectorAll('body *')].filter(one => one.getBoundingClientRect().right > innerWidth + 1 || one.scrollWidth > innerWidth)
            .map(one => one.outerHTML.slice(0, 120)).pop() ?? 'nothing that can be named'
        """);

    private async Task AccessibleAsync(string colours)
    {
        foreach (var found in (await Page.RunAxe(Rules)).Violations)
            Complain($"in {colours} colours axe finds {found.Id}: {found.Help}: {string.Join(" | ", found.Nodes.Select(node => node.Html))}");
    }

    private void OnConsole(object? sender, IConsoleMessage message)
    {
        if (message.Type is "error" or "warning") Complain("the console says: " + message.Text);
    }

    private void OnPageError(object? sender, string error) => Complain("a script failed: " + error);

    /// <summary>Only noted: the browser's own thread comes here, and whatever it threw would end every walk's connection.</summary>
    private void Complain(string of) => complaints.Add($"{who} on {Page.Url}: {of}");
}
