using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Organisations;
using Tccm.Testing;

namespace Tccm.Web.Tests.Join;

public sealed class StepTests(Portal portal) : IClassFixture<Portal>
{
    [Theory]
    [InlineData("Input.LegalName", "Rowan\u202E Registry")]
    [InlineData("Input.LegalName", "Rowan\nRegistry")]
    [InlineData("Input.DisplayName", "光ネットワークセンター")]
    [InlineData("Input.NativeName", "na\u200Cme")]
    [InlineData("Input.ShortName", "RRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRR")]
    [InlineData("Input.Website", "javascript:alert(1)")]
    [InlineData("Input.Economy", "XX")]
    public async Task WrongFact_IsRefusedBesideItsFieldAndNothingIsKept(string field, string value)
    {
        var begun = await portal.Given.Application("Larch Exchange").JustBegun();
        var browser = await portal.ResumeAsync(begun);
        var right = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Input.LegalName"] = "Larch", ["Input.Economy"] = "NZ", ["Input.Domains"] = "larch.example" };
        right[field] = value;

        var page = await browser.PostAsync("/join/organisation", [.. right.Select(pair => (pair.Key, pair.Value))]);

        page.Is(HttpStatusCode.Conflict);
        Assert.NotNull(page.ErrorOf(field));
        Assert.Equal("larch.example", page.ValueOf("Input.Domains"));
        Assert.False((await portal.NowAsync(begun.Application)).HasFacts);
    }

