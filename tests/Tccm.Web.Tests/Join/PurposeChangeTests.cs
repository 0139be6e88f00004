using System.Net;
using Tccm.Testing;

namespace Tccm.Web.Tests.Join;

/// <summary>A database of its own, since the version in force is one for all.</summary>
public sealed class PurposeChangeTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task TextThatChangedSinceTheFormWasOpened_IsShownAnewAndNothingIsSigned()
    {
        var before = await portal.Browser().GetAsync("/join");
        var none = await NoVersionYet();
        await portal.Given.PurposeVersion();
        var draft = await portal.Given.Application("Larch Exchange").Draft();
        var browser = await portal.ResumeAsync(draft);
        var form = await browser.GetAsync("/join/purpose");
        var newer = await portal.Given.PurposeVersion(2);

        var stale = await form.SubmitAsync(("Input.SignerName", "Late Signer"), ("Input.SignerTitle", "Director"), ("Input.Declared", "true"));
        var check = await browser.GetAsync("/join/check");
        var kept = (await portal.NowAsync(draft.Application)).Declaration!;
        var again = await stale.SubmitAsync(("Input.Declared", "true"));

        before.Is(HttpStatusCode.OK);
        Assert.Contains("No version is in force yet", none.Text, StringComparison.Ordinal);
        Assert.Contains("has changed since you opened", Assert.Single(stale.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.Contains("Version 2.0.", stale.Text, StringComparison.Ordinal);
        Assert.Equal(newer.Sha256, stale.ValueOf("Input.Sha256"));
        Assert.Null(stale.Find("#Input_Declared[checked]"));
        Assert.Equal("Ada Applicant", kept.SignerName);
        Assert.Contains("new version since you signed", check.Text, StringComparison.Ordinal);
        Assert.Contains("2.0 was signed", again.Flash, StringComparison.Ordinal);
    }

    private async Task<AssertPage> NoVersionYet()
    {
        var browser = portal.Browser();
        await browser.BeginAsync("early@host.example");
        return await browser.GetAsync("/join/purpose");
    }
}
