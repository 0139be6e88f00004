using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Testing;

namespace Tccm.Journeys;

/// <summary>
/// The whole main job, by five people and one reader: an organisation applies and is admitted, a statement is opened,
/// two members sign it, it is published and taken away.
/// </summary>
public sealed partial class FromApplicationToPublishedStatement(Chromium chromium, ServedPortal portal) : IClassFixture<ServedPortal>
{
    private const string Newcomer = "Chandan Registry";
    private const string NewcomerNative = "चन्दन रजिस्ट्री";
    private const string Asha = "asha.karki@chandan.example";
    private const string Bimala = "bimala.thapa@chandan.example";
    private const string BimalasPassword = "brass kettle on a morning train";
    private const string Title = "On a lasting mandate for the Internet Governance Forum";
    private const string Slug = "lasting-mandate";
    private const string Text = """
        We operate names, numbers, routes and exchanges. The network holds together because many hands keep agreeing, and they keep agreeing because they can meet.

        We therefore ask that the outcome document:

        1. give the Forum a mandate **without an end date**, with a review every five years that its own community leads;
        2. give its secretariat a budget that is known a year ahead;
        3. name the technical community as a stakeholder group of its own.

        ## What we offer

        We offer what we have: figures, experience, and people who can explain both.
        """;

    [Fact]
    public async Task OrganisationApplies_AndItsStatementIsPublishedWithItsName()
    {
        Assert.SkipWhen(Chromium.WhyMissing is not null, Chromium.WhyMissing ?? "");
        var rowan = await World.MakeAsync(portal.Given);
        var members = await portal.AskAsync(db => SignatoryList.MembersAsync(db));
        var secretary = await portal.Given.Secretary("Marit Solberg");
        await portal.EnrolAsync(secretary.Email);
        await portal.EnrolAsync(rowan.Contact("Tomas Birk").Person.Email);

        await using var asha = await chromium.WalkerAsync("applicant", portal.BaseAddress);
        await using var marit = await chromium.WalkerAsync("secretary", portal.BaseAddress);
        await using var bimala = await chromium.WalkerAsync("newcomer", portal.BaseAddress);
        await using var tomas = await chromium.WalkerAsync("member", portal.BaseAddress);
        await using var jonas = await chromium.SignedInAsync("second", portal, await portal.Given.Secretary("Jonas Kvist"));
        await using var visitor = await chromium.WalkerAsync("visitor", portal.BaseAddress);

        await ApplyAsync(asha);
        await marit.OpenAsync("/");
        await marit.SignInAsync(secretary.Email.Value, Portal.Password);
        await AdmitAsync(marit, jonas);
        await TakeUpAsync(bimala);
        await OpenForSignatureAsync(marit);
        await SignByKeyboardAsync(bimala);
        await SignFromTheLetterAsync(tomas, rowan.Contact("Tomas Birk"));
        await PublishAsync(marit, jonas);
        await TakeAwayAsync(visitor, members + 1);

        Assert.All([asha, marit, bimala, tomas, jonas, visitor], walker => Assert.Empty(walker.Complaints));
    }

    private async Task ApplyAsync(Walker asha)
    {
        await asha.OpenAsync("/");
        await asha.FollowAsync("Join the coalition");
        await asha.Page.GetByLabel("As a member", new() { Exact = true }).CheckAsync();
        await asha.TypeAsync("Your name", "Asha Karki");
        await asha.TypeAsync("Your e-mail address", Asha);
        await asha.PressAsync("Begin");

        await asha.FollowAsync("About the organisation");
        await asha.TypeAsync("Legal name", "चन्दन रजिस्ट्री प्रा. लि.");
        await asha.TypeAsync("Name to show", Newcomer);
        await asha.TypeAsync("Name in its own script", NewcomerNative);
        await asha.ChooseAsync("Economy", "Nepal");
        await asha.TypeAsync("Website", "https://चन्दन.example");
        await asha.TypeAsync("Domains", "चन्दन.example\nchandan.example");
        await asha.PressAsync("Keep and go on");

        await asha.FollowAsync("What it operates");
        await asha.TickAsync("ccTLD registry");
        await asha.TypeAsync("What shows it: ccTLD registry", "np, and .चन्दन");
        await asha.TypeAsync("In your own words", "We keep the names of Nepal and answer for them from eleven places.");
        await asha.PressAsync("Keep and go on");

        await asha.FollowAsync("Its people");
        await asha.FollowAsync("Add yourself");
        await asha.TypeAsync("Job title", "Head of policy");
        await asha.TickAsync("Representative");
        await asha.PressAsync("Add to the list");
        await asha.TypeAsync("Name", "Bimala Thapa");
        await asha.TypeAsync("E-mail address", Bimala);
        await asha.TypeAsync("Job title", "Chief executive");
        await asha.TickAsync("Signatory");
        await asha.PressAsync("Add to the list");
        await asha.FollowAsync("These are all");

        await asha.FollowAsync("The Statement of Purpose");
        await asha.TypeAsync("Name of the person who signs", "Bimala Thapa");
        await asha.TypeAsync("Their position", "Chief executive");
        await asha.Right("By office").CheckAsync();
        await asha.TickAsync("I have read");
        await asha.PressAsync($"Sign for {Newcomer}");

        await asha.OpenAsync(await LinkAsync(Asha, "Confirm your address for your application to TCCM"));
        await asha.PressAsync("Confirm that the address is mine, and go on");
        await asha.FollowAsync("Check and send");
        Assert.Contains("xn--", await asha.SaysAsync(), StringComparison.Ordinal);
        await asha.PressAsync("Send the application");

        Assert.Contains($"The application of {Newcomer} was sent", await asha.SaysAsync(), StringComparison.Ordinal);
        await LinkAsync(Asha, $"Application received: {Newcomer}");
    }

