using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Testing;

namespace Tccm.Web.Tests.PersonalData;

public sealed class OwnDataTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task Page_AndDownloadShowAllThatIsHeld()
    {
        var (rowan, ann) = await AnnAsync();
        var statement = await portal.Given.Statement("Keep it open").SignedBy(ann).Open();
        var application = await portal.Given.Application("Quill Exchange").Naming("Ann A.", ContactRoles.Representative, ann.Person.Email).Naming("Sid Sand", ContactRoles.Signatory).Submitted();
        await (await portal.Browser().GetAsync("/account/forgot")).SubmitAsync(("Input.Email", ann.Person.Email.Value));
        var browser = await portal.Browser().SignInAsync(ann);
        await (await portal.Browser().GetAsync("/account/forgot")).SubmitAsync(("Input.Email", ann.Person.Email.Value));
        await portal.Mailbox.AllAsync();

        var page = await browser.GetAsync("/my/data");
        using var file = JsonDocument.Parse((await browser.GetAsync("/my/data/download")).Body);

        page.Is(HttpStatusCode.OK);
        foreach (var part in new[] { "Ann Arch", ann.Person.Email.Value, rowan.DisplayName, "signatory", "Keep it open", "Quill Exchange", "Set a new password for the TCCM portal", "kept as a slow hash" })
            Assert.Contains(part, page.Text, StringComparison.Ordinal);
        var groups = file.RootElement.GetProperty("groups");
        string Of(string group, string key) => string.Join('|', groups.GetProperty(group).GetProperty("items").EnumerateArray().Where(item => item.TryGetProperty(key, out _)).Select(item => item.GetProperty(key).ToString()));
        Assert.Equal("Ann Arch", Of("person", "name"));
        Assert.Equal(rowan.DisplayName, Of("roles", "organisation"));
        Assert.Equal(statement.Title, Of("signatures", "text"));
        Assert.Contains($"name: Ann Arch\nemail: {ann.Person.Email.Value}", Of("signatures", "envelope"), StringComparison.Ordinal);
        Assert.Equal(application.Application.Facts.DisplayName, Of("applications", "organisation"));
        Assert.Contains("Set a new password", Of("letters", "subject"), StringComparison.Ordinal);
        Assert.Contains("set-password", Of("login", "link"), StringComparison.Ordinal);
        Assert.Contains("person.enrolled", await portal.AskAsync(db => db.AuditEntries.Where(entry => entry.SubjectId == ann.PersonId).Select(entry => entry.Act).ToListAsync()));
    }

    [Fact]
    public async Task SomebodyElses_StandsInNoDownload()
    {
        var (_, ann) = await AnnAsync();
        var elm = await portal.Given.Member("Elm Registry").WithSignatory("Eva Elm");
        await portal.Given.Statement("Keep it closed").SignedBy(ann, elm.Contact("Eva Elm")).Open();
        var browser = await portal.Browser().SignInAsync(elm.Contact("Eva Elm"));

        var file = (await browser.GetAsync("/my/data/download")).Body;

        Assert.DoesNotContain("Ann Arch", file, StringComparison.Ordinal);
        Assert.DoesNotContain(ann.Person.Email.Value, file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CorrectedNameAndTitle_AreShownToTheRepresentativeAndLeaveWhatWasSigned()
    {
        var (rowan, ann) = await AnnAsync();
        var statement = await portal.Given.Statement("Keep it open").SignedBy(ann).Open();
        var browser = await portal.Browser().SignInAsync(ann);

        var page = await (await browser.GetAsync("/my/data/correct")).Is(HttpStatusCode.OK).SubmitAsync(("Input.Name", "Ann Birch-Өмөр"), ("Input.Titles[0].Title", "Chair"));

        Assert.Equal("Your name and job titles were saved.", page.Flash);
        var people = await (await portal.Browser().SignInAsync(rowan.Contact("Rita Reed"))).GetAsync($"/my/organisations/{rowan.Contact("Rita Reed").Id}");
        Assert.Contains("Ann Birch-Өмөр, Chair", people.Text, StringComparison.Ordinal);
        Assert.Equal("Director", await portal.AskAsync(db => db.Signatures.Where(one => one.StatementId == statement.Id).Select(one => one.PersonTitle).SingleAsync()));
        Assert.Equal(["contact.retitled", "person.name-corrected"], await portal.AskAsync(db => db.AuditEntries.Where(entry => entry.PersonId == ann.PersonId && entry.Capacity == "the person concerned").Select(entry => entry.Act).OrderBy(act => act).ToListAsync()));
    }

    [Fact]
    public async Task TitleOfSomebodyElse_IsNotFoundAndNothingIsSaved()
    {
        var (rowan, ann) = await AnnAsync();
        var browser = await portal.Browser().SignInAsync(ann);

        var page = await browser.PostAsync("/my/data/correct", ("Input.Name", "Mallory"), ("Input.Titles[0].Contact", rowan.Contact("Rita Reed").Id.ToString()), ("Input.Titles[0].Title", "Nobody"));

        page.Is(HttpStatusCode.NotFound);
        Assert.Equal("Ann Arch", await portal.AskAsync(db => db.People.Where(one => one.Id == ann.PersonId).Select(one => one.Name).SingleAsync()));
    }

    [Fact]
    public async Task NameThatCannotBeShown_IsRefusedWithTheReason()
    {
        var (_, ann) = await AnnAsync();
        var browser = await portal.Browser().SignInAsync(ann);

        var page = await (await browser.GetAsync("/my/data/correct")).SubmitAsync(("Input.Name", "Ann\u202EhcrA"));

        page.Is(HttpStatusCode.Conflict);
        Assert.Contains("U+202E", page.ErrorOf("Input.Name"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NewAddress_CountsOnceConfirmedAndEndsTheOldOne()
    {
        var (_, ann) = await AnnAsync();
        var old = ann.Person.Email.Value;
        var browser = await portal.Browser().SignInAsync(ann);
        await (await portal.Browser().GetAsync("/account/forgot")).SubmitAsync(("Input.Email", old));
        var reset = (await portal.Mailbox.ToAsync(old))[^1].Link;

        var asked = await (await browser.GetAsync("/my/data/address")).Is(HttpStatusCode.OK).SubmitAsync(("Input.Email", "Ann.Neu@BÜCHER.example"));
        var link = Assert.Single(await portal.Mailbox.ToAsync("ann.neu@bücher.example")).Link;
        var before = await portal.AskAsync(db => db.People.Where(one => one.Id == ann.PersonId).Select(one => one.EmailKey).SingleAsync());
        for (var times = 0; times < 3; times++) await portal.Browser().GetAsync(link);
        var confirmed = await (await portal.Browser().GetAsync(link)).PressAsync("Confirm the address");
        var again = await portal.Browser().GetAsync(link);

        Assert.StartsWith("A link was mailed to", asked.Flash, StringComparison.Ordinal);
        Assert.Equal(ann.Person.Email.Canonical, before);
        Assert.StartsWith("Your address is", confirmed.Flash, StringComparison.Ordinal);
        Assert.Equal("This link cannot be used", again.Heading);
        (await browser.GetAsync("/my", follow: false)).Is(HttpStatusCode.Found);
        (await (await portal.Browser().GetAsync(reset)).SubmitAsync(("Input.Password", "eleven quiet rivers going south"))).Is(HttpStatusCode.Conflict);
        (await (await portal.Browser().GetAsync("/account/sign-in")).SubmitAsync(follow: false, ("Input.Email", old), ("Input.Password", Portal.Password))).Is(HttpStatusCode.Conflict);
        foreach (var form in new[] { "ann.neu@bücher.example", "ANN.NEU@XN--BCHER-KVA.EXAMPLE" })
            (await (await portal.Browser().GetAsync("/account/sign-in")).SubmitAsync(follow: false, ("Input.Email", form), ("Input.Password", Portal.Password))).Is(HttpStatusCode.Found);
        Assert.Equal("Your address in the TCCM portal was changed", (await portal.Mailbox.ToAsync(old))[^1].Subject);
        Assert.DoesNotContain("BÜCHER", (await portal.Mailbox.ToAsync(old))[^1].Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("person.address-changed", await portal.AskAsync(db => db.AuditEntries.Where(entry => entry.PersonId == ann.PersonId).Select(entry => entry.Act).ToListAsync()));
    }

    [Fact]
    public async Task AddressOfAnother_IsRefusedWithoutSayingWhose()
    {
        var (rowan, ann) = await AnnAsync();
        var browser = await portal.Browser().SignInAsync(ann);

        var page = await (await browser.GetAsync("/my/data/address")).SubmitAsync(("Input.Email", rowan.Contact("Rita Reed").Person.Email.Value.ToUpperInvariant()));

        page.Is(HttpStatusCode.Conflict);
        Assert.StartsWith("This address cannot be used here.", page.ErrorOf("Input.Email"), StringComparison.Ordinal);
        Assert.DoesNotContain("Rita", page.Text, StringComparison.Ordinal);
        Assert.Empty(await portal.AskAsync(db => db.MailedLinks.Where(one => one.PersonId == ann.PersonId).ToListAsync()));
    }

    [Fact]
    public async Task AddressTakenWhileTheLinkWaited_MovesNothing()
    {
        var (_, ann) = await AnnAsync();
        var browser = await portal.Browser().SignInAsync(ann);
        await (await browser.GetAsync("/my/data/address")).SubmitAsync(("Input.Email", "soon@taken.example"));
        await using (var db = portal.Database.Open())
        {
            db.People.Add(new Person("Somebody", EmailAddress.Parse("SOON@taken.example"), portal.Clock.GetUtcNow()));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var page = await (await portal.Browser().GetAsync(Assert.Single(await portal.Mailbox.ToAsync("soon@taken.example")).Link)).PressAsync("Confirm the address");

        page.Is(HttpStatusCode.Conflict);
        Assert.Equal(ann.Person.Email.Canonical, await portal.AskAsync(db => db.People.Where(one => one.Id == ann.PersonId).Select(one => one.EmailKey).SingleAsync()));
        (await browser.GetAsync("/my")).Is(HttpStatusCode.OK);
    }

    private async Task<(Organisation, Contact)> AnnAsync()
    {
        var rowan = await portal.Given.Member("Rowan Registry").WithRepresentative("Rita Reed").WithSignatory("Ann Arch", "Director").WithSignatory("Second Signer");
        return (rowan, rowan.Contact("Ann Arch"));
    }
}
