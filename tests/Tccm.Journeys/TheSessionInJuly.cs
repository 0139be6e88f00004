using Microsoft.Playwright;
using Tccm.Domain.Organisations;
using Tccm.Testing;

namespace Tccm.Journeys;

/// <summary>
/// A session at the UN in July, as that of 2025 was: register and say that you wish to speak six days before; three minutes
/// each; a written text besides; the hour given as "EST" in July. Then its host moves it by a day.
/// </summary>
public sealed class TheSessionInJuly(Chromium chromium, ServedPortal portal) : IClassFixture<ServedPortal>
{
    private const string Session = "Informal consultation with stakeholders";

    private int year;

    [Fact]
    public async Task SessionIsEnteredReleasedFollowedAndMoved_AndWhoFollowsIsTold()
    {
        Assert.SkipWhen(Chromium.WhyMissing is not null, Chromium.WhyMissing ?? "");
        year = portal.Clock.GetUtcNow().Year + 1;
        var rowan = await portal.Given.Member("Rowan Registry").WithContact("Rosa Rowan", ContactRoles.Representative | ContactRoles.Signatory);
        await using var marit = await chromium.SignedInAsync("secretary", portal, await portal.Given.Secretary("Marit Lund"));
        await using var rosa = await chromium.SignedInAsync("member", portal, rowan.Contact("Rosa Rowan").Person, phone: true);
        await using var visitor = await chromium.WalkerAsync("visitor", portal.BaseAddress);

        await EnterAsync(marit);
        await visitor.OpenAsync("/timeline");
        var before = await visitor.AskAsync("/timeline/wsis-20");
        await ReleaseAsync(marit, null);
        await FollowAsync(rosa);
        await rosa.OpenAsync("/timeline");
        await Pictures.TakeAsync(rosa.Page, "timeline-phone");
        await ReadAsync(visitor);
        await MoveAsync(marit);
        await ReadMovedAsync(rosa, visitor);

        Assert.DoesNotContain(Session, before.Words, StringComparison.Ordinal);
        Assert.All([marit, rosa, visitor], walker => Assert.Empty(walker.Complaints));
    }

    private async Task EnterAsync(Walker marit)
    {
        await marit.OpenAsync("/secretariat/timeline/processes/add");
        await marit.TypeAsync("Name", "WSIS+20");
        await marit.TypeAsync("What it is", "The review, after twenty years, of what the World Summit on the Information Society decided.");
        await marit.PressAsync("Enter it");
        await marit.FollowAsync("Add an objective");
        await marit.TypeAsync("Kind", "process");
        await marit.TypeAsync("What the coalition wants", "That everybody whom it concerns is heard while the text is written.");
        await marit.PressAsync("Save");
        await marit.FollowAsync("Enter an opening in it");
        await marit.TypeAsync("Title", Session);
        await marit.TypeAsync("Host", "UN DESA");
        await marit.TypeAsync("Place", "New York");
        await marit.TickAsync("One can take part online");
        await marit.TypeAsync("Language", "English");
        await marit.TypeAsync("What can be said there, and how", "Three minutes each. A written text can be sent besides.");
        await FillAsync(marit, "Registration", $"{year}-07-01");
        await FillAsync(marit, "RequestToSpeak", $"{year}-07-01");
        await FillAsync(marit, "WrittenInput", $"{year}-07-18");
        await FillAsync(marit, "Event", $"{year}-07-07 15:00", $"{year}-07-07 18:00");
        await marit.Page.Locator("#Input_Event_Zone").SelectOptionAsync("America/New_York");
        await marit.Page.Locator("#Input_Event_SourceWords").FillAsync("7 July, 3 PM EST");
        await marit.PressAsync("Enter it");
        await marit.SeesAsync("It waits for a release");
    }

    private static async Task FillAsync(Walker marit, string kind, string from, string? until = null)
    {
        await marit.Page.Locator($"#Input_{kind}_From").FillAsync(from);
        if (until is not null) await marit.Page.Locator($"#Input_{kind}_Until").FillAsync(until);
    }

    private static async Task ReleaseAsync(Walker marit, string? note)
    {
        await marit.OpenAsync("/secretariat/timeline");
        await marit.FollowAsync("Look them over and release them");
        if (note is not null) await marit.TypeAsync("A note with it", note);
        await marit.PressAsync("Release");
        await marit.SeesAsync("came out with 1 opening");
    }

    private static async Task FollowAsync(Walker rosa)
    {
        await rosa.OpenAsync("/my");
        await rosa.FollowAsync("What you follow on the timeline");
        await rosa.SeesAsync($"{Session} is new");
        await rosa.PressAsync("I have seen this");
        await rosa.TickAsync("WSIS+20");
        await rosa.PressAsync("Save what you follow");
        await rosa.SeesAsync("You follow WSIS+20.");
    }

    private async Task ReadAsync(Walker visitor)
    {
        await visitor.OpenAsync("/");
        await visitor.SeesAsync("Next chances to be heard");
        await visitor.GoAsync("Timeline");
        await Pictures.TakeAsync(visitor.Page, "timeline");
        await visitor.FollowAsync(visitor.Main.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = "WSIS+20" }));
        await visitor.SeesAsync($"{Session} WSIS+20 Register until 1 July {year}");
        await visitor.OpenAsync($"/timeline?year={year}");
        await visitor.LookInTheDarkAsync();
        await visitor.FollowAsync(visitor.Main.GetByRole(AriaRole.Link, new() { Name = Session }));
        await visitor.SeesAsync($"7 July {year}, 15:00 America/New_York (19:00 UTC) until 18:00");
        await visitor.SeesAsync("The source says EST, which is UTC−5. On that day the clocks of America/New York are UTC−4");
        await visitor.SeesAsync("Three minutes each. A written text can be sent besides.");
    }

    private async Task MoveAsync(Walker marit)
    {
        await marit.OpenAsync("/secretariat/timeline");
        await marit.FollowAsync(Session);
        await FillAsync(marit, "Event", $"{year}-07-08 15:00", $"{year}-07-08 18:00");
        await marit.PressAsync("Save the change");
        await ReleaseAsync(marit, "The host moved it by a day.");
    }

    private async Task ReadMovedAsync(Walker rosa, Walker visitor)
    {
        var letter = (await portal.Mailbox.AllAsync()).Single(one => one.Subject == $"{Session}: changed");
        await rosa.OpenAsync(letter.Link);
        await rosa.SeesAsync($"It was 7 July {year}, 15:00 America/New_York (19:00 UTC) until 18:00 until");
        await rosa.OpenAsync("/my/timeline");
        await rosa.SeesAsync("The host moved it by a day.");
        await visitor.OpenAsync("/timeline/changes");
        await visitor.SeesAsync($"Takes place: 8 July {year}, 15:00 America/New_York (19:00 UTC) until 18:00; it was 7 July {year}");
    }
}
