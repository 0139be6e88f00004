using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Organisations;
using Tccm.Testing;
using Tccm.Web.Tests.Documents;

namespace Tccm.Web.Tests.Secretariat.Organisations;

/// <summary>The secretariat suspends, lifts, records a leaving and changes a category; never of its own organisation.</summary>
public sealed class PathTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task Suspension_IsSaidEverywhereRefusesSigningAndIsLifted()
    {
        var rowan = await portal.Given.Member("Rowan Registry").WithRepresentative("Rita Reed").WithSignatory("Ann Arch");
        var statement = await portal.Given.Statement("Keep it open").Open();
        var clerk = await portal.Browser().SignInAsync(await portal.Given.Secretary("Cleo Clerk"));
        var ann = await portal.Browser().SignInAsync(rowan.Contact("Ann Arch"));
        var signPath = $"/statements/{statement.Slug}/sign/{rowan.Contact("Ann Arch").Id}";
        var sign = await ann.GetAsync(signPath);

        var page = await (await clerk.GetAsync($"/secretariat/organisations/{rowan.Id}/suspend")).SubmitAsync(("Input.Reason", "Nobody answers."), ("Input.IsPublic", "true"));

        Assert.Equal("You suspended Rowan Registry. Its contacts are told why.", page.Flash);
        Assert.Contains("Suspended since", page.Find(".box.warn")!.TextContent, StringComparison.Ordinal);
        (await sign.SubmitAsync(("Input.Declared", "true"))).Is(HttpStatusCode.Conflict);
        Assert.Contains("suspended since", (await ann.GetAsync(signPath)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await ann.GetAsync($"/my/statements/{statement.Slug}")).Status);
        Assert.Equal(0, await portal.AskAsync(db => db.Signatures.CountAsync(one => one.OrganisationId == rowan.Id)));
        Assert.Contains("Nobody answers.", Assert.Single(await portal.Mailbox.ToAsync(rowan.Contact("Ann Arch"))).Text, StringComparison.Ordinal);
        var register = portal.Browser();
        Assert.Contains("suspended since", (await register.GetAsync("/members?q=Rowan")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("suspended since", (await register.GetAsync("/members?q=Rowan&on=2025-01-01")).Text, StringComparison.Ordinal);
        var csv = Paper.Rows(await register.Client.GetByteArrayAsync("/members.csv?q=Rowan", TestContext.Current.CancellationToken));
        Assert.Equal($"{DateTime.UtcNow:yyyy-MM-dd}", csv[1][Array.IndexOf([.. csv[0]], "suspended_since")]);
        var json = JsonDocument.Parse(await register.Client.GetByteArrayAsync("/members.json?q=Rowan", TestContext.Current.CancellationToken)).RootElement.GetProperty("members")[0];
        Assert.Equal("Nobody answers.", json.GetProperty("suspendedBecause").GetString());

        var lifted = await (await clerk.GetAsync($"/secretariat/organisations/{rowan.Id}/lift")).SubmitAsync(("Input.Note", "They answered."));

        Assert.Equal("You lifted the suspension of Rowan Registry. Its contacts are told.", lifted.Flash);
        (await (await ann.GetAsync(signPath)).SubmitAsync(("Input.Declared", "true"))).Is(HttpStatusCode.OK);
        Assert.Equal(["organisation.suspended", "organisation.suspension-lifted"], await portal.AskAsync(db => db.AuditEntries.Where(one => one.SubjectId == rowan.Id && one.Act.Contains("suspen")).OrderBy(one => one.Id).Select(one => one.Act).ToListAsync()));
        var suspension = await portal.AskAsync(async db => (await db.OrganisationAsync(rowan.Id))!.CurrentMembership!.Suspensions.Single());
        Assert.Equal(("Nobody answers.", "They answered."), (suspension.Reason, suspension.LiftNote));
    }

    [Fact]
    public async Task SuspendedMember_IsNotCountedAmongThoseWhoCouldSign()
    {
        var before = await portal.AskAsync(db => Domain.Statements.SignatoryList.MembersAsync(db));
        var elm = await portal.Given.Member("Elm Registry");
        var clerk = await portal.Browser().SignInAsync(await portal.Given.Secretary("Cleo Clerk"));
        Assert.Equal(before + 1, await portal.AskAsync(db => Domain.Statements.SignatoryList.MembersAsync(db)));

        await (await clerk.GetAsync($"/secretariat/organisations/{elm.Id}/suspend")).SubmitAsync(("Input.Reason", "Nobody answers."));

        Assert.Equal(before, await portal.AskAsync(db => Domain.Statements.SignatoryList.MembersAsync(db)));
        Assert.DoesNotContain("Nobody answers.", (await portal.Browser().GetAsync("/members?q=Elm")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("leave")]
    [InlineData("supporter")]
    [InlineData("suspend")]
    public async Task OwnOrganisation_IsRefusedAndNothingChanges(string act)
    {
        var bo = await portal.Given.Secretary("Bo Birch");
        var birch = await portal.Given.Member($"Birch {act}").WithContact(bo, ContactRoles.Listener).WithSignatory("Ann Arch");
        var browser = await portal.Browser().SignInAsync(bo);

        var page = await browser.PostAsync($"/secretariat/organisations/{birch.Id}/{act}", ("Input.Reason", "Because."), ("Input.On", $"{DateTime.UtcNow:yyyy-MM-dd}"));

        page.Is(HttpStatusCode.Conflict);
        Assert.Contains("You work for Birch", Assert.Single(page.ErrorSummary), StringComparison.Ordinal);
        var now = await portal.AskAsync(async db => (await db.OrganisationAsync(birch.Id))!.Memberships.Single());
        Assert.Equal((null, null, null, MembershipCategory.Member), (now.Until, now.LeavesOn, now.Suspended, now.Category));
        Assert.Empty(await portal.Mailbox.ToAsync(birch.Contact("Ann Arch")));
    }

    [Fact]
    public async Task LeavingRecorded_KeepsTheReasonAndIsTakenBack()
    {
        var fir = await portal.Given.Member("Fir Registry").WithSignatory("Ann Arch");
        var clerk = await portal.Browser().SignInAsync(await portal.Given.Secretary("Cleo Clerk"));

        var bare = await (await clerk.GetAsync($"/secretariat/organisations/{fir.Id}/leave")).SubmitAsync(("Input.On", $"{DateTime.UtcNow.AddDays(9):yyyy-MM-dd}"));
        var page = await bare.SubmitAsync(("Input.Reason", "Its letter of today."));
        var stays = await (await page.FollowAsync("Take the leaving back")).PressAsync("Take the leaving back");

        bare.Is(HttpStatusCode.BadRequest);
        Assert.Contains("Its letter of today.", page.Text, StringComparison.Ordinal);
        Assert.Equal("Fir Registry stays. Its contacts are told.", stays.Flash);
        Assert.Equal(2, (await portal.Mailbox.ToAsync(fir.Contact("Ann Arch"))).Count);
    }

    [Fact]
    public async Task SupportersOnADay_AndMembersOfUnknownDate_AreCountedRight()
    {
        await portal.Given.Supporter("Kind Friends").Since("2024-04-10");
        await portal.Given.Member("Hikari Centre").Since(null).With(facts => facts with { Operations = [new(OrganisationKind.RootServerOperator, "It answers.")] });
        var browser = portal.Browser();

        Assert.DoesNotContain("Kind Friends", (await browser.GetAsync("/supporters?on=2024-04-09")).Text, StringComparison.Ordinal);
        Assert.Contains("Kind Friends", (await browser.GetAsync("/supporters?on=2024-04-10")).Text, StringComparison.Ordinal);
        (await browser.GetAsync("/supporters?on=someday")).Is(HttpStatusCode.BadRequest);
        var filters = (await browser.GetAsync("/members?on=2024-05-01")).All(".filters li");
        Assert.Contains("Root server operator 0", filters);
        Assert.Contains("Root server operator 1", (await browser.GetAsync("/members")).All(".filters li"));
    }
}
