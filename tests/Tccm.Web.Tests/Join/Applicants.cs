using System.Net;
using Tccm.Domain.Applications;
using Tccm.Testing;

namespace Tccm.Web.Tests.Join;

/// <summary>What an applicant does in a browser, for tests that begin later.</summary>
internal static class Applicants
{
    /// <summary>Opens the mailed link and presses its button.</summary>
    public static async Task<Browser> ResumeAsync(this Portal portal, ApplicationAndSecret given)
    {
        var browser = portal.Browser();
        var link = await browser.GetAsync($"/join/resume/{given.Secret}");
        await link.Is(HttpStatusCode.OK).SubmitAsync();
        return browser;
    }

    public static async Task<AssertPage> BeginAsync(this Browser browser, string email, string category = "Member", string name = "Ada Applicant")
    {
        var form = await browser.GetAsync("/join");
        return await form.Is(HttpStatusCode.OK).SubmitAsync(("Input.Category", category), ("Input.Name", name), ("Input.Email", email));
    }

    public static async Task<Application> NowAsync(this Portal portal, Application application) =>
        (await portal.AskAsync(db => db.Applications.FindAsync(application.Id).AsTask()))!;
}
