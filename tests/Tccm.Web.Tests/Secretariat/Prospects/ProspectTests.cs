using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Prospects;
using Tccm.Testing;

namespace Tccm.Web.Tests.Secretariat.Prospects;

public sealed class ProspectTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task Prospect_IsNotedApproachedLinkedAndShownAsJoined()
    {
        var cleo = await portal.Given.Secretary("Cleo Clerk");
        var clerk = await portal.Browser().SignInAsync(cleo);

        var noted = await (await clerk.GetAsync("/secretariat/prospects/new")).SubmitAsync(("Input.Name", "Larch Exchange"), ("Input.Economy", "NO"), ("Input.Domains", "larch.test"), ("Input.People", "Ola Lund"));
        Assert.Equal("You noted Larch Exchange.", noted.Flash);
        var kept = await (await noted.FollowAsync("Write down an approach")).SubmitAsync(("Input.Way", nameof(ApproachWay.Event)), ("Input.Said", "Ola Lund likes it."), ("Input.Next", "Send the Purpose."));
        Assert.Equal("The approach to Larch Exchange was kept.", kept.Flash);
        Assert.Contains("Cleo Clerk, at an event", kept.Text, StringComparison.Ordinal);
        var application = (await portal.Given.Application("Larch Exchange").Submitted()).Application;
        var linked = await (await clerk.GetAsync(kept.Path)).PressAsync("Link it");
        Assert.Equal("The application of Larch Exchange is linked with Larch Exchange.", linked.Flash);
        Assert.Contains("Applied", linked.All(".tag"));
        var approved = await portal.ApprovedAsync(application, clerk);

        Assert.Contains("Approached by Cleo Clerk, at an event", approved.Text, StringComparison.Ordinal);
        Assert.Contains("Larch Exchange", (await clerk.GetAsync("/secretariat/prospects?show=Joined")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Larch Exchange", (await clerk.GetAsync("/secretariat/prospects?show=Open")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(await portal.AskAsync(db => db.AuditEntries.Select(one => one.Sentence).ToListAsync()), sentence => sentence.Contains("Ola", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WrongInput_IsRefusedBesideItsFieldAndKept()
    {
        var clerk = await portal.Browser().SignInAsync(await portal.Given.Secretary("Cleo Clerk"));

        var nameless = await (await clerk.GetAsync("/secretariat/prospects/new")).SubmitAsync(("Input.Name", ""), ("Input.People", "Ola Lund"));
        var domain = await nameless.SubmitAsync(("Input.Name", "Larch"), ("Input.Domains", "not a domain"));

        nameless.Is(HttpStatusCode.BadRequest);
        Assert.Equal("Ola Lund", nameless.ValueOf("Input.People"));
        domain.Is(HttpStatusCode.Conflict);
        Assert.NotNull(domain.ErrorOf("Input.Domains"));
        Assert.Equal(0, await portal.AskAsync(db => db.Prospects.CountAsync(one => one.Name == "Larch")));
    }

    [Fact]
    public async Task NotNow_RestsAndIsTakenUpAgain()
    {
        var clerk = await portal.Browser().SignInAsync(await portal.Given.Secretary("Cleo Clerk"));
        var noted = await (await clerk.GetAsync("/secretariat/prospects/new")).SubmitAsync(("Input.Name", "Spruce Net"));

        var rests = await noted.PressAsync("Not now");
        var again = await rests.PressAsync("Take up again");

        Assert.Equal("Spruce Net rests for now.", rests.Flash);
        Assert.Equal("Spruce Net was taken up again.", again.Flash);
    }
}
