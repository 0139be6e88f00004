using Microsoft.Playwright;
using Tccm.Domain.Organisations;
using Tccm.Testing;

namespace Tccm.Journeys;

/// <summary>A representative with a phone looks after the people of an organisation; a secretary works through a case by keyboard.</summary>
public sealed class OrganisationsAndTheirPeople(Chromium chromium, ServedPortal portal) : IClassFixture<ServedPortal>
{
    [Fact]
    public async Task RepresentativeOnAPhone_InvitesChangesRolesHandsOverAndSwitchesHats()
    {
        Assert.SkipWhen(Chromium.WhyMissing is not null, Chromium.WhyMissing ?? "");
        var alder = await portal.Given.Member("Alder Exchange").WithContact("Rita Reed", ContactRoles.Representative | ContactRoles.Signatory, "Director").WithContact("Sid Sand", ContactRoles.Participant);
        var rita = alder.Contact("Rita Reed").Person;
        await portal.Given.Member("Birch Registry").WithContact(rita, ContactRoles.Participant).WithRepresentative("Bo Birch");
        await portal.EnrolAsync(rita.Email);
        await using var walker = await chromium.WalkerAsync("representative", portal.BaseAddress, phone: true);

        await walker.OpenAsync("/");
        await walker.SignInAsync(rita.Email.Value, Portal.Password);
        await walker.Page.GetByRole(AriaRole.Button, new() { Name = "Act for Birch Registry" }).ClickAsync();
        await walker.OpenAsync("/my");
        Assert.Contains("You act for Birch Registry", await walker.Page.Locator("body").InnerTextAsync(), StringComparison.Ordinal);
        await walker.Page.GetByRole(AriaRole.Button, new() { Name = "Act for Alder Exchange" }).ClickAsync();
        await walker.OpenAsync("/my");
        await walker.FollowAsync(walker.Main.GetByRole(AriaRole.Link, new() { Name = "Its page and people" }).First);
        await Pictures.TakeAsync(walker.Page, "people-phone");

        await walker.FollowAsync("Invite somebody");
        await walker.TypeAsync("Name", "用户 花子");
        await walker.TypeAsync("E-mail address", "用户@例え.example");
        await walker.TickAsync("Participant");
        await walker.ConfirmAsync(Portal.Password);
        await walker.PressAsync("Invite");
        Assert.Contains("用户 花子 was invited to act for Alder Exchange.", await walker.SaysAsync(), StringComparison.Ordinal);

        await walker.FollowAsync("Change roles of Sid Sand");
        await walker.TickAsync("Signatory");
        await walker.ConfirmAsync(Portal.Password);
        await walker.PressAsync("Change the roles");
        Assert.Contains("participant, signatory", (await walker.SaysAsync()).Replace("signatory, participant", "participant, signatory", StringComparison.Ordinal), StringComparison.Ordinal);

        await walker.FollowAsync("Hand over to a successor");
        await walker.TickAsync("Representative");
        await walker.Right("Sid Sand").CheckAsync();
        await walker.ConfirmAsync(Portal.Password);
        await walker.PressAsync("Offer it");
        Assert.Contains("Sid Sand", await walker.SaysAsync(), StringComparison.Ordinal);
        Assert.Single(await portal.Mailbox.ToAsync(alder.Contact("Sid Sand").Person.Email.Value), letter => letter.Subject.Contains("hand", StringComparison.OrdinalIgnoreCase) || letter.Subject.Contains("take over", StringComparison.OrdinalIgnoreCase));
        Assert.Empty(walker.Complaints);
    }

    [Fact]
    public async Task SecretaryByKeyboard_MarksEvidenceAndProposesToApprove()
    {
        Assert.SkipWhen(Chromium.WhyMissing is not null, Chromium.WhyMissing ?? "");
        await portal.Given.Application("Cedar Networks").Submitted();
        var secretary = await portal.Given.Secretary("Marit Moe");
        await portal.Given.Secretary("Jonas Kvist");
        await portal.EnrolAsync(secretary.Email);
        await using var walker = await chromium.WalkerAsync("keyboard", portal.BaseAddress);

        await walker.OpenAsync("/");
        await walker.SignInAsync(secretary.Email.Value, Portal.Password);
        await walker.OpenAsync("/secretariat");
        await EnterAsync(walker, walker.Main.GetByRole(AriaRole.Link, new() { Name = "Cedar Networks", Exact = true }).First);
        await EnterAsync(walker, walker.Main.GetByRole(AriaRole.Link, new() { Name = "Mark what you checked" }).First);
        await walker.TabToAsync(walker.Box("Its peering list is public."));
        await walker.Page.Keyboard.PressAsync("Space");
        await walker.TabToAsync(walker.Main.GetByLabel("Checked against"));
        await walker.Page.Keyboard.TypeAsync("Its peering page");
        await EnterAsync(walker, walker.Button("Mark as checked"));
        Assert.Contains("against: Its peering page", await walker.SaysAsync(), StringComparison.Ordinal);

        await EnterAsync(walker, walker.Main.GetByRole(AriaRole.Link, new() { Name = "Propose to approve as member", Exact = true }));
        if (await walker.Page.GetByLabel("Your password").IsVisibleAsync())
        {
            await walker.TabToAsync(walker.Page.GetByLabel("Your password"));
            await walker.Page.Keyboard.TypeAsync(Portal.Password);
        }
        await EnterAsync(walker, walker.Button("Propose to approve as member"));

        Assert.Contains("You proposed to approve Cedar Networks as a member.", await walker.SaysAsync(), StringComparison.Ordinal);
        Assert.Contains("against: Its peering page", await walker.SaysAsync(), StringComparison.Ordinal);
        Assert.Empty(walker.Complaints);
    }

    private static async Task EnterAsync(Walker walker, ILocator place)
    {
        await walker.TabToAsync(place);
        await walker.StrikeAsync("Enter");
    }
}
