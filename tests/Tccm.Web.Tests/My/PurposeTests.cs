using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Organisations;
using Tccm.Domain.Purpose;
using Tccm.Testing;
using Tccm.Web.Evidence;
using Tccm.Web.Setup;

namespace Tccm.Web.Tests.My;

/// <summary>A database of its own, since the version in force is one for all.</summary>
public sealed class PurposeTests(Portal portal) : IClassFixture<Portal>
{
    private const string Declared = "Input.Declared";
    private DateOnly InTwoMonths => DateOnly.FromDateTime(portal.Clock.GetUtcNow().UtcDateTime).AddDays(60);

    [Fact]
    public async Task Signatory_SeesTheDifferenceFirstAndSigns()
    {
        var (rowan, version) = await AskedAsync("Rowan Registry");
        var ann = rowan.Contact("Ann Arch");
        var browser = await portal.Browser().SignInAsync(ann);
        var my = await browser.GetAsync("/my");

        var form = await my.FollowAsync("See what changed and sign");
        var page = await form.SubmitAsync(("Input.Basis", "Delegated"), (Declared, "true"));

        Assert.Contains($"The Statement of Purpose {version.Number}", my.Text, StringComparison.Ordinal);
        Assert.Contains("60 days left", my.Text, StringComparison.Ordinal);
        Assert.True(form.Body.IndexOf("What changed since version", StringComparison.Ordinal) is var difference and > 0 && difference < form.Body.IndexOf("The text of version", StringComparison.Ordinal));
        var signature = await portal.AskAsync(db => db.PurposeSignatures.SingleAsync(one => one.OrganisationId == rowan.Id && one.PurposeVersionId == version.Id));
        Assert.Equal($"Rowan Registry signed the Statement of Purpose {version.Number}. Its contacts get a receipt.", page.Flash);
        Assert.Equal((version.Id, version.Sha256, "Rowan Registry", (Guid?)ann.PersonId, AuthorityBasis.Delegated), (signature.PurposeVersionId, signature.TextSha256, signature.OrganisationName, signature.PersonId, signature.Basis!.Value));
        Assert.Equal(1, await portal.AskAsync(db => db.AuditEntries.CountAsync(entry => entry.Act == "purpose.signed" && entry.SubjectId == version.Id && entry.OrganisationId == rowan.Id && entry.PersonId == ann.PersonId)));
        var leaf = await portal.AskAsync(db => db.Leaves.SingleAsync(one => one.ActId == signature.Id && one.Type == "sign"));
        Assert.Contains($"\npurpose: sha256:{version.Sha256}\n", Encoding.UTF8.GetString(leaf.Bytes), StringComparison.Ordinal);
        foreach (var colleague in rowan.CurrentContacts)
            Assert.Equal($"Signed for Rowan Registry: the Statement of Purpose {version.Number}", (await portal.Mailbox.ToAsync(colleague))[^1].Subject);
        Assert.Empty((await portal.AskAsync(db => new VerifyEvidence(db).RunAsync())).Wrong);
    }

    [Fact]
    public async Task SentTwice_SignsOnce()
    {
        var (rowan, version) = await AskedAsync("Rowan Registry");
        var form = await FormAsync(rowan, "Ann Arch");

        var first = await SignAsync(form);
        var second = await SignAsync(form);

        Assert.Equal((HttpStatusCode.Found, HttpStatusCode.Found), (first.Status, second.Status));
        Assert.Equal(1, await CountAsync(rowan, version));
    }

    [Fact]
    public async Task TwoSignatoriesAtOnce_SignOnce()
    {
        var rowan = await portal.Given.Member("Rowan Registry").WithSignatory("Ann Arch").WithSignatory("Ben Bay");
        var (hers, his) = (await portal.Browser().SignInAsync(rowan.Contact("Ann Arch")), await portal.Browser().SignInAsync(rowan.Contact("Ben Bay")));
        await portal.Given.PurposeSigned(rowan.Contact("Ann Arch"));
        for (var round = 0; round < 10; round++)
        {
            var version = await portal.Given.NextPurpose(InTwoMonths);
            var (annsForm, bensForm) = (await hers.GetAsync(Address(rowan, "Ann Arch")), await his.GetAsync(Address(rowan, "Ben Bay")));

            var answers = await Race.AtOnceAsync(() => SignAsync(annsForm), () => SignAsync(bensForm));

            Assert.Equal("Conflict, Found", string.Join(", ", answers.Select(answer => answer.Status.ToString()).Order(StringComparer.Ordinal)));
            Assert.Equal(1, await CountAsync(rowan, version));
        }
    }