    [Fact]
    public async Task WrongDomains_AreNamedLineByLine()
    {
        var browser = await portal.ResumeAsync(await portal.Given.Application("Larch Exchange").JustBegun());

        var page = await (await browser.GetAsync("/join/organisation")).SubmitAsync(
            ("Input.LegalName", "Larch"), ("Input.Economy", "NZ"), ("Input.Domains", "光.example\nhttps://larch.example/\nann@larch.example"));

        page.Is(HttpStatusCode.BadRequest);
        Assert.StartsWith("Line 2:", page.ErrorSummary[0], StringComparison.Ordinal);
        Assert.StartsWith("Line 3:", page.ErrorSummary[1], StringComparison.Ordinal);
        Assert.Contains("光.example", page.ValueOf("Input.Domains"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Rowan Registry", "elsewhere.example")]
    [InlineData("Rоwаn Registry", "elsewhere.example")]
    [InlineData("Another name", "rowan-known.example")]
    public async Task OrganisationThatIsKnown_IsNoticedWithoutSayingWhoseItIs(string name, string domain)
    {
        await portal.Given.Organisation("Rowan Registry").With(facts => facts with { Domains = [Domain.Text.InternetDomain.Parse("rowan-known.example")] });
        var browser = await portal.ResumeAsync(await portal.Given.Application("Larch Exchange").JustBegun());

        var page = await (await browser.GetAsync("/join/organisation")).SubmitAsync(
            ("Input.LegalName", name), ("Input.DisplayName", "Quite Other"), ("Input.Economy", "NZ"), ("Input.Domains", domain));

        Assert.Contains("may be on the register already", page.Is(HttpStatusCode.OK).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SecondApplicationForOneOrganisation_IsNoticed()
    {
        await portal.Given.Application("Cedar Exchange").By("Secret Somebody").Submitted();
        var browser = await portal.ResumeAsync(await portal.Given.Application("Larch Exchange").JustBegun());

        var page = await (await browser.GetAsync("/join/organisation")).SubmitAsync(("Input.LegalName", "Cedar Exchange"), ("Input.Economy", "NZ"), ("Input.Domains", "cedar.example"));

        Assert.Contains("may have applied already", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Secret Somebody", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evidence_ChoosesItsKindAndUntickingDropsIt()
    {
        var begun = await portal.Given.Application("Larch Exchange").JustBegun();
        var browser = await portal.ResumeAsync(begun);

        await (await browser.GetAsync("/join/operates")).SubmitAsync(("Input.Evidence[exchange-point]", "AS64500"));
        var kept = (await portal.NowAsync(begun.Application)).Facts.Operations;
        await (await browser.GetAsync("/join/operates")).SubmitAsync(("Input.Kinds", null), ("Input.Kinds", "registrar"), ("Input.Evidence[registrar]", "IANA 9999"));
        var changed = (await portal.NowAsync(begun.Application)).Facts.Operations;

        Assert.Equal(new Operation(OrganisationKind.ExchangePoint, "AS64500"), Assert.Single(kept));
        Assert.Equal(new Operation(OrganisationKind.Registrar, "IANA 9999"), Assert.Single(changed));
    }

    [Fact]
    public async Task MemberThatOperatesNothing_IsRefused()
    {
        var begun = await portal.Given.Application("Larch Exchange").JustBegun();
        var browser = await portal.ResumeAsync(begun);

        var nothing = await (await browser.GetAsync("/join/operates")).SubmitAsync(("Input.Operates", "We like the Internet."));
        var bare = await (await browser.GetAsync("/join/operates")).SubmitAsync(("Input.Kinds", "registrar"));
        var control = await browser.PostAsync("/join/operates", ("Input.Evidence[registrar]", "A\u0001B"));

        Assert.Contains("at least one kind", Assert.Single(nothing.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.Equal("We like the Internet.", nothing.ValueOf("Input.Operates"));
        Assert.Equal("Say what shows it: Registrar.", Assert.Single(bare.Is(HttpStatusCode.BadRequest).ErrorSummary));
        control.Is(HttpStatusCode.BadRequest);
        Assert.False((await portal.NowAsync(begun.Application)).HasOperations);
    }

    [Fact]
    public async Task People_AreAddedOnceAndRemoved()
    {
        var begun = await portal.Given.Application("Larch Exchange").JustBegun();
        var browser = await portal.ResumeAsync(begun);
        var email = begun.Application.ApplicantEmail.Value;

        var prefilled = await (await browser.GetAsync("/join/people")).FollowAsync("Add yourself");
        var roleless = await prefilled.SubmitAsync(("Input.Title", "Director"));
        var added = await roleless.SubmitAsync(("Input.Roles", "Representative"));
        var again = await added.SubmitAsync(("Input.Name", "Ada Again"), ("Input.Email", email.ToUpperInvariant()), ("Input.Roles", "Signatory"));
        var listed = Assert.Single((await portal.NowAsync(begun.Application)).Contacts);
        var removed = await (await browser.GetAsync("/join/people")).PressAsync("Remove Ada Applicant");

        Assert.Equal("Choose at least one role.", Assert.Single(roleless.Is(HttpStatusCode.BadRequest).ErrorSummary));
        Assert.Equal("Ada Applicant was added.", added.Flash);
        Assert.Contains("on the list already", again.Is(HttpStatusCode.Conflict).ErrorOf("Input.Email"), StringComparison.Ordinal);
        Assert.Equal((ContactRoles.Representative, "Director"), (listed.Roles, listed.Title));
        Assert.Equal("Ada Applicant was removed.", removed.Flash);
        Assert.Empty((await portal.NowAsync(begun.Application)).Contacts);
    }

    [Theory]
    [InlineData("15")]
    [InlineData("64")]
    [InlineData("None")]
    public async Task RoleThatIsNotOffered_IsRefused(string role)
    {
        var begun = await portal.Given.Application("Larch Exchange").JustBegun();
        var browser = await portal.ResumeAsync(begun);

        var page = await browser.PostAsync("/join/people", ("Input.Name", "Ann"), ("Input.Email", "ann@larch.example"), ("Input.Roles", role));

        Assert.True(page.Status is HttpStatusCode.BadRequest or HttpStatusCode.Conflict);
        Assert.Empty((await portal.NowAsync(begun.Application)).Contacts);
    }

    [Fact]
    public async Task Purpose_IsSignedByTheTextThatWasSeen()
    {
        var version = await portal.Given.PurposeVersion();
        var draft = await portal.Given.Application("Larch Exchange").JustBegun();
        var browser = await portal.ResumeAsync(draft);

        var early = await browser.GetAsync("/join/purpose");
        await (await browser.GetAsync("/join/organisation")).SubmitAsync(("Input.LegalName", "Larch"), ("Input.Economy", "NZ"), ("Input.Domains", "larch.example"));
        var form = await browser.GetAsync("/join/purpose");
        var undeclared = await form.SubmitAsync(("Input.SignerName", "Sid Sand"), ("Input.SignerTitle", "Director"), ("Input.Basis", "Officer"));
        var signed = await undeclared.SubmitAsync(("Input.Declared", "true"));

        Assert.Contains("Tell us about the organisation first", early.Text, StringComparison.Ordinal);
        Assert.NotNull(undeclared.Is(HttpStatusCode.Conflict).ErrorOf("Input.Declared"));
        Assert.Contains("was signed for Larch by Sid Sand", signed.Flash, StringComparison.Ordinal);
        var declaration = (await portal.NowAsync(draft.Application)).Declaration!;
        Assert.Equal((version.Sha256, "Sid Sand", "Director"), (declaration.TextSha256, declaration.SignerName, declaration.SignerTitle));
        Assert.True(await portal.AskAsync(db => db.AuditEntries.AnyAsync(entry => entry.SubjectId == draft.Application.Id && entry.Act == "application.purpose-signed")));
    }
}
