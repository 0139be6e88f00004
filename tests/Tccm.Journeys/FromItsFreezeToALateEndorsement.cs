using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Testing;
using Tccm.Web.Background;

namespace Tccm.Journeys;

/// <summary>
/// The joint letter of March 2025 from its freeze on: opened for a week, signed, asked for, withdrawn from and closed; published
/// at noon by two; checked by a journalist; endorsed late in edition 2; withdrawn from in edition 3; disputed from a mailed link.
/// </summary>
public sealed partial class FromItsFreezeToALateEndorsement(Chromium chromium, ServedPortal portal) : IClassFixture<ServedPortal>
{
    private const string Title = "On a text that those who run the network have read";
    private const string Native = "شركة التنوب لتبادل الإنترنت";
    private const string Advisers = "Our advisers met and said yes.";
    private const string BoardMet = "Its board met after the deadline.";
    private const string MandateEnded = "Our mandate in this process has ended.";
    private const string Text = """
        We run what the Internet runs on: names, numbers, routes and exchanges.

        A draft that touches them should reach us before it is settled.

        We ask for endorsements now, rather than further edits.
        """;

    private string slug = "";

    [Fact]
    public async Task LetterIsSignedPublishedAtNoonEndorsedLateAndWithdrawnFrom_EachSeenInItsEdition()
    {
        Assert.SkipWhen(Chromium.WhyMissing is not null, Chromium.WhyMissing ?? "");
        var given = portal.Given;
        var (rowan, oak) = (await given.Member("Rowan Registry").WithSignatory("Tomas Birk", "Chief executive").WithRepresentative("Hana Reed"), await given.Member("Oak Exchange").WithSignatory("Otto Oak", "Director"));
        var (pine, elm) = (await given.Member("Pine Registry").WithSignatory("Paul Pine"), await given.Member("Elm Networks").WithContact("Ella Elm", ContactRoles.Participant).WithSignatory("Edda Elm", "Counsel"));
        var (birch, yew) = (await given.Member("Birch Names").WithSignatory("Bo Birch").WithListener("Bea Birch"), await given.Member("Yew Registrar").WithSignatory("Yara Yew", "Chief executive"));
        await given.Member("Fir Exchange").With(facts => facts with { NativeName = Native, Economy = "EG" });
        slug = (await given.Statement(Title).Saying(Text).Draft()).Slug;

        await using var marit = await chromium.SignedInAsync("secretary", portal, await given.Secretary("Marit Lund"));
        await using var jonas = await chromium.SignedInAsync("second", portal, await given.Secretary("Jonas Kvist"));
        await using var visitor = await chromium.WalkerAsync("visitor", portal.BaseAddress);
        await using var journalist = await chromium.WalkerAsync("journalist", portal.BaseAddress, phone: true);
        await using var tomas = await chromium.SignedInAsync("signatory", portal, rowan.Contact("Tomas Birk").Person);
        await using var otto = await chromium.SignedInAsync("phone-signatory", portal, oak.Contact("Otto Oak").Person, phone: true);
        await using var paul = await chromium.SignedInAsync("withdrawing", portal, pine.Contact("Paul Pine").Person);
        await using var ella = await chromium.SignedInAsync("asking", portal, elm.Contact("Ella Elm").Person);
        await using var edda = await chromium.SignedInAsync("adviser", portal, elm.Contact("Edda Elm").Person, phone: true);
        await using var bo = await chromium.SignedInAsync("disputed", portal, birch.Contact("Bo Birch").Person);
        await using var bea = await chromium.WalkerAsync("not-us", portal.BaseAddress, phone: true);
        await using var yara = await chromium.SignedInAsync("late", portal, yew.Contact("Yara Yew").Person);

        await OpenAsync(marit);
        foreach (var (walker, organisation) in new[] { (tomas, "Rowan Registry"), (otto, "Oak Exchange"), (paul, "Pine Registry"), (bo, "Birch Names") }) await SignAsync(walker, organisation);
        await AskTheAdviserAsync(ella, edda, elm.Contact("Edda Elm"));
        await ReadTheReceiptAsync(rowan.Contact("Hana Reed"));
        await WithdrawInTimeAsync(paul);
        await RecordAndCloseAsync(marit);

        await ProposeForNoonAsync(marit);
        await ConfirmByKeyboardAsync(jonas);
        await visitor.OpenAsync("/statements");
        await SeesNothingAsync(visitor);
        await NoonAsync();
        var paper = await TakeAllAsync(visitor);
        await CheckAsync(journalist, paper, "This is the PDF file of edition 1", "It is the current edition.");
        await FollowTheCodeAsync(journalist, paper);

        await EndorseLateAsync(marit, yara, yew.Contact("Yara Yew"));
        await PublishAgainAsync(jonas, marit);
        await SupersededAsync(visitor, 1, 2);
        await CheckAsync(journalist, paper, "Yes, and it is superseded.", "superseded by edition 2.");
        await WithdrawAfterAsync(tomas, rowan.Contact("Tomas Birk"), visitor, paper);
        await DisputeAsync(bea, birch.Contact("Bea Birch"), visitor);

        Assert.All([marit, jonas, visitor, journalist, tomas, otto, paul, ella, edda, bo, bea, yara], walker => Assert.Empty(walker.Complaints));
    }

