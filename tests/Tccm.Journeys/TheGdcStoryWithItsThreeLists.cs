using System.Globalization;
using Microsoft.Playwright;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Testing;

namespace Tccm.Journeys;

/// <summary>
/// The GDC zero draft, April 2024: read out by one member, signed by fourteen, republished by several as their own news; and
/// beside it a translation, and what a reader made of it.
/// </summary>
public sealed class TheGdcStoryWithItsThreeLists(Chromium chromium, ServedPortal portal) : IClassFixture<ServedPortal>
{
    private const string Title = "On the zero draft of the compact";
    private const string Reader = "nadia@reader.example";
    private const string Made = "What operators asked of the zero draft";
    private const string Text = """
        We operate the Internet's technical layer, and thank the co-facilitators for the zero draft.

        The text should name the technical community as a stakeholder group of its own.

        It should build on the places where we already meet, and make no new ones.
        """;
    private const string ArabicTitle = "بشأن المسودة الأولى للاتفاق";
    private const string ArabicText = """
        نحن نشغّل الطبقة التقنية للإنترنت، ونشكر الميسّرين على المسودة الأولى.

        ينبغي أن يذكر النص المجتمع التقني بوصفه مجموعة قائمة بذاتها من أصحاب المصلحة.

        وينبغي أن يبني على الأماكن التي نلتقي فيها اليوم، وألا يُنشئ أماكن جديدة.
        """;

    private static readonly string[] Signers =
        ["Alder", "Baobab", "Cedar", "Dogwood", "Elder", "Fig", "Gum", "Hazel", "Iroko", "Juniper", "Kauri", "Larch", "Maple", "Neem"];

    private string slug = "";

    [Fact]
    public async Task ReadOutByOneSignedByFourteenRepublishedBySeveral_ShownAsThreeLists()
    {
        Assert.SkipWhen(Chromium.WhyMissing is not null, Chromium.WhyMissing ?? "");
        var signers = new List<Contact>();
        foreach (var name in Signers) signers.Add((await portal.Given.Member(name + " Networks").WithSignatory("Sam " + name)).Contact("Sam " + name));
        var quince = await portal.Given.Member("Quince Exchange").WithContact("Qadir Quince", ContactRoles.Participant);
        var closed = await portal.Given.Statement(Title).Of(StatementKind.SpokenIntervention).Saying(Text).SignedBy([.. signers]).Closed();
        slug = closed.Slug;

        await using var marit = await chromium.SignedInAsync("secretary", portal, await portal.Given.Secretary("Marit Lund"));
        await using var jonas = await chromium.SignedInAsync("second", portal, await portal.Given.Secretary("Jonas Kvist"));
        await using var visitor = await chromium.WalkerAsync("visitor", portal.BaseAddress);
        await using var nadia = await chromium.WalkerAsync("adapter", portal.BaseAddress, phone: true);

        await PlanAsync(marit);
        await PublishAsync(marit, jonas);
        await DeliverAsync(marit);
        foreach (var (name, known) in new[] { ("Kauri Networks", true), ("Quince Exchange", true), ("The Network Weekly", false) }) await RepublishAsync(marit, name, known);
        await portal.Given.TranslationShown(closed, quince.Contact("Qadir Quince"), "ar", ArabicTitle, ArabicText);
        await AdaptAsync(nadia, marit);
        await ReadAsync(visitor);

        Assert.All([marit, jonas, visitor, nadia], walker => Assert.Empty(walker.Complaints));
    }

    private async Task PlanAsync(Walker marit)
    {
        await marit.OpenAsync($"/secretariat/statements/{slug}");
        await marit.FollowAsync("Plan a delivery");
        await marit.Right("Spoken").CheckAsync();
        await marit.TypeAsync("Minutes, or words", "3");
        await marit.ChooseAsync("Who delivers it", "Quince Exchange");
        await marit.TypeAsync("Where", "Consultation with stakeholders, New York");
        await marit.TypeAsync("Slot", "Fourth speaker of the morning");
        await marit.Right("The undersigned").CheckAsync();
        await marit.PressAsync("Count");
        await marit.SeesAsync("At 130 words a minute");
        await marit.PressAsync("Plan it");
        await marit.SeesAsync($"You planned that Quince Exchange delivers “{Title}”.");
    }

    private async Task PublishAsync(Walker marit, Walker jonas)
    {
        await marit.OpenAsync($"/secretariat/statements/{slug}/publish");
        await marit.ConfirmAsync(Portal.Password);
        await marit.PressAsync("Propose edition 1");
        await jonas.OpenAsync($"/secretariat/statements/{slug}/confirm");
        await jonas.ConfirmAsync(Portal.Password);
        await jonas.PressAsync("Publish edition 1");
    }

