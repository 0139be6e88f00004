using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Testing;

namespace Tccm.Web.Tests.Secretariat.Exchange;

public sealed class HideTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task Hidden_IsShownToNobodyAndWhoSharedItIsToldWhy()
    {
        var ann = (await portal.Given.Member("Rowan Registry").WithSignatory("Ann Arch")).Contact("Ann Arch");
        var note = await portal.Given.Shared(ann, "Buy our routers");
        var clerk = await portal.Browser().SignInAsync(await portal.Given.Secretary("Cleo Clerk"));

        var bare = await (await (await (await clerk.GetAsync("/secretariat")).FollowAsync("Exchange")).FollowAsync("Hide… Buy our routers")).SubmitAsync(("Input.Reason", " "));
        var shown = await portal.AskAsync(db => db.SharedNotes.AnyAsync(one => one.Id == note.Id && one.HiddenAt == null));
        var done = await bare.SubmitAsync(("Input.Reason", "It is an advertisement."));
        var again = await clerk.PostAsync($"/secretariat/exchange/{note.Id}/hide", ("Input.Reason", "Once more."));

        Assert.True(shown);
        Assert.NotNull(bare.Is(HttpStatusCode.BadRequest).ErrorOf("Input.Reason"));
        Assert.Equal(("/secretariat/exchange", "You hid “Buy our routers”. Who shared it is told why."), (done.RedirectedTo, done.Flash));
        again.Is(HttpStatusCode.Conflict);
        var letter = Assert.Single(await portal.Mailbox.ToAsync(ann));
        Assert.Equal("Hidden: Buy our routers", letter.Subject);
        Assert.Contains("It is an advertisement.", letter.Text, StringComparison.Ordinal);
        Assert.Equal(1, await portal.AskAsync(db => db.AuditEntries.CountAsync(one => one.SubjectId == note.Id && one.Act == "shared-note.hidden" && one.PersonId != null)));
        Assert.DoesNotContain("routers", (await (await portal.Browser().SignInAsync(ann)).GetAsync("/my/exchange")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatIsNotThere_IsNotFound()
    {
        var clerk = await portal.Browser().SignInAsync(await portal.Given.Secretary("Cleo Clerk"));

        (await clerk.GetAsync($"/secretariat/exchange/{Guid.NewGuid()}/hide")).Is(HttpStatusCode.NotFound);
        (await clerk.PostAsync($"/secretariat/exchange/{Guid.NewGuid()}/hide", ("Input.Reason", "No."))).Is(HttpStatusCode.NotFound);
    }
}