    private static async Task AdmitAsync(Walker marit, Walker jonas)
    {
        await marit.GoAsync("Secretariat");
        await marit.FollowAsync(marit.Main.GetByRole(AriaRole.Link, new() { Name = "Applications" }));
        await marit.FollowAsync(Newcomer);
        Assert.Contains(NewcomerNative, await marit.SaysAsync(), StringComparison.Ordinal);
        await Pictures.TakeAsync(marit.Page, "case");
        await marit.LookInTheDarkAsync();
        await marit.FollowAsync("Propose to approve as member");
        await marit.ConfirmAsync(Portal.Password);
        await marit.PressAsync("Propose to approve as member");
        await marit.SeesAsync($"You proposed to approve {Newcomer} as a member.");

        await jonas.OpenAsync("/secretariat/applications");
        await jonas.FollowAsync(Newcomer);
        await jonas.FollowAsync("Look it over and confirm");
        await jonas.ConfirmAsync(Portal.Password);
        await jonas.PressAsync("Approve as member");
        await jonas.SeesAsync($"You approved {Newcomer} as a member.");
    }

    private async Task TakeUpAsync(Walker bimala)
    {
        await bimala.OpenAsync(await LinkAsync(Bimala, $"{Newcomer} is a member now: take up your invitation"));
        await bimala.TypeAsync("Password", BimalasPassword);
        await bimala.PressAsync("Accept");
        Assert.Contains($"You act for {Newcomer} from now on.", await bimala.SaysAsync(), StringComparison.Ordinal);
    }