    private static async Task DeliverAsync(Walker marit)
    {
        await marit.OpenAsync("/secretariat/deliveries");
        await marit.FollowAsync(marit.Main.GetByRole(AriaRole.Link, new() { Name = Title }).First);
        await marit.FollowAsync("Record the delivery");
        await marit.ChooseAsync("Who delivered it", "Quince Exchange");
        await marit.TypeAsync("On which day", Today);
        // The one time of today that has passed at any hour of it.
        await marit.TypeAsync("At which time", "00:00");
        await marit.TypeAsync("Receipt", "Summary record, item 4");
        await marit.TypeAsync("Link", "https://consultation.example/4");
        await marit.PressAsync("Record it");
        await marit.LookInTheDarkAsync();
    }

    private async Task RepublishAsync(Walker marit, string name, bool known)
    {
        await marit.OpenAsync($"/secretariat/statements/{slug}");
        await marit.FollowAsync("Record a republication");
        if (known) await marit.ChooseAsync("Organisation on the register", name);
        else await marit.TypeAsync("Or the name of another", name);
        await marit.TypeAsync("On which day", Today);
        await marit.TypeAsync("Its title there", $"Operators on the zero draft, in {name}");
        await marit.TypeAsync("Link", $"https://{name.Split(' ')[^1].ToLowerInvariant()}.example/zero-draft");
        await marit.PressAsync("Record it");
        await marit.SeesAsync($"You recorded that {name} published “{Title}” again.");
    }

    private async Task AdaptAsync(Walker nadia, Walker marit)
    {
        await nadia.OpenAsync($"/statements/{slug}");
        await nadia.FollowAsync("Say what you made of it");
        await nadia.Right("Shortened").CheckAsync();
        await nadia.TypeAsync("Its title", Made);
        await nadia.TypeAsync("Language", "en");
        await nadia.TypeAsync("Its words, where it is short", "Name us. Build on what is there.");
        await nadia.TypeAsync("Who made it", "Readers' Club");
        await nadia.TypeAsync("Your name", "Nadia Noor");
        await nadia.TypeAsync("Your e-mail address", Reader);
        await nadia.PressAsync("Register it");
        Assert.DoesNotContain(Made, (await nadia.AskAsync($"/statements/{slug}")).Words, StringComparison.Ordinal);
        await nadia.OpenAsync((await portal.Mailbox.ToAsync(Reader))[^1].Link);
        await nadia.PressAsync("Yes, I registered it");
        Assert.DoesNotContain(Made, (await nadia.AskAsync($"/statements/{slug}")).Words, StringComparison.Ordinal);

        await marit.OpenAsync("/secretariat/adaptations");
        await marit.FollowAsync(Made);
        await marit.PressAsync("Show it");
        await marit.SeesAsync($"“{Made}” is shown now.");
    }

    private async Task ReadAsync(Walker visitor)
    {
        await visitor.OpenAsync($"/statements/{slug}");
        var heard = visitor.Main.GetByRole(AriaRole.Region, new() { Name = "Where it was heard", Exact = true });
        Assert.Equal(["Signed by", "Delivered by", "Republished by"], await heard.GetByRole(AriaRole.Heading, new() { Level = 3 }).AllInnerTextsAsync());
        Assert.Equal(14, await visitor.Main.GetByRole(AriaRole.Table, new() { Name = "Signed in this portal" }).GetByRole(AriaRole.Rowheader).CountAsync());
        Assert.Equal(1, await heard.Locator("ul.entries > li").CountAsync());
        await visitor.SeesAsync("Quince Exchange");
        Assert.Equal(["Kauri Networks", "Quince Exchange", "The Network Weekly"], (await heard.GetByRole(AriaRole.Rowheader).AllInnerTextsAsync()).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("Quince Exchange", await visitor.Main.Locator("#signatories").InnerTextAsync(), StringComparison.Ordinal);
        await heard.EvaluateAsync("list => list.scrollIntoView()");
        await Pictures.TakeAsync(visitor.Page, "deliveries");
        await visitor.LookInTheDarkAsync();

        await visitor.FollowAsync(Made);
        await visitor.SeesAsync("not endorsed by");
        await visitor.OpenAsync($"/statements/{slug}");
        await visitor.FollowAsync("العربية");
        await visitor.SeesAsync(ArabicTitle);
        Assert.Equal("rtl", await visitor.Main.GetByRole(AriaRole.Heading, new() { Level = 1 }).EvaluateAsync<string>("title => getComputedStyle(title).direction"));
        await visitor.LookInTheDarkAsync();
    }

    private static string Today => DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
