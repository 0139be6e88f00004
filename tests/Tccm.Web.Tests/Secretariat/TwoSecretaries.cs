using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Applications;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Testing;

namespace Tccm.Web.Tests.Secretariat;

/// <summary>Two of the secretariat, each in a browser of their own: one proposes, the other confirms, by the portal's own pages.</summary>
internal sealed record TwoSecretaries(Person Ann, Browser First, Person Bo, Browser Second)
{
    public static async Task<TwoSecretaries> OfAsync(Portal portal)
    {
        var (ann, bo) = (await portal.Given.Secretary("Ann Rowan"), await portal.Given.Secretary("Bo Birch"));
        return new(ann, await portal.Browser().SignInAsync(ann), bo, await portal.Browser().SignInAsync(bo));
    }

    public async Task<AssertPage> ProposeAsync(Statement statement, string? because = null)
    {
        var form = await First.GetAsync($"/secretariat/statements/{statement.Slug}/publish");
        return await form.PressAsync(form.All("main form button")[0], [.. because is null ? Array.Empty<(string, string?)>() : [("Input.Because", because)]]);
    }

    public async Task<AssertPage> ConfirmAsync(Statement statement) =>
        await (await Second.GetAsync($"/secretariat/statements/{statement.Slug}/confirm")).SubmitAsync();

    public async Task PublishAsync(Statement statement, string? because = null)
    {
        Assert.StartsWith("You proposed", (await ProposeAsync(statement, because)).Flash, StringComparison.Ordinal);
        Assert.StartsWith("You published", (await ConfirmAsync(statement)).Flash, StringComparison.Ordinal);
    }

    /// <summary>Proposed for an hour of tomorrow, and confirmed.</summary>
    public async Task EmbargoAsync(Statement statement, string? because = null)
    {
        var form = await First.GetAsync($"/secretariat/statements/{statement.Slug}/publish");
        (string, string?)[] hour = [("Input.AtAnHour", "true"), ("Input.Date", $"{DateTime.UtcNow.AddDays(1):yyyy-MM-dd}"), ("Input.Time", "09:30"), .. because is null ? Array.Empty<(string, string?)>() : [("Input.Because", because)]];
        var check = await form.PressAsync("Check the hour", hour);
        Assert.StartsWith("You proposed", (await check.PressAsync(check.All("main form button")[0])).Flash, StringComparison.Ordinal);
        Assert.StartsWith("You confirmed", (await ConfirmAsync(statement)).Flash, StringComparison.Ordinal);
    }
}

internal static class ByTwo
{
    internal static string ToApprove(Application application) => $"/secretariat/applications/{application.Id}/approve";

    /// <summary>One proposes to approve it, and another confirms; what the other one sees then.</summary>
    internal static async Task<AssertPage> ApprovedAsync(this Portal portal, Application application, Browser by, params (string, string?)[] typed)
    {
        var second = await portal.Browser().SignInAsync(await portal.Given.Secretary("Sue Second"));
        Assert.StartsWith("You proposed to approve", (await (await by.GetAsync(ToApprove(application))).SubmitAsync(typed)).Flash, StringComparison.Ordinal);
        return await (await second.GetAsync(ToApprove(application))).PressAsync($"Approve as {application.Category.ToString().ToLowerInvariant()}");
    }
}
