using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Xunit;

namespace Tccm.Testing;

/// <summary>A page as it was answered, read as a person reads it, with its forms to fill in.</summary>
public sealed partial class AssertPage
{
    internal const string TokenField = "__RequestVerificationToken";
    private readonly Browser browser;

    internal AssertPage(Browser browser, string path, HttpStatusCode status, string? redirectedTo, string body)
    {
        (this.browser, Path, Status, RedirectedTo, Body) = (browser, path, status, redirectedTo, body);
        Document = new HtmlParser().ParseDocument(body);
    }

    public string Path { get; }
    public HttpStatusCode Status { get; }

    /// <summary>Where the first redirect of the request led, followed or not.</summary>
    public string? RedirectedTo { get; }
    public string Body { get; }
    public IHtmlDocument Document { get; }

    public string Title => Document.Title ?? "";
    public string? Heading => Words(Document.QuerySelector("h1"));
    /// <summary>All that stands in the page's main part, its white space made one space.</summary>
    public string Text => Words(Document.QuerySelector("main")) ?? "";
    public string? Flash => Words(Document.QuerySelector("main .flash span")) is { } words ? words.Replace("Done. ", "", StringComparison.Ordinal) : null;
    /// <summary>The refusals and errors listed at the top of the page.</summary>
    public IReadOnlyList<string> ErrorSummary => [.. Document.QuerySelectorAll(".wrongs li").Select(item => Words(item)!)];

    internal string? Token => Document.QuerySelector($"input[name={TokenField}]")?.GetAttribute("value");

    /// <summary>The error beside a field, by the field's name.</summary>
    public string? ErrorOf(string field) => Words(Document.GetElementById(field.Replace('.', '_') + "-error"));

    public IElement? Find(string selector) => Document.QuerySelector(selector);
    public IReadOnlyList<string> All(string selector) => [.. Document.QuerySelectorAll(selector).Select(element => Words(element)!)];

    /// <summary>What a field of the page holds now; null where there is no such field.</summary>
    public string? ValueOf(string field) => Document.QuerySelectorAll("input, textarea, select").Where(one => one.GetAttribute("name") == field) switch
    {
        var found when found.FirstOrDefault() is null => null,
        var found => Successful(found).Select(pair => pair.Value).FirstOrDefault() ?? "",
    };

    /// <summary>Fails, with what the page says, unless it was answered with this status.</summary>
    public AssertPage Is(HttpStatusCode status)
    {
        if (Status != status)
            Assert.Fail($"{Path} answered {(int)Status} where {(int)status} was expected.{(RedirectedTo is null ? "" : $" It led to {RedirectedTo}.")} {string.Join(' ', ErrorSummary)}\n{(Text.Length > 600 ? Text[..600] : Text)}");
        return this;
    }

    /// <summary>Fills in and sends the page's form; where there are several, the one that has all these fields.</summary>
    public Task<AssertPage> SubmitAsync(params (string Name, string? Value)[] fields) => SubmitAsync(follow: true, fields);

    /// <param name="follow">Whether to go where the answer leads.</param>
    /// <param name="fields">What to type, tick or choose; null leaves a field out. A field that the form lacks, or a choice that it does not offer, fails the test.</param>
    public Task<AssertPage> SubmitAsync(bool follow, params (string Name, string? Value)[] fields)
    {
        var forms = Forms.Where(form => fields.All(field => Named(form, field.Name).Any())).ToList();
        if (forms.Count != 1)
            Assert.Fail($"{forms.Count} forms of {Path} have the fields {string.Join(", ", fields.Select(field => field.Name))}. Its forms have: {string.Join(" | ", Forms.Select(form => string.Join(", ", Controls(form).Select(one => one.GetAttribute("name")))))}");
        return SendAsync(forms[0], null, follow, fields);
    }

    /// <summary>Presses the button with these words, after its form was filled in.</summary>
    public Task<AssertPage> PressAsync(string button, params (string Name, string? Value)[] fields)
    {
        var buttons = Document.QuerySelectorAll("form button").Where(one => Words(one) == button).ToList();
        if (buttons.Count != 1)
            Assert.Fail($"{buttons.Count} buttons of {Path} say “{button}”. Its buttons say: {string.Join(", ", All("form button"))}");
        return SendAsync((IHtmlFormElement)buttons[0].Closest("form")!, buttons[0], follow: true, fields);
    }

