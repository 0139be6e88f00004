using System.Globalization;
using System.Text;
using Microsoft.Playwright;
using Tccm.Domain.Discussion;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Testing;

namespace Tccm.Journeys;

/// <summary>
/// The joint letter of March 2025 up to its freeze: the pen is handed, two revisions are circulated, members comment and
/// take positions that nobody sees before the window is over, the map is read, and what was circulated is opened for signature.
/// </summary>
public sealed class FromADraftToItsFreeze(Chromium chromium, ServedPortal portal) : IClassFixture<ServedPortal>
{
    private const string Title = "On hearing those who run the network";
    private const string Slug = "hearing-those-who-run-it";
    private const string Concern = "Our board has not seen the figure, and will ask where it comes from.";
    private const string Text = """
        We run what the Internet runs on: names, numbers, routes and exchanges.

        A draft that touches them should reach us before it is settled.

        Two weeks are the least that a reading across all time zones takes.

        We ask that every meeting be held in the open, with its record published the same day.

        Those of us who can will send people who know the matter.
        """;

    [Fact]
    public async Task LetterIsDraftedDiscussedAndMapped_AndFrozenAsItWasCirculated()
    {
        Assert.SkipWhen(Chromium.WhyMissing is not null, Chromium.WhyMissing ?? "");
        const ContactRoles Both = ContactRoles.Participant | ContactRoles.Signatory;
        var pine = await portal.Given.Member("Pine Registry").WithContact("Paul Pine", ContactRoles.Participant);
        var oak = await portal.Given.Member("Oak Exchange").WithContact("Olga Oak", ContactRoles.Participant).WithContact("Otto Oak", Both, "Director");
        var elm = await portal.Given.Member("Elm Networks").WithContact("Ella Elm", Both, "Counsel");
        var yew = await portal.Given.Member("Yew Registrar").WithContact("Yara Yew", ContactRoles.Participant);
        var others = await World.ManyAsync(portal.Given);
        var secretary = await portal.Given.Secretary("Marit Lund");
        Contact[] contacts = [pine.Contact("Paul Pine"), oak.Contact("Olga Oak"), oak.Contact("Otto Oak"), elm.Contact("Ella Elm"), yew.Contact("Yara Yew")];

        await using var marit = await SignedInAsync("secretary", secretary);
        await BeginAsync(marit, contacts[0].Person);
        await using var paul = await SignedInAsync("pen", contacts[0].Person);
        await CirculateAsync(paul, contacts[0].Person);
        await using var olga = await SignedInAsync("commenter", contacts[1].Person, phone: true);
        await using var ella = await SignedInAsync("suggester", contacts[3].Person, phone: true);
        await SuggestAsync(olga, "Oak Exchange", 4, "We ask that every meeting be held in the open.", "A record takes longer than a day.");
        await SuggestAsync(ella, "Elm Networks", 3, "Three weeks are the least that a reading across all time zones takes.", "So it was asked in Geneva.");
        await CommentAsync(olga);
        await WriteOnAsync(paul);

        await AskForPositionsAsync(paul);
        await TakeAsync(olga, "Oak Exchange", "would sign", "would sign");
        await using var otto = await SignedInAsync("colleague", contacts[2].Person);
        await SupersedeAsync(otto);
        await TakeAsync(ella, "Elm Networks", "would sign with reservations", "would sign");
        await TakeAsync(paul, "Pine Registry", "would sign", "would sign");
        await World.AnswerAsync(portal, Slug, others);
        await using var yara = await SignedInAsync("reader", contacts[4].Person);
        await SeeNothingAsync(yara);
        await SeeNothingAsync(marit);
        await EndAsync(marit);

        await ReadTheMapAsync(yara, olga);
        await CompareAsync(yara);
        await ClearInternallyAsync(ella);
        await FreezeAsync(marit, otto);

        Assert.All([marit, paul, olga, ella, otto, yara], walker => Assert.Empty(walker.Complaints));
    }

    private Task<Walker> SignedInAsync(string who, Person person, bool phone = false) => chromium.SignedInAsync(who, portal, person, phone);

    private static async Task BeginAsync(Walker marit, Person holder)
    {
        await marit.OpenAsync("/secretariat/new-statement");
        await marit.TypeAsync("Title", Title);
        await marit.TypeAsync("Address", Slug);
        await marit.ChooseAsync("Kind", "Joint statement");
        await marit.TypeAsync("Process", "WSIS+20");
        await marit.TypeAsync("Text", Text);
        await marit.PressAsync("Keep as a draft");
        await marit.FollowAsync("Write and circulate");
        await marit.FollowAsync("Ask a contact to hold the pen…");
        await marit.TypeAsync("Their e-mail address", holder.Email.Value);
        await marit.PressAsync("Hand them the pen");
        await SaysAsync(marit, "You asked Paul Pine of Pine Registry to hold the pen.");
    }