    private static async Task OpenForSignatureAsync(Walker marit)
    {
        await marit.GoAsync("Secretariat");
        await marit.FollowAsync(marit.Main.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = "Statements" }));
        await marit.FollowAsync("Write a statement");
        await marit.TypeAsync("Title", Title);
        await marit.TypeAsync("Address", Slug);
        await marit.ChooseAsync("Kind", "Written submission");
        await marit.TypeAsync("Process", "WSIS+20");
        await marit.TypeAsync("Text", Text);
        await marit.PressAsync("Look at it");
        Assert.Equal(3, await marit.Main.GetByRole(AriaRole.Region, new() { Name = "As it will read" }).GetByRole(AriaRole.Listitem).CountAsync());
        await marit.PressAsync("Keep as a draft");

        await marit.FollowAsync("Open for signature");
        await marit.TypeAsync("Day", DateTime.UtcNow.AddDays(10).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await marit.PressAsync("Check the deadline");
        Assert.Contains("23:59 AoE", await marit.SaysAsync(), StringComparison.Ordinal);
        await marit.ConfirmAsync(Portal.Password);
        await marit.PressAsync("Open for signature");
        Assert.Contains($"You opened “{Title}” for signature until", await marit.SaysAsync(), StringComparison.Ordinal);
    }

    private async Task SignByKeyboardAsync(Walker bimala)
    {
        await bimala.GoAsync("My");
        await bimala.LookInTheDarkAsync();
        await bimala.TabToAsync(bimala.Main.GetByRole(AriaRole.Link, new() { Name = Title, Exact = true }));
        await bimala.StrikeAsync("Enter");
        await bimala.Button($"Sign for {Newcomer}").EvaluateAsync("button => button.form.scrollIntoView({ block: 'end' })");
        await Pictures.TakeAsync(bimala.Page, "sign");
        await bimala.LookInTheDarkAsync();
        await bimala.TabToAsync(bimala.Right("By office"));
        await bimala.Page.Keyboard.PressAsync("Space");
        await bimala.TabToAsync(bimala.Box("I have read"));
        await bimala.Page.Keyboard.PressAsync("Space");
        if (await bimala.Page.GetByLabel("Your password").IsVisibleAsync())
        {
            await bimala.TabToAsync(bimala.Page.GetByLabel("Your password"));
            await bimala.Page.Keyboard.TypeAsync(BimalasPassword);
        }
        await bimala.TabToAsync(bimala.Button($"Sign for {Newcomer}"));
        await bimala.StrikeAsync("Enter");

        Assert.Contains($"{Newcomer} signed “{Title}”.", await bimala.SaysAsync(), StringComparison.Ordinal);
        await LinkAsync(Asha, $"Signed for {Newcomer}: {Title}");
        await bimala.OpenAsync(await LinkAsync(Bimala, $"Signed for {Newcomer}: {Title}"));
    }

    private async Task SignFromTheLetterAsync(Walker tomas, Contact contact)
    {
        var address = contact.Person.Email.Value;
        await tomas.OpenAsync(await LinkAsync(address, $"Open for signature: {Title}"));
        await tomas.TypeAsync("E-mail address", address);
        await tomas.TypeAsync("Password", Portal.Password);
        await tomas.PressAsync("Sign in");
        await tomas.FollowAsync("Read and sign");
        await tomas.TickAsync("I have read");
        await tomas.ConfirmAsync(Portal.Password);
        await tomas.PressAsync("Sign for Rowan Registry");
        var (receipt, page) = (await LetterAsync(address, $"Signed for Rowan Registry: {Title}"), await tomas.SaysAsync());
        Assert.Contains(Hash().Match(page).Value, receipt.Text, StringComparison.Ordinal);
    }

    private static async Task PublishAsync(Walker marit, Walker jonas)
    {
        await marit.GoAsync("Secretariat");
        await marit.FollowAsync(Title);
        await marit.FollowAsync("Close signing");
        await marit.ConfirmAsync(Portal.Password);
        await marit.PressAsync("Close signing");
        await marit.FollowAsync("Propose to publish");
        await marit.ConfirmAsync(Portal.Password);
        await marit.PressAsync("Propose edition 1");

        await jonas.OpenAsync($"/secretariat/statements/{Slug}");
        await jonas.FollowAsync("Look it over and confirm");
        await jonas.ConfirmAsync(Portal.Password);
        await jonas.PressAsync("Publish edition 1");
        await jonas.FollowAsync("See it as the public does");
    }

    private static async Task TakeAwayAsync(Walker visitor, int members)
    {
        await visitor.OpenAsync("/");
        await Pictures.TakeAsync(visitor.Page, "home");
        await visitor.LookInTheDarkAsync();
        await visitor.FollowAsync(Title);
        await Pictures.TakeAsync(visitor.Page, "statement");
        await visitor.LookInTheDarkAsync();
        var page = await visitor.SaysAsync();
        var hash = Hash().Match(page).Value;
        Assert.Contains($"Signed by 2 of {members} members", page, StringComparison.Ordinal);

        var pdf = PdfText.Of(await visitor.DownloadAsync("PDF"));
        Assert.All([Title, "many hands keep agreeing", "without an end date", "What we offer", Newcomer, NewcomerNative, "Rowan Registry", $"Signed by 2 of {members} members", hash],
            words => Assert.Contains(words, pdf, StringComparison.Ordinal));
        Assert.Equal(hash, Convert.ToHexStringLower(SHA256.HashData(await visitor.DownloadAsync("Markdown"))));

        foreach (var room in new[] { "Statements", "Members", "Purpose", "Join", "Sign in" }) await visitor.GoAsync(room);
        foreach (var path in new[] { "/supporters", "/purpose/2.0", "/about", "/privacy", "/accessibility", "/account/forgot" }) await visitor.OpenAsync(path);
    }

    private async Task<string> LinkAsync(string to, string subject) => (await LetterAsync(to, subject)).Link;

    private async Task<ReceivedLetter> LetterAsync(string to, string subject)
    {
        var letters = await portal.Mailbox.ToAsync(to);
        return letters.LastOrDefault(letter => letter.Subject == subject)
            ?? throw new InvalidOperationException($"No letter to {to} is called “{subject}”. There are: {string.Join(", ", letters.Select(letter => letter.Subject))}");
    }

    [GeneratedRegex("[0-9a-f]{64}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hash();
}