    private async Task OpenAsync(Walker marit)
    {
        await marit.OpenAsync($"/secretariat/statements/{slug}");
        await marit.FollowAsync("Open for signature");
        await marit.TypeAsync("Day", InDays(7));
        await marit.PressAsync("Check the deadline");
        await marit.SeesAsync("23:59 AoE");
        await marit.ConfirmAsync(Portal.Password);
        await marit.PressAsync("Open for signature");
        await marit.SeesAsync($"You opened “{Title}” for signature until");
    }

    private async Task SignAsync(Walker walker, string organisation)
    {
        await walker.OpenAsync($"/my/statements/{slug}");
        await walker.FollowAsync("Read and sign");
        await DeclareAsync(walker, organisation);
    }

    private static async Task DeclareAsync(Walker walker, string organisation)
    {
        await walker.TickAsync("I have read");
        await walker.ConfirmAsync(Portal.Password);
        await walker.PressAsync($"Sign for {organisation}");
        await walker.SeesAsync($"{organisation} signed “{Title}”.");
    }

    private async Task AskTheAdviserAsync(Walker ella, Walker edda, Contact adviser)
    {
        await ella.OpenAsync($"/my/statements/{slug}");
        await ella.FollowAsync("Ask who may sign…");
        await ella.TypeAsync("Their name", adviser.Person.Name);
        await ella.TypeAsync("Their e-mail address", adviser.Person.Email.Value);
        await ella.TypeAsync("Their position", "Counsel");
        await ella.TypeAsync("What they should know", Advisers);
        await ella.PressAsync("Ask them");
        await ella.SeesAsync($"You asked Edda Elm to sign “{Title}” for Elm Networks.");

        await edda.OpenAsync((await LetterAsync(adviser, "Ella Elm asks you to sign: " + Title)).Link);
        await edda.SeesAsync(Title);
        await SignAsync(edda, "Elm Networks");
    }

    /// <summary>As text; a mail scanner that opens its links changes nothing.</summary>
    private async Task ReadTheReceiptAsync(Contact hana)
    {
        var receipt = (await LetterAsync(hana, "Signed for Rowan Registry: " + Title)).Text;
        Assert.All(["Tomas Birk signed for Rowan Registry", (await StatementAsync()).Text.Sha256, "of the evidence log", "The log's checkpoint, which covers it.", "Key of publications:"], words => Assert.Contains(words, receipt, StringComparison.Ordinal));
        Assert.All(receipt.Split('\n'), line => Assert.True(line.Length <= 78 || line.Contains("http", StringComparison.Ordinal) || line.StartsWith('—'), line));

        using var scanner = new HttpClient { BaseAddress = portal.BaseAddress };
        foreach (var _ in Enumerable.Range(0, 3)) Assert.Contains("This was not us", await scanner.GetStringAsync(new Uri(NotUs().Match(receipt).Value, UriKind.Relative)), StringComparison.Ordinal);
        Assert.Empty((await StatementAsync()).Disputes);
    }

