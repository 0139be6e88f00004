using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Resources;
using Tccm.Testing;

namespace Tccm.Web.Tests.Secretariat.Resources;

public sealed class ResourceTests(Portal portal) : IClassFixture<Portal>
{
    private const string Add = "/secretariat/resources/add";

    [Fact]
    public async Task Added_IsKeptAuditedAndReadByItsAudience()
    {
        var clerk = await ClerkAsync();

        var form = await (await (await clerk.GetAsync("/secretariat")).FollowAsync("Resources")).FollowAsync("Add a resource");
        var bare = await form.SubmitAsync(("Input.Title", "On roots"), ("Input.Kind", nameof(ResourceKind.Paper)), ("Input.Licence", nameof(ResourceLicence.CcZero)), ("Input.Audience", nameof(ResourceAudience.Public)));
        var before = await portal.AskAsync(db => db.Resources.CountAsync(one => one.Title == "On roots"));
        var done = await bare.SubmitAsync(("Input.Link", "https://registry.example/roots"), ("Input.Event", "RIPE 92"));

        Assert.NotNull(bare.Is(HttpStatusCode.Conflict).ErrorOf("Input.Link"));
        Assert.Equal(0, before);
        Assert.Equal("You added “On roots”, for the public.", done.Flash);
        var kept = await portal.AskAsync(db => db.Resources.SingleAsync(one => one.Title == "On roots"));
        Assert.Equal(($"/secretariat/resources/{kept.Id}", "on-roots", "RIPE 92", ResourceLicence.CcZero), (done.RedirectedTo, kept.Slug, kept.Event, kept.Licence));
        Assert.Equal(1, await portal.AskAsync(db => db.AuditEntries.CountAsync(one => one.SubjectId == kept.Id && one.Act == "resource.added" && one.PersonId != null)));
        (await portal.Browser().GetAsync("/resources/on-roots")).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task SameTitleTwice_IsRefused()
    {
        var clerk = await ClerkAsync();
        await portal.Given.Resource("Twice told");

        var second = await clerk.PostAsync(Add, Filled("Twice told"));

        Assert.Contains("the same address", Assert.Single(second.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.Equal(1, await portal.AskAsync(db => db.Resources.CountAsync(one => one.Title == "Twice told")));
    }

    [Fact]
    public async Task Changed_KeepsWhatItWasInSightOfTheSecretariat()
    {
        var (clerk, resource) = (await ClerkAsync(), await portal.Given.Resource("Before the change"));
        var form = await (await clerk.GetAsync($"/secretariat/resources/{resource.Id}")).FollowAsync("Change it");

        var done = await form.SubmitAsync(("Input.Title", "After the change"), ("Input.Text", "Hear them."), ("Input.Audience", nameof(ResourceAudience.Members)));
        var late = await form.SubmitAsync(("Input.Title", "Another change"));

        Assert.Equal(($"/secretariat/resources/{resource.Id}", "“After the change” was changed. What it was is kept."), (done.RedirectedTo, done.Flash));
        Assert.Contains("The title was “Before the change”.", done.Text, StringComparison.Ordinal);
        Assert.Contains("It was for the public.", done.Text, StringComparison.Ordinal);
        Assert.Contains("- Kept open.", done.Find("details pre")!.TextContent, StringComparison.Ordinal);
        late.Is(HttpStatusCode.Conflict);
        Assert.Equal("Another change", late.ValueOf("Input.Title"));
        Assert.Equal(2, await portal.AskAsync(db => db.Resources.Where(one => one.Id == resource.Id).Select(one => one.Versions.Count).SingleAsync()));
        Assert.Equal(1, await portal.AskAsync(db => db.AuditEntries.CountAsync(one => one.SubjectId == resource.Id && one.Act == "resource.changed")));
        (await portal.Browser().GetAsync($"/resources/{resource.Slug}")).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Withdrawn_IsFoundByNobodyAndStaysForTheSecretariat()
    {
        var (clerk, resource) = (await ClerkAsync(), await portal.Given.Resource("Out of date"));

        var bare = await (await clerk.GetAsync($"/secretariat/resources/{resource.Id}/withdraw")).SubmitAsync(("Input.Reason", ""));
        (await portal.Browser().GetAsync($"/resources/{resource.Slug}")).Is(HttpStatusCode.OK);
        var done = await bare.Is(HttpStatusCode.BadRequest).SubmitAsync(("Input.Reason", "Its authors asked for it."));
        var again = await clerk.PostAsync($"/secretariat/resources/{resource.Id}/withdraw", ("Input.Reason", "Once more."));

        Assert.Equal("You withdrew “Out of date”.", done.Flash);
        Assert.Contains("Its authors asked for it.", done.Text, StringComparison.Ordinal);
        again.Is(HttpStatusCode.Conflict);
        Assert.Equal(1, await portal.AskAsync(db => db.AuditEntries.CountAsync(one => one.SubjectId == resource.Id && one.Act == "resource.withdrawn")));
        (await portal.Browser().GetAsync($"/resources/{resource.Slug}")).Is(HttpStatusCode.NotFound);
        Assert.DoesNotContain("Out of date", (await portal.Browser().GetAsync("/resources")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatWasShared_IsMadeAResourceInOneStepAndBothKnowIt()
    {
        var ann = (await portal.Given.Member("Rowan Registry").WithSignatory("Ann Arch")).Contact("Ann Arch");
        var note = await portal.Given.Shared(ann, "Our paper on roots", "WSIS+20", "fr");
        var clerk = await ClerkAsync();

        var form = await (await clerk.GetAsync("/secretariat/exchange")).FollowAsync("Make it a resource: Our paper on roots");
        Assert.Equal(("Our paper on roots", "https://registry.example/paper", "fr", note.ProcessId.ToString()), (form.ValueOf("Input.Title"), form.ValueOf("Input.Link"), form.ValueOf("Input.Language"), form.ValueOf("Input.Process")));
        var done = await form.SubmitAsync(("Input.Kind", nameof(ResourceKind.Paper)), ("Input.Licence", nameof(ResourceLicence.AllRights)));
        var second = await clerk.PostAsync($"{Add}?from={note.Id}", Filled("The same once more"));

        Assert.Contains("what Rowan Registry shared on", done.Text, StringComparison.Ordinal);
        Assert.Equal(note.Id, await portal.AskAsync(db => db.Resources.Where(one => one.Title == "Our paper on roots").Select(one => one.SharedNoteId).SingleAsync()));
        Assert.Contains("A resource: Our paper on roots", (await clerk.GetAsync("/secretariat/exchange")).Text, StringComparison.Ordinal);
        Assert.Contains("a resource already", Assert.Single(second.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        (await (await (await portal.Browser().SignInAsync(ann)).GetAsync("/my/exchange")).FollowAsync("Kept among the resources: Our paper on roots")).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task WhatIsNotThere_IsNotFound()
    {
        var clerk = await ClerkAsync();

        (await clerk.GetAsync($"{Add}?from={Guid.NewGuid()}")).Is(HttpStatusCode.NotFound);
        (await clerk.PostAsync(Add, [.. Filled("Of no process"), ("Input.Process", Guid.NewGuid().ToString())])).Is(HttpStatusCode.NotFound);
        foreach (var act in new[] { "", "/change", "/withdraw" }) (await clerk.GetAsync($"/secretariat/resources/{Guid.NewGuid()}{act}")).Is(HttpStatusCode.NotFound);
        foreach (var act in new[] { "change", "withdraw" }) (await clerk.PostAsync($"/secretariat/resources/{Guid.NewGuid()}/{act}", [.. Filled("Nothing"), ("Input.Reason", "No.")])).Is(HttpStatusCode.NotFound);
    }

    private async Task<Browser> ClerkAsync() => await portal.Browser().SignInAsync(await portal.Given.Secretary("Cleo Clerk"));

    private static (string, string?)[] Filled(string title) =>
        [("Input.Title", title), ("Input.Kind", nameof(ResourceKind.Slides)), ("Input.Link", "https://registry.example/slides"), ("Input.Language", "en"), ("Input.Licence", nameof(ResourceLicence.CcBy)), ("Input.Audience", nameof(ResourceAudience.Public))];
}