    [Fact]
    public async Task SecondSignatureBesideTheGuard_IsRefusedByTheDatabase()
    {
        var (rowan, version) = await AskedAsync("Rowan Registry");
        await portal.Given.PurposeSigned(rowan.Contact("Ann Arch"));

        var refused = await Assert.ThrowsAsync<DomainException>(() => portal.AskAsync(async db =>
        {
            var contact = await db.LockedContactAsync(rowan.Contact("Ann Arch").Id);
            var again = await db.PurposeVersions.SingleAsync(one => one.Id == version.Id);
            db.Add(again.Sign(Guid.CreateVersion7(), contact.Organisation, PurposeSigner.Of(contact), new Authority(AuthorityBasis.Officer, null), [], version.Sha256, declared: true, portal.Clock.GetUtcNow()));
            return await db.SaveChangesAsync();
        }));

        Assert.StartsWith("A colleague signed the Statement of Purpose for your organisation", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TextThatChangedMeanwhile_IsShownAnewUntickedAndNothingIsSigned()
    {
        var (rowan, _) = await AskedAsync("Rowan Registry");
        var form = await FormAsync(rowan, "Ann Arch");
        var newer = await portal.Given.NextPurpose(InTwoMonths);

        var page = await form.SubmitAsync(("Input.Basis", "Officer"), (Declared, "true"));

        Assert.Contains("has changed since you opened this page", Assert.Single(page.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.Equal(newer.Sha256, page.ValueOf("Input.Sha256"));
        Assert.Null(page.Find("#Input_Declared[checked]"));
        Assert.Equal(1, await portal.AskAsync(db => db.PurposeSignatures.CountAsync(one => one.OrganisationId == rowan.Id)));
    }

    [Theory]
    [InlineData("Mandate", "", "true", "Input.Until", "Give the last day of the mandate.")]
    [InlineData("Mandate", "2020-01-01", "true", "Input.Until", "The mandate ended on 1 January 2020.")]
    [InlineData("Officer", "", null, "Input.Declared", "Tick the declaration to sign.")]
    [InlineData(null, "", "true", "Input.Basis", "Choose on what the right to sign rests.")]
    public async Task FormThatIsNotWhole_IsRefusedBesideTheField(string? basis, string until, string? declared, string field, string words)
    {
        var (rowan, version) = await AskedAsync("Rowan Registry");

        var page = await (await FormAsync(rowan, "Ann Arch")).SubmitAsync(("Input.Basis", basis), ("Input.Until", until), (Declared, declared));

        Assert.True(page.Status is HttpStatusCode.Conflict or HttpStatusCode.BadRequest, $"{page.Status}");
        Assert.StartsWith(words, page.ErrorOf(field)?.TrimStart('×', ' '), StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(rowan, version));
    }

    [Fact]
    public async Task WhoMayNotSign_ReadsWhatChangedAndSignsNothing()
    {
        var (rowan, version) = await AskedAsync("Rowan Registry");
        var (elm, _) = (await portal.Given.Member("Elm Registry").WithSignatory("Eva Elm"), 0);
        var listener = await portal.Browser().SignInAsync(rowan.Contact("Lil Lime"));
        var stranger = await portal.Browser().SignInAsync(elm.Contact("Eva Elm"));

        var page = await listener.GetAsync(Address(rowan, "Lil Lime"));

        Assert.NotNull(page.Find(".difference"));
        Assert.Null(page.Find("main form"));
        foreach (var (browser, contact) in new[] { (listener, "Lil Lime"), (listener, "Ann Arch"), (stranger, "Ann Arch"), (stranger, "Lil Lime") })
            (await browser.PostAsync(Address(rowan, contact), Form(version))).Is(HttpStatusCode.NotFound);
        (await stranger.GetAsync(Address(rowan, "Ann Arch"))).Is(HttpStatusCode.NotFound);
        (await listener.GetAsync(Address(rowan, "Ann Arch"))).Is(HttpStatusCode.NotFound);
        Assert.Equal(0, await CountAsync(rowan, version));
    }

    [Fact]
    public async Task MinorChange_AsksNothingAndIsReadable()
    {
        var (rowan, _) = await AskedAsync("Rowan Registry");
        await portal.Given.PurposeSigned(rowan.Contact("Ann Arch"));
        var minor = await portal.Given.NextPurpose();
        var browser = await portal.Browser().SignInAsync(rowan.Contact("Ann Arch"));

        var my = await browser.GetAsync("/my");
        var page = await browser.GetAsync(Address(rowan, "Ann Arch"));

        Assert.DoesNotContain("See what changed and sign", my.Text, StringComparison.Ordinal);
        Assert.Contains("Nothing needs you", my.Text, StringComparison.Ordinal);
        Assert.Contains($"Version {minor.Number} is a minor change of it", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Find(".difference ins"));
        Assert.Null(page.Find("main form"));
        Assert.Contains("already", Assert.Single((await browser.PostAsync(Address(rowan, "Ann Arch"), Form(minor))).Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
    }

    /// <summary>An organisation that signed an earlier version, and the major one that it is asked to sign.</summary>
    private async Task<(Organisation, PurposeVersion)> AskedAsync(string name)
    {
        var organisation = await portal.Given.Member(name).WithSignatory("Ann Arch").WithListener("Lil Lime");
        await portal.Given.PurposeSigned(organisation.Contact("Ann Arch"));
        return (organisation, await portal.Given.NextPurpose(InTwoMonths));
    }

    private async Task<AssertPage> FormAsync(Organisation organisation, string contact) =>
        await (await portal.Browser().SignInAsync(organisation.Contact(contact))).GetAsync(Address(organisation, contact));

    private static Task<AssertPage> SignAsync(AssertPage form) => form.SubmitAsync(follow: false, ("Input.Basis", "Officer"), (Declared, "true"));

    private static string Address(Organisation organisation, string contact) => $"/my/purpose/{organisation.Contact(contact).Id}";

    private static (string, string?)[] Form(PurposeVersion version) => [("Input.Id", $"{Guid.CreateVersion7()}"), ("Input.Sha256", version.Sha256), ("Input.Basis", "Officer"), (Declared, "true")];

    private Task<int> CountAsync(Organisation organisation, PurposeVersion version) =>
        portal.AskAsync(db => db.PurposeSignatures.CountAsync(one => one.OrganisationId == organisation.Id && one.PurposeVersionId == version.Id));
}
