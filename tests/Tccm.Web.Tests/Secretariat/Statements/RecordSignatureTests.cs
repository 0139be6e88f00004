using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Testing;
using Tccm.Web.Tests.Statements;

namespace Tccm.Web.Tests.Secretariat.Statements;

/// <summary>A signature from elsewhere, recorded with its source and taken back; it is never shown as signed here.</summary>
public sealed class RecordSignatureTests(Portal portal) : IClassFixture<Portal>
{
    private static readonly (string, string?)[] Letter = [("Input.Kind", "Letter"), ("Input.Source", "of its board to the secretariat, 12 March 2025"), ("Input.On", "2025-03-12")];

    [Fact]
    public async Task ContactOfAMember_IsForbidden()
    {
        var (statement, fir) = await ClosedAsync();
        await portal.RecordedAsync(statement, fir);
        var recorded = (await portal.NowAsync(statement)).Signatures.Single(one => one.Origin == SignatureOrigin.Recorded);
        var browser = await portal.Browser().SignInAsync(fir.Contact("Fay Fir"));

        (await browser.GetAsync(PathOf(statement))).Is(HttpStatusCode.Forbidden);
        (await browser.PostAsync(PathOf(statement), [("Input.Organisation", fir.Id.ToString()), .. Letter])).Is(HttpStatusCode.Forbidden);
        (await browser.PostAsync(TakeBack(statement, recorded.Id), ("Input.Reason", "Ours."))).Is(HttpStatusCode.Forbidden);

        Assert.True((await portal.NowAsync(statement)).Signatures.Single(one => one.Id == recorded.Id).IsLive);
    }

