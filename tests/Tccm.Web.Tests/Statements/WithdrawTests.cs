using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Testing;

namespace Tccm.Web.Tests.Statements;

public sealed class WithdrawTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task Signatory_TakesTheSignatureBackAndMaySignAgain()
    {
        var (statement, ann, rita) = await SignedAsync("Rowan Registry");
        var browser = await portal.Browser().SignInAsync(ann);

        var page = await (await browser.GetAsync(PathOf(statement, ann))).PressAsync("Withdraw for Rowan Registry");
        var again = await (await browser.GetAsync($"/statements/{statement.Slug}/sign/{ann.Id}")).SubmitAsync(("Input.Declared", "true"));

        Assert.StartsWith("The signature of Rowan Registry", page.Flash, StringComparison.Ordinal);
        again.Is(HttpStatusCode.OK);
        var kept = (await portal.AskAsync(db => db.StatementAsync(statement.Slug)))!;
        Assert.Equal(2, kept.Signatures.Count);
        Assert.Single(kept.LiveSignatures);
        Assert.Contains("statement.signature-withdrawn", await portal.AskAsync(db => db.AuditEntries.Where(entry => entry.SubjectId == statement.Id).Select(entry => entry.Act).ToListAsync()));
        var leaves = await portal.AskAsync(db => db.Leaves.Where(one => one.Type == "withdraw").Select(one => one.Bytes).ToListAsync());
        Assert.Single(leaves, bytes => Encoding.UTF8.GetString(bytes).Contains("name: Rowan Registry\n", StringComparison.Ordinal));
        Assert.Equal(["Signature withdrawn for Rowan Registry: Keep it open", "Signed for Rowan Registry: Keep it open"],
            (await portal.Mailbox.ToAsync(rita)).Select(letter => letter.Subject).Order());
    }

    [Fact]
    public async Task Representative_MayNotWithdraw()
    {
        var (statement, _, rita) = await SignedAsync("Elm Registry");
        var browser = await portal.Browser().SignInAsync(rita);

        var page = await browser.PostAsync(PathOf(statement, rita));

        page.Is(HttpStatusCode.NotFound);
        Assert.Single((await portal.AskAsync(db => db.StatementAsync(statement.Slug)))!.LiveSignatures);
    }

    [Fact]
    public async Task AnotherOrganisationsSignatory_IsNotFound()
    {
        var (statement, ann, _) = await SignedAsync("Oak Registry");
        var other = await portal.Given.Member("Fir Registry").WithSignatory("Fay Fir");
        var browser = await portal.Browser().SignInAsync(other.Contact("Fay Fir"));

        var page = await browser.PostAsync(PathOf(statement, ann));

        page.Is(HttpStatusCode.NotFound);
        Assert.Single((await portal.AskAsync(db => db.StatementAsync(statement.Slug)))!.LiveSignatures);
    }

    [Fact]
    public async Task ClosedStatement_LosesTheLineBeforeItIsPublished()
    {
        var larch = await portal.Given.Member("Larch Registry").WithSignatory("Lars Larch");
        var statement = await portal.Given.Statement("Closed already").SignedBy(larch.Contact("Lars Larch")).Closed();
        var browser = await portal.Browser().SignInAsync(larch.Contact("Lars Larch"));

        var page = await (await browser.GetAsync(PathOf(statement, larch.Contact("Lars Larch")))).PressAsync("Withdraw for Larch Registry");

        Assert.StartsWith("The signature of Larch Registry", page.Flash, StringComparison.Ordinal);
        Assert.Empty((await portal.NowAsync(statement)).LiveSignatures);
        Assert.Empty((await portal.NowAsync(statement)).Editions);
    }

    [Fact]
    public async Task PublishedStatement_SaysSoInANewEditionAtOnceAndTellsThoseConcerned()
    {
        var larch = (await portal.Given.Member("Larch Registry").WithSignatory("Lars Larch")).Contact("Lars Larch");
        var alder = (await portal.Given.Member("Alder Registry").WithSignatory("Alma Ash")).Contact("Alma Ash");
        var silent = (await portal.Given.Member("Hazel Registry").WithListener("Hal Hart")).Contact("Hal Hart");
        var sam = await portal.Given.Secretary("Sam Sloe");
        var statement = await portal.Given.Statement("Out already").SignedBy(larch, alder).Published();
        var browser = await portal.Browser().SignInAsync(larch);

        var page = await (await browser.GetAsync(PathOf(statement, larch))).PressAsync("Withdraw for Larch Registry", ("Input.Reason", "Our board decided otherwise."));

        var now = await portal.NowAsync(statement);
        var line = now.CurrentEdition!.Lines.Single(one => one.SignatureId == now.Signatures.Single(signature => signature.OrganisationId == larch.OrganisationId).Id);
        Assert.Equal("The signature of Larch Registry under “Out already” was withdrawn. Its contacts are told.", page.Flash);
        Assert.Equal((2, "Larch Registry withdrew its signature.", LineStanding.Withdrew, "Our board decided otherwise."), (now.CurrentEdition.Number, now.CurrentEdition.Because, line.Standing, line.Words));
        Assert.Equal(LineStanding.Signed, now.Editions.Single(edition => edition.Number == 1).Lines.Single(one => one.SignatureId == line.SignatureId).Standing);
        Assert.Equal((1, 2), ((await portal.LeavesAsync(statement, "withdraw")).Count, (await portal.LeavesAsync(statement, "publish")).Count));
        var shown = await portal.Browser().GetAsync($"/statements/{statement.Slug}");
        Assert.Contains("withdrew on", shown.Text, StringComparison.Ordinal);
        Assert.Contains("“Our board decided otherwise.”", shown.Text, StringComparison.Ordinal);
        Assert.Contains("Signed by 1 of", shown.Text, StringComparison.Ordinal);
        Assert.Single(await portal.Mailbox.ToAsync(larch), letter => letter.Subject == "Signature withdrawn for Larch Registry: Out already");
        Assert.Contains(await portal.Mailbox.ToAsync(alder), letter => letter.Subject == "Edition 2: Out already");
        Assert.Equal(["Edition 2: Out already", "Larch Registry withdrew: Out already"], (await portal.Mailbox.ToAsync(sam)).Select(letter => letter.Subject).Where(subject => subject.EndsWith("Out already", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(await portal.Mailbox.ToAsync(silent), letter => letter.Subject == "Edition 2: Out already");
    }

    [Fact]
    public async Task PublishedAndWithdrawnTwice_MakesNoThirdEdition()
    {
        var larch = (await portal.Given.Member("Larch Registry").WithSignatory("Lars Larch")).Contact("Lars Larch");
        var alder = (await portal.Given.Member("Alder Registry").WithSignatory("Alma Ash")).Contact("Alma Ash");
        var statement = await portal.Given.Statement("Out already").SignedBy(larch, alder).Published();
        var form = await (await portal.Browser().SignInAsync(larch)).GetAsync(PathOf(statement, larch));
        await form.PressAsync("Withdraw for Larch Registry");

        var page = await form.PressAsync("Withdraw for Larch Registry");

        Assert.Contains("has not signed. There is nothing to withdraw.", Assert.Single(page.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.Equal(2, (await portal.NowAsync(statement)).Editions.Count);
    }

    [Fact]
    public async Task SignInOfSixMinutesAgo_IsAskedForThePasswordAndLosesNothing()
    {
        var (statement, ann, _) = await SignedAsync("Yew Registry");
        var browser = await portal.Browser().SignInAsync(ann);
        var form = await browser.GetAsync(PathOf(statement, ann));
        portal.Clock.Advance(TimeSpan.FromMinutes(6));

        var asked = await form.PressAsync("Withdraw for Yew Registry");
        var wrong = await asked.PressAsync("Withdraw for Yew Registry", ("Input.Password", "not the password of anybody"));
        var done = await wrong.PressAsync("Withdraw for Yew Registry", ("Input.Password", Portal.Password));

        Assert.All(new[] { asked, wrong }, page => page.Is(HttpStatusCode.Conflict));
        Assert.NotNull(asked.ErrorOf("Input.Password"));
        done.Is(HttpStatusCode.OK);
        Assert.Empty((await portal.AskAsync(db => db.StatementAsync(statement.Slug)))!.LiveSignatures);
    }

    private async Task<(Statement Statement, Contact Ann, Contact Rita)> SignedAsync(string name)
    {
        var organisation = await portal.Given.Member(name).WithSignatory("Ann Arch").WithRepresentative("Rita Reed");
        var statement = await portal.Given.Statement("Keep it open").SignedBy(organisation.Contact("Ann Arch")).Open();
        return (statement, organisation.Contact("Ann Arch"), organisation.Contact("Rita Reed"));
    }

    private static string PathOf(Statement statement, Contact contact) => $"/statements/{statement.Slug}/withdraw/{contact.Id}";
}