    private async Task CirculateAsync(Walker paul, Person holder)
    {
        var letters = await portal.Mailbox.ToAsync(holder.Email.Value);
        await paul.OpenAsync(letters.Last(letter => letter.Subject == $"You are asked to hold the pen: {Title}").Link);
        await paul.LookInTheDarkAsync();
        await paul.FollowAsync("Circulate as revision 1");
        await paul.TypeAsync("Day", InDays(4));
        await paul.LookInTheDarkAsync();
        await paul.PressAsync("Circulate revision 1");
        await SaysAsync(paul, $"You circulated revision 1 of “{Title}”.");
    }

    private static async Task SuggestAsync(Walker walker, string organisation, int paragraph, string words, string why)
    {
        await walker.OpenAsync("/my");
        await walker.FollowAsync(Title);
        await walker.FollowAsync($"Comment or suggest on paragraph {paragraph}");
        await walker.FollowAsync("Suggest other words instead");
        await walker.TypeAsync("The paragraph as it should be", words);
        await walker.TypeAsync("Why", why);
        await walker.PressAsync("Look at it");
        await walker.PressAsync($"Suggest for {organisation}");
        await SaysAsync(walker, $"You suggested other words for paragraph {paragraph} for {organisation}.");
    }

    private static async Task CommentAsync(Walker olga)
    {
        await olga.FollowAsync("Comment or suggest on paragraph 2");
        await olga.TypeAsync("Your comment", "Does *touch* mean the routes too?");
        await olga.PressAsync("Comment for Oak Exchange");
        await SaysAsync(olga, "You commented on paragraph 2 for Oak Exchange.");
        await olga.LookInTheDarkAsync();
    }

    private static async Task WriteOnAsync(Walker paul)
    {
        await paul.OpenAsync("/drafting/" + Slug);
        await paul.FollowAsync("Decide on the suggestion of Elm Networks");
        await paul.PressAsync("Take it into the draft");
        await SaysAsync(paul, "You took the suggestion of Elm Networks into the draft, with credit.");
        await paul.FollowAsync("Decide on the suggestion of Oak Exchange");
        await paul.FollowAsync("Decline it with a reason…");
        await paul.TypeAsync("Why", "Records of the same day were agreed in March.");
        await paul.PressAsync("Decline the suggestion");

        await paul.FollowAsync("Write on");
        var text = paul.Main.GetByLabel("Text", new() { Exact = true });
        await text.FillAsync((await text.InputValueAsync()).Replace("that touches them", "that touches them, routes included,", StringComparison.Ordinal) + "\n\nEach of us signs for itself, or does not.");
        await paul.PressAsync("Save the draft");
        await paul.FollowAsync("Circulate as revision 2");
        var summary = paul.Main.GetByLabel("What changed", new() { Exact = true }).Or(paul.Main.GetByLabel("What changed (optional)", new() { Exact = true }));
        var drafted = await summary.InputValueAsync();
        Assert.Contains("Elm Networks", drafted, StringComparison.Ordinal);
        await summary.FillAsync(drafted.TrimEnd() + "\n- Endorsements rather than further edits are asked for now.");
        await paul.PressAsync("Circulate revision 2");
        await SaysAsync(paul, $"You circulated revision 2 of “{Title}”.");
    }

    private static async Task AskForPositionsAsync(Walker paul)
    {
        await paul.FollowAsync("Ask for positions on revision 2…");
        await paul.TypeAsync("Day", InDays(7));
        await paul.PressAsync("Check the deadline");
        await paul.PressAsync("Ask for positions on revision 2");
        await SaysAsync(paul, "You asked for positions on revision 2");
    }

    private static async Task TakeAsync(Walker walker, string organisation, string ofTheThird, string ofTheWhole)
    {
        await walker.OpenAsync("/my");
        await walker.FollowAsync(Title);
        await walker.FollowAsync("Take positions");
        await Stance(walker, "¶3", ofTheThird).CheckAsync();
        await Stance(walker, "The whole", ofTheWhole).CheckAsync();
        await walker.LookInTheDarkAsync();
        await walker.PressAsync($"Keep these positions of {organisation}");
        await SaysAsync(walker, $"2 positions of {organisation} were kept.");
    }

