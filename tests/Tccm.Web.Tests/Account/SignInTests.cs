using System.Net;
using Tccm.Testing;

namespace Tccm.Web.Tests.Account;

public sealed class SignInTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task KnownPerson_IsLetInToWhatNeedsThem()
    {
        var rowan = await portal.Given.Member("Rowan Registry").WithSignatory("Ann Arch");
        await portal.EnrolAsync(rowan.Contact("Ann Arch").Person.Email);

        var page = await (await portal.Browser().GetAsync("/account/sign-in")).SubmitAsync(("Input.Email", rowan.Contact("Ann Arch").Person.Email.Value.ToUpperInvariant()), ("Input.Password", Portal.Password));

        Assert.Equal("/my", page.RedirectedTo);
        Assert.Contains("Rowan Registry", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nobody@nowhere.test")]
    [InlineData("not an address")]
    [InlineData("known")]
    public async Task WrongAddressOrPassword_IsRefusedInTheSameWords(string email)
    {
        var elm = await portal.Given.Member("Elm Registry").WithSignatory("Eva Elm");
        await portal.EnrolAsync(elm.Contact("Eva Elm").Person.Email);
        var typed = email == "known" ? elm.Contact("Eva Elm").Person.Email.Value : email;

        var page = await (await portal.Browser().GetAsync("/account/sign-in")).SubmitAsync(("Input.Email", typed), ("Input.Password", "not the password of anybody"));

        page.Is(HttpStatusCode.Conflict);
        Assert.Equal(["The e-mail address or the password is not right. Check both, or set a new password."], page.ErrorSummary);
        Assert.Equal(typed, page.ValueOf("Input.Email"));
        Assert.True(string.IsNullOrEmpty(page.ValueOf("Input.Password")), "The password came back.");
    }

    [Theory]
    [InlineData("//evil.test")]
    [InlineData("https://evil.test/")]
    [InlineData("/\\evil.test")]
    public async Task ReturnAddressElsewhere_IsNotFollowed(string elsewhere)
    {
        var oak = await portal.Given.Member("Oak Registry").WithSignatory("Olu Oak");
        await portal.EnrolAsync(oak.Contact("Olu Oak").Person.Email);
        var form = await portal.Browser().GetAsync("/account/sign-in?ReturnUrl=" + Uri.EscapeDataString(elsewhere));

        var page = await form.SubmitAsync(follow: false, ("Input.Email", oak.Contact("Olu Oak").Person.Email.Value), ("Input.Password", Portal.Password));

        Assert.Equal("/my", page.RedirectedTo);
    }

    [Fact]
    public async Task PageThatWantsASignIn_IsReachedAfterIt()
    {
        var ash = await portal.Given.Member("Ash Registry").WithRepresentative("Asa Ash");
        await portal.EnrolAsync(ash.Contact("Asa Ash").Person.Email);
        var path = $"/my/organisations/{ash.Contact("Asa Ash").Id}";

        var form = await portal.Browser().GetAsync(path);
        var page = await form.SubmitAsync(("Input.Email", ash.Contact("Asa Ash").Person.Email.Value), ("Input.Password", Portal.Password));

        Assert.Equal(path, page.RedirectedTo);
        Assert.Equal("Ash Registry", page.Heading);
    }

    [Fact]
    public async Task SignedOut_IsAskedAgain()
    {
        var fir = await portal.Given.Member("Fir Registry").WithSignatory("Fay Fir");
        var browser = await portal.Browser().SignInAsync(fir.Contact("Fay Fir"));

        await browser.PostAsync("/account/sign-out");
        var page = await browser.GetAsync("/my", follow: false);

        Assert.StartsWith("/account/sign-in", page.RedirectedTo, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignedOut_EverySessionEndsAndACopiedCookieWithThem()
    {
        var alder = await portal.Given.Member("Alder Registry").WithSignatory("Ada Alder");
        var browser = await portal.Browser().SignInAsync(alder.Contact("Ada Alder"));
        var other = await portal.Browser().SignInAsync(alder.Contact("Ada Alder"));

        await browser.PostAsync("/account/sign-out");
        var page = await other.GetAsync("/my", follow: false);

        Assert.StartsWith("/account/sign-in", page.RedirectedTo, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SessionOfThirteenHours_IsOver()
    {
        var yew = await portal.Given.Member("Yew Registry").WithSignatory("Yan Yew");
        var browser = await portal.Browser().SignInAsync(yew.Contact("Yan Yew"));
        for (var hour = 0; hour < 13; hour++)
        {
            portal.Clock.Advance(TimeSpan.FromMinutes(56));
            await browser.GetAsync("/my", follow: false);
        }

        var page = await browser.GetAsync("/my", follow: false);

        Assert.StartsWith("/account/sign-in", page.RedirectedTo, StringComparison.Ordinal);
    }
}
