using Tccm.Testing;

namespace Tccm.Web.Tests.Infrastructure;

public sealed class CookieTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task OverHttps_EveryCookieIsBoundToThisHostAndHiddenFromScripts()
    {
        var elm = await portal.Given.Member("Elm Registry").WithSignatory("Eva Elm");
        var eva = await portal.Browser().SignInAsync(elm.Contact("Eva Elm"));
        var token = (await eva.GetAsync("/my")).Find("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        using var form = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]);
        using var start = await portal.Browser().Client.GetAsync("/account/sign-in", TestContext.Current.CancellationToken);
        using var mine = await eva.Client.GetAsync("/my", TestContext.Current.CancellationToken);
        using var answer = await eva.Client.PostAsync("/account/sign-out", form, TestContext.Current.CancellationToken);
        var cookies = new[] { start, mine, answer }.SelectMany(one => one.Headers.GetValues("Set-Cookie")).Where(cookie => !cookie.Contains("=;", StringComparison.Ordinal)).ToList();

        Assert.Equal(["__Host-flash", "__Host-form", "__Host-session"], cookies.Select(cookie => cookie.Split('=')[0]).Distinct().Order(StringComparer.Ordinal));
        Assert.All(cookies, cookie => Assert.Contains("; secure", cookie, StringComparison.Ordinal));
        Assert.All(cookies, cookie => Assert.Contains("; httponly", cookie, StringComparison.Ordinal));
    }
}