    /// <summary>By keyboard alone, and with the colleague's name beside what stood before.</summary>
    private static async Task SupersedeAsync(Walker otto)
    {
        await otto.OpenAsync("/my/statements/" + Slug);
        await otto.FollowAsync("Look and change");
        await SaysAsync(otto, "Stands: would sign, by Olga Oak");
        await otto.TabToAsync(Stance(otto, "¶3", "would sign"));
        for (var step = 0; step < 3; step++) await otto.Page.Keyboard.PressAsync("ArrowDown");
        await otto.TabToAsync(otto.Main.GetByLabel("Reason for paragraph 3"));
        await otto.Page.Keyboard.TypeAsync(Concern);
        await otto.TabToAsync(otto.Button("Keep these positions of Oak Exchange"));
        await otto.StrikeAsync("Enter");
        await SaysAsync(otto, "1 position of Oak Exchange was kept.");
        await SaysAsync(otto, "Stands: concern, by Otto Oak");
    }

    private static async Task SeeNothingAsync(Walker walker)
    {
        foreach (var path in new[] { "", "/positions", "/map", "/compare" })
        {
            await walker.OpenAsync($"/my/statements/{Slug}{path}");
            Assert.DoesNotContain(Concern, await walker.Page.ContentAsync(), StringComparison.Ordinal);
            Assert.DoesNotContain("would sign", await walker.SaysAsync(), StringComparison.Ordinal);
        }
    }

    private static async Task EndAsync(Walker marit)
    {
        await marit.OpenAsync("/drafting/" + Slug);
        await marit.FollowAsync("End it early…");
        await marit.TypeAsync("Why", "The session was moved forward by a week.");
        await marit.ConfirmAsync(Portal.Password);
        await marit.PressAsync("End it now");
        await SaysAsync(marit, "You ended the window for positions on revision 2.");
    }

    private static async Task ReadTheMapAsync(Walker yara, Walker olga)
    {
        foreach (var (walker, picture) in new[] { (yara, "map"), (olga, "map-phone") })
        {
            await walker.OpenAsync("/my/statements/" + Slug);
            await walker.FollowAsync("The consensus map");
            Assert.Contains(Concern, await walker.Main.TextContentAsync(), StringComparison.Ordinal);
            await walker.Main.GetByRole(AriaRole.Figure).EvaluateAsync("figure => figure.scrollIntoView()");
            await Pictures.TakeAsync(walker.Page, picture);
            await walker.LookInTheDarkAsync();
        }
        await yara.FollowAsync("Who said what");
        await SaysAsync(yara, "Oak Exchange concern " + Concern);
    }

    private static async Task CompareAsync(Walker yara)
    {
        await yara.OpenAsync("/my/statements/" + Slug);
        await yara.FollowAsync("What changed since r1");
        await SaysAsync(yara, "Endorsements rather than further edits");
        await yara.FollowAsync("Side by side");
        await yara.LookInTheDarkAsync();
        await yara.Main.GetByRole(AriaRole.Heading, new() { Name = "What changed in revision 2" }).EvaluateAsync("heading => heading.scrollIntoView()");
        await Pictures.TakeAsync(yara.Page, "difference");
    }

    private static async Task ClearInternallyAsync(Walker ella)
    {
        await ella.OpenAsync("/my/statements/" + Slug);
        await ella.FollowAsync("Say that you clear it internally…");
        await ella.TypeAsync("Until which day", InDays(3));
        await ella.TypeAsync("What the secretariat should know", "Our advisers meet then.");
        await ella.PressAsync("State it");
        var pack = await ella.DownloadAsync("Board pack (PDF)");
        Assert.StartsWith("%PDF", Encoding.Latin1.GetString(pack), StringComparison.Ordinal);
        Assert.Contains("The text, r2", PdfText.Of(pack), StringComparison.Ordinal);
    }

    private async Task FreezeAsync(Walker marit, Walker otto)
    {
        var circulated = (await portal.AskAsync(db => db.StatementAsync(Slug)))!.Text;
        await marit.OpenAsync("/secretariat/statements/" + Slug);
        await SaysAsync(marit, "Our advisers meet then.");
        await marit.FollowAsync("Open for signature");
        await SaysAsync(marit, "Members have had these very words, revision 2");
        await marit.TypeAsync("Day", InDays(7));
        await marit.PressAsync("Check the deadline");
        await marit.ConfirmAsync(Portal.Password);
        await marit.PressAsync("Open for signature");
        await SaysAsync(marit, $"You opened “{Title}” for signature until");

        await otto.OpenAsync("/my");
        await otto.FollowAsync(otto.Main.GetByRole(AriaRole.Link, new() { Name = Title, Exact = true }).First);
        Assert.Equal(2, circulated.Number);
        await SaysAsync(otto, circulated.Sha256);
    }

    private static ILocator Stance(Walker walker, string of, string stance) =>
        walker.Main.GetByRole(AriaRole.Region, new() { Name = of, Exact = true }).GetByLabel(stance, new() { Exact = true });

    private static async Task SaysAsync(Walker walker, string words) => Assert.Contains(words, await walker.SaysAsync(), StringComparison.Ordinal);

    private static string InDays(int days) => DateTime.UtcNow.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
