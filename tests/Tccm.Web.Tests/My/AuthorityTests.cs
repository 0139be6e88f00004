using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;
using Tccm.Testing;
using Tccm.Web.Background;

namespace Tccm.Web.Tests.My;

/// <summary>On what the right to sign rests: chosen when signing, recorded by somebody else, and the end of a mandate.</summary>
public sealed class AuthorityTests(Portal portal) : IClassFixture<Portal>
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(DateTime.UtcNow);

    [Fact]
    public async Task SignerWhoNeverSaidIt_ChoosesAndItIsOnTheReceipt()
    {
        var rowan = await portal.Given.Member("Rowan Registry").WithSignatory("Ann Arch").Resting(null);
        var statement = await portal.Given.Statement("Keep it open").Open();
        var ann = rowan.Contact("Ann Arch");
        var form = await (await portal.Browser().SignInAsync(ann)).GetAsync($"/statements/{statement.Slug}/sign/{ann.Id}");

        var unsaid = await form.SubmitAsync(("Input.Declared", "true"));
        var noDay = await unsaid.Is(HttpStatusCode.BadRequest).SubmitAsync(("Input.Basis", "Mandate"));
        var receipt = await noDay.Is(HttpStatusCode.Conflict).SubmitAsync(("Input.Until", Iso(Today.AddDays(30))));

        Assert.NotNull(unsaid.ErrorOf("Input.Basis"));
        Assert.Contains("last day of the mandate", noDay.ErrorOf("Input.Until"), StringComparison.Ordinal);
        var words = $"by a mandate until {Words.Day(Today.AddDays(30))}";
        Assert.Contains(words, receipt.Is(HttpStatusCode.OK).Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains((await portal.Mailbox.ToAsync(ann)).Select(letter => letter.Text.ReplaceLineEndings(" ")), text => text.Contains(words, StringComparison.Ordinal));
        Assert.Equal(new Authority(AuthorityBasis.Mandate, Today.AddDays(30)), (await NowAsync(ann)).Authority);
        Assert.True(await portal.AskAsync(db => db.AuditEntries.AnyAsync(entry => entry.SubjectId == ann.Id && entry.Act == "contact.authority-recorded")));
    }

    [Fact]
    public async Task EndedMandate_SignsNothingUntilARepresentativeRenewsIt()
    {
        var rowan = await portal.Given.Member("Rowan Registry").WithSignatory("Ann Arch").WithRepresentative("Rita Reed");
        var statement = await portal.Given.Statement("Keep it open").Open();
        var (ann, rita) = (rowan.Contact("Ann Arch"), rowan.Contact("Rita Reed"));
        var browser = await portal.Browser().SignInAsync(ann);
        var open = await browser.GetAsync($"/statements/{statement.Slug}/sign/{ann.Id}");
        await EndAsync(ann);

        var page = await browser.GetAsync($"/statements/{statement.Slug}/sign/{ann.Id}");
        var late = await open.SubmitAsync(("Input.Basis", "Officer"), ("Input.Declared", "true"));
        var form = await (await portal.Browser().SignInAsync(rita)).GetAsync($"/my/organisations/{rita.Id}/contacts/{ann.Id}/authority");
        var past = await form.SubmitAsync(("Input.Basis", "Mandate"), ("Input.Until", "2020-01-01"));
        var renewed = await past.Is(HttpStatusCode.Conflict).SubmitAsync(("Input.Until", Iso(Today.AddDays(9))));
        var again = await (await browser.GetAsync($"/statements/{statement.Slug}/sign/{ann.Id}")).SubmitAsync(("Input.Declared", "true"));

        Assert.Contains("ended on 2 January 2020", page.Text, StringComparison.Ordinal);
        Assert.Contains("Rita Reed", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Find("form.sign"));
        Assert.Contains("ended on 2 January 2020", string.Join(' ', late.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.NotNull(past.ErrorOf("Input.Until"));
        Assert.Contains("You recorded that Ann Arch signs for Rowan Registry by a mandate until", renewed.Flash, StringComparison.Ordinal);
        Assert.Contains("signed “Keep it open”", again.Flash, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MandateOnTheForm_IsNotOutgrownByATamperedOne()
    {
        var rowan = await portal.Given.Member("Rowan Registry").WithSignatory("Ann Arch").Resting(new Authority(AuthorityBasis.Mandate, Today.AddDays(5)));
        var statement = await portal.Given.Statement("Keep it open").Open();
        var ann = rowan.Contact("Ann Arch");
        var form = await (await portal.Browser().SignInAsync(ann)).GetAsync($"/statements/{statement.Slug}/sign/{ann.Id}");

        var wider = await form.SubmitAsync(("Input.Basis", "Officer"), ("Input.Declared", "true"));

        Assert.Contains("is kept as by a mandate until", string.Join(' ', wider.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.Empty((await portal.AskAsync(db => db.StatementAsync(statement.Slug)))!.Signatures);
    }

    [Fact]
    public async Task OnesOwnRightAndForeignOnes_AreNotFound()
    {
        var rowan = await portal.Given.Member("Rowan Registry").WithContact("Rita Reed", ContactRoles.Representative | ContactRoles.Signatory).WithSignatory("Ann Arch").WithListener("Lil Lime");
        var birch = await portal.Given.Member("Birch Registrar").WithSignatory("Ben Bay");
        var (rita, ann) = (rowan.Contact("Rita Reed"), rowan.Contact("Ann Arch"));
        var browser = await portal.Browser().SignInAsync(rita);
        var annsBrowser = await portal.Browser().SignInAsync(ann);

        foreach (var colleague in new[] { rita.Id, birch.Contact("Ben Bay").Id, rowan.Contact("Lil Lime").Id })
        {
            (await browser.GetAsync($"/my/organisations/{rita.Id}/contacts/{colleague}/authority")).Is(HttpStatusCode.NotFound);
            (await browser.PostAsync($"/my/organisations/{rita.Id}/contacts/{colleague}/authority", ("Input.Basis", "Delegated"))).Is(HttpStatusCode.NotFound);
        }
        (await annsBrowser.PostAsync($"/my/organisations/{rita.Id}/contacts/{ann.Id}/authority", ("Input.Basis", "Delegated"))).Is(HttpStatusCode.NotFound);
        (await annsBrowser.PostAsync($"/my/organisations/{ann.Id}/contacts/{ann.Id}/authority", ("Input.Basis", "Delegated"))).Is(HttpStatusCode.NotFound);
        Assert.Equal((AuthorityBasis.Officer, AuthorityBasis.Officer), ((await NowAsync(rita)).Basis, (await NowAsync(ann)).Basis));
    }

    [Fact]
    public async Task Secretariat_RenewsButNotForItsOwn()
    {
        var sam = await portal.Given.Secretary("Sam Sloe");
        var rowan = await portal.Given.Member("Rowan Registry").WithSignatory("Ann Arch");
        var own = await portal.Given.Member("Own Registry").WithSignatory("Olu Oak").WithContact(sam, ContactRoles.Listener);
        var browser = await portal.Browser().SignInAsync(sam);

        var done = await (await browser.GetAsync($"/secretariat/organisations/{rowan.Id}/contacts/{rowan.Contact("Ann Arch").Id}/authority")).SubmitAsync(("Input.Basis", "Delegated"));
        var refused = await (await browser.GetAsync($"/secretariat/organisations/{own.Id}/contacts/{own.Contact("Olu Oak").Id}/authority")).SubmitAsync(("Input.Basis", "Delegated"));

        Assert.Contains("by delegation from an officer", done.Flash, StringComparison.Ordinal);
        Assert.Equal(AuthorityBasis.Delegated, (await NowAsync(rowan.Contact("Ann Arch"))).Basis);
        Assert.Contains("You work for Own Registry", Assert.Single(refused.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.Equal(AuthorityBasis.Officer, (await NowAsync(own.Contact("Olu Oak"))).Basis);
    }

    [Fact]
    public async Task MandateThatEndsInTwoWeeks_IsToldOnceToItsSignerAndTheRepresentatives()
    {
        var rowan = await portal.Given.Member("Rowan Registry").WithSignatory("Ann Arch").WithRepresentative("Rita Reed").WithListener("Lil Lime").Resting(new Authority(AuthorityBasis.Mandate, Today.AddDays(14)));
        var birch = await portal.Given.Member("Birch Registrar").WithSignatory("Ben Bay").Resting(new Authority(AuthorityBasis.Mandate, Today.AddDays(16)));

        await KeepAsync();
        await KeepAsync();

        Assert.Contains("/my/organisations/", Assert.Single(await AboutItAsync(rowan.Contact("Ann Arch"))).Link, StringComparison.Ordinal);
        Assert.EndsWith("/authority", Assert.Single(await AboutItAsync(rowan.Contact("Rita Reed"))).Link, StringComparison.Ordinal);
        Assert.Empty(await AboutItAsync(rowan.Contact("Lil Lime")));
        Assert.Empty(await AboutItAsync(birch.Contact("Ben Bay")));
    }

    [Fact]
    public async Task EndedMandate_GetsNoReminderToSign()
    {
        var rowan = await portal.Given.Member("Rowan Registry").WithSignatory("Ann Arch").WithSignatory("Abe Ash");
        await EndAsync(rowan.Contact("Ann Arch"));
        await portal.Given.Statement("Nearly over").Until(portal.Clock.GetUtcNow().AddHours(20)).Open();

        await portal.Services.GetRequiredService<DeadlineKeeper>().KeepAsync(TestContext.Current.CancellationToken);

        Assert.DoesNotContain(await portal.Mailbox.ToAsync(rowan.Contact("Ann Arch")), letter => letter.Subject.Contains("Nearly over", StringComparison.Ordinal));
        Assert.Contains(await portal.Mailbox.ToAsync(rowan.Contact("Abe Ash")), letter => letter.Subject.Contains("Nearly over", StringComparison.Ordinal));
    }

    private Task KeepAsync() => portal.Services.GetRequiredService<MandateKeeper>().KeepAsync(TestContext.Current.CancellationToken);

    private async Task<IReadOnlyList<ReceivedLetter>> AboutItAsync(Contact contact) =>
        [.. (await portal.Mailbox.ToAsync(contact)).Where(letter => letter.Subject.StartsWith("A mandate to sign", StringComparison.Ordinal))];

    private Task<Contact> NowAsync(Contact contact) => portal.AskAsync(db => db.Contacts.SingleAsync(one => one.Id == contact.Id));

    private async Task EndAsync(Contact contact)
    {
        await using var db = portal.Database.Open();
        await db.Database.ExecuteSqlAsync($"UPDATE portal.contacts SET basis = 'Mandate', mandate_until = '2020-01-02' WHERE id = {contact.Id}");
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
