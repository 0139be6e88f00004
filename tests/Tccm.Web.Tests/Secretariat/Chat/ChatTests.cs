using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Chat;
using Tccm.Testing;

namespace Tccm.Web.Tests.Secretariat.Chat;

public sealed class ChatTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task Added_IsSeenByWhoMayBeInIt()
    {
        var clerk = await ClerkAsync();
        var supporter = await portal.Browser().SignInAsync((await portal.Given.Supporter("Friends of Routing").WithListener("Fred Frost")).Contact("Fred Frost"));

        var form = await (await (await clerk.GetAsync("/secretariat")).FollowAsync("Chat groups")).FollowAsync("Add a group");
        var refused = await form.SubmitAsync(("Input.Platform", nameof(ChatPlatform.Matrix)), ("Input.Name", "Everybody's corridor"), ("Input.Audience", nameof(ChatAudience.MembersAndSupporters)), ("Input.Link", "matrix.to/corridor"));
        var before = await portal.AskAsync(db => db.ChatGroups.CountAsync(one => one.Name == "Everybody's corridor"));
        var done = await refused.SubmitAsync(("Input.Link", "https://matrix.to/#/#corridor:registry.example"));

        Assert.NotNull(refused.Is(HttpStatusCode.Conflict).ErrorOf("Input.Link"));
        Assert.Equal(0, before);
        Assert.Equal(("/secretariat/chat", "You added Everybody's corridor, for members and supporters."), (done.RedirectedTo, done.Flash));
        var group = await portal.AskAsync(db => db.ChatGroups.SingleAsync(one => one.Name == "Everybody's corridor"));
        Assert.Equal(("https://matrix.to/#/#corridor:registry.example", ChatPlatform.Matrix), (group.Link, group.Platform));
        Assert.Equal(1, await portal.AskAsync(db => db.AuditEntries.CountAsync(one => one.SubjectId == group.Id && one.Act == "chat.added" && one.PersonId != null)));
        Assert.Contains("Everybody's corridor", (await supporter.GetAsync("/my/chat")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rotated_WhoIsInSeesTheNewLinkAndNothingElseChanges()
    {
        var (clerk, group, lena) = (await ClerkAsync(), await portal.Given.ChatGroup("Rotated", link: "https://signal.example/old-one"), (await portal.Given.Member("Rowan Registry").WithListener("Lena Lark")).Contact("Lena Lark"));
        await portal.Given.ChatPlace(group, lena.Person);

        var form = await (await clerk.GetAsync("/secretariat/chat")).FollowAsync("Another link for Rotated");
        var same = await form.SubmitAsync(("Input.Link", "https://signal.example/old-one"), ("Input.Reason", "Passed on."));
        var done = await form.SubmitAsync(("Input.Link", "https://signal.example/new-one"), ("Input.Reason", "It was passed on."));
        var theirs = await (await portal.Browser().SignInAsync(lena)).GetAsync("/my/chat");

        Assert.NotNull(same.Is(HttpStatusCode.Conflict).ErrorOf("Input.Link"));
        Assert.Equal(("/secretariat/chat", "Rotated has another link. Those inside need nothing."), (done.RedirectedTo, done.Flash));
        Assert.Contains("It was passed on.", done.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("new-one", done.Body, StringComparison.Ordinal);
        Assert.Contains("https://signal.example/new-one", theirs.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("old-one", theirs.Body, StringComparison.Ordinal);
        Assert.Equal(1, await portal.AskAsync(db => db.ChatGroups.Where(one => one.Id == group.Id).Select(one => one.Rotations.Count).SingleAsync()));
        Assert.Equal(1, await portal.AskAsync(db => db.AuditEntries.CountAsync(one => one.SubjectId == group.Id && one.Act == "chat.rotated")));
        Assert.Equal(0, await portal.AskAsync(db => db.ChatPlaces.ToRemove().CountAsync(one => one.ChatGroupId == group.Id)));
    }

    [Fact]
    public async Task Closed_ForgetsTheLinkAndWhatPeopleAreCalled()
    {
        var (clerk, group, lena) = (await ClerkAsync(), await portal.Given.ChatGroup("To be closed"), (await portal.Given.Member("Elm Registry").WithListener("Lena Lark")).Contact("Lena Lark"));
        await portal.Given.ChatPlace(group, lena.Person, "@lena");

        var done = await (await (await clerk.GetAsync("/secretariat/chat")).FollowAsync("Close… To be closed")).PressAsync("Close To be closed");
        var again = await clerk.PostAsync($"/secretariat/chat/{group.Id}/close");

        Assert.Equal("You closed To be closed. Its link is forgotten.", done.Flash);
        again.Is(HttpStatusCode.Conflict);
        Assert.Null(await portal.AskAsync(db => db.ChatGroups.Where(one => one.Id == group.Id).Select(one => one.Link).SingleAsync()));
        var place = await portal.AskAsync(db => db.ChatPlaces.SingleAsync(one => one.ChatGroupId == group.Id));
        Assert.Equal((ChatEnd.GroupClosed, null, false), (place.End, place.Handle, place.AwaitsRemoval));
        Assert.Equal(1, await portal.AskAsync(db => db.AuditEntries.CountAsync(one => one.SubjectId == group.Id && one.Act == "chat.closed")));
    }

    [Fact]
    public async Task Removed_IsDoneOnceAndTheHandleIsForgotten()
    {
        var (clerk, group, lena) = (await ClerkAsync(), await portal.Given.ChatGroup("Removed from"), (await portal.Given.Member("Ash Registry").WithListener("Lena Lark")).Contact("Lena Lark"));
        var place = await portal.Given.ChatPlace(group, lena.Person, "@lena-of-ash", ended: true);

        var done = await (await clerk.GetAsync("/secretariat/chat")).PressAsync("Removed @lena-of-ash from Removed from");
        var again = await clerk.PostAsync($"/secretariat/chat/removals/{place.Id}");

        Assert.Equal("You said that somebody was removed from Removed from. What they were called there is forgotten.", done.Flash);
        Assert.DoesNotContain("@lena-of-ash", done.Text, StringComparison.Ordinal);
        again.Is(HttpStatusCode.Conflict);
        var kept = await portal.AskAsync(db => db.ChatPlaces.SingleAsync(one => one.Id == place.Id));
        Assert.True(kept is { Handle: null, SettledAt: not null, RemovedById: not null });
        Assert.Equal(1, await portal.AskAsync(db => db.AuditEntries.CountAsync(one => one.SubjectId == place.Id && one.Act == "chat.removed" && one.PersonId == kept.RemovedById)));
    }

    [Fact]
    public async Task WhatIsNotThere_IsNotFound()
    {
        var clerk = await ClerkAsync();

        foreach (var path in new[] { $"{Guid.NewGuid()}/link", $"{Guid.NewGuid()}/close", $"removals/{Guid.NewGuid()}" })
        {
            (await clerk.GetAsync($"/secretariat/chat/{path}")).Is(HttpStatusCode.NotFound);
            (await clerk.PostAsync($"/secretariat/chat/{path}", ("Input.Link", "https://signal.example/x"), ("Input.Reason", "No."))).Is(HttpStatusCode.NotFound);
        }
    }

    private async Task<Browser> ClerkAsync() => await portal.Browser().SignInAsync(await portal.Given.Secretary("Cleo Clerk"));
}