    private async Task WithdrawInTimeAsync(Walker paul)
    {
        await paul.OpenAsync($"/my/statements/{slug}");
        await paul.FollowAsync("Withdraw the signature…");
        await paul.TypeAsync("Why, if you like to say so", "We mean to sign a letter of our own.");
        await paul.ConfirmAsync(Portal.Password);
        await paul.PressAsync("Withdraw for Pine Registry");
        await paul.SeesAsync($"The signature of Pine Registry under “{Title}” was withdrawn.");
    }

    private async Task RecordAndCloseAsync(Walker marit)
    {
        await marit.OpenAsync($"/secretariat/statements/{slug}");
        await marit.FollowAsync("Record a signature from elsewhere…");
        await marit.ChooseAsync("Organisation", "Fir Exchange");
        await marit.ChooseAsync("Recorded from", "Letter");
        await marit.TypeAsync("Which", "of its chief executive to the secretariat, 12 March");
        await marit.ConfirmAsync(Portal.Password);
        await marit.PressAsync("Record it");
        await marit.SeesAsync("You recorded a signature of Fir Exchange.");

        await marit.FollowAsync("Close signing");
        await marit.ConfirmAsync(Portal.Password);
        await marit.PressAsync("Close signing");
        await marit.SeesAsync($"You closed “{Title}” with 5 signatures.");
    }

    private static async Task ProposeForNoonAsync(Walker marit)
    {
        await marit.FollowAsync("Propose to publish");
        await marit.TickAsync("At an hour that I give, not at once");
        await marit.TypeAsync("Day", InDays(1));
        await marit.PressAsync("Check the hour");
        await marit.SeesAsync("This hour:");
        await marit.SeesAsync("12:00 UTC");
        await marit.ConfirmAsync(Portal.Password);
        await marit.LookInTheDarkAsync();
        await marit.PressAsync("Propose edition 1");
        await marit.FollowAsync("Look it over and confirm");
        await marit.SeesAsync("You proposed this yourself.");
    }

    private async Task ConfirmByKeyboardAsync(Walker jonas)
    {
        await jonas.OpenAsync((await portal.Mailbox.AllAsync()).Last(letter => letter.Subject == "To confirm: the publication of " + Title).Link);
        await jonas.ConfirmAsync(Portal.Password);
        await jonas.TabToAsync(jonas.Button("Confirm for this hour"));
        await jonas.StrikeAsync("Enter");
        await jonas.SeesAsync($"You confirmed the publication of “{Title}”. It is published on");
    }

    private async Task SeesNothingAsync(Walker visitor)
    {
        foreach (var address in new[] { "", ".pdf", ".json", ".csv", ".md", ".html", ".zip", "/editions", "/editions/1" })
            Assert.Equal(404, (await visitor.AskAsync($"/statements/{slug}{address}")).Status);
        Assert.Equal(404, (await visitor.AskAsync($"/verify/{slug}/1")).Status);
        foreach (var address in new[] { "/", "/statements", "/sitemap.xml", $"/verify?hash={(await StatementAsync()).Text.Sha256}", "/statements?q=network" })
        {
            var (_, words) = await visitor.AskAsync(address);
            Assert.DoesNotContain(Title, words, StringComparison.Ordinal);
            Assert.DoesNotContain(slug, words, StringComparison.Ordinal);
        }
    }

    private async Task NoonAsync()
    {
        var keeper = portal.Services.GetRequiredService<PublicationKeeper>();
        await keeper.KeepAsync(TestContext.Current.CancellationToken);
        Assert.Equal(StatementStatus.Closed, (await StatementAsync()).Status);

        await portal.ComesAsync(await StatementAsync());
        await keeper.KeepAsync(TestContext.Current.CancellationToken);
        Assert.Equal(StatementStatus.Published, (await StatementAsync()).Status);
    }

