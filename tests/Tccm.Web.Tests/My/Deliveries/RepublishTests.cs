using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Deliveries;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Testing;

namespace Tccm.Web.Tests.My.Deliveries;

public sealed class RepublishTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task WhoIsNotSignedIn_IsSentToSignIn()
    {
        foreach (var path in new[] { $"/my/statements/any/republish/{Guid.NewGuid()}", $"/my/republications/{Guid.NewGuid()}/{Guid.NewGuid()}/take-back" })
            Assert.StartsWith("/account/sign-in?", (await portal.Browser().GetAsync(path, follow: false)).RedirectedTo, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ForeignContactSignatoryUnpublishedAndAnothersRepublication_AreNotFound()
    {
        var (rowan, birch) = (await RowanAsync(), await portal.Given.Member("Birch Registrar").WithRepresentative("Ben Bay"));
        var (statement, open) = (await portal.Given.Statement("Keep it open").Published(), await portal.Given.Statement("Still open").Open());
        var foreign = await portal.Given.Deliveries(statement).RepublishedAsync(birch);
        var (ann, sig) = (await SignInAsync(rowan, "Ann Arch"), await SignInAsync(rowan, "Sig Sloe"));

        foreach (var (browser, path) in new[]
        {
            (ann, Address(statement, birch.Contact("Ben Bay"))), (sig, Address(statement, rowan.Contact("Sig Sloe"))), (ann, Address(open, rowan.Contact("Ann Arch"))),
            (ann, $"/my/republications/{rowan.Contact("Ann Arch").Id}/{foreign.Id}/take-back"), (ann, $"/my/republications/{birch.Contact("Ben Bay").Id}/{foreign.Id}/take-back"),
        })
        {
            (await browser.GetAsync(path)).Is(HttpStatusCode.NotFound);
            (await browser.PostAsync(path, Filled("https://rowan.example/1"))).Is(HttpStatusCode.NotFound);
        }
        Assert.True(Assert.Single(await KeptAsync(statement)).IsLive);
    }

    [Fact]
    public async Task WrongLinkAndNoTitle_AreRefusedAndNothingIsKept()
    {
        var rowan = await RowanAsync();
        var statement = await portal.Given.Statement("Keep it open").Published();
        var form = await (await SignInAsync(rowan, "Ann Arch")).GetAsync(Address(statement, rowan.Contact("Ann Arch")));

        var plain = await form.SubmitAsync(Filled("http://rowan.example/1"));
        var untitled = await form.SubmitAsync(("Input.Title", ""));

        Assert.NotNull(plain.Is(HttpStatusCode.Conflict).ErrorOf("Input.Link"));
        Assert.NotNull(untitled.Is(HttpStatusCode.BadRequest).ErrorOf("Input.Title"));
        Assert.Empty(await KeptAsync(statement));
    }

    [Fact]
    public async Task SaidThenTakenBack_StandsBesideTheStatementWithItsDay()
    {
        var rowan = await RowanAsync();
        var statement = await portal.Given.Statement("Keep it open").Published();
        var browser = await SignInAsync(rowan, "Ann Arch");

        var list = await (await browser.GetAsync(Address(statement, rowan.Contact("Ann Arch")))).SubmitAsync(Filled("https://rowan.example/1"));
        var kept = Assert.Single(await KeptAsync(statement));
        var taken = await (await browser.GetAsync($"/my/republications/{rowan.Contact("Ann Arch").Id}/{kept.Id}/take-back")).SubmitAsync();

        Assert.StartsWith("You said that Rowan Registry published “Keep it open” again.", list.Flash, StringComparison.Ordinal);
        Assert.Contains("Operators ask to be heard", list.Text, StringComparison.Ordinal);
        Assert.Equal((rowan.Id, rowan.Contact("Ann Arch").PersonId), (kept.OrganisationId!.Value, kept.KeptById!.Value));
        Assert.Equal("You took back that Rowan Registry published “Keep it open” again.", taken.Flash);
        Assert.Equal(["republication.kept", "republication.taken-back"], await portal.AskAsync(db => db.AuditEntries.Where(entry => entry.SubjectId == kept.Id).OrderBy(entry => entry.Id).Select(entry => entry.Act).ToListAsync()));
        Assert.Contains("taken back", (await portal.Browser().GetAsync($"/statements/{statement.Slug}")).All("#deliveries .tag"));
    }

    private static (string, string?)[] Filled(string link) => [("Input.On", "2026-01-02"), ("Input.Title", "Operators ask to be heard"), ("Input.Language", "en"), ("Input.Link", link)];

    private static string Address(Statement statement, Contact contact) => $"/my/statements/{statement.Slug}/republish/{contact.Id}";

    private async Task<Organisation> RowanAsync() => await portal.Given.Member("Rowan Registry").WithRepresentative("Ann Arch").WithSignatory("Sig Sloe");

    private async Task<Browser> SignInAsync(Organisation organisation, string person) => await portal.Browser().SignInAsync(organisation.Contact(person));

    private Task<List<Republication>> KeptAsync(Statement statement) => portal.AskAsync(db => db.Republications.Where(one => one.StatementId == statement.Id).ToListAsync());
}