    [Fact]
    public async Task SupporterOrAnAddressInTheSource_IsRefused()
    {
        var (statement, fir) = await ClosedAsync();
        Organisation supporter = await portal.Given.Supporter("Sallow Society");
        var browser = await SecretaryAsync();

        var form = await browser.GetAsync(PathOf(statement));
        var supports = await browser.PostAsync(PathOf(statement), [("Input.Organisation", supporter.Id.ToString()), .. Letter]);
        var address = await browser.PostAsync(PathOf(statement), ("Input.Organisation", fir.Id.ToString()), ("Input.Kind", "Letter"), ("Input.Source", "from fay@fir.test, 12 March"));

        Assert.DoesNotContain(supporter.Id.ToString(), form.Body, StringComparison.Ordinal);
        Assert.Contains("supporters do not sign statements", Assert.Single(supports.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.StartsWith("Leave out e-mail addresses", Assert.Single(address.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.DoesNotContain((await portal.NowAsync(statement)).Signatures, one => one.Origin == SignatureOrigin.Recorded);
    }

    [Fact]
    public async Task WhatIsNotThere_IsNotFound()
    {
        var (statement, _) = await ClosedAsync();
        var online = statement.Signatures.Single();
        var browser = await SecretaryAsync();

        // What was signed here is not taken back by anybody else.
        foreach (var path in new[] { "/secretariat/statements/no-such/record-signature", TakeBack(statement, Guid.NewGuid()), TakeBack(statement, online.Id) })
        {
            (await browser.GetAsync(path)).Is(HttpStatusCode.NotFound);
            (await browser.PostAsync(path, ("Input.Reason", "Why not."))).Is(HttpStatusCode.NotFound);
        }
        Assert.True((await portal.NowAsync(statement)).Signatures.Single().IsLive);
    }

    [Fact]
    public async Task Recorded_StandsApartWithItsSourceEverywhereAndItsContactsAreTold()
    {
        var (statement, fir) = await ClosedAsync();
        var two = await TwoSecretaries.OfAsync(portal);

        var page = await (await two.First.GetAsync(PathOf(statement))).SubmitAsync([("Input.Organisation", fir.Id.ToString()), .. Letter]);
        await two.PublishAsync(statement);

        var recorded = (await portal.NowAsync(statement)).Signatures.Single(one => one.Origin == SignatureOrigin.Recorded);
        Assert.StartsWith("You recorded a signature of Fir Registry.", page.Flash, StringComparison.Ordinal);
        Assert.Equal("Letter: of its board to the secretariat, 12 March 2025", recorded.Source);
        Assert.Equal((1, 0), (await portal.AuditsAsync(statement, "statement.signature-recorded"), (await portal.LeavesAsync(statement, "sign")).Count(leaf => leaf.ActId == recorded.Id)));
        Assert.Single(await portal.Mailbox.ToAsync(fir.Contact("Fay Fir")), letter => letter.Subject == "Recorded for Fir Registry: On letters");
        var shown = await portal.Browser().GetAsync($"/statements/{statement.Slug}");
        Assert.Contains("1 organisation more is listed apart, recorded from the sources named there and not signed in this portal.", shown.Text, StringComparison.Ordinal);
        foreach (var extension in new[] { "json", "csv", "html" })
        {
            var file = await portal.Browser().Client.GetStringAsync(new Uri($"/statements/{statement.Slug}.{extension}", UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Contains("of its board to the secretariat, 12 March 2025", file, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task WithoutASourceOrWithADayToCome_IsRefused()
    {
        var (statement, fir) = await ClosedAsync();
        var form = await (await SecretaryAsync()).GetAsync(PathOf(statement));

        var silent = await form.SubmitAsync(("Input.Organisation", fir.Id.ToString()), ("Input.Kind", "Letter"));
        var early = await form.SubmitAsync([("Input.Organisation", fir.Id.ToString()), .. Letter[..2], ("Input.On", $"{DateTime.UtcNow.AddDays(2):yyyy-MM-dd}")]);

        Assert.StartsWith("Say which:", Assert.Single(silent.Is(HttpStatusCode.BadRequest).ErrorSummary), StringComparison.Ordinal);
        Assert.StartsWith("That day has not come yet.", Assert.Single(early.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.Single((await portal.NowAsync(statement)).Signatures);
    }

    [Fact]
    public async Task WhoWorksForIt_NeitherRecordsNorTakesBack()
    {
        var (statement, fir) = await ClosedAsync();
        var own = await portal.Given.Secretary("Olly Own");
        await portal.ActAsync(async db => (await db.OrganisationAsync(fir.Id))!.AddContact(await db.People.SingleAsync(one => one.Id == own.Id), ContactRoles.Listener, null, Domain.Actor.Portal, portal.Clock.GetUtcNow()));
        var browser = await portal.Browser().SignInAsync(own);

        var record = await (await browser.GetAsync(PathOf(statement))).SubmitAsync([("Input.Organisation", fir.Id.ToString()), .. Letter]);
        await portal.RecordedAsync(statement, fir);
        var recorded = (await portal.NowAsync(statement)).Signatures.Single(one => one.Origin == SignatureOrigin.Recorded);
        var back = await (await browser.GetAsync(TakeBack(statement, recorded.Id))).SubmitAsync(("Input.Reason", "It embarrasses us."));

        Assert.StartsWith("You work for Fir Registry", Assert.Single(record.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.StartsWith("You work for Fir Registry", Assert.Single(back.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.True((await portal.NowAsync(statement)).Signatures.Single(one => one.Id == recorded.Id).IsLive);
    }

    [Fact]
    public async Task TakenBack_IsKeptAndTheOrganisationCanSignHere()
    {
        var open = await portal.Given.Statement("On letters").Open();
        var fir = await portal.Given.Member("Fir Registry").WithSignatory("Fay Fir");
        await portal.RecordedAsync(open, fir);
        var recorded = (await portal.NowAsync(open)).Signatures.Single();
        var form = await (await SecretaryAsync()).GetAsync(TakeBack(open, recorded.Id));

        var silent = await form.SubmitAsync();
        Assert.True((await portal.NowAsync(open)).Signatures.Single().IsLive);
        var page = await form.SubmitAsync(("Input.Reason", "It was of another text."));
        var again = await form.SubmitAsync(("Input.Reason", "It was of another text."));
        var signed = await (await (await portal.Browser().SignInAsync(fir.Contact("Fay Fir"))).GetAsync($"/statements/{open.Slug}/sign/{fir.Contact("Fay Fir").Id}")).SubmitAsync(("Input.Declared", "true"), ("Input.Basis", "Officer"));

        Assert.StartsWith("Say why it is taken back", Assert.Single(silent.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.Equal("You took back the recorded signature of Fir Registry.", page.Flash);
        again.Is(HttpStatusCode.Conflict);
        Assert.Equal(1, await portal.AuditsAsync(open, "statement.recorded-signature-taken-back"));
        Assert.StartsWith("Fir Registry signed", signed.Flash, StringComparison.Ordinal);
        Assert.Equal(2, (await portal.NowAsync(open)).Signatures.Count);
    }

    [Fact]
    public async Task Published_NothingIsRecordedOrTakenBack()
    {
        var (statement, fir) = await ClosedAsync();
        await portal.RecordedAsync(statement, fir);
        await portal.Given.Published(statement);
        var recorded = (await portal.NowAsync(statement)).Signatures.Single(one => one.Origin == SignatureOrigin.Recorded);
        var elm = await portal.Given.Member("Elm Registry").WithSignatory("Eva Elm");
        var browser = await SecretaryAsync();

        var record = await browser.PostAsync(PathOf(statement), [("Input.Organisation", elm.Id.ToString()), .. Letter]);
        var back = await browser.PostAsync(TakeBack(statement, recorded.Id), ("Input.Reason", "Late."));

        Assert.Contains("its edition names its signatories", Assert.Single(record.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        back.Is(HttpStatusCode.Conflict);
        Assert.Equal(2, (await portal.NowAsync(statement)).LiveSignatures.Count());
    }

    private static string PathOf(Statement statement) => $"/secretariat/statements/{statement.Slug}/record-signature";
    private static string TakeBack(Statement statement, Guid signature) => $"/secretariat/statements/{statement.Slug}/signatures/{signature}/take-back";

    private async Task<(Statement, Organisation)> ClosedAsync()
    {
        var sid = (await portal.Given.Member("Rowan Registry").WithSignatory("Sid Sand")).Contact("Sid Sand");
        Organisation fir = await portal.Given.Member("Fir Registry").WithSignatory("Fay Fir");
        return (await portal.Given.Statement("On letters").SignedBy(sid).Closed(), fir);
    }

    private async Task<Browser> SecretaryAsync() => await portal.Browser().SignInAsync(await portal.Given.Secretary("Ann Rowan"));
}