    private async Task<byte[]> TakeAllAsync(Walker visitor)
    {
        await visitor.OpenAsync("/statements");
        await visitor.FollowAsync(Title);
        await visitor.LookInTheDarkAsync();
        var attribution = await visitor.Main.Locator(".attribution").First.InnerTextAsync();
        Assert.StartsWith("Signed by 4 of", attribution, StringComparison.Ordinal);
        Assert.DoesNotContain("Pine Registry", await visitor.SaysAsync(), StringComparison.Ordinal);

        var paper = await visitor.DownloadAsync("PDF");
        Assert.All([attribution, "Rowan Registry", "Elm Networks", "Fir Exchange", "recorded", (await StatementAsync()).Text.Sha256], words => Assert.Contains(words, PdfText.Of(paper), StringComparison.Ordinal));
        Assert.Equal($"/verify/{slug}/1", AddressIn(paper));
        using var json = JsonDocument.Parse(await visitor.DownloadAsync("JSON"));
        foreach (var words in new[] { json.RootElement.GetRawText(), Encoding.UTF8.GetString(await visitor.DownloadAsync("CSV")), Encoding.UTF8.GetString(await visitor.DownloadAsync("HTML")) })
        {
            Assert.All(["Birch Names", "Elm Networks", "Fir Exchange", "Oak Exchange", "Rowan Registry"], name => Assert.Contains(name, words, StringComparison.Ordinal));
            Assert.DoesNotContain("Pine Registry", words, StringComparison.Ordinal);
        }
        Assert.Equal((await StatementAsync()).Text.Sha256, Convert.ToHexStringLower(SHA256.HashData(await visitor.DownloadAsync("Markdown"))));

        var bundle = await visitor.DownloadAsync("Bundle with the evidence");
        await visitor.OpenAsync("/verify");
        await CheckBundle.AgreesAsync(bundle, await visitor.Main.Locator("dt:text-is('Key of publications') + dd").InnerTextAsync(), await visitor.Main.Locator("dt:text-is('Key of the log') + dd").InnerTextAsync());
        return paper;
    }

    private static async Task CheckAsync(Walker journalist, byte[] paper, params string[] answer)
    {
        await journalist.OpenAsync("/verify");
        await journalist.TabToAsync(journalist.Main.GetByLabel("Or choose a file, or drop it here"));
        await journalist.HandInAsync("Or choose a file, or drop it here", new FilePayload { Name = "letter.pdf", MimeType = "application/pdf", Buffer = paper });
        foreach (var words in answer) await journalist.SeesAsync(words);
        await journalist.LookInTheDarkAsync();
    }

    private static async Task FollowTheCodeAsync(Walker journalist, byte[] paper)
    {
        await journalist.OpenAsync(AddressIn(paper));
        await journalist.SeesAsync("This is the current edition.");
        await journalist.SeesAsync("The evidence log agrees.");
        await journalist.LookInTheDarkAsync();
        var (_, unknown) = await journalist.AskAsync($"/verify?hash={new string('0', 64)}");
        Assert.Contains("Nothing that is published here has this hash.", unknown, StringComparison.Ordinal);
    }

    private async Task EndorseLateAsync(Walker marit, Walker yara, Contact signatory)
    {
        await marit.OpenAsync($"/secretariat/statements/{slug}");
        await marit.FollowAsync("Let one sign late…");
        await marit.ChooseAsync("Organisation", "Yew Registrar");
        await marit.TypeAsync("Why late", BoardMet);
        await marit.TypeAsync("Day", InDays(5));
        await marit.PressAsync("Check the time");
        await marit.ConfirmAsync(Portal.Password);
        await marit.PressAsync("Send the code");
        await marit.SeesAsync($"You gave Yew Registrar a code to sign “{Title}” late.");

        await yara.OpenAsync((await LetterAsync(signatory, "Yew Registrar may still sign: " + Title)).Link);
        await DeclareAsync(yara, "Yew Registrar");
        await yara.SeesAsync("It is named in the next edition.");
    }