    /// <summary>Follows the link with these words.</summary>
    public Task<AssertPage> FollowAsync(string link)
    {
        var links = Document.QuerySelectorAll("main a[href]").Where(one => Words(one) == link).ToList();
        if (links.Count == 0) Assert.Fail($"No link of {Path} says “{link}”. Its links say: {string.Join(", ", All("main a[href]"))}");
        return browser.GetAsync(new Uri(new Uri(Portal.Address, Path), links[0].GetAttribute("href")!).PathAndQuery);
    }

    private IEnumerable<IHtmlFormElement> Forms => Document.QuerySelectorAll("main form").OfType<IHtmlFormElement>();

    private Task<AssertPage> SendAsync(IHtmlFormElement form, IElement? button, bool follow, (string Name, string? Value)[] fields)
    {
        foreach (var (name, value) in fields) RequirePossible(form, name, value);
        var typed = fields.Select(field => field.Name).ToHashSet(StringComparer.Ordinal);
        List<(string Name, string? Value)> sent = [.. fields.Where(field => field.Value is not null)];
        // A ticked box goes before its hidden "false", as in a browser: of the two the first counts.
        sent.AddRange(Successful(Controls(form))
            .Where(pair => !typed.Contains(pair.Name) || (pair.IsHidden && Named(form, pair.Name).Any(one => one.GetAttribute("type") == "checkbox")))
            .Select(pair => (pair.Name, (string?)pair.Value)));
        if (button?.GetAttribute("name") is { } pressed) sent.Add((pressed, button.GetAttribute("value")));

        var action = button?.GetAttribute("formaction") ?? form.GetAttribute("action");
        var target = new Uri(new Uri(Portal.Address, Path), action ?? Path);
        if (string.Equals(form.Method, "post", StringComparison.OrdinalIgnoreCase)) return browser.PostFormAsync(target.PathAndQuery, sent, follow);
        var query = string.Join('&', sent.Select(pair => $"{Uri.EscapeDataString(pair.Name)}={Uri.EscapeDataString(pair.Value ?? "")}"));
        return browser.GetAsync($"{target.AbsolutePath}?{query}", follow);
    }

    private void RequirePossible(IElement form, string name, string? value)
    {
        var controls = Named(form, name).ToList();
        if (controls.Count == 0) Assert.Fail($"The form of {Path} has no field {name}; it has {string.Join(", ", Controls(form).Select(one => one.GetAttribute("name")).Distinct(StringComparer.Ordinal))}.");
        if (value is null) return;
        var offered = controls.SelectMany(Offered).ToList();
        if (offered.Count > 0 && !offered.Contains(value, StringComparer.Ordinal)) Assert.Fail($"{name} of {Path} does not offer “{value}”; it offers {string.Join(", ", offered)}.");
    }

    private static IEnumerable<string> Offered(IElement control) => control switch
    {
        IHtmlSelectElement select => select.Options.Select(option => option.Value),
        IHtmlInputElement { Type: "checkbox" or "radio" } input => [input.Value],
        _ => [],
    };

    private static IEnumerable<IElement> Controls(IElement form) =>
        form.QuerySelectorAll("input[name], textarea[name], select[name]").Where(control => !control.HasAttribute("disabled"));

    private static IEnumerable<IElement> Named(IElement form, string name) => Controls(form).Where(control => control.GetAttribute("name") == name);

    /// <summary>What a browser would send of these fields.</summary>
    private static IEnumerable<(string Name, string Value, bool IsHidden)> Successful(IEnumerable<IElement> controls) => controls.SelectMany(control =>
    {
        var name = control.GetAttribute("name")!;
        return control switch
        {
            IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } or IHtmlInputElement { Type: "submit" or "file" } => [],
            IHtmlInputElement input => [(name, input.Value, input.Type == "hidden")],
            IHtmlTextAreaElement area => [(name, area.Value, false)],
            IHtmlSelectElement select => select.Options.Where(option => option.IsSelected).Select(option => (name, option.Value, false)),
            _ => Enumerable.Empty<(string, string, bool)>(),
        };
    });

    private static string? Words(INode? node) => node is null ? null : Space().Replace(node.TextContent, " ").Trim();

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Space();
}
