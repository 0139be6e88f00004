using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Testing;

namespace Tccm.Web.Tests.Statements;

/// <summary>A contact is not the one who may sign an open statement, and names who is.</summary>
public sealed class AskTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task ForeignContactDraftAndNonMember_AreNotFound()
    {
        var rowan = await portal.Given.Member("Rowan Registry").WithListener("Lil Lime");
        var birch = await portal.Given.Member("Birch Registrar").WithListener("Ben Bay");
        var sallow = await portal.Given.Supporter("Sallow Society").WithListener("Sue Sage");
        var (open, draft) = (await portal.Given.Statement("Keep it open").Open(), await portal.Given.Statement("Not yet").Draft());
        var lil = await portal.Browser().SignInAsync(rowan.Contact("Lil Lime"));
        var sue = await portal.Browser().SignInAsync(sallow.Contact("Sue Sage"));

        foreach (var (browser, path) in new[] { (lil, Address(open, birch.Contact("Ben Bay"))), (lil, Address(draft, rowan.Contact("Lil Lime"))), (sue, Address(open, sallow.Contact("Sue Sage"))) })
        {
            (await browser.GetAsync(path)).Is(HttpStatusCode.NotFound);
            (await browser.PostAsync(path, ("Input.Name", "Reza"), ("Input.Email", "reza@board.example"), ("Input.Title", "Director"))).Is(HttpStatusCode.NotFound);
        }
        (await lil.GetAsync($"/my/organisations/{birch.Contact("Ben Bay").Id}/requests")).Is(HttpStatusCode.NotFound);
        Assert.Empty(await RequestsAsync(open));
    }

    [Fact]
    public async Task NamedSignatory_GetsALetterWithTheSignPage()
    {
        var rowan = await portal.Given.Member("Rowan Registry").WithListener("Lil Lime").WithSignatory("Ann Arch");
        var statement = await portal.Given.Statement("Keep it open").Open();
        var (lil, ann) = (rowan.Contact("Lil Lime"), rowan.Contact("Ann Arch"));
        var browser = await portal.Browser().SignInAsync(lil);

        var asked = await AskAsync(browser, statement, lil, ann.Person.Email.Value);
        var twice = await AskAsync(browser, statement, lil, ann.Person.Email.Value.ToUpperInvariant());
        var letter = Assert.Single(await portal.Mailbox.ToAsync(ann));
        var anns = await portal.Browser().SignInAsync(ann);
        await (await anns.GetAsync(letter.Link)).Is(HttpStatusCode.OK).SubmitAsync(("Input.Declared", "true"));
        var after = await browser.GetAsync($"/my/organisations/{lil.Id}/requests");

        Assert.Contains("You asked Ann Arch to sign “Keep it open” for Rowan Registry", asked.Flash, StringComparison.Ordinal);
        Assert.Contains("may sign, and has not", asked.Text, StringComparison.Ordinal);
        Assert.Contains("Nobody is asked twice", twice.Is(HttpStatusCode.Conflict).ErrorOf("Input.Email"), StringComparison.Ordinal);
        Assert.Equal("Lil Lime asks you to sign: Keep it open", letter.Subject);
        Assert.Contains("The board said yes.", letter.Text, StringComparison.Ordinal);
        Assert.Contains("signed on", after.Text, StringComparison.Ordinal);
        var request = Assert.Single(await RequestsAsync(statement));
        Assert.DoesNotContain(await portal.AskAsync(db => db.AuditEntries.Where(entry => entry.SubjectId == request.Id).Select(entry => entry.Sentence).ToListAsync()), sentence => sentence.Contains("Ann", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SomebodyElse_GetsNothingAndTheRepresentativeInvitesInOneStep()
    {
        var rowan = await portal.Given.Member("Rowan Registry").WithListener("Lil Lime").WithSignatory("Ann Arch").WithRepresentative("Rita Reed");
        var statement = await portal.Given.Statement("Keep it open").Open();
        var (lil, rita) = (rowan.Contact("Lil Lime"), rowan.Contact("Rita Reed"));
        var browser = await portal.Browser().SignInAsync(lil);

        await AskAsync(browser, statement, lil, "reza.one@board.example");
        var letter = Assert.Single(await portal.Mailbox.ToAsync(rita));
        var ritas = await portal.Browser().SignInAsync(rita);
        var listed = await ritas.GetAsync($"/my/organisations/{rita.Id}/requests");
        var invite = await (await ritas.GetAsync(letter.Link)).Is(HttpStatusCode.OK).SubmitAsync();

        Assert.Contains("Invite Reza Ruiz", listed.All("main a"));
        Assert.Contains("Reza Ruiz was invited", invite.Flash, StringComparison.Ordinal);
        Assert.Equal(["ContactInvited"], await LettersToAsync("reza.one@board.example"));
        Assert.DoesNotContain(await portal.Mailbox.ToAsync("reza.one@board.example"), sent => sent.Text.Contains("Keep it open", StringComparison.Ordinal));
        Assert.DoesNotContain("Invite Reza Ruiz", (await ritas.GetAsync($"/my/organisations/{rita.Id}/requests")).All("main a"));
    }

    [Fact]
    public async Task OrganisationWithoutARepresentative_AsksTheSecretariat()
    {
        var sam = await portal.Given.Secretary("Sam Sloe");
        var rowan = await portal.Given.Member("Rowan Registry").WithListener("Lil Lime").WithSignatory("Ann Arch");
        var statement = await portal.Given.Statement("Keep it open").Open();
        var lil = rowan.Contact("Lil Lime");

        var asked = await AskAsync(await portal.Browser().SignInAsync(lil), statement, lil, "reza.two@board.example");
        var form = await (await portal.Browser().SignInAsync(sam)).GetAsync((await portal.Mailbox.ToAsync(sam))[^1].Link);

        Assert.Contains("The secretariat got your request", asked.Flash, StringComparison.Ordinal);
        Assert.Equal(("Reza Ruiz", "reza.two@board.example", "Director"), (form.ValueOf("Input.Name"), form.ValueOf("Input.Email"), form.ValueOf("Input.Title")));
        Assert.NotNull(form.Find("input[value=Signatory][checked]"));
    }

    [Fact]
    public async Task FourthPersonNoFieldsAndSignedStatement_AreRefused()
    {
        var rowan = await portal.Given.Member("Rowan Registry").WithListener("Lil Lime").WithSignatory("Ann Arch").WithRepresentative("Rita Reed");
        var (statement, signed) = (await portal.Given.Statement("Keep it open").Open(), await portal.Given.Statement("Signed").SignedBy(rowan.Contact("Ann Arch")).Open());
        var lil = rowan.Contact("Lil Lime");
        var browser = await portal.Browser().SignInAsync(lil);
        for (var i = 0; i < SigningRequest.MostOpen; i++) await AskAsync(browser, statement, lil, $"reza.three.{i}@board.example");

        var fourth = await AskAsync(browser, statement, lil, "reza.four@board.example");
        var empty = await (await browser.GetAsync(Address(statement, lil))).SubmitAsync();
        var late = await browser.PostAsync(Address(signed, lil), ("Input.Name", "Reza"), ("Input.Email", "reza@board.example"), ("Input.Title", "Director"));

        Assert.Contains("which is the most", Assert.Single(fourth.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.NotNull(empty.Is(HttpStatusCode.BadRequest).ErrorOf("Input.Name"));
        Assert.Contains("has signed already", Assert.Single(late.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.Equal(SigningRequest.MostOpen, (await RequestsAsync(statement)).Count);
        Assert.Empty(await RequestsAsync(signed));
    }

    [Fact]
    public async Task WhoAsked_TakesItBackAndNobodyElseDoes()
    {
        var rowan = await portal.Given.Member("Rowan Registry").WithListener("Lil Lime").WithSignatory("Ann Arch").WithRepresentative("Rita Reed");
        var statement = await portal.Given.Statement("Keep it open").Open();
        var (lil, rita) = (rowan.Contact("Lil Lime"), rowan.Contact("Rita Reed"));
        var browser = await portal.Browser().SignInAsync(lil);
        var page = await AskAsync(browser, statement, lil, "reza.five@board.example");
        var request = Assert.Single(await RequestsAsync(statement));

        var others = await (await portal.Browser().SignInAsync(rita)).PostAsync($"/my/organisations/{rita.Id}/requests", ("Input.Id", request.Id.ToString()));
        var mine = await page.PressAsync("Take back the request to Reza Ruiz");

        others.Is(HttpStatusCode.Conflict);
        Assert.Contains("You took your request to Reza Ruiz back", mine.Flash, StringComparison.Ordinal);
        Assert.NotNull(Assert.Single(await RequestsAsync(statement)).EndedAt);
    }

    private static string Address(Statement statement, Contact contact) => $"/statements/{statement.Slug}/ask/{contact.Id}";

    private static async Task<AssertPage> AskAsync(Browser browser, Statement statement, Contact contact, string to) =>
        await (await browser.GetAsync(Address(statement, contact))).Is(HttpStatusCode.OK)
            .SubmitAsync(("Input.Name", "Reza Ruiz"), ("Input.Email", to), ("Input.Title", "Director"), ("Input.Words", "The board said yes."));

    private Task<List<SigningRequest>> RequestsAsync(Statement statement) => portal.AskAsync(db => db.SigningRequests.Where(request => request.StatementId == statement.Id).ToListAsync());

    private Task<List<string>> LettersToAsync(string to) => portal.AskAsync(db => db.Outbox.Where(email => email.To == to).Select(email => email.Letter).ToListAsync());
}