    private async Task PublishAgainAsync(Walker jonas, Walker marit)
    {
        await jonas.OpenAsync($"/secretariat/statements/{slug}");
        await jonas.FollowAsync("Propose edition 2");
        await jonas.TypeAsync("What is new in this edition", "One late endorsement.");
        await jonas.ConfirmAsync(Portal.Password);
        await jonas.PressAsync("Propose edition 2");

        await marit.OpenAsync($"/secretariat/statements/{slug}/confirm");
        await marit.SeesAsync($"signed late: {BoardMet}");
        await marit.ConfirmAsync(Portal.Password);
        await marit.PressAsync("Publish edition 2");
        await marit.SeesAsync($"You published “{Title}” as edition 2.");
    }

    private async Task SupersededAsync(Walker visitor, int edition, int by)
    {
        await visitor.OpenAsync($"/statements/{slug}/editions");
        await visitor.SeesAsync($"Edition {edition} superseded");
        await visitor.FollowAsync($"Edition {edition}");
        await visitor.SeesAsync($"Superseded. Edition {by} took its place on");
        await visitor.LookInTheDarkAsync();
    }

    private async Task WithdrawAfterAsync(Walker tomas, Contact signatory, Walker visitor, byte[] paper)
    {
        await tomas.OpenAsync((await LetterAsync(signatory, "Signed for Rowan Registry: " + Title)).Link);
        await tomas.FollowAsync("Withdraw this signature…");
        await tomas.TypeAsync("Why, if you like to say so", MandateEnded);
        await tomas.ConfirmAsync(Portal.Password);
        await tomas.PressAsync("Withdraw for Rowan Registry");

        await visitor.OpenAsync($"/statements/{slug}");
        await visitor.SeesAsync("Signed by 4 of");
        await visitor.SeesAsync("1 of those listed withdrew since, and is not counted.");
        await visitor.SeesAsync($": “{MandateEnded}”");
        await visitor.SeesAsync($"signed late: {BoardMet}");
        var third = await visitor.DownloadAsync("PDF");
        Assert.All([$"“{MandateEnded}”", $"signed late: {BoardMet}"], words => Assert.Contains(words, PdfText.Of(third), StringComparison.Ordinal));
        Assert.Equal($"/verify/{slug}/3", AddressIn(third));
        await visitor.Main.Locator("#signatories").EvaluateAsync("list => list.scrollIntoView()");
        await Pictures.TakeAsync(visitor.Page, "edition");
        await visitor.LookInTheDarkAsync();
        await SupersededAsync(visitor, 2, 3);
        await CheckAsync(visitor, paper, "superseded by edition 3.");
        await visitor.Main.Locator("#answer").EvaluateAsync("answer => answer.scrollIntoView()");
        await Pictures.TakeAsync(visitor.Page, "verify");
    }

    private async Task DisputeAsync(Walker bea, Contact reader, Walker visitor)
    {
        await bea.OpenAsync(NotUs().Match((await LetterAsync(reader, "Signed for Birch Names: " + Title)).Text).Value);
        await bea.LookInTheDarkAsync();
        Assert.Empty((await StatementAsync()).Disputes);
        await bea.TypeAsync("What happened, as far as you know", "Bo left us in February.");
        await bea.PressAsync("This was not us");

        await visitor.OpenAsync($"/statements/{slug}");
        await visitor.SeesAsync("Signed by 3 of");
        await visitor.SeesAsync("1 signature is not shown while a dispute about it is looked into.");
        Assert.DoesNotContain("Birch Names", await visitor.SaysAsync(), StringComparison.Ordinal);
        Assert.Equal(4, (await StatementAsync()).CurrentEdition!.Number);
    }

    /// <summary>What the code of the PDF leads to; the address stands beside it, over as many lines as it needs.</summary>
    private static string AddressIn(byte[] paper) => new Uri(PdfText.CodeIn(paper)).AbsolutePath;

    private async Task<Statement> StatementAsync() => (await portal.AskAsync(db => db.StatementAsync(slug)))!;

    private async Task<ReceivedLetter> LetterAsync(Contact to, string subject) => (await portal.Mailbox.ToAsync(to)).Last(letter => letter.Subject == subject);

    private static string InDays(int days) => DateTime.UtcNow.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"/receipts/not-us/[\w-]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NotUs();
}
