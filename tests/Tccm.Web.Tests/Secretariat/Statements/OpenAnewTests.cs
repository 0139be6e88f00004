using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Testing;

namespace Tccm.Web.Tests.Secretariat.Statements;

/// <summary>A text that is changed while it is signed.</summary>
public sealed class OpenAnewTests(Desk portal) : IClassFixture<Desk>
{
    private const string Changed = "We run what the Internet runs on, every day.\n\nDecisions about it are better when we are heard.";

    private static string InDays(int days) => DateTime.UtcNow.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [Fact]
    public async Task WhoIsNotOfTheSecretariat_MayNot()
    {
        var (_, ann, statement) = await SignedAndChangedAsync();

        (await (await portal.Browser().SignInAsync(ann)).GetAsync(Address(statement))).Is(HttpStatusCode.Forbidden);

        await NothingOpenedAsync(statement);
    }

    [Fact]
    public async Task UnknownStatement_IsNotFound() =>
        (await (await SecretaryAsync()).GetAsync("/secretariat/statements/no-such/open-anew")).Is(HttpStatusCode.NotFound);

    [Fact]
    public async Task OpenedAnew_TheSignatureStaysBehindAndItsOrganisationIsAskedOnce()
    {
        var (rowan, ann, statement) = await SignedAndChangedAsync();
        var hazel = await portal.Given.Member("Hazel Registry").WithSignatory("Hal Hazel");
        var browser = await SecretaryAsync();
        var form = await browser.GetAsync(Address(statement));

        var check = await form.PressAsync("Check the deadline", ("Input.Date", InDays(9)));
        var page = await check.PressAsync("Open revision 2 for signature");

        Assert.Contains("One signature stays under revision 1, where it was made, and does not count for the new text.", form.Text, StringComparison.Ordinal);
        Assert.Contains("every day", string.Concat(form.All("ins")), StringComparison.Ordinal);
        Assert.Contains("every day", form.ValueOf("Input.Summary"), StringComparison.Ordinal);
        var now = (await portal.AskAsync(db => db.StatementAsync(statement.Slug)))!;
        Assert.Equal((2, 0), (now.Text.Number, now.LiveSignatures.Count()));
        Assert.Equal(rowan.Id, Assert.Single(now.UnderEarlierTexts).OrganisationId);
        Assert.StartsWith("You opened revision 2 of “Keep it open” for signature until", page.Flash, StringComparison.Ordinal);
        Assert.Contains("Signed revision 1, which was changed after", page.Text, StringComparison.Ordinal);
        Assert.Equal(1, await portal.AskAsync(db => db.AuditEntries.CountAsync(one => one.SubjectId == statement.Id && one.Act == "statement.opened-anew")));
        var asked = Assert.Single(await portal.Mailbox.ToAsync(ann));
        Assert.Equal("The text that Rowan Registry signed has changed: it is asked once more", asked.Subject);
        Assert.Contains("the signature stays under revision 1, where it was made. It does not count for revision 2", asked.Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        var difference = await (await portal.Browser().SignInAsync(ann)).GetAsync(asked.Link);
        Assert.Equal("From revision 1 to revision 2", difference.Heading);
        var told = Assert.Single(await portal.Mailbox.ToAsync(hazel.Contact("Hal Hazel")));
        Assert.Equal("Open for signature: Keep it open", told.Subject);
        Assert.Contains("revision 2 stands in place of revision 1", told.Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Empty(await portal.AskAsync(db => db.Leaves.Where(leaf => leaf.ActId == statement.Id).ToListAsync()));
    }

    [Fact]
    public async Task TextWrittenOnMeanwhile_IsRefusedAndNothingOpened()
    {
        var (_, _, statement) = await SignedAndChangedAsync();
        var check = await (await (await SecretaryAsync()).GetAsync(Address(statement))).PressAsync("Check the deadline", ("Input.Date", InDays(9)));
        await portal.Given.WrittenOn(statement, "Words that nobody looked over.");

        var page = await check.PressAsync("Open revision 2 for signature");

        page.Is(HttpStatusCode.Conflict);
        Assert.StartsWith("The text was written on since you opened this page.", Assert.Single(page.ErrorSummary), StringComparison.Ordinal);
        Assert.Contains("Words that nobody looked over.", page.Text, StringComparison.Ordinal);
        await NothingOpenedAsync(statement);
    }

    [Fact]
    public async Task WhoSignedAndLeft_ReadsWhatItSignedAndNotWhatCameAfter()
    {
        var (rowan, ann, statement) = await SignedAndChangedAsync();
        await portal.Given.OpenedAnew(statement, Changed);
        await portal.AskAsync(async db =>
        {
            var organisation = (await db.OrganisationAsync(rowan.Id))!;
            organisation.Leave(DateOnly.FromDateTime(DateTime.UtcNow), null, Actor.Portal, DateTimeOffset.UtcNow);
            return await db.SaveChangesAsync();
        });
        var browser = await portal.Browser().SignInAsync(ann);

        var read = await browser.GetAsync($"/my/statements/{statement.Slug}");
        var sign = await browser.GetAsync($"/statements/{statement.Slug}/sign/{ann.Id}");

        Assert.Contains("This is revision 1 as it was.", read.Is(HttpStatusCode.OK).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("every day", read.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("every day", sign.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutASummary_IsRefusedBesideItsField()
    {
        var (_, _, statement) = await SignedAndChangedAsync();
        var check = await (await (await SecretaryAsync()).GetAsync(Address(statement))).PressAsync("Check the deadline", ("Input.Date", InDays(9)));

        var page = await check.PressAsync("Open revision 2 for signature", ("Input.Summary", " "));

        page.Is(HttpStatusCode.Conflict);
        Assert.StartsWith("Say what changed", page.ErrorOf("Input.Summary"), StringComparison.Ordinal);
        await NothingOpenedAsync(statement);
    }

    [Fact]
    public async Task DeadlineChangedAfterTheCheck_IsRefused()
    {
        var (_, _, statement) = await SignedAndChangedAsync();
        var check = await (await (await SecretaryAsync()).GetAsync(Address(statement))).PressAsync("Check the deadline", ("Input.Date", InDays(9)));

        var page = await check.PressAsync("Open revision 2 for signature", ("Input.Date", InDays(8)));

        page.Is(HttpStatusCode.Conflict);
        await NothingOpenedAsync(statement);
    }

    [Fact]
    public async Task TextThatIsNotChanged_IsNotOfferedToBeOpened()
    {
        var open = await portal.Given.Statement("Keep it open").Open();

        var page = await (await SecretaryAsync()).GetAsync(Address(open));

        Assert.Contains("word for word", page.Find(".box.note")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.Find("main form"));
    }

    [Fact]
    public async Task WhoSignedAnEarlierText_SeesTheChangeAboveTheTextAndSignsAnew()
    {
        var (_, ann, statement) = await SignedAndChangedAsync();
        await portal.Given.OpenedAnew(statement, Changed);
        var browser = await portal.Browser().SignInAsync(ann);

        var index = await browser.GetAsync("/my");
        var read = await browser.GetAsync($"/my/statements/{statement.Slug}");
        var receipt = await read.FollowAsync("Receipt for revision 1");
        var form = await browser.GetAsync($"/statements/{statement.Slug}/sign/{ann.Id}");
        var signed = await form.SubmitAsync(("Input.Basis", "Officer"), ("Input.Declared", "true"));

        Assert.Contains("changed after: does not count for revision 2", index.Text, StringComparison.Ordinal);
        Assert.NotNull(index.Find($"a[href='/statements/{statement.Slug}/sign/{ann.Id}']"));
        Assert.Contains("That signature stays there and does not count for revision 2.", read.Text, StringComparison.Ordinal);
        Assert.Contains("Signed in this portal", receipt.Text, StringComparison.Ordinal);
        Assert.Contains("Revision 1", receipt.Text, StringComparison.Ordinal);
        Assert.Null(receipt.Find("a[href*='/withdraw/']"));
        Assert.Contains("Rowan Registry signed revision 1 on", form.Text, StringComparison.Ordinal);
        Assert.Contains("every day", string.Concat(form.All("ins")), StringComparison.Ordinal);
        Assert.Equal("Rowan Registry signed “Keep it open”. Its contacts get a receipt.", signed.Flash);
        var now = (await portal.AskAsync(db => db.StatementAsync(statement.Slug)))!;
        Assert.Equal(2, now.TextOf(Assert.Single(now.LiveSignatures)).Number);
        Assert.Equal(1, now.TextOf(Assert.Single(now.UnderEarlierTexts)).Number);
    }

    [Fact]
    public async Task Withdrawing_IsOfTheTextOfNow()
    {
        var (_, ann, statement) = await SignedAndChangedAsync();
        await portal.Given.OpenedAnew(statement, Changed);

        var (browser, path) = (await portal.Browser().SignInAsync(ann), $"/statements/{statement.Slug}/withdraw/{ann.Id}");

        var shown = await browser.GetAsync(path);
        var page = await browser.PostAsync(path);

        Assert.Contains("There is nothing to withdraw.", shown.Find(".box.note")!.TextContent, StringComparison.Ordinal);
        page.Is(HttpStatusCode.Conflict);
        Assert.Contains("has not signed. There is nothing to withdraw.", Assert.Single(page.ErrorSummary), StringComparison.Ordinal);
        Assert.True(Assert.Single(await portal.AskAsync(db => db.Signatures.Where(one => one.StatementId == statement.Id).ToListAsync())).IsLive);
    }

    [Fact]
    public async Task Export_SaysWhichSignatureCounts()
    {
        var (_, ann, statement) = await SignedAndChangedAsync();
        await portal.Given.OpenedAnew(statement, Changed);
        await (await (await portal.Browser().SignInAsync(ann)).GetAsync($"/statements/{statement.Slug}/sign/{ann.Id}")).SubmitAsync(("Input.Basis", "Officer"), ("Input.Declared", "true"));

        var lines = (await (await SecretaryAsync()).GetAsync($"/secretariat/statements/{statement.Slug}/signatures.csv")).Body.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

        Assert.EndsWith("organisation_id,revision,counts,disputed_at,invalidated_at,late", lines[0], StringComparison.Ordinal);
        Assert.EndsWith(",1,no,,,", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(",2,yes,,,", lines[2], StringComparison.Ordinal);
    }

    private async Task<(Organisation Rowan, Contact Ann, Statement Statement)> SignedAndChangedAsync()
    {
        var rowan = await portal.Given.Member("Rowan Registry").WithSignatory("Ann Arch");
        var statement = await portal.Given.Statement("Keep it open").Open().SignedBy(rowan.Contact("Ann Arch"));
        return (rowan, rowan.Contact("Ann Arch"), await portal.Given.WrittenOn(statement, Changed));
    }

    private async Task NothingOpenedAsync(Statement statement)
    {
        var now = (await portal.AskAsync(db => db.StatementAsync(statement.Slug)))!;
        Assert.Equal((1, 1), (now.Text.Number, now.LiveSignatures.Count()));
        Assert.False(await portal.AskAsync(db => db.Outbox.AnyAsync(email => email.Letter == "TextChanged" && email.Text.Contains(statement.Slug))));
    }

    private async Task<Browser> SecretaryAsync() => await portal.Browser().SignInAsync(await portal.Given.Secretary("Ann Rowan"));

    private static string Address(Statement statement) => $"/secretariat/statements/{statement.Slug}/open-anew";
}
