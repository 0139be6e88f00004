using System.Net;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Testing;
using Tccm.Web.Tests.Secretariat;

namespace Tccm.Web.Tests.Statements;

/// <summary>Signing after signing has closed, by a code for one organisation.</summary>
public sealed class LateSignatureTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task WithItsCode_IsSignedOnceMarkedLateAndNamedInTheNextEdition()
    {
        var (statement, lea) = await PublishedAsync();
        var (_, secret) = await portal.LateCodeAsync(statement, lea, "Its board met after the deadline.");
        var form = await (await portal.Browser().SignInAsync(lea)).GetAsync(PathOf(statement, lea, secret));

        var page = await form.SubmitAsync(Signed);

        var now = await portal.NowAsync(statement);
        var late = now.LiveSignatures.Single(one => one.OrganisationId == lea.OrganisationId);
        Assert.Equal("Late Registry signed “On time”. Its contacts get a receipt. It is named in the next edition.", page.Flash);
        Assert.Equal("Its board met after the deadline.", late.LateReason);
        Assert.NotNull(now.LateCodes.Single().UsedAt);
        Assert.Contains($"late: {late.LateCodeId}", (await portal.LeavesAsync(statement, "sign")).Single(leaf => leaf.ActId == late.Id).Text, StringComparison.Ordinal);
        Assert.Single(await portal.Mailbox.ToAsync(lea), letter => letter.Subject == "Signed for Late Registry: On time");
        // Not public before two have published it.
        Assert.Equal(1, now.CurrentEdition!.Number);
        Assert.DoesNotContain("Late Registry", (await portal.Browser().GetAsync($"/statements/{statement.Slug}")).Body, StringComparison.Ordinal);

        await (await TwoSecretaries.OfAsync(portal)).PublishAsync(statement, "One late endorsement.");

        var shown = await portal.Browser().GetAsync($"/statements/{statement.Slug}");
        Assert.Contains("signed late: Its board met after the deadline.", shown.Text, StringComparison.Ordinal);
        Assert.Contains("New in it: One late endorsement.", shown.Text, StringComparison.Ordinal);
        var json = await portal.Browser().Client.GetStringAsync(new Uri($"/statements/{statement.Slug}.json", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Contains("\"late\": \"Its board met after the deadline.\"", json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WrongCode_IsRefusedAndTheRightOneStaysGood()
    {
        var (statement, lea) = await PublishedAsync();
        var (_, secret) = await portal.LateCodeAsync(statement, lea);
        var form = await (await portal.Browser().SignInAsync(lea)).GetAsync(PathOf(statement, lea));

        foreach (var wrong in new[] { "", "guess", secret[1..], secret + "A", secret.ToUpperInvariant() == secret ? "x" + secret : secret.ToUpperInvariant() })
        {
            var page = await form.SubmitAsync([.. Signed, ("Input.Code", wrong)]);
            Assert.StartsWith("This is not the code that the secretariat gave.", Assert.Single(page.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        }
        Assert.DoesNotContain((await portal.NowAsync(statement)).Signatures, one => one.OrganisationId == lea.OrganisationId);
        Assert.StartsWith("Late Registry signed", (await form.SubmitAsync([.. Signed, ("Input.Code", $" {secret} ")])).Flash, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CodeOfAnother_SignsNothing()
    {
        var (statement, lea) = await PublishedAsync();
        var ben = (await portal.Given.Member("Birch Registry").WithSignatory("Ben Bay")).Contact("Ben Bay");
        var (another, _) = await PublishedAsync();
        var (_, ofLea) = await portal.LateCodeAsync(statement, lea);
        var (_, ofAnother) = await portal.LateCodeAsync(another, ben);
        var browser = await portal.Browser().SignInAsync(ben);

        foreach (var code in new[] { ofLea, ofAnother })
        {
            var page = await browser.PostAsync(PathOf(statement, ben), [.. Signed, ("Input.Id", Guid.CreateVersion7().ToString()), ("Input.Sha256", statement.Text.Sha256), ("Input.Code", code)]);
            page.Is(HttpStatusCode.Conflict);
        }

        Assert.DoesNotContain((await portal.NowAsync(statement)).Signatures, one => one.OrganisationId == ben.OrganisationId);
        Assert.Null((await portal.NowAsync(statement)).LateCodes.Single().UsedAt);
    }

    [Fact]
    public async Task UsedCode_SignsNotAgainAfterAWithdrawal()
    {
        var (statement, lea) = await PublishedAsync();
        var (_, secret) = await portal.LateCodeAsync(statement, lea);
        var browser = await portal.Browser().SignInAsync(lea);
        await (await browser.GetAsync(PathOf(statement, lea, secret))).SubmitAsync(Signed);
        await (await browser.GetAsync($"/statements/{statement.Slug}/withdraw/{lea.Id}")).SubmitAsync();

        var page = await browser.PostAsync(PathOf(statement, lea), [.. Signed, ("Input.Id", Guid.CreateVersion7().ToString()), ("Input.Sha256", statement.Text.Sha256), ("Input.Code", secret)]);

        Assert.StartsWith("This code is used on", Assert.Single(page.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.DoesNotContain((await portal.NowAsync(statement)).LiveSignatures, one => one.OrganisationId == lea.OrganisationId);
    }

    [Fact]
    public async Task LapsedCode_SignsNothing()
    {
        var (statement, lea) = await PublishedAsync();
        var (_, secret) = await portal.LateCodeAsync(statement, lea, until: DateTimeOffset.UtcNow.AddSeconds(-2));
        var browser = await portal.Browser().SignInAsync(lea);

        var form = await browser.GetAsync(PathOf(statement, lea, secret));
        var page = await browser.PostAsync(PathOf(statement, lea), [.. Signed, ("Input.Id", Guid.CreateVersion7().ToString()), ("Input.Sha256", statement.Text.Sha256), ("Input.Code", secret)]);

        Assert.Contains("Not to be signed here.", form.Text, StringComparison.Ordinal);
        Assert.StartsWith("This code is lapsed", Assert.Single(page.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
    }

    [Fact]
    public async Task UsedTwiceAtOnce_SignsOnce()
    {
        var (statement, lea) = await PublishedAsync();
        var (_, secret) = await portal.LateCodeAsync(statement, lea);
        var forms = new[] { await (await portal.Browser().SignInAsync(lea)).GetAsync(PathOf(statement, lea, secret)), await (await portal.BrowserElsewhere().SignInAsync(lea)).GetAsync(PathOf(statement, lea, secret)) };

        var answers = await Race.AtOnceAsync(() => forms[0].SubmitAsync(follow: false, Signed), () => forms[1].SubmitAsync(follow: false, Signed));

        Assert.Equal(["Conflict", "Found"], answers.Select(answer => answer.Status.ToString()).Order(StringComparer.Ordinal));
        Assert.Single((await portal.NowAsync(statement)).Signatures, one => one.OrganisationId == lea.OrganisationId);
    }

    private static readonly (string, string?)[] Signed = [("Input.Declared", "true"), ("Input.Basis", "Officer")];

    private static string PathOf(Statement statement, Contact contact, string? code = null) => $"/statements/{statement.Slug}/sign/{contact.Id}{(code is null ? "" : $"?code={code}")}";

    private async Task<(Statement, Contact)> PublishedAsync() =>
        (await portal.Given.Statement("On time").Published(), (await portal.Given.Member("Late Registry").WithSignatory("Lea Lark")).Contact("Lea Lark"));
}
